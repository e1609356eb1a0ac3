"""Where a name that the gazetteer lacks must lie: in the place named beside it, else in the one that the text is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.locate import sentence_index
from onrecord.model.quick import replace
from onrecord.model.reading import Layout, Toponym
from onrecord.model.span import Span
from onrecord.model.value import PlaceKind
from onrecord.normalise.gazetteer import country_entry

FINE: frozenset[PlaceKind] = frozenset(("city", "district", "admin2"))
"""Kinds that are small enough to hold a street or a market."""
SPREAD: dict[PlaceKind, float] = {"facility": 1.0, "district": 1.0, "city": 20.0, "admin2": 30.0, "natural": 60.0}
"""How far a feature may lie from the place that it is tied to, in km: streets are in it, rivers run past it."""
REACH = 1000
"""Code points to either side in which a place counts as beside; only sentences without any end are longer."""
_DIVISION = re.compile(r"\s(?:region|province|state|governorate|department|county|district)\b", re.IGNORECASE)
"""What a division is called behind its name, which may be known as that of its chief town alone."""
_WIDE = ("region", "natural", "facility")
_FROM = re.compile(
    r"\b(?:\d[\d.,]*|ten|twenty|thirty|forty|fifty|sixty|hundred|some|few|dozens? of)[\s-](?:(?:nautical\s)?miles?|km|kms|kilomet(?:er|re)s?|kilomètres?)\s(?:\([^)]{1,20}\)\s)?"
    r"(?:away\s|(?:to\sthe\s)?(?:due\s)?(?:north|south|east|west)[\w-]*\s|outside\s|au\s|à\sl['’]|(?:nord|sud|est|ouest)[\w-]*\s){0,3}(?:of|from|de|d['’])\s?"
    r"(?:the\s|la\s|le\s|l['’])?(?:(?:nearby\s|port\s|state\s|national\s|provincial\s)*(?:capital|city|town|ville|capitale)(?:\sof|\sde|,)?\s)?$",
    re.IGNORECASE,
)
"""Words before a town that only says how far away something was: "30 km north of"."""
_AHEAD = 90
"""Code points in which such words stand."""
_IN = re.compile(
    r"\s(?:in|at|near|inside|outside|à|dans|près\sde)\s(?:the\s)?(?:(?:village|town|city|region|province|state|district)\sof\s)?"
)
"""Words between a site and the name of the place that it is in: "a monastery in Sampleton"."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The settled places of a text in text order, where they start, and the one that the text is mostly about."""

    layout: Layout
    settled: tuple[Toponym, ...]
    starts: tuple[int, ...]
    focus: Toponym | None


def is_distant(text: str, span: Span) -> bool:
    """Whether a name only tells how far away something was: "30 km north of Sampleton"."""
    return _FROM.search(text, max(0, span.start - _AHEAD), span.start) is not None


def ground_of(layout: Layout, places: Iterable[Toponym]) -> Ground:
    """The ground that sites and features of a text stand on."""
    settled = tuple(
        p
        for p in places
        if p.geonameid is not None
        and p.latitude is not None
        and p.use in ("literal", "metonymic")
        and p.kind not in _WIDE
        and not is_distant(layout.text, p.span)
    )
    return Ground(layout, settled, tuple(p.span.start for p in settled), _focus(settled))


def tied(span: Span, kind: PlaceKind | None, ground: Ground, *, around: Toponym | None = None) -> Toponym:
    """Words that name no place of the gazetteer, with the country, coordinates and a radius of the place around them.

    `around` is that place where it is known; else it is looked for. A name of unknown kind (null) stays without coordinates, and so does
    a settlement (`city`) of which the sentence itself does not say where it is.
    """
    name = " ".join(span.quote.split())
    site = Toponym(span, kind, name, None, None, None, None, None, None, 0.0, "literal", (name,))
    outer = around or (beside(ground, span, wide=True) if kind == "city" else container(ground, span) if kind else None)
    if outer is None:
        return site
    return replace(
        site,
        country=outer.country,
        admin1=outer.admin1,
        latitude=outer.latitude,
        longitude=outer.longitude,
        radius_km=round((outer.radius_km or 1.0) + SPREAD.get(kind or "facility", 1.0), 1),
        score=round(0.5 * outer.score, 4),
        path=(*outer.path, name),
    )


def beside(ground: Ground, span: Span, *, wide: bool = False) -> Toponym | None:
    """The place named in the same sentence as some words, outside of them: the finest, and of these the nearest; `wide`: no city."""
    sentences, number = ground.layout.sentences, sentence_index(ground.layout, span.start)
    if not sentences:
        return None
    start, end = max(sentences[number].start, span.start - REACH), min(sentences[number].end, span.end + REACH)
    first, last = (bisect_left(ground.starts, offset) for offset in (start, end))
    same = [p for p in ground.settled[first:last] if p.use == "literal" and not (p.span.start < span.end and span.start < p.span.end)]
    if wide:
        same = [p for p in same if p.kind in ("country", "admin1", "admin2") or _DIVISION.match(ground.layout.text, p.span.end)]
        return min(same, key=lambda p: (p.kind == "country", abs(p.span.start - span.start)), default=None)
    if (
        inside := next((p for p in same if p.span.start > span.end and _IN.fullmatch(ground.layout.text, span.end, p.span.start)), None)
    ) is not None:
        return inside
    return min(same, key=lambda p: (p.kind not in FINE, abs(p.span.start - span.start)), default=None)


def container(ground: Ground, span: Span) -> Toponym | None:
    """The place that words are in: the one named beside them, else a fine one just before them, else the text's own."""
    if (near := beside(ground, span)) is not None:
        return near if near.kind in FINE else _narrowed(near, ground.focus)
    sentences, number = ground.layout.sentences, sentence_index(ground.layout, span.start)
    if not sentences:
        return ground.focus
    first, last = (bisect_left(ground.starts, offset) for offset in (sentences[max(0, number - 2)].start, sentences[number].start))
    earlier = [p for p in ground.settled[first:last] if p.kind in FINE]
    return earlier[-1] if earlier else ground.focus


def land_of(place: Toponym) -> Toponym:
    """The country that a place lies in; the place itself where that is unknown."""
    land = country_entry(place.country or "")
    if land is None or place.kind == "country":
        return place
    name, radius = land.name, land.radius
    return replace(
        place, kind="country", name=name, admin1=None, latitude=land.latitude, longitude=land.longitude, radius_km=radius, path=(name,)
    )


def _narrowed(wide: Toponym, focus: Toponym | None) -> Toponym:
    """The text's own place instead of a country or division that holds it."""
    if focus is None or focus.country != wide.country or wide.kind not in ("country", "admin1"):
        return wide
    return focus if wide.kind == "country" or focus.admin1 == wide.admin1 else wide


def _focus(settled: Sequence[Toponym]) -> Toponym | None:
    """The place that a text is mostly about: the fine one named most often, the first of equals; else the widest."""
    counts: dict[int, float] = defaultdict(float)
    first: dict[int, Toponym] = {}
    for k, p in enumerate(settled):
        key = p.geonameid or 0
        counts[key] += (1.0 if p.kind in FINE else 0.2) + (0.6 if k == 0 else 0.0)
        first.setdefault(key, p)
    if not counts:
        return None
    return first[max(counts, key=lambda key: (counts[key], -first[key].span.start))]
