"""Where it was: the places that a report ties to its incidents, and the town that it is written about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.context import Context, is_incident, make_claim
from onrecord.extract.home_town import LOCAL_KM as FAR_KM
from onrecord.extract.home_town import Home, home_of, local
from onrecord.extract.homeland import Homeland, at_home, homeland_of
from onrecord.extract.named_for import in_masthead, is_crossing, names_a_site, speaks_of_people
from onrecord.extract.setting import AROUND, IMPLIED, NEARBY, held_at, in_dateline, owner_of, sure_of, told_around
from onrecord.model.locate import sentence_index
from onrecord.model.reading import Toponym
from onrecord.model.record import Claim
from onrecord.model.span import Span, overlaps
from onrecord.model.value import Place
from onrecord.normalise.gazetteer import country_entry, distance_km, place_by_id
from onrecord.normalise.place_context import is_distant

_AFTERWARDS = re.compile(
    r"\b(?:hospitals?|clinic|medical cent(?:er|re)|jail|prison|court(?:house)?|morgue|laboratory|custody|hôpital|clinique|prison|tribunal)\b",
    re.IGNORECASE,
)
"""Where people are brought after an incident."""
_TOWNS = frozenset({"city", "district", "admin2"})
_AT = re.compile(
    r"\b(?:in|at|near|outside|inside|on|around|à|dans|près de|en)\s(?:the\s|a\s|downtown\s|suburban\s|north\w*\s|south\w*\s|east\w*\s|west\w*\s)*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:borders?(?:\s(?:area|region|post|crossing))?\swith|bordering|frontières?\savec)\s(?:the\s|l['’]|la\s|le\s)?$"
    r"|\b(?:to|into|treated\s(?:at|in))\s(?:[\w'’]+\s){0,4}(?:hospitals?|clinics?|morgues?)\s(?:in|at|of)\s$"
    r"|\b(?:airlifted|flown|shifted|rushed|evacuated|transferred|referred|transported)\b[^.;]{0,30}?\bto\s$"
    r"|\b(?:transport|conduit|évacu|admis|transfér|emmen)[^.;]{0,40}?(?:hôpital|hôpitaux|clinique|morgue|CHU)\s(?:de\s|d['’]|à\s)$",
    re.IGNORECASE,
)
"""Words before a land that lies beside where something was, or before the town whose hospital somebody was brought to."""
_REACH = 80
_LIVES = re.compile(r"\b(?:of|from|lives? in|living in|resident of|native of|de|d['’])\s$", re.IGNORECASE)
_FROM_THERE = re.compile(r"\s(?:from|originaires?\sd[eu])\s(?:the\s|\w+\s(?:town|city|village)\sof\s)?$")
_WITH = re.compile(r"\b(?:with|against|avec|contre)\s(?:the\s|le\s|la\s|l['’])?$", re.IGNORECASE)
"""Words before a land or town that somebody deals with: "traded with Sampleland"."""
_MISSION = re.compile(r"(?:['’]s)?\s+(?:embass|consul|legation|diplomat|ambassad|high\s+commission)", re.IGNORECASE)
_MISSION_OF = re.compile(
    r"\b(?:embass(?:y|ies)|consulates?|ambassadors?|diplomats?|ambassades?|consulats?|ambassadeurs?)\s+(?:of|to|d[eu]|des)\s+(?:the\s+|la\s+|l['’])?(?:\S+\s+(?:and|et)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
"""Words behind or before a country that is named for its mission abroad."""
_CAPITAL = re.compile(r"(?:the|this|that|la|cette)\s+(?:\w+\s+)?capitale?(?:\s+city)?", re.IGNORECASE)
DATELINE = 0.5
"""How sure it is that an incident was where the report was written: less than any place told with it."""
ORIGIN = 0.2
"""How sure it is that an incident was where the words for somebody say that he is from: "a Sampleton man"."""
ABROAD = 2
"""So many times more often than its own country a report has to name another to be about that one."""


def where_claims(ctx: Context) -> Iterator[Claim]:
    """Each place of a sentence with an incident, given to the event that it belongs to, and the town that the report is about."""
    home, land = home_of(ctx), homeland_of(ctx.reading.marks.places)
    found = _written_elsewhere(tuple(_told_places(ctx, home, land)))
    if not any(_is_town(c) and c.confidence > ORIGIN for c in found):
        found += tuple(_around(ctx, home))
    yield from found
    sites = any(isinstance(c.value, Place) and c.value.geonameid is None for c in found)
    sure = any(_is_town(c) and c.confidence > ORIGIN for c in found)
    at_sea = any(c.events and isinstance(c.value, Place) and c.value.kind == "natural" and not c.value.country for c in found)
    if any(is_incident(event) for event in ctx.events) and (not sure or sites) and not at_sea:
        yield from _implied(ctx, home)


def _written_elsewhere(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, that of a dateline less sure where all towns that events are told to have been in lie far from there."""
    told = [c.value for c in claims if c.events and c.confidence >= NEARBY and _is_town(c) and isinstance(c.value, Place)]
    if not told:
        return claims
    return tuple(
        replace(c, confidence=min(c.confidence, ORIGIN))
        if not c.events and isinstance(c.value, Place) and all(_is_far(c.value, place) for place in told)
        else c
        for c in claims
    )


