"""Counts of people whom "and" joins, in invented reports."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def figures(text):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    return {v: f.best for r in record.reports if r.kind == "main" for v, f in r.figures.items() if v in ("killed", "injured")}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A woman and two children were killed in a shooting in Sampleton on Monday.", 3),
        ("A gunman opened fire in Sampleton on Monday, killing a woman and two children.", 3),
        ("Two women and a man were pronounced dead after a shooting in Sampleton on Monday.", 3),
        ("A gunman opened fire in Sampleton on Monday, killing two people, Dana Roy and Luis Vega.", 2),
        ("A gunman ambushed a family in Sampleton on Monday, leaving a mother and a guard dead.", 2),
        ("Mother and son dead after shooting in Sampleton. A gunman fired on Monday.", 2),
        ("A gunman killed a customer inside a store on Monday before being fatally shot by police.", 2),
        ("A man accused of killing his wife and their four children on Monday was arrested in Sampleton.", 5),
        ("A man suspected of killing his wife and their four children on Monday was arrested in Sampleton.", 5),
    ],
)
def test_people_joined_by_and_are_added_up(text, killed):
    assert figures(text)["killed"] == killed


def test_a_number_and_one_more_are_added_up_where_they_were_hurt():
    assert figures("A gunman ambushed a family in Sampleton on Monday, leaving a boy and two men wounded.")["injured"] == 3


def test_who_says_that_no_one_was_hurt_is_not_hurt():
    assert "injured" not in figures("A man fired at a house on Monday, said Cpl. Mary Franks, a police spokeswoman, but no one was hurt.")


def test_injured_or_killed_counts_nobody_for_certain():
    text = "A boy was killed in Sampleton on Monday. At least eight children were injured or killed in the fire."
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    either = [c.value for r in record.reports for c in r.claims if "or killed" in c.evidence[0].quote]
    assert all((value.low, value.best) == (0, None) for value in either)


def test_a_surname_that_ends_in_s_is_one_person():
    assert figures("A teenager was shot in Sampleton on Monday. Jordan Shores was pronounced dead on Monday.")["killed"] == 1


def test_who_kills_himself_is_whom_the_clause_is_about():
    text = "A police officer was shot and injured in Sampleton on Monday by a suspect who is believed to have later killed himself."
    assert figures(text)["injured"] == 1
