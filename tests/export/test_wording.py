"""Values in words."""

import pytest

from onrecord.export.wording import headline, plain_name, value_text
from onrecord.model.value import (
    Act,
    Comparison,
    Count,
    Damage,
    Duration,
    Party,
    Person,
    Place,
    Reaction,
    Response,
    Weapon,
    When,
)
from support.records import record


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Count(12, 12, 12), "12"),
        (Count(12, None, 12), "12 or more"),
        (Count(12, None, None), "12 or more"),
        (Count(None, 20, None), "up to 20"),
        (Count(12, 20, None), "12 to 20"),
        (Count(9, 15, 12, "officers"), "12 [9..15] officers"),
        (Count(1200, 1200, 1200), "1,200"),
        (Count(None, None, None), "some"),
        (Count(0, 0, 0), "0"),
        (When("2026-03-10", "2026-03-10", "day"), "2026-03-10"),
        (When("2026-03-10T18:00", "2026-03-10T23:59", "daypart"), "2026-03-10, 18:00 to 23:59 (daypart)"),
        (When("2026-03-01", "2026-03-31", "month"), "2026-03-01 to 2026-03-31 (month)"),
        (When(None, "2026-03-31", "vague"), "before to 2026-03-31 (vague)"),
        (Place("Calais", path=("France", "Hauts-de-France", "Calais")), "Calais, Hauts-de-France, France"),
        (Place("the port"), "the port"),
        (Party("guards", "group", kind="private_security", count=Count(3, 3, 3)), "guards (private security, 3)"),
        (Weapon("petrol bomb", "incendiary"), "petrol bomb (incendiary)"),
        (Act("attempted_entry"), "attempted entry"),
        (Duration("PT2H"), "PT2H"),
        (Damage("two lorries", "destroyed"), "two lorries: destroyed"),
        (Person(None, 34.0, "male", "injured"), "not named, 34 years old, male, injured"),
        (Response("crowd_dispersal", "police"), "crowd dispersal by police"),
        (Reaction("condemnation", None, "x"), "condemnation"),
        (Comparison("first", "since 2019"), "first: since 2019"),
    ],
)
def test_value_in_words(value, words):
    assert value_text(value) == words


def test_code_of_a_vocabulary_is_written_as_words():
    assert plain_name("use_of_force") == "use of force"


def test_record_is_called_by_its_title_else_its_headline_else_its_incident():
    assert headline(record("Head\n\nBody.", title="Given", reports=())) == "Given"
    assert headline(record("Head\n\nBody.", reports=())) == "Head"
    assert headline(record("Only one line.", reports=())) == "Only one line."
    assert headline(record("", reports=())) == "empty text"
