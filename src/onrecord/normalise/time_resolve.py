"""Tying time expressions to the calendar: forms to TIMEX3 values, given the publication date and what was told before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from onrecord.model.quick import replace
from onrecord.model.reading import TimexType
from onrecord.normalise.time_calendar import fitting_year, holiday_of, nearest_year, numbered_day, shifted, weekday_near, weekend_near
from onrecord.normalise.time_tense import Look
from onrecord.normalise.time_value import Form, duration_value, stretch_of, week_value

_NEAR = timedelta(31)
"""How far from the publication date a day may be for an hour in a later sentence to be of that day."""

_EVENING, _MORNING = 18, 6
"""The hours from which and until which a night lasts."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a report has said so far. `anchor` is when it came out; `day` the last day told, `moment`
    the hour told with it, `told` the last date of any size.

    `quarter` is the last quarter told, as its first month. `sentence` is where `day` was told, `beside` whether
    that is the sentence being read. `year` is the last year named in figures, in the sentence `year_sentence`; `narrated` whether that
    is near enough, and sure enough, for dates without a year to be of it. `night` where `day` was told as a night: its small hours are
    of the day after.
    """

    anchor: datetime | None
    day: date | None = None
    moment: datetime | None = None
    told: str | None = None
    quarter: date | None = None
    sentence: int = -1
    beside: bool = False
    year: int | None = None
    year_sentence: int = -9
    narrated: bool = False
    night: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 type and value; `last` where the expression runs longer than its value ("the night from Tuesday to Wednesday")."""

    type: TimexType
    value: str
    last: str | None = None


def resolve(form: Form, context: Context, look: Callable[[], Look]) -> Resolved:
    """The type and value of a form; with unknown parts (`XXXX-06-03`) where the context does not give them."""
    if form.kind == "duration":
        return Resolved("DURATION", form.ref or duration_value(form.count, form.unit or "day"))
    if form.kind == "set":
        return Resolved("SET", _set_value(form))
    if form.kind == "ref":
        return Resolved("DATE", form.ref or "PRESENT_REF")
    try:
        value = _VALUES[form.kind](form, context, look)
    except (ValueError, OverflowError):
        value = _unknown(form)
    try:
        end = _end(value, form)
    except (ValueError, OverflowError):
        end = None
    if end is not None and form.hour is not None:
        value, end = (end if form.hour < 12 else value), None
    return Resolved("TIME" if form.timed or "T" in value else "DATE", _with_time(value, form), end)


def read_on(context: Context, sentence: int) -> Context:
    """The context at a sentence. A year counts for its own sentence and the next; beside a publication date, only after a full date.

    Reaching farther put more dates of news into the wrong year than into the right one (`run.py timeml --split dev`).
    """
    near = context.year is not None and sentence - context.year_sentence <= 1
    sure = context.anchor is None or (
        context.year_sentence == sentence == context.sentence and (context.year or 0) < context.anchor.year - 1
    )
    return replace(context, beside=context.sentence == sentence, narrated=near and sure)


def follow(context: Context, form: Form, resolved: Resolved, sentence: int) -> Context:
    """The context after an expression."""
    stretch = stretch_of(resolved.value)
    if resolved.type not in ("DATE", "TIME") or stretch.first is None:
        return context
    if form.year is not None or (context.narrated and form.month is not None):
        context = replace(context, year=int(resolved.value[:4]) if resolved.value[:4].isdigit() else None, year_sentence=sentence)
    first = date.fromisoformat(stretch.first[:10])
    if stretch.precision in ("day", "daypart", "hour", "minute"):
        day = date.fromisoformat(resolved.value[:10])
        moment = datetime.fromisoformat(stretch.first) if stretch.precision in ("hour", "minute") else None
        night = form.daypart == "NI" if form.hour is None else context.night and form.kind == "daytime" and form.hour >= _EVENING
        return replace(context, day=day, moment=moment, told=resolved.value[:10], sentence=sentence, night=night)
    quarter = first if "-Q" in resolved.value and form.kind == "calendar" and form.offset is None else context.quarter
    return replace(context, told=resolved.value, quarter=quarter)


