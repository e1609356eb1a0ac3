"""What was done and said about it, and by whom, on invented reports."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def told(text, variable):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    return [c for c in record.claims if c.variable == variable]


def test_it_is_the_body_that_spoke_before():
    text = "Gunmen killed two guards in Brest on Monday. The interior ministry said four were hurt. It said six people had been killed."
    assert {c.said_by.text for c in told(text, "killed") if c.value.best == 6} == {"The interior ministry"}


def test_he_is_named_with_his_title():
    text = 'Gunmen attacked a farm in Brest on Monday. Sam Example, the mayor of Brest, spoke. Sam Example, the mayor, said help was late. "They killed six people," he said.'
    assert {c.said_by.text for c in told(text, "killed")} == {"Sam Example, the mayor"}


def test_a_demand_by_we_is_that_of_who_speaks():
    text = 'Police beat strikers in Brest on Monday. "We demand that the commander be suspended," Ann Doe said.'
    assert {c.value.by for c in told(text, "reaction") if c.value.act == "demand"} == {"Ann Doe"}


@pytest.mark.parametrize("text", ["Their lawyer said they would appeal.", "A resident, who asked not to be named, said it was late."])
def test_what_asks_nothing_of_anybody_is_no_reaction(text):
    assert told("Gunmen killed two guards in Brest on Monday. " + text, "reaction") == []


def test_what_is_called_vile_is_condemned():
    text = 'A man stabbed a guard in Brest on Monday. The minister called it "a vile act".'
    assert [(c.value.act, c.value.by) for c in told(text, "reaction")] == [("condemnation", "The minister")]


def test_who_pleads_is_not_who_tries():
    text = "A gunman killed two people in Brest on Monday. Adam Sample pleaded not guilty on Tuesday."
    assert all(c.value.by != "Adam Sample" for c in told(text, "response"))


def test_who_opens_fire_is_not_hit():
    text = "Prosecutors said Adam Sample walked into a shop in Brest on Monday and opened fire with a rifle, killing two people."
    assert all(c.value.name != "Adam Sample" for c in told(text, "target"))
    assert any(c.value.name == "Adam Sample" for c in told(text, "initiator"))
