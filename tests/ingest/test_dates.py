"""Publication dates: ISO 8601 and in the calendar, or refused."""

import pytest

from onrecord.ingest.dates import checked_date
from onrecord.model.errors import InvalidDate


@pytest.mark.parametrize(
    "date", ["2021-06-03", "2021-06-03T09:10", "2021-06-03T09:10:00", "2021-06-03T09:10:00.5+02:00", "2024-02-29T09:10Z"]
)
def test_iso_dates_stay_as_they_are(date):
    assert checked_date(date) == date


@pytest.mark.parametrize(
    "date", ["", "2021", "2021-02-30", "2021-13-01", "3 June 2021", "20210603", "2021-06-03 09:10", "2021-06-03T25:00", "٢٠٢١-٠٦-٠٣"]
)
def test_anything_else_is_refused_with_a_hint(date):
    with pytest.raises(InvalidDate) as caught:
        checked_date(date)
    assert "2026-01-07" in caught.value.hint
