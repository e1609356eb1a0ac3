"""When it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.context import Context, is_incident, make_claim
from onrecord.extract.setting import (
    AFTERWARDS,
    AROUND,
    IMPLIED,
    in_dateline,
    is_of_correction,
    is_of_outcome,
    owner_of,
    sure_of,
    told_around,
    tried_at,
)
from onrecord.model.quick import replace
from onrecord.model.reading import TimeExpression
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span, overlaps
from onrecord.model.value import When

_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|after|depuis|jusqu['’]?(?:à|au|en)?|avant|après)\s*(?:the\s|le\s|la\s)?$", re.IGNORECASE
)
_BESIDE = re.compile(r"\b(?:before|after|avant|après)\s*(?:the\s|le\s|la\s|l['’])?$", re.IGNORECASE)
_KIND = re.compile(r"(?:christmas|easter|halloween|thanksgiving)\s(?:market|tree|party|parade|lights|concert|shopping)\b", re.IGNORECASE)
_KIND_FR = re.compile(r"\bmarchés?\sde\s$", re.IGNORECASE)
"""Holidays that only say what kind something is: "a Christmas market"."""
_STAMP = re.compile(r"\b(?:posted|updated?|published|modified|copyright|publié|mis à jour|modifié)\b[^.;]{0,40}$", re.IGNORECASE)
"""Words before the time at which a page was made."""


_OWNS = re.compile(r"['’]s?\s")
_OWNED = 40
"""Code points behind a time in which what it owns stands."""
_INCIDENT = re.compile(r"['’]s?\s(?:[\w-]+\s){0,2}(?:incident|violence|events?|unrest|tragedy|bloodshed)\b", re.IGNORECASE)
_OPENS = re.compile(r"[\W_]*(?:(?:and|but|et|mais)\s)?(?:in|on|early|late|en|le|fin|début)(?:\s(?:in|on|en))?\s", re.IGNORECASE)
"""What may stand before the time that a sentence opens with."""
_DURING = re.compile(r"\b(?:during|amid|lors|durant|pendant)\s[^,.;]{0,50}$", re.IGNORECASE)


def when_claims(ctx: Context) -> Iterator[Claim]:
    """Each date or time of a sentence with an incident, given to the event that it belongs to; a time of day also near one."""
    for index, times in ctx.times_in.items():
        for time in times:
            when, ahead = _when(time), ctx.text[max(0, time.span.start - 60) : time.span.start]
            if when is not None and _BOUND.search(ahead):
                when = _on_the_day(when) if _BESIDE.search(ahead) else None
            if when is None or in_dateline(ctx, index, time.span) or _STAMP.search(ahead) or _says_what_kind(ctx.text, time, ahead):
                continue
            if is_of_correction(ctx, index, time.span) or (time.precision == "day" and tried_at(ctx, index, time.span)):
                continue
            event = owner_of(ctx, index, time.span, "time")
            sure = sure_of(event, time.span) if event is not None else AROUND
            sure = AFTERWARDS if is_of_outcome(ctx, index, time.span) else sure
            if event is None and time.precision in ("minute", "hour"):
                event = told_around(ctx, index, time.span)
            if event is not None and not _is_of_something_else(ctx, index, time.span):
                claim = make_claim(ctx, "when", when, (time.span,), event=event, confidence=sure)
                yield replace(claim, events=(event.id, *(e.id for e in _with_it(ctx, index, time.span, event))))


def _is_of_something_else(ctx: Context, index: int, time: Span) -> bool:
    """Whether a time is that of what it owns, and nothing happens in that: "next weekend's matches"."""
    if _OWNS.match(ctx.text, time.end) is None:
        return False
    behind = (p.span.start for p in ctx.predicates_in.get(index, ()) if time.end < p.span.start)
    return min(behind, default=time.end + _OWNED) >= time.end + _OWNED and not _INCIDENT.match(ctx.text, time.end)


def _with_it(ctx: Context, index: int, time: Span, event: Event) -> list[Event]:
    """The other incidents of a sentence that a time is of as well: all that has none, where the time opens the sentence ("In 2017, a bomber killed
    nine and gunmen attacked a bus"), and what was done during the one that it is of ("shot at during a march in July").
    """
    start = ctx.reading.layout.sentences[index].start
    opens = start == time.start or _OPENS.fullmatch(ctx.text, start, time.start)
    others = [e for e in ctx.events_in.get(index, []) if e is not event and is_incident(e) and _has_no_other(e, time)]
    if opens:
        return [e for e in others if e.span.start > time.end]
    return [e for e in others if e.span.end < event.span.start and _DURING.search(ctx.text, e.span.end, event.span.start)]


def _has_no_other(event: Event, time: Span) -> bool:
    """Whether an event has no time of its own but, perhaps, this one."""
    return all(overlaps(a.span, time) for a in event.roles if a.role == "time")


def _says_what_kind(text: str, time: TimeExpression, ahead: str) -> bool:
    """Whether a holiday only says what kind of thing is meant."""
    return _KIND.match(text, time.span.start) is not None or _KIND_FR.search(ahead) is not None


def _when(time: TimeExpression) -> When | None:
    """The time that an expression gives; null where it is too vague, or its day is not known."""
    if time.type not in ("DATE", "TIME") or time.precision is None or time.precision in ("vague", "decade", "century"):
        return None
    return When(time.first, time.last, time.precision) if time.first is not None else None


def _on_the_day(when: When) -> When | None:
    """The day of a time that something was before or after: "before dawn on Thursday" was on Thursday; null for a bound wider than a day."""
    first = (when.first or "")[:10]
    return When(first, first, "day") if when.precision in ("minute", "hour", "daypart") and first == (when.last or "")[:10] else None


def latest_claims(ctx: Context) -> Iterator[Claim]:
    """When it was at the latest: the day that the dateline gives. For incidents of which no time is told."""
    dated = ((index, time) for index, times in ctx.times_in.items() for time in times if time.type == "DATE" and time.precision == "day")
    last = next((time for index, time in dated if in_dateline(ctx, index, time.span)), None)
    if last is not None:
        yield make_claim(ctx, "when", When(None, last.last, "day"), (last.span,), confidence=IMPLIED)
