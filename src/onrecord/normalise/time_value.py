"""TIMEX3 values: what an expression says before and after it is tied to the calendar, and the stretch of days that a value spans."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model.quick import quick
from onrecord.model.value import Precision

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DURATION_LETTERS = {
    "second": ("PT", "S"),
    "minute": ("PT", "M"),
    "hour": ("PT", "H"),
    "day": ("P", "D"),
    "night": ("P", "D"),
    "week": ("P", "W"),
    "weekend": ("P", "WE"),
    "month": ("P", "M"),
    "quarter": ("P", "Q"),
    "year": ("P", "Y"),
    "decade": ("P", "E"),
    "century": ("P", "C"),
}
_SMALLER = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24), "decade": ("year", 10)}
_WHOLE = {
    "decade": ("year", 10),
    "century": ("year", 100),
    "millennium": ("year", 1000),
    "fortnight": ("week", 2),
    "half-year": ("month", 6),
}
_CALENDAR = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<hour>\d\d)(?::(?P<minute>\d\d))?|T(?P<part>[A-Z]{2}))?)?"
    r"|W(?P<week>\d\d)(?:-(?P<weekend>WE))?|(?P<season>SP|SU|FA|WI)|Q(?P<quarter>[1-4])|H(?P<half>[12])))?$"
)


@quick
@dataclass(frozen=True, slots=True)
class Form:
    """What a time expression says by itself, before it is tied to the calendar.

    `kind` is `calendar` (names parts of a date), `shift` (counts `unit`s from the anchor), `move` (counts them from the last date told),
    `daytime` (an hour or part of a day, of a day told before), `duration`, `set`, or `ref` (`ref` is its value).
    `offset` is -1, 0, 1 for last, this, next, or the number of units to go; `count` is null where the words leave it open.
    `year_offset` and `week_offset` place it in a year or week counted from the anchor; `like` is the unit that it compares with.
    """

    kind: str
    unit: str | None = None
    offset: int | None = None
    count: float | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    holiday: str | None = None
    decade: int | None = None
    century: int | None = None
    hour: int | None = None
    minute: int | None = None
    daypart: str | None = None
    to_weekday: int | None = None
    to_day: int | None = None
    to_month: int | None = None
    ref: str | None = None
    mod: str | None = None
    year_offset: int | None = None
    week_offset: int | None = None
    like: str | None = None

    @property
    def names_day(self) -> bool:
        """Whether the words come down to one day."""
        dated = self.day is not None or self.weekday is not None or self.holiday is not None
        return dated or (self.kind in ("shift", "move") and self.unit == "day")

    @property
    def timed(self) -> bool:
        """Whether the words name an hour or a part of a day."""
        return self.hour is not None or self.daypart is not None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Inclusive ISO dates or date-times, null where unknown, and how fine the words were."""

    first: str | None
    last: str | None
    precision: Precision


def duration_value(count: float | None, unit: str) -> str:
    """`P3Y`, `PT30M`, `P2Y6M`; `PXD` where `count` is unknown."""
    if count is not None and unit in _WHOLE:
        unit, factor = _WHOLE[unit]
        count *= factor
    unit = {"fortnight": "week", "millennium": "century", "half-year": "month"}.get(unit, unit)
    head, letter = _DURATION_LETTERS[unit]
    if count is None:
        return f"{head}X{letter}"
    whole, rest = int(count), count - int(count)
    if rest and unit in _SMALLER:
        smaller, factor = _SMALLER[unit]
        part = f"{round(rest * factor)}{_DURATION_LETTERS[smaller][1]}"
        separator = "T" if unit == "day" else ""
        return f"{head}{whole}{letter}{separator}{part}" if whole else duration_value(round(rest * factor), smaller)
    return f"{head}{whole if not rest else count}{letter}"


def week_value(day: date) -> str:
    """The ISO week of a day: `2021-W22`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the month's last; ValueError outside the calendar."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is outside the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def stretch_of(value: str) -> Stretch:
    """The days that a TIMEX3 date or time value spans; `vague` with nulls for what is on no calendar."""
    if m := _CALENDAR.match(value):
        try:
            return _calendar_stretch(m)
        except (ValueError, OverflowError):
            return Stretch(None, None, "vague")
    if re.fullmatch(r"\d{3}", value):
        return Stretch(f"{value}0-01-01", f"{value}9-12-31", "decade") if value != "000" else Stretch(None, None, "decade")
    if re.fullmatch(r"\d{2}", value):
        return Stretch(f"{value}00-01-01", f"{value}99-12-31", "century") if value != "00" else Stretch(None, None, "century")
    return Stretch(None, None, _unknown_precision(value))


def _unknown_precision(value: str) -> Precision:
    """How fine a value with unknown parts (`XXXX-06-03`, `XXXX-WXX-2TEV`) is."""
    if not value.startswith("XXXX"):
        return "vague"
    if m := re.search(r"T(\d\d(:\d\d)?|[A-Z]{2})$", value):
        return "daypart" if m[1].isalpha() else "minute" if m[2] else "hour"
    shapes: tuple[tuple[str, Precision], ...] = (
        (r"XXXX-(?:XX|\d\d)-(?:XX|\d\d)|XXXX-WXX-\d", "day"),
        (r"XXXX-WXX(?:-WE)?", "week"),
        (r"XXXX-(?:XX|\d\d)|XXXX-Q[X\d]", "month"),
        (r"XXXX-(?:SP|SU|FA|WI)", "season"),
        (r"XXXX", "year"),
    )
    return next((precision for shape, precision in shapes if re.fullmatch(shape, value)), "vague")


def _calendar_stretch(m: re.Match[str]) -> Stretch:
    """The stretch of a value that names a year; ValueError where the calendar has no such day."""
    year = int(m["year"])
    if m["week"]:
        monday = date.fromisocalendar(year, int(m["week"]), 1)
        return _days(monday + timedelta(5 if m["weekend"] else 0), monday + timedelta(6), "week")
    if m["day"]:
        return _day_stretch(m, date(year, int(m["month"]), int(m["day"])))
    if m["month"]:
        return _months(year, int(m["month"]), 1, "month")
    if m["season"]:
        return _months(year, SEASON_MONTHS[m["season"]], 3, "season")
    if m["quarter"]:
        return _months(year, 3 * int(m["quarter"]) - 2, 3, "month")
    if m["half"]:
        return _months(year, 6 * int(m["half"]) - 5, 6, "season")
    return _months(year, 1, 12, "year")


def _day_stretch(m: re.Match[str], day: date) -> Stretch:
    """A day, a part of it, or a moment in it. Midnight at the end of a day is written T24:00 and is the next day's first minute."""
    if m["hour"]:
        hour, minute = int(m["hour"]), int(m["minute"] or 0)
        if hour == 24:
            day, hour = day + timedelta(1), 0
        at = f"{day.isoformat()}T{hour:02d}:{minute:02d}"
        return Stretch(at, at, "minute" if m["minute"] else "hour")
    return _days(day, day, "daypart" if m["part"] else "day")


def _days(first: date, last: date, precision: Precision) -> Stretch:
    return Stretch(first.isoformat(), last.isoformat(), precision)


def _months(year: int, month: int, length: int, precision: Precision) -> Stretch:
    """`length` whole months from a month on."""
    first = date(year, month, 1)
    if year * 12 + month - 1 + length >= 10000 * 12:
        return _days(first, date(9999, 12, 31), precision)
    return _days(first, add_months(first, length) - timedelta(1), precision)
