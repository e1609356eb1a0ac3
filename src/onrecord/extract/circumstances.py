"""When, where, with what, how long, and what was broken or taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.context import Context, is_incident, make_claim, nearest_event
from onrecord.extract.counted import counted_words, evidence_span, mention_at, number_in
from onrecord.model.acts import FAMILY_OF
from onrecord.model.locate import sentence_index, tokens_between
from onrecord.model.reading import TimeExpression, Toponym
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span, overlaps, span_at
from onrecord.model.value import Damage, Duration, Extent, Place, When
from onrecord.normalise.thing import thing_of
from onrecord.normalise.weapon import find_weapons

_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|after|depuis|jusqu['’]?(?:à|au|en)?|avant|après)\s*(?:the\s|le\s|la\s)?$", re.IGNORECASE
)
_AFTERWARDS = re.compile(
    r"\b(?:hospitals?|clinic|jail|prison|court(?:house)?|morgue|laboratory|custody|hôpital|clinique|prison|tribunal)\b", re.IGNORECASE
)
"""Where people are brought after an incident."""
_DATELINE = re.compile(r"[^.!?\n]{2,70}?(?:\s[-–—]{1,2}\s|\s?—\s?|--)")
# The four weights below were set by hand in this order of trust, and kept where `run.py gvdb muc4 popcorn --split dev` fell when they moved.
NEARBY = 0.45
"""How sure it is that a time or place belongs to the only incident of its sentence when no syntax ties them."""
IMPLIED = 0.3
"""How sure it is that an incident was in the first town that a report names anywhere, or on the last day that it can have been."""
OPENING = 6
"""A dateline stands in one of the first sentences."""
_TOWNS = frozenset({"city", "district", "admin2"})
DATELINE = 0.5
"""How sure it is that an incident was where the report was written: less than any place told with it."""
_FOR = re.compile(r"\b(?:for|last\w*|pendant|durant|duré|dure)\s*(?:\w+\s){0,2}$", re.IGNORECASE)
_HAPPENED = re.compile(
    r"(?:happen|occur|unfold|respond|call|dispatch|arriv|came|took|t(?:ook|aken?) place|began|start|broke|erupt|produi|déroul|surven|interven|commenc|début|a eu lieu)",
    re.IGNORECASE,
)
_EXTENT: tuple[tuple[Extent, re.Pattern[str]], ...] = (
    ("stolen", re.compile(r"\b(?:st[eo]l|rob|loot|took|taken|snatch|seiz|vol[eé]|pill|dérob)", re.IGNORECASE)),
    (
        "destroyed",
        re.compile(r"\b(?:destr|raz|gutt|demolish|level|burn(?:t|ed)? down|détrui|incendi|rasé|calcin|blew|blown|torch)", re.IGNORECASE),
    ),
    (
        "damaged",
        re.compile(
            r"\b(?:damag|vandal|smash|br[eo]k|shatter|deface|pelt|endommag|dégrad|saccag|bris|cass|caillass|burn|set)", re.IGNORECASE
        ),
    ),
)
_DAMAGING = frozenset(
    {"bombing", "suicide_bombing", "arson", "fire", "shelling", "air_strike", "grenade_attack", "riot", "vehicle_attack", "accident"}
)


def when_claims(ctx: Context) -> Iterator[Claim]:
    """Each date or time of a sentence with an incident, given to the event that it belongs to."""
    for index, times in ctx.times_in.items():
        for time in times:
            if (
                time.type not in ("DATE", "TIME")
                or time.first is None
                or time.precision is None
                or time.precision in ("vague", "decade", "century")
            ):
                continue
            event = None if _in_dateline(ctx, index, time.span) else _owner(ctx, index, time.span, "time")
            if event is not None and not _BOUND.search(ctx.text[max(0, time.span.start - 20) : time.span.start]):
                yield make_claim(
                    ctx, "when", When(time.first, time.last, time.precision), (time.span,), event=event, confidence=_sure(event, time.span)
                )


def latest_claims(ctx: Context) -> Iterator[Claim]:
    """When it was at the latest: the day that the dateline gives. For incidents of which no time is told."""
    dated = ((index, time) for index, times in ctx.times_in.items() for time in times if time.type == "DATE" and time.precision == "day")
    last = next((time for index, time in dated if _in_dateline(ctx, index, time.span)), None)
    if last is not None:
        yield make_claim(ctx, "when", When(None, last.last, "day"), (last.span,), confidence=IMPLIED)


def where_claims(ctx: Context) -> Iterator[Claim]:
    """Each place of a sentence with an incident, given to the event that it belongs to; else the place that the report is about."""
    found = tuple(_told_places(ctx))
    yield from found or _implied_places(ctx)


def _implied_places(ctx: Context) -> Iterator[Claim]:
    """The town named first, where no sentence says where: "Brest police", "near Brest" in a sentence without the incident."""
    towns = [p for p in ctx.reading.marks.places if p.geonameid is not None and p.kind in _TOWNS and p.use in ("literal", "in_name")]
    first = next((p for p in towns if p.use == "literal"), towns[0] if towns else None)
    if first is not None and any(is_incident(event) for event in ctx.events):
        yield make_claim(ctx, "where", place_of(first), (first.span,), confidence=IMPLIED)


def _told_places(ctx: Context) -> Iterator[Claim]:
    """Places of sentences with an incident, and of the dateline."""
    for index, places in ctx.places_in.items():
        for place in places:
            if place.use != "literal" or _in_source(ctx, place.span) or _widens(ctx, place, places) or _AFTERWARDS.search(place.span.quote):
                continue
            event = _owner(ctx, index, place.span, "place")
            if event is not None:
                yield make_claim(ctx, "where", place_of(place), (place.span,), event=event, confidence=_sure(event, place.span))
            elif _in_dateline(ctx, index, place.span) and place.geonameid is not None:
                yield make_claim(ctx, "where", place_of(place), (place.span,), confidence=DATELINE)


def _in_dateline(ctx: Context, index: int, span: Span) -> bool:
    """Whether words stand before the dash that ends a dateline, in the first sentences of a report."""
    sentence = ctx.reading.layout.sentences[index]
    if sentence.place == "headline" or sentence.paragraph > 3 or index > OPENING:
        return False
    m = _DATELINE.match(ctx.text, sentence.start, sentence.end)
    first = not any(s.place == "body" and s.start < sentence.start for s in ctx.reading.layout.sentences[:index])
    return first and m is not None and span.end <= m.end()


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
    return re.fullmatch(r"\s*[,(]\s*", ctx.text[before.span.end : place.span.start]) is not None


def _in_source(ctx: Context, span: Span) -> bool:
    """Whether words stand in the name of a source ("a spokesperson for the Nord prefecture")."""
    return any(overlaps(span, source) for source in ctx.sources_in.get(sentence_index(ctx.reading.layout, span.start), []))


def _sure(event: Event, span: Span) -> float:
    return 0.8 if any(overlaps(a.span, span) for a in event.roles) else NEARBY


def _owner(ctx: Context, index: int, span: Span, role: str) -> Event | None:
    """The incident event of the sentence that a time or place belongs to; none where it belongs to something else."""
    events = ctx.events_in.get(index, [])
    holders = [e for e in events if any(a.role == role and overlaps(a.span, span) for a in e.roles)]
    incidents = [e for e in holders if is_incident(e)]
    if incidents:
        return nearest_event(incidents, span)
    here = [e for e in events if is_incident(e)]
    if any(_HAPPENED.match(e.span.quote) for e in holders) and not here:
        return _told_before(ctx, index)
    if any(e.act != "other" and FAMILY_OF[e.act] != "authority" for e in holders):
        return None
    return nearest_event(here, span)


def _told_before(ctx: Context, index: int) -> Event | None:
    """The last incident event of the few sentences before: what "it happened" and "officers were called" refer to."""
    for before in range(index - 1, max(-1, index - 4), -1):
        events = [e for e in ctx.events_in.get(before, []) if is_incident(e)]
        if events:
            return events[-1]
    return None


def weapon_claims(ctx: Context) -> Iterator[Claim]:
    """Weapons told in a sentence with an incident, or within two sentences after one."""
    for span, weapon in find_weapons(ctx.reading.layout):
        index = sentence_index(ctx.reading.layout, span.start)
        if weapon.kind in ("unknown", None) and len(weapon.name.split()) == 1:
            continue
        for back in range(3):
            events = [e for e in ctx.events_in.get(index - back, []) if is_incident(e) and FAMILY_OF[e.act] != "movement"]
            if weapon.kind == "vehicle_ramming":
                events = [e for e in events if e.act == "vehicle_attack"]
            if event := nearest_event(events, span):
                yield make_claim(ctx, "weapon", weapon, (span,), event=event, confidence=0.7 if back == 0 else 0.4)
                break


def duration_claims(ctx: Context) -> Iterator[Claim]:
    """How long an incident went on: a duration that is its time argument, or follows "for" or "lasted"."""
    for index, times in ctx.times_in.items():
        for time in times:
            if time.type == "DURATION" and (event := _lasted(ctx, index, time)):
                yield make_claim(ctx, "duration", Duration(time.value), (time.span,), event=event)


def _lasted(ctx: Context, index: int, time: TimeExpression) -> Event | None:
    events = [e for e in ctx.events_in.get(index, []) if is_incident(e)]
    owners = [e for e in events if any(a.role == "time" and overlaps(a.span, time.span) for a in e.roles)]
    if not _FOR.search(ctx.text[max(0, time.span.start - 30) : time.span.start]):
        return None
    return nearest_event(owners or events, time.span)


def damage_claims(ctx: Context) -> Iterator[Claim]:
    """What was broken, burnt or taken: things that an act of property, fire or explosion is done to."""
    for event in ctx.events:
        if not is_incident(event) or (FAMILY_OF[event.act] != "property" and event.act not in _DAMAGING):
            continue
        for argument in event.roles:
            if argument.role == "patient" and _is_thing(ctx, argument.span):
                name = counted_words(ctx, argument.span, number_in(ctx, argument.span))
                if name:
                    yield make_claim(
                        ctx, "damage", Damage(name, _extent(ctx, event)), evidence_span(ctx, event.span, argument.span), event=event
                    )


def _is_thing(ctx: Context, span: Span) -> bool:
    mention = mention_at(ctx, span)
    return thing_of(tokens_between(ctx.reading.layout, span.start, span.end)) is not None or (
        mention is not None and mention.type in ("facility", "vehicle", "object")
    )


def _extent(ctx: Context, event: Event) -> Extent:
    """How badly, by the words of the trigger and those right after it."""
    if event.act in ("robbery", "looting"):
        return "stolen"
    around = span_at(ctx.text, event.span.start, min(len(ctx.text), event.span.end + 12)).quote
    return next((extent for extent, pattern in _EXTENT if pattern.search(around)), "unknown")
