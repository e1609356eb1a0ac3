"""TIMEX3 values and the stretches that they span."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.normalise.time_calendar import easter, holiday_of, shifted
from onrecord.normalise.time_value import add_months, duration_value, stretch_of, week_value


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2021-06-01", "2021-06-01", "2021-06-01", "day"),
        ("2021-06-01TEV", "2021-06-01", "2021-06-01", "daypart"),
        ("2021-06-02T03:00", "2021-06-02T03:00", "2021-06-02T03:00", "minute"),
        ("2021-06-02T24:00", "2021-06-03T00:00", "2021-06-03T00:00", "minute"),
        ("2021-W21", "2021-05-24", "2021-05-30", "week"),
        ("2021-W22-WE", "2021-06-05", "2021-06-06", "week"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2021-Q1", "2021-01-01", "2021-03-31", "month"),
        ("1998-SU", "1998-06-01", "1998-08-31", "season"),
        ("1998-WI", "1998-12-01", "1999-02-28", "season"),
        ("1998", "1998-01-01", "1998-12-31", "year"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("19", "1900-01-01", "1999-12-31", "century"),
        ("PAST_REF", None, None, "vague"),
        ("XXXX-06-03", None, None, "day"),
        ("XXXX-WXX-2TEV", None, None, "daypart"),
        ("2021-02-30", None, None, "vague"),
    ],
)
def test_value_spans_its_stretch(value: str, first: str | None, last: str | None, precision: str) -> None:
    stretch = stretch_of(value)
    assert (stretch.first, stretch.last, stretch.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, "year", "P3Y"),
        (2.5, "year", "P2Y6M"),
        (30, "minute", "PT30M"),
        (0.5, "hour", "PT30M"),
        (1.5, "day", "P1DT12H"),
        (2, "decade", "P20Y"),
        (2, "fortnight", "P4W"),
        (None, "day", "PXD"),
    ],
)
def test_duration_counts_its_unit(count: float | None, unit: str, value: str) -> None:
    assert duration_value(count, unit) == value


def test_month_end_stays_in_its_month() -> None:
    assert add_months(date(2021, 1, 31), 1) == date(2021, 2, 28)


def test_easter_of_known_years() -> None:
    assert [easter(year) for year in (1989, 2000, 2024)] == [date(1989, 3, 26), date(2000, 4, 23), date(2024, 3, 31)]


def test_thanksgiving_is_the_fourth_thursday_of_november() -> None:
    assert holiday_of("thanksgiving", 1998) == date(1998, 11, 26)


@settings(max_examples=80, deadline=None)
@given(st.datetimes(), st.sampled_from(["day", "week", "month", "quarter", "year", "weekend"]), st.integers(-40, 40))
def test_shift_gives_a_value_that_spans_days_in_order(base, unit: str, offset: int) -> None:
    try:
        value = shifted(base, unit, offset)
    except (ValueError, OverflowError):
        return
    stretch = stretch_of(value)
    assert stretch.first is None or stretch.last is None or stretch.first <= stretch.last


@settings(max_examples=50, deadline=None)
@given(st.dates(date(1000, 1, 10), date(9990, 1, 1)))
def test_week_of_a_day_spans_that_day(day: date) -> None:
    stretch = stretch_of(week_value(day))
    assert stretch.first is not None
    assert stretch.last is not None
    assert stretch.first <= day.isoformat() <= stretch.last