def _is_far(a: Place, b: Place) -> bool:
    if a.name in b.path or None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return False
    return distance_km((a.latitude or 0.0, a.longitude or 0.0), (b.latitude or 0.0, b.longitude or 0.0)) > FAR_KM + (b.radius_km or 0.0)


def _is_town(claim: Claim) -> bool:
    return isinstance(claim.value, Place) and claim.value.geonameid is not None and claim.value.kind in _TOWNS


def _implied(ctx: Context, home: Home | None) -> Iterator[Claim]:
    """The town that the report is about; else the one named first: "Brest police", "near Brest" in a sentence without the incident."""
    towns = [p for p in ctx.reading.marks.places if p.geonameid is not None and p.kind in _TOWNS and p.use in ("literal", "in_name")]
    first = next((p for p in towns if p.use == "literal"), towns[0] if towns else None)
    town = home.town if home is not None else first
    if town is not None and not (home is not None and home.by_dateline):
        yield make_claim(ctx, "where", place_of(town), (town.span,), confidence=IMPLIED)
    elif town is None and (land := _land_named(ctx)) is not None:
        yield make_claim(ctx, "where", land[0], (land[1],), confidence=ORIGIN)


def _land_named(ctx: Context) -> tuple[Place, Span] | None:
    """The country that a text without a town names most, by its name or its people; and where it does so first."""
    named = Counter(p.country for p in ctx.reading.marks.places if p.country)
    most = max(named, key=lambda code: named[code], default=None)
    land = country_entry(most) if most else None
    if land is None:
        return None
    first = next(p.span for p in ctx.reading.marks.places if p.country == most)
    return Place(land.name, "country", most, None, (land.name,), land.id, land.latitude, land.longitude, land.radius), first


def _told_places(ctx: Context, home: Home | None, land: Homeland | None) -> Iterator[Claim]:
    """Places of sentences with an incident, and of the dateline."""
    for index, places in ctx.places_in.items():
        for place in places:
            written = place.use == "literal" and place.geonameid is not None and in_dateline(ctx, index, place.span)
            if written and not _widens(ctx, place, places):
                yield _written_from(ctx, place)
                continue
            if (
                place.use != "literal"
                or _BESIDE.search(ctx.text, max(0, place.span.start - 80), place.span.start)
                or _in_source(ctx, place.span)
                or _in_person(ctx, index, place.span)
                or _widens(ctx, place, places)
                or _AFTERWARDS.search(place.span.quote)
            ):
                continue
            if (
                _is_mission(ctx, place.span)
                or _names_something(ctx, place)
                or _WITH.search(ctx.text, max(0, place.span.start - 12), place.span.start)
            ):
                continue
            place = _capital_meant(ctx, place, land) or place  # noqa: PLW2901
            if in_dateline(ctx, index, place.span):
                continue
            event = owner_of(ctx, index, place.span, "place")
            if event is not None:
                far = place.kind in _TOWNS and is_distant(ctx.text, place.span)
                if far and any(p.span != place.span and p.use == "literal" and not is_distant(ctx.text, p.span) for p in places):
                    continue
                aside = far or _is_origin(ctx, index, place) or (place.geonameid is not None and names_a_site(ctx.text, place.span))
                sure = ORIGIN if aside or held_at(ctx, index, place.span) else sure_of(event, place.span)
                yield make_claim(
                    ctx, "where", place_of(at_home(local(ctx, place, home), land)), (place.span,), event=event, confidence=sure
                )


def _names_something(ctx: Context, place: Toponym) -> bool:
    """Whether a name is that of an outlet, of a street at a crossing, or of people."""
    if in_masthead(ctx, place.span) or (place.geonameid is not None and is_crossing(ctx.text, place.span)):
        return True
    return place.geonameid is None and speaks_of_people(ctx, place.span)


def _is_mission(ctx: Context, span: Span) -> bool:
    """Whether a country is named only for its mission abroad: "the Sampleland embassy", "the consulates of Sampleland"."""
    return _MISSION.match(ctx.text, span.end) is not None or _MISSION_OF.search(ctx.text, max(0, span.start - 40), span.start) is not None


