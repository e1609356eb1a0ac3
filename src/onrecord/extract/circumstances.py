"""How long it went on, and what was broken or taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.context import Context, is_incident, make_claim, nearest_event
from onrecord.extract.counted import counted_words, evidence_span, mention_at, number_in
from onrecord.extract.things import RIGGED
from onrecord.model.acts import FAMILY_OF
from onrecord.model.locate import tokens_between
from onrecord.model.reading import TimeExpression
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span, overlaps, span_at
from onrecord.model.value import Damage, Duration, Extent
from onrecord.normalise.thing import thing_of

_FOR = re.compile(r"\b(?:for|last\w*|pendant|durant|duré|dure)\s*(?:\w+\s){0,2}$", re.IGNORECASE)
_EXTENT: tuple[tuple[Extent, re.Pattern[str]], ...] = (
    ("stolen", re.compile(r"\b(?:st[eo]l|rob|loot|took|taken|snatch|seiz|vol[eé]|pill|dérob)", re.IGNORECASE)),
    (
        "destroyed",
        re.compile(
            r"\b(?:destr|raz|gutt|demolish|level|burn(?:t|ed)\b|détrui|incendi|rasé|ravag|pulvéris|réduite?s? en cendres|calcin|brûlée?s?\b|blew|blown|torch)",
            re.IGNORECASE,
        ),
    ),
    (
        "damaged",
        re.compile(
            r"\b(?:damag|vandal|smash|br[eo]k|shatter|deface|pelt|endommag|dégrad|saccag|bris|cass|caillass|burn|set)", re.IGNORECASE
        ),
    ),
)
_DAMAGE_TO = re.compile(
    r"\b((?:(?:serious|heavy|extensive|considerable|severe|slight|some|great|major|minor|material|property)\s+){0,2}damages?\s+to"
    r"|(?:dégâts|dommages)\s+(?:à|aux|au))\s+",
    re.IGNORECASE,
)
_NO_DAMAGE = re.compile(r"(?:\b(?:no|not|without|any|aucun|sans|pas)|n['’]t)\b[^.;,]{0,25}$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|;)?\s*(?:(?:and|et|as\s+well\s+as)\s+)?(?:(?:also\s+)?(?:to|à|aux|au)\s+)?", re.IGNORECASE)
"""What stands between two things that damage is done to."""
_THINGS = frozenset({"facility", "vehicle", "object"})
_DAMAGING = frozenset(
    {"bombing", "suicide_bombing", "arson", "fire", "shelling", "air_strike", "grenade_attack", "riot", "vehicle_attack", "accident"}
)


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


def damage_done_to(ctx: Context) -> Iterator[Claim]:
    """What damage is said to be done to: "caused serious damage to the bank and to nearby houses"."""
    for index, events in ctx.events_in.items():
        incidents = [e for e in events if is_incident(e)]
        sentence = ctx.reading.layout.sentences[index]
        for m in _DAMAGE_TO.finditer(ctx.text, sentence.start, sentence.end) if incidents else ():
            here, end = span_at(ctx.text, m.start(1), m.end(1)), m.end()
            if _NO_DAMAGE.search(ctx.text, max(sentence.start, here.start - 40), here.start):
                continue
            for mention in sorted(ctx.mentions_in.get(index, ()), key=lambda one: (one.span.start, -one.span.end)):
                if mention.span.start < end:
                    continue
                if mention.type not in _THINGS or not _JOINED.fullmatch(ctx.text, end, mention.span.start):
                    break
                end = mention.span.end
                if name := counted_words(ctx, mention.span, number_in(ctx, mention.span)):
                    words = evidence_span(ctx, here, mention.span)
                    yield make_claim(ctx, "damage", Damage(name, "damaged"), words, event=nearest_event(incidents, here))


def _is_thing(ctx: Context, span: Span) -> bool:
    mention = mention_at(ctx, span)
    if RIGGED.match(ctx.text, span.end) or RIGGED.search(span.quote):
        return False
    return thing_of(tokens_between(ctx.reading.layout, span.start, span.end), language=ctx.reading.layout.language) is not None or (
        mention is not None and mention.type in _THINGS
    )


def _extent(ctx: Context, event: Event) -> Extent:
    """How badly, by the words of the trigger and those right after it."""
    if event.act in ("robbery", "looting"):
        return "stolen"
    around = span_at(ctx.text, event.span.start, min(len(ctx.text), event.span.end + 12)).quote
    return next((extent for extent, pattern in _EXTENT if pattern.search(around)), "unknown")
