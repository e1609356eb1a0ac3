"""Putting expressions together that stand side by side: "3am" on "Wednesday" "morning", "June" "last year"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from onrecord.normalise.time_lexicon import TimeLexicon
from onrecord.normalise.time_match import Found
from onrecord.normalise.time_pattern import plain
from onrecord.normalise.time_value import Form

_LATER_HALF = frozenset({"AF", "EV", "NI"})
_Join = Callable[[Form, Form], Form | None]


def merge(found: Iterable[Found], text: str, lexicon: TimeLexicon) -> list[Found]:
    """The expressions after joining neighbours; words that are an expression only beside another one are left out."""
    joined: list[Found] = []
    for item in found:
        whole = _join(joined[-1], item, text, lexicon) if joined else None
        if whole is not None:
            joined[-1] = whole
            if len(joined) > 1 and (wider := _join(joined[-2], whole, text, lexicon)) is not None:
                joined[-2:] = [wider]
        else:
            joined.append(item)
    return [item for item in joined if item.alone]


def _join(a: Found, b: Found, text: str, lexicon: TimeLexicon) -> Found | None:
    """One expression of two, where what stands between lets them be one."""
    if b.start - a.end > 30 or "\n\n" in text[a.end : b.start]:
        return None
    between = text[a.end : b.start]
    comma = "," in between
    gap = plain(re.sub(r"[\s,]+", " ", between).strip())
    for name, join in _JOINS:
        if gap in lexicon.gaps[name] and (form := join(a.form, b.form)) is not None:
            if comma and not _across_comma(name, a.form, b.form):
                continue
            mod = form.mod or a.form.mod or b.form.mod
            return Found(a.start, b.end, replace(form, mod=mod), a.alone or b.alone or form.names_day)
    return None


def _across_comma(name: str, a: Form, b: Form) -> bool:
    """Whether a comma may part the two: not before a second date ("mid-June, late 2014") or after a part of a day."""
    if name == "part_whole":
        return a.month is not None and b.mod is None
    if name == "day_time":
        return a.daypart is None or b.hour is not None
    return name != "time_day" or a.hour is not None


def _half(hour: int | None, part: str | None) -> int | None:
    """The hour of 24 that an hour of 12 is in a part of the day."""
    later = hour is not None and hour < 12 and part in _LATER_HALF and not (part == "NI" and hour < 6)
    return hour + 12 if later and hour is not None else hour


def _day_time(day: Form, time: Form) -> Form | None:
    """As in "Tuesday" + "evening", "3 June" + "at 10pm", "Tuesday evening" + "around 7", "3am on Wednesday" + "morning"."""
    if not day.names_day or time.kind != "daytime" or (day.hour is not None and time.hour is not None):
        return None
    if day.daypart is not None and time.daypart not in (None, day.daypart):
        return None
    part, hour = day.daypart or time.daypart, day.hour if time.hour is None else time.hour
    return replace(day, hour=_half(hour, part), minute=day.minute if time.hour is None else time.minute, daypart=part)


def _time_day(time: Form, day: Form) -> Form | None:
    """As in "3am" + "on Wednesday morning", "overnight" + "Tuesday"."""
    return None if day.hour is not None else _day_time(day, time)


def _time_part(clock: Form, part: Form) -> Form | None:
    """As in "3" + "in the morning", "3 o'clock" + "du matin"."""
    if clock.kind != "daytime" or clock.hour is None or part.kind != "daytime" or part.daypart is None or part.hour is not None:
        return None
    return replace(clock, hour=_half(clock.hour, part.daypart), daypart=part.daypart)


def _weekday_date(weekday: Form, day: Form) -> Form | None:
    """As in "Friday" + "March 10"."""
    alone = weekday.kind == "calendar" and weekday.weekday is not None and weekday.day is None and not weekday.timed
    if not alone or weekday.offset is not None or day.kind != "calendar" or day.day is None or day.weekday is not None:
        return None
    return replace(day, weekday=weekday.weekday)


def _year_of(form: Form) -> dict[str, int | str] | None:
    """The year that a form names and nothing else: "1998", "last year", "fiscal 1989"."""
    if (
        form.kind == "calendar"
        and form.year is not None
        and all(value is None for value in (form.month, form.day, form.quarter, form.season, form.half, form.holiday))
    ):
        return {"year": form.year}
    if form.kind == "move" and form.unit == "year" and form.offset == 0 and form.count is None:
        return {"like": "told"}
    if form.kind == "shift" and form.unit == "year" and form.offset in (-1, 0, 1) and form.count is None and form.like is None:
        return {"year_offset": form.offset}
    return None


def _part_whole(part: Form, whole: Form) -> Form | None:
    """As in "June" + "last year", "the third quarter" + "of 1998", "Monday" + "of last week"."""
    if part.kind != "calendar" or part.year is not None or part.year_offset is not None:
        return None
    if part.weekday is not None and part.day is None and whole.kind == "shift" and whole.unit == "week" and whole.count is None:
        return replace(part, week_offset=whole.offset, offset=None)
    year = _year_of(whole)
    if year is None or part.offset is not None or not (part.month or part.quarter or part.season or part.half or part.holiday):
        return None
    return replace(part, **year)  # type: ignore[arg-type]


def _whole_part(whole: Form, part: Form) -> Form | None:
    """As in "this year" + "'s third quarter", "the 1988" + "second quarter"."""
    year = _year_of(whole)
    if year is None or part.kind != "calendar" or not (part.quarter or part.half or part.season):
        return None
    if part.year is not None or part.year_offset is not None or part.offset is not None:
        return None
    return replace(part, **year)  # type: ignore[arg-type]


_JOINS: tuple[tuple[str, _Join], ...] = (
    ("weekday_date", _weekday_date),
    ("day_time", _day_time),
    ("time_day", _time_day),
    ("day_time", _time_part),
    ("part_whole", _part_whole),
    ("whole_part", _whole_part),
)
