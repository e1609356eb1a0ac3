"""Counts of people in English, in invented reports."""

import pytest

from onrecord import read


def counts(text, variable):
    found = read(text, language="en", published="2024-05-14")
    return [c.value.best for c in found.claims if c.variable == variable and not c.part]


@pytest.mark.parametrize(
    ("text", "variable", "count"),
    [
        ("Fans fought in Kumasi on Sunday. At the hospital 34 people were being treated, a doctor said.", "injured", 34),
        ("Police fired tear gas at marchers in Nairobi. The Red Cross said it had treated 28 people.", "injured", 28),
        ("Two men were beaten to death by a mob in Assam on Friday.", "killed", 2),
        ("A crowd beat the two men to death in Assam on Friday.", "killed", 2),
        ("Prisoners took eight guards hostage at a jail in Guayaquil on Tuesday.", "abducted", 8),
        ("In March, 39 students were seized from a college in Afaka by gunmen.", "abducted", 39),
        ("He was one of 31 fighters killed when militants drove a bomb into a checkpoint near Makhmour on Monday.", "killed", 31),
    ],
)
def test_people_are_counted_where_the_words_tell_it(text, variable, count):
    assert count in counts(text, variable)


def test_who_holds_a_hostage_is_not_abducted():
    assert set(counts("A gunman held 18 people hostage at a cafe in Sydney on Monday.", "abducted")) == {18}


def test_hostages_who_are_still_held_are_not_arrested():
    text = "Prisoners took eight guards hostage at a jail in Guayaquil on Tuesday. Six hostages were freed and two were still being held."
    assert counts(text, "arrested") == []


def test_a_number_that_goes_on_with_a_part_of_the_dead_is_a_part_too():
    text = 'Four people were killed in Kumasi on Sunday. "Two of the dead were trampled, and two had stab wounds," said Dr Ama Boateng.'
    assert 2 not in counts(text, "injured")


def test_who_is_accused_of_something_that_is_no_deed_did_not_do_it():
    text = "Maoists killed a villager in Bijapur on Sunday, accusing him of being a police informer."
    initiators = {c.value.name for c in read(text, language="en", published="2024-05-14").claims if c.variable == "initiator"}
    assert initiators == {"Maoists"}
