"""When it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.context import Context, make_claim
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
)
from onrecord.model.reading import TimeExpression
from onrecord.model.record import Claim
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


def when_claims(ctx: Context) -> Iterator[Claim]:
    """Each date or time of a sentence with an incident, given to the event that it belongs to; a time of day also near one."""
    for index, times in ctx.times_in.items():
        for time in times:
            when, ahead = _when(time), ctx.text[max(0, time.span.start - 60) : time.span.start]
            if when is not None and _BOUND.search(ahead):
                when = _on_the_day(when) if _BESIDE.search(ahead) else None
            if when is None or in_dateline(ctx, index, time.span) or _STAMP.search(ahead) or _says_what_kind(ctx.text, time, ahead):
                continue
            if is_of_correction(ctx, index, time.span):
                continue
            event = owner_of(ctx, index, time.span, "time")
            sure = sure_of(event, time.span) if event is not None else AROUND
            sure = AFTERWARDS if is_of_outcome(ctx, index, time.span) else sure
            if event is None and time.precision in ("minute", "hour"):
                event = told_around(ctx, index, time.span)
            if event is not None:
                yield make_claim(ctx, "when", when, (time.span,), event=event, confidence=sure)


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