def same_day(context: Context, before: Context) -> Context:
    """A context with the day, hour and sentence of the one before it."""
    return replace(context, day=before.day, moment=before.moment, sentence=before.sentence, night=before.night)


def _set_value(form: Form) -> str:
    """How often: `P1D`, `XXXX-WXX-1`, `XXXX-07`."""
    if form.weekday is not None:
        return f"XXXX-WXX-{form.weekday}"
    if form.month is not None:
        return f"XXXX-{form.month:02d}"
    if form.season is not None:
        return f"XXXX-{form.season}"
    if form.daypart is not None:
        return f"XXXX-XX-XXT{form.daypart}"
    return duration_value(form.count or 1, form.unit or "day")


def _with_time(value: str, form: Form) -> str:
    """A day with the hour or part of day of a form."""
    if form.hour is not None:
        clock = f"T{form.hour:02d}:{form.minute or 0:02d}"
        return f"{value}{clock}" if len(value) == 10 else clock
    if form.daypart is not None:
        return f"{value}T{form.daypart}" if len(value) == 10 else f"XXXX-XX-XXT{form.daypart}"
    return value


def _end(value: str, form: Form) -> str | None:
    """The last day of a night that is said to run into the next, or of a run of days ("10-12 June")."""
    if not value[:4].isdigit() or (form.to_weekday is None and form.to_day is None):
        return None
    first = date.fromisoformat(value[:10])
    if form.daypart is None and form.to_day is not None:
        return first.replace(day=form.to_day).isoformat() if form.to_day > first.day else None
    if form.to_weekday is None:
        return (first + timedelta(1)).isoformat()
    return (first + timedelta((form.to_weekday - first.isoweekday()) % 7)).isoformat()


def _calendar(form: Form, context: Context, look: Callable[[], Look]) -> str:
    """A form that names parts of a date."""
    anchor = context.anchor.date() if context.anchor else None
    if form.century is not None:
        return f"{form.century - 1:02d}"
    if form.decade is not None:
        return f"{form.decade:03d}"
    year = form.year
    if year is None and form.year_offset is not None and anchor:
        year = anchor.year + form.year_offset
        if form.like == "quarter" and context.quarter:
            year = context.quarter.year + form.year_offset
    if form.like == "told" and context.told and context.told[:4].isdigit():
        year = int(context.told[:4])
    if form.weekday is not None and form.month is None:
        return _weekday(form, anchor, look)
    if form.unit == "week":
        return week_value(date.fromisoformat(_calendar(replace(form, unit=None), context, look)))
    if year is None and form.month is not None and form.offset is None and context.narrated and (anchor is None or look() == "past"):
        year = context.year
    if year is None and anchor is not None:
        year = nearest_year(form, anchor, look())
        if form.weekday is not None and form.day is not None:
            year = fitting_year(form, year)
    if form.like == "quarter" and context.quarter and year:
        return f"{year:04d}-Q{(context.quarter.month + 2) // 3}"
    return _named(form, year)


def _weekday(form: Form, anchor: date | None, look: Callable[[], Look]) -> str:
    """A day of the week, with or without its number in the month."""
    weekday = form.weekday or 1
    if anchor is None:
        return f"XXXX-XX-{form.day:02d}" if form.day else f"XXXX-WXX-{weekday}"
    if form.day is not None:
        return numbered_day(anchor, weekday, form.day).isoformat()
    if form.week_offset is not None:
        monday = anchor - timedelta(anchor.isoweekday() - 1) + timedelta(7 * form.week_offset)
        return (monday + timedelta(weekday - 1)).isoformat()
    return weekday_near(anchor, weekday, form.offset, look()).isoformat()