def _capital_meant(ctx: Context, place: Toponym, land: Homeland | None) -> Toponym | None:
    """The capital of the report's country that the text names, where the words are "the capital" or "this capital city"."""
    if place.geonameid is not None or _CAPITAL.fullmatch(place.span.quote) is None:
        return None
    towns = (p for p in ctx.reading.marks.places if p.geonameid is not None and p.kind == "city")
    entries = ((p, place_by_id(p.geonameid or 0)) for p in towns)
    capitals = [p for p, entry in entries if entry is not None and entry.capital]
    own = next((p for p in capitals if land is None or p.country == land.land.country), None)
    return replace(own, span=place.span, use="literal") if own is not None else None


def _written_from(ctx: Context, place: Toponym) -> Claim:
    """Where a report was written. From a capital they write of their whole country; and of another, where the text names that far more."""
    named = Counter(p.country for p in ctx.reading.marks.places if p.country and p.span.start > place.span.end)
    most, times = max(named.items(), key=lambda item: item[1], default=(place.country, 0))
    of = most if most != place.country and times > ABROAD * (1 + named[place.country or ""]) else place.country
    entry = place_by_id(place.geonameid or 0)
    land = country_entry(of or "") if of != place.country or (entry is not None and entry.capital) else None
    if land is None:
        return make_claim(ctx, "where", place_of(place), (place.span,), confidence=DATELINE)
    evidence = next((p.span for p in ctx.reading.marks.places if p.country == of and of != place.country), place.span)
    value = Place(land.name, "country", of, None, (land.name,), land.id, land.latitude, land.longitude, land.radius)
    return make_claim(ctx, "where", value, (evidence,), confidence=IMPLIED)


def _around(ctx: Context, home: Home | None) -> Iterator[Claim]:
    """Towns that sentences around the incident put what they tell in: "the man walked into the store in Sampleton"."""
    for index, places in ctx.places_in.items():
        for place in places:
            town = place.geonameid is not None and place.kind in _TOWNS and place.use == "literal" and not _in_source(ctx, place.span)
            if (
                not town
                or _is_beside(ctx, place.span)
                or _is_origin(ctx, index, place)
                or in_masthead(ctx, place.span)
                or not _AT.search(ctx.text, max(0, place.span.start - 30), place.span.start)
            ):
                continue
            event = told_around(ctx, index, place.span)
            if event is not None and event.sentence != index:
                yield make_claim(ctx, "where", place_of(local(ctx, place, home)), (place.span,), confidence=AROUND)


def _is_beside(ctx: Context, words: Span) -> bool:
    """Whether a name is that of a land next to where something was, or of a town to whose hospital somebody was brought."""
    return _BESIDE.search(ctx.text, max(0, words.start - _REACH), words.start) is not None


def _is_origin(ctx: Context, index: int, place: Toponym) -> bool:
    """Whether a name says where somebody is from: "a Sampleton man", "Jane Doe, 34, of Sampleton"."""
    people = [m for m in ctx.mentions_in.get(index, []) if m.type in ("person", "group") and m.span.start <= place.span.start]
    if any(place.span.end <= m.span.end and place.span.end <= m.head.start for m in people):
        return True
    if any(m.head.end < place.span.start and _FROM_THERE.fullmatch(ctx.text, m.head.end, place.span.start) for m in people):
        return True
    if _LIVES.search(ctx.text, max(0, place.span.start - 14), place.span.start) is None:
        return False
    ahead = ctx.text[max(0, place.span.start - 8) : place.span.start]
    return re.search(r"[,\d]\s+(?:of|from)\s$|\b(?:lives?|living|resident|native)\b", ahead) is not None


def place_of(place: Toponym) -> Place:
    """The value of a place name."""
    path = place.path or tuple(part for part in (place.admin1, place.name) if part)
    return Place(
        place.name, place.kind, place.country, place.admin1, path, place.geonameid, place.latitude, place.longitude, place.radius_km
    )


def _widens(ctx: Context, place: Toponym, places: list[Toponym]) -> bool:
    """Whether a name only says in what the name right before it lies ("Calais, France")."""
    before = max((p for p in places if place.span.start - 4 <= p.span.end <= place.span.start), key=lambda p: p.span.end, default=None)
    if before is None or before.name == place.name:
        return False
    if place.geonameid is not None and place.kind in _TOWNS and before.kind in _TOWNS and place.name not in before.path:
        return False  # one more of a list of towns
    return re.fullmatch(r"\s*[,(]\s*", ctx.text[before.span.end : place.span.start]) is not None


def _in_person(ctx: Context, index: int, span: Span) -> bool:
    """Whether words are somebody's name: "Magistrate Carlos Valencia"."""
    return any(m.type == "person" and m.named and overlaps(m.head, span) for m in ctx.mentions_in.get(index, []))


def _in_source(ctx: Context, span: Span) -> bool:
    """Whether words stand in the name of a source ("a spokesperson for the Nord prefecture")."""
    return any(overlaps(span, source) for source in ctx.sources_in.get(sentence_index(ctx.reading.layout, span.start), []))
