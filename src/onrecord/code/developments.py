"""What a document tells that is no incident and that books code all the same: an agreement, an arrest, a base that was set up."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.code.telling import REAL
from onrecord.model.acts import FAMILY_OF, GRAVITY
from onrecord.model.ids import content_id
from onrecord.model.reading import TimeExpression, Toponym
from onrecord.model.record import Claim, Event, Record, Report
from onrecord.model.span import Span
from onrecord.model.value import Act, Party, Place, Value, When
from onrecord.reconcile.figures import figures_of

SURE = 0.4
"""How sure the time and place of a development are: nothing ties them to it but the document."""
_TIMES = frozenset({"minute", "hour", "daypart", "day", "week", "month"})
_WIDE = frozenset({"country", "region"})


def development_of(record: Record) -> Report | None:
    """All that a document without incidents tells, as one report of kind `background`; null where nothing happens in it."""
    events = [event for event in record.events if FAMILY_OF[event.act] != "speech"]
    real = [event for event in events if event.status in REAL] or events
    if not real:
        return None
    acts = sorted(dict.fromkeys(event.act for event in real), key=lambda act: GRAVITY[act])
    claims = tuple(_claims(record, real))
    ids = tuple(event.id for event in real)
    return Report(
        content_id("r", "development", ids), "background", acts[0], tuple(acts), acts[0].replace("_", " "), claims, figures_of(claims), ids
    )


def _claims(record: Record, events: list[Event]) -> Iterator[Claim]:
    mentions = {mention.id: mention for mention in record.mentions}
    for event in events:
        if event.act != "other":
            yield _claim("act", Act(event.act), event.span, event)
        for argument in event.roles:
            mention = mentions.get(argument.mention or "")
            if argument.role in ("agent", "patient") and mention is not None and mention.party is not None:
                kind = mention.type if mention.type in ("person", "group", "organization") else "group"
                name = " ".join((mention.head if mention.named else argument.span).quote.split())
                told = mention.party
                party = Party(name, kind, told.kind, told.country, told.organization, mention.named, count=told.count)
                yield _claim("initiator" if argument.role == "agent" else "target", party, argument.span, event)
    time = next((t for t in record.times if _is_day(t)), None)
    if time is not None and time.precision is not None:
        yield _claim("when", When(time.first, time.last, time.precision), time.span)
    place = _place(record.places)
    if place is not None:
        value = Place(
            place.name,
            place.kind,
            place.country,
            place.admin1,
            place.path or (place.name,),
            place.geonameid,
            place.latitude,
            place.longitude,
            place.radius_km,
        )
        yield _claim("where", value, place.span)


def _is_day(time: TimeExpression) -> bool:
    return time.type in ("DATE", "TIME") and time.first is not None and time.precision in _TIMES


def _place(places: tuple[Toponym, ...]) -> Toponym | None:
    """The first place that is no country; else the first that is none of a people ("French")."""
    literal = [place for place in places if place.use == "literal"]
    return next((place for place in literal if place.kind not in _WIDE), literal[0] if literal else None)


def _claim(variable: str, value: Value, span: Span, event: Event | None = None) -> Claim:
    claim_id = content_id("c", "development", variable, repr(value), (span.start, span.end))
    return Claim(claim_id, variable, value, (span,), (event.id,) if event else (), "asserted", None, None, hedged=False, confidence=SURE)
