"""What a row is for: days and places of an incident."""

import time

import pytest

from onrecord.code.books import load_book
from onrecord.code.record import code_record
from onrecord.code.units import day_of
from onrecord.model.document import Document
from onrecord.model.value import When
from onrecord.pipeline import read_and_code, read_whole


def rows(text, book="acled"):
    _, coded = read_and_code(Document("d", text, language="en", published="2021-05-20"), [load_book(book)])
    return coded[book]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (When("2021-05-03", "2021-05-03", "day"), "2021-05-03"),
        (When("2021-05-03T22:00", "2021-05-04T02:00", "daypart"), "2021-05-03"),
        (When("2021-05-03", "2021-05-09", "week"), "2021-05-06"),
        (When("2021-05-01", "2021-05-31", "month"), "2021-05-16"),
        (When("2021-01-01", "2021-12-31", "year"), None),
        (When(None, None, "day"), None),
        (When("soon", None, "day"), None),
    ],
)
def test_day_of_a_time(when, day):
    assert day_of(when) == day


def test_one_incident_at_one_time_and_place_is_one_row():
    assert len(rows("Rioters burned cars in Lyon on 5 May 2021. Two people were hurt in Lyon.")) == 1


def test_each_day_with_its_own_events_is_a_row_and_a_total_is_shared():
    text = "Soldiers shelled Homs on 5 May 2021. Soldiers shelled Homs again on 6 May 2021. Nine people were killed in the shelling."
    made = rows(text)
    days = [row.cells["event_date"] for row in made]
    assert len(days) == len(set(days))
    assert sum(row.cells["fatalities"] for row in made) == 9


def test_rows_keep_to_the_unit_of_their_book():
    text = "Soldiers shelled Homs on 5 May 2021 and killed two civilians. Soldiers shelled Homs again on 6 May 2021."
    assert len(rows(text, "ucdp")) <= 1


def test_a_sentence_without_end_is_coded_in_time():
    record, reading = read_whole(
        Document("d", "Gunmen shot two men in Lyon and " + "found a mine took over the seized road " * 200, language="en")
    )
    started = time.process_time()
    code_record(record, reading, [load_book(name) for name in ("acled", "ucdp", "ccc")])
    assert time.process_time() - started < 10
