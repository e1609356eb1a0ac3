"""Counting on the calendar: units, week days, weekends, holidays, the year that a date without one means."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from onrecord.normalise.time_tense import Look
from onrecord.normalise.time_value import SEASON_MONTHS, Form, add_months, week_value

_FIXED = {
    "christmas": (12, 25),
    "christmas_eve": (12, 24),
    "boxing_day": (12, 26),
    "new_year": (1, 1),
    "new_years_eve": (12, 31),
    "valentine": (2, 14),
    "halloween": (10, 31),
    "labour_day": (5, 1),
    "victory_day": (5, 8),
    "bastille_day": (7, 14),
    "us_independence": (7, 4),
    "armistice": (11, 11),
    "assumption": (8, 15),
    "all_saints": (11, 1),
}
_EASTER = {"easter": 0, "easter_monday": 1, "good_friday": -2, "palm_sunday": -7, "ascension": 39, "pentecost": 49, "whit_monday": 50}
_NTH_WEEKDAY = {"thanksgiving": (11, 4, 4), "us_labor_day": (9, 1, 1), "us_mlk": (1, 1, 3)}
_AGAINST_TENSE = 4.0
"""How many times nearer a date that goes against the tense must be to be taken. Of 2, 3, 4, 6 and 10 the best on `run.py timeml --split dev`."""


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (the anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday_of(name: str, year: int) -> date:
    """The day of a holiday in a year."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _EASTER:
        return easter(year) + timedelta(_EASTER[name])
    if name == "us_memorial_day":
        return date(year, 5, 31) - timedelta(date(year, 5, 31).weekday())
    if name == "us_election":
        return _nth_weekday(year, 11, 1, 1) + timedelta(1)
    month, weekday, nth = _NTH_WEEKDAY[name]
    return _nth_weekday(year, month, weekday, nth)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def shifted(base: datetime, unit: str, offset: int) -> str:
    """The value `offset` units from a moment on, as fine as the unit; ValueError or OverflowError outside the calendar."""
    day = base.date()
    if unit in ("second", "minute", "hour"):
        return _moment(base, unit, offset)
    if unit in ("day", "night"):
        return (day + timedelta(offset)).isoformat()
    if unit in ("week", "fortnight", "weekend"):
        weeks = week_value(day + timedelta(offset * (14 if unit == "fortnight" else 7)))
        return f"{weeks}-WE" if unit == "weekend" else weeks
    if unit == "month":
        return add_months(day, offset).isoformat()[:7]
    if unit == "quarter":
        moved = add_months(day.replace(day=1), 3 * offset)
        return f"{moved.year:04d}-Q{(moved.month + 2) // 3}"
    size = {"year": 1, "decade": 10, "century": 100}.get(unit, 1)
    year = day.year + size * offset
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is outside the calendar")
    return f"{year:04d}"[: {"decade": 3, "century": 2}.get(unit, 4) if abs(offset) <= 1 else 4]


def _moment(base: datetime, unit: str, offset: int) -> str:
    """Hours from a moment; the day alone where the moment is only known as a day."""
    moved = base + timedelta(**{f"{unit}s": offset})
    return moved.date().isoformat() if (base.hour, base.minute) == (0, 0) else moved.isoformat(timespec="minutes")[:16]


def weekday_near(anchor: date, weekday: int, offset: int | None, look: Look) -> date:
    """The day of a week day: the last one (today counts), or the next where the words look ahead."""
    back = (anchor.isoweekday() - weekday) % 7
    if offset == -1:
        return anchor - timedelta(back or 7)
    if offset == 1 or (look == "future" and back):
        return anchor + timedelta(7 - back)
    if offset == 0 and look != "past":
        return anchor + timedelta((7 - back) % 7)
    return anchor - timedelta(back)


def weekend_near(anchor: date, offset: int, look: Look) -> str:
    """The weekend meant: -2 for "the weekend", else -1, 0, 1 for last, this, next."""
    weeks = offset
    if offset == -2:
        weeks = 0 if look == "future" or anchor.isoweekday() >= 6 else -1
    return f"{week_value(anchor + timedelta(7 * weeks))}-WE"


def numbered_day(anchor: date, weekday: int, number: int) -> date:
    """The day nearest to the anchor with this number in its month and this week day; without such a day, the nearest with the number."""
    near = sorted((anchor + timedelta(k) for k in range(-45, 46)), key=lambda d: (d.isoweekday() != weekday, abs(d - anchor)))
    return next((d for d in near if d.day == number), near[0])


def nearest_year(form: Form, anchor: date, look: Look) -> int:
    """The year that makes a date without one nearest to the anchor, on the side to which the words look."""
    if form.offset in (-1, 1):
        sides = [(abs(d), y) for y in range(anchor.year - 1, anchor.year + 2) if (d := _distance(form, y, anchor)) * form.offset > 0]
        return min(sides)[1]
    if form.offset == 0:
        return anchor.year
    costs = {}
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        distance = _distance(form, year, anchor)
        against = (look == "past" and distance > 0) or (look == "future" and distance < 0)
        costs[year] = abs(distance) * (_AGAINST_TENSE if against else 1.0)
    return min(costs, key=lambda year: (costs[year], year))


def fitting_year(form: Form, year: int) -> int:
    """The year, of the one given and its neighbours, in which the day of a month falls on its week day; else the one given."""
    for near in (year, year - 1, year + 1):
        if date(near, form.month or 1, form.day or 1).isoweekday() == form.weekday:
            return near
    return year


def _distance(form: Form, year: int, anchor: date) -> int:
    """Days from the anchor to the nearest end of a stretch of a year; 0 inside it."""
    if form.holiday is not None:
        first, length = holiday_of(form.holiday, year), 1
    elif form.quarter:
        first, length = date(year, 3 * form.quarter - 2, 1), 91
    elif form.half is not None:
        first, length = date(year, 6 * form.half - 5, 1), 182
    elif form.season is not None:
        first, length = date(year, SEASON_MONTHS[form.season], 1), 91
    else:
        month = form.month or 1
        first = date(year, month, min(form.day or 1, 28))
        length = 1 if form.day else 31 if form.month else 366
    last = first + timedelta(length - 1)
    return 0 if first <= anchor <= last else (first - anchor).days if first > anchor else (last - anchor).days
