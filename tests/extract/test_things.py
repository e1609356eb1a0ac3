"""Which things were hit, on invented reports."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def things(text):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    return {c.value.name for c in record.claims if c.variable == "target" and c.value.physical}


def test_of_a_window_what_it_belongs_to_was_hit():
    assert things("A bomb damaged the windows of the consulate in Brest on Monday.") == {"consulate"}


def test_a_land_is_no_thing_that_was_hit():
    assert things("Rebels attacked France on Monday and killed two guards.") == set()


def test_what_was_taken_is_no_target():
    assert "food" not in things("Rebels attacked a farm near Brest on Monday and stole food.")


def test_a_radio_station_that_is_blown_up_is_a_building():
    assert things("Rebels blew up a radio station in Brest on Monday.") == {"radio station"}


def test_who_defused_a_bomb_did_not_plant_it():
    record = read_document(Document("d", "Police defused a bomb in Brest on Monday.", published="2024-05-08", language="en"))
    assert not [c for c in record.claims if c.variable == "initiator"]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The town hall was the target of an arson attack in Brest on Monday.", "town hall"),
        ("The target of the bombing in Brest on Monday was a police station.", "police station"),
        ("A bus exploded in Brest on Monday, killing two people.", "bus"),
        ("Two bank branches were bombed in Brest on Monday.", "bank branches"),
    ],
)
def test_what_an_attack_is_said_to_be_aimed_at_or_goes_up_is_hit(text: str, thing: str):
    assert things(text) == {thing}


def test_a_car_that_goes_off_may_be_the_bomb():
    assert things("A car exploded in Brest on Monday, killing two people.") == set()


def test_who_attacks_an_army_base_attacks_the_army():
    record = read_document(Document("d", "Rebels attacked an army base near Brest on Monday.", published="2024-05-08", language="en"))
    assert {(c.value.kind, c.value.physical) for c in record.claims if c.variable == "target"} == {("military", False)}
    assert things("Rebels attacked a police station near Brest on Monday.") == {"police station"}
