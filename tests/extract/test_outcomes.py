"""What became of people, by the words that are told of it."""

import pytest

from onrecord import read

TOLD = [
    ("Some 2,000 residents were forced to leave after the attack in Bunia on Monday.", "en", "displaced", 2000),
    ("At least 40 demonstrators are being held after the protest in Leeds on Monday.", "en", "arrested", 40),
    ("Four miners are still missing after the attack in Kaduna on Monday.", "en", "missing", 4),
    ("Thirteen people needed hospital treatment after the clashes in Leeds on Monday.", "en", "hospitalised", 13),
    ("Six officers were treated for minor injuries after the riot in Leeds on Monday.", "en", "injured", 6),
    ("A passer-by suffered a broken arm in the clashes in Leeds on Monday.", "en", "injured", 1),
    ("Les combats à Bunia lundi ont fait fuir 3 000 habitants.", "fr", "displaced", 3000),
    ("Trois élèves ont été hospitalisés après l'agression à Lyon lundi.", "fr", "hospitalised", 3),
]


@pytest.mark.parametrize(("text", "language", "variable", "number"), TOLD)
def test_people_are_counted_by_what_became_of_them(text, language, variable, number):
    record = read(text, language=language, published="2031-05-19")
    assert number in {c.value.best for c in record.claims if c.variable == variable}


def test_who_does_the_fleeing_after_a_crime_is_not_displaced():
    record = read("Three gunmen fled the area after the attack in Leeds on Monday.", language="en", published="2031-05-19")
    assert not [c for c in record.claims if c.variable == "displaced"]


def test_a_meeting_that_is_held_arrests_nobody():
    record = read("A rally of 300 people was held after the attack in Leeds on Monday.", language="en", published="2031-05-19")
    assert not [c for c in record.claims if c.variable == "arrested"]
