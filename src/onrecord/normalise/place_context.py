"""Where a name that the gazetteer lacks must lie: in the place named beside it, else in the one that the text is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.locate import sentence_index
from onrecord.model.reading import Layout, Toponym
from onrecord.model.span import span_at
from onrecord.model.value import PlaceKind
from onrecord.normalise.place_features import Feature

FINE: frozenset[PlaceKind] = frozenset(("city", "district", "admin2"))
"""Kinds that are small enough to hold a street or a market."""
SPREAD: dict[PlaceKind, float] = {"facility": 1.0, "district": 1.0, "admin2": 30.0, "natural": 60.0}
"""How far a feature may lie from the place that it is tied to, in km: streets are in it, rivers run past it."""


def tie(layout: Layout, feature: Feature, places: Sequence[Toponym]) -> Toponym:
    """A feature with the coordinates of the place that it is in; nulls where the text names none or the name does not say its kind."""
    span = span_at(layout.text, layout.tokens[feature.first].start, layout.tokens[feature.last - 1].end)
    name = " ".join(span.quote.split())
    around = container(layout, span.start, places) if feature.kind else None
    if around is None:
        return Toponym(span, feature.kind, name, None, None, None, None, None, None, 0.0, "literal", (name,))
    return within_place(Toponym(span, feature.kind, name, None, None, None, None, None, None, 0.0, "literal", (name,)), around)


def within_place(site: Toponym, around: Toponym) -> Toponym:
    """A site or feature tied to the place around it: its country, division, coordinates, and a radius that covers it."""
    return replace(
        site,
        country=around.country,
        admin1=around.admin1,
        latitude=around.latitude,
        longitude=around.longitude,
        radius_km=round((around.radius_km or 1.0) + SPREAD.get(site.kind or "facility", 1.0), 1),
        score=round(0.5 * around.score, 4),
        path=(*around.path, site.name),
    )


def container(layout: Layout, offset: int, places: Sequence[Toponym]) -> Toponym | None:
    """The place that words at an offset are in: the finest named in their sentence, nearest first, else before them, else the text's own."""
    settled = [p for p in places if p.latitude is not None and p.use in ("literal", "metonymic") and p.kind not in ("region", "natural", "facility")]
    here = sentence_index(layout, offset)
    same = [p for p in settled if sentence_index(layout, p.span.start) == here and p.use == "literal"]
    fine = [p for p in same if p.kind in FINE]
    if fine:
        return min(fine, key=lambda p: abs(p.span.start - offset))
    focus = text_focus(settled)
    if same:
        nearest = min(same, key=lambda p: abs(p.span.start - offset))
        return focus if focus and focus.country == nearest.country and nearest.kind in ("country", "admin1") and focus.admin1 == (nearest.admin1 or focus.admin1) else nearest
    earlier = [p for p in settled if p.kind in FINE and p.span.start < offset and here - sentence_index(layout, p.span.start) <= 2]
    return earlier[-1] if earlier else focus


def text_focus(settled: Sequence[Toponym]) -> Toponym | None:
    """The place that a text is mostly about: the fine one named most often, the first of equals; else the widest."""
    counts: dict[int | str, float] = defaultdict(float)
    first: dict[int | str, Toponym] = {}
    for k, p in enumerate(settled):
        key = p.geonameid or p.name
        counts[key] += (1.0 if p.kind in FINE else 0.2) + (0.6 if k == 0 else 0.0)
        first.setdefault(key, p)
    if not counts:
        return None
    return first[max(counts, key=lambda key: (counts[key], -first[key].span.start))]