def _named(form: Form, year: int | None) -> str:
    """The value of the parts that a form names in a year; ValueError where the calendar has no such day."""
    head = "XXXX" if year is None else f"{year:04d}"
    if form.quarter is not None:
        return f"{head}-Q{form.quarter}" if form.quarter else f"{head}-QX"
    if form.half is not None:
        return f"{head}-H{form.half}"
    if form.season is not None:
        return f"{head}-{form.season}"
    if form.holiday is not None:
        return _holiday(form.holiday, year)
    if form.month is None:
        return head
    if form.day is None:
        return f"{head}-{form.month:02d}"
    date(year or 2000, form.month, form.day)
    return f"{head}-{form.month:02d}-{form.day:02d}"


def _holiday(name: str, year: int | None) -> str:
    day = holiday_of(name, year or 2001)
    return day.isoformat() if year else f"XXXX-{day.month:02d}-{day.day:02d}"


def _shift(form: Form, context: Context, look: Callable[[], Look]) -> str:
    """A form that counts from the anchor."""
    if form.like == "quarter" or (form.unit == "year" and form.count == 1 and (form.offset or 0) < 0):
        compared = _quarter(form, context)
        if compared:
            return compared
    if context.anchor is None:
        return _unknown(form)
    if form.unit == "weekend":
        return weekend_near(context.anchor.date(), form.offset or 0, look())
    return shifted(context.anchor, form.unit or "day", form.offset or 0)


def _quarter(form: Form, context: Context) -> str | None:
    """A quarter compared with the one told last: "a year earlier" in a report on quarterly figures."""
    if context.quarter is None:
        if form.unit != "quarter" or context.anchor is None:
            return None
        return shifted(context.anchor, "quarter", (form.offset or 0) - 1)
    months = 3 * (form.offset or 0) if form.unit == "quarter" else 12 * (form.offset or 0)
    return shifted(datetime(context.quarter.year, context.quarter.month, 1), "quarter", months // 3)  # noqa: DTZ001 (dates have no zone)


def _move(form: Form, context: Context, look: Callable[[], Look]) -> str:
    """A form that counts from the last date told, else from the anchor."""
    if form.unit == "year" and form.count == 1 and (form.offset or 0) < 0 and (compared := _quarter(form, context)):
        return compared
    told = stretch_of(context.told).first if context.told else None
    if form.unit in ("hour", "minute", "second") and context.moment:
        return shifted(context.moment, form.unit, form.offset or 0)
    if form.unit in ("day", "hour", "minute", "second"):
        told = context.day.isoformat() if context.day else None
    if told is None:
        return _shift(form, context, look)
    return shifted(datetime.fromisoformat(told[:10]), form.unit or "day", form.offset or 0)


def _daytime(form: Form, context: Context, look: Callable[[], Look]) -> str:
    """The day of an hour or part of a day: the last one told, else the anchor's."""
    del look
    anchor = context.anchor.date() if context.anchor else None
    day = context.day if context.day and (anchor is None or context.beside or abs(context.day - anchor) <= _NEAR) else anchor
    if form.offset is not None and not context.beside and anchor is not None:
        day = anchor + timedelta(form.offset)
    elif day is not None and day == context.day and context.night and form.hour is not None and form.hour < _MORNING:
        day += timedelta(1)
    return day.isoformat() if day else _unknown(form)


def _unknown(form: Form) -> str:
    """The value of a form without anything to tie it to."""
    if form.kind == "calendar":
        return "XXXX"
    return {
        "day": "XXXX-XX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "month": "XXXX-XX",
        "quarter": "XXXX-QX",
        "year": "XXXX",
    }.get(form.unit or "day", "XXXX-XX-XX" if form.unit is None else "XXXX")


_VALUES: dict[str, Callable[[Form, Context, Callable[[], Look]], str]] = {
    "calendar": _calendar,
    "shift": _shift,
    "move": _move,
    "daytime": _daytime,
}
