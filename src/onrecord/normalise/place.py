"""Places: the names of places in a text, and which places they are."""

from __future__ import annotations

import re

from onrecord.model.document import Issue
from onrecord.model.reading import Layout, Toponym
from onrecord.model.span import Span, span_at
from onrecord.model.value import Place
from onrecord.normalise.gazetteer import Entry, country_entry, distance_km, place_by_id
from onrecord.normalise.party import organisation_in
from onrecord.normalise.place_choose import Choice, choose_places
from onrecord.normalise.place_context import ground_of, tied
from onrecord.normalise.place_evidence import Evidence, weigh
from onrecord.normalise.place_features import Feature, find_features
from onrecord.normalise.place_sites import find_sites
from onrecord.normalise.place_spots import Spot, find_spots

_QUARTER = re.compile(
    r"\b(?P<some>(?:une?|des|plusieurs|autres?|certaine?s)\s)?(?:quartier|cité|faubourg|résidence|lotissement)\s+"
    r"(?:de\s+l['’]|de\s+la\s+|de\s+|du\s+|des\s+|d['’])?(?:l[ae]s?\s+|l['’])?$",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:place|rue|avenue|boulevard|quai|allée|impasse|square|esplanade|canal|porte)\s+(?:de\s+l['’]|de\s+la\s+|de\s+|du\s+|des\s+|d['’])?$"
    r"|\b(?:hôtel|restaurant|bar|café|discothèque|collège|lycée|école|gymnase|mosquée|synagogue|résidence|gare|stade|hôpital|clinique|église|cathédrale|parc|pont|caserne)\s+"
    r"(?:de\s+(?-i:la\s+|l['’]))?$",
    re.IGNORECASE,
)
"""Words before a name that make it that of a street."""
__all__ = ["distance_km", "find_places", "find_sites", "place_value"]


def find_places(layout: Layout, *, outlet: str | None = None) -> tuple[tuple[Toponym, ...], tuple[Issue, ...]]:
    """Place names in text order, each resolved as far as the gazetteer goes; an issue for each that it lacks."""
    found = weigh(layout, find_spots(layout))
    named = [
        toponym(layout, spot, proof, choice) for (spot, proof), choice in zip(found, choose_places(layout, found, outlet), strict=True)
    ]
    kept = [k for k, place in enumerate(named) if layout.language != "fr" or not _names_other(layout, found[k][0], place)]
    found = [found[k] for k in kept]
    features = find_features(layout, found)
    named = _with_quarters(layout, [named[k] for k in kept], {_span(layout, f).quote.casefold() for f in features if f.kind == "district"})
    ground = ground_of(layout, named)
    held = {k for feature in features for k in range(feature.first, feature.last)}
    places = [p for p, (spot, _) in zip(named, found, strict=True) if held.isdisjoint(range(spot.first, spot.last))]
    places = sorted([*places, *(tied(_span(layout, feature), feature.kind, ground) for feature in features)], key=lambda p: p.span)
    issues = [
        Issue("place-not-found", f"no place called {p.span.quote!r} is known", p.span.start, p.span.end)
        for p in places
        if p.geonameid is None and p.latitude is None
    ]
    return tuple(places), tuple(issues)


def _with_quarters(layout: Layout, named: list[Toponym], called: set[str]) -> list[Toponym]:
    """The same, where "le quartier de X" or "la cité X" names a part of another town of the text and no town: that part, within it.

    So does the bare name where the text has called it a quarter, as headlines have it; `called` are the names of quarters found so far.
    """
    if layout.language != "fr":
        return named
    towns = {k: place.span.quote.casefold() for k, place in enumerate(named) if place.kind == "city"}
    called = called | {name for k, name in towns.items() if _is_quarter(layout, named[k])}
    parts = {k for k, name in towns.items() if name in called}
    ground = ground_of(layout, [place for k, place in enumerate(named) if k not in parts]) if parts else None
    if ground is None or not ground.settled:
        return named
    return [tied(place.span, "district", ground) if k in parts else place for k, place in enumerate(named)]


def _names_other(layout: Layout, spot: Spot, place: Toponym) -> bool:
    """Whether a name is that of a street, or part of that of a well-known organisation: "rue de Nantes", "la Confédération paysanne"."""
    if _STREET.search(layout.text, max(0, place.span.start - 30), place.span.start):
        return True
    around = layout.tokens[max(0, spot.first - 3) : spot.last + 3]
    known = organisation_in(around)
    first = spot.first - max(0, spot.first - 3)
    return known is not None and known[0] <= first < known[1] and known[1] - known[0] > 1


def _is_quarter(layout: Layout, place: Toponym) -> bool:
    """Whether the words before a name call it a quarter: "le quartier de la X", "cité des X"; not "un quartier de X", which is in X."""
    m = _QUARTER.search(layout.text, max(0, place.span.start - 40), place.span.start)
    return m is not None and m["some"] is None


def _span(layout: Layout, feature: Feature) -> Span:
    """The words of a feature."""
    return span_at(layout.text, layout.tokens[feature.first].start, layout.tokens[feature.last - 1].end)


def toponym(layout: Layout, spot: Spot, proof: Evidence, choice: Choice) -> Toponym:
    """A spot with its place."""
    span, e = span_at(layout.text, spot.start, spot.end), choice.entry
    if e is None:
        return Toponym(span, None, " ".join(span.quote.split()), None, None, None, None, None, None, 0.0, proof.use)
    return Toponym(
        span=span,
        kind=e.kind,
        name=e.name,
        geonameid=e.id if e.id > 0 else None,
        country=e.country or None,
        admin1=_admin1(e),
        latitude=e.latitude,
        longitude=e.longitude,
        radius_km=e.radius,
        score=round(choice.score, 4),
        use=proof.use,
        path=path_of(e),
    )


def _admin1(e: Entry) -> str | None:
    """The name of the first-level division that a place is or lies in."""
    if e.kind == "admin1":
        return e.name
    above = place_by_id(e.admin1) if e.admin1 else None
    return above.name if above else None


def path_of(e: Entry) -> tuple[str, ...]:
    """Names from the country down to the place itself."""
    above = [country_entry(e.country) if e.kind != "country" and e.country else None]
    above += [place_by_id(i) for i in (e.admin1, e.admin2) if i]
    names = [*(a.name for a in above if a), e.name]
    return tuple(name for k, name in enumerate(names) if k == 0 or name != names[k - 1])


def place_value(place: Toponym) -> Place:
    """The place of a toponym, as a claim has it."""
    return Place(
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        path=place.path or (place.name,),
        geonameid=place.geonameid,
        latitude=place.latitude,
        longitude=place.longitude,
        radius_km=place.radius_km,
    )
