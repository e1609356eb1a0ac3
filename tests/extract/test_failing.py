"""Not doing one's part, in invented reports."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def acts(text):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    return {e.act for e in record.events if e.status in ("happened", "ongoing")}


@pytest.mark.parametrize(
    "text",
    [
        "The police have not been able to arrest the kidnappers in Sampleton.",
        "The villagers of Sampleton were not protected by the police.",
        "The police had difficulty reaching the market in Sampleton.",
        "Neither the police nor the army intervened in Sampleton.",
        "The police acted only after shops were burnt in Sampleton.",
        "The police of Sampleton were of no help.",
        "The police took three hours to reach the market in Sampleton.",
        "There was no police presence in Sampleton.",
        "The police of Sampleton were caught unawares.",
    ],
)
def test_police_who_did_not_act_failed_to(text):
    assert "failure_to_act" in acts(text)


@pytest.mark.parametrize(
    "text", ["The villagers of Sampleton had difficulty reaching the market.", "The shop in Sampleton was of no help."]
)
def test_others_have_no_duty_to_act(text):
    assert "failure_to_act" not in acts(text)


def test_forces_that_are_present_are_deployed_and_others_are_not():
    assert "deployment" in acts("Policemen were present in Sampleton.")
    assert "deployment" not in acts("Mourners were present in Sampleton.")


def test_an_arrest_that_is_demanded_has_not_happened():
    assert "arrest" not in acts("The leader called for a ban on the league and arrest of its members in Sampleton.")


def test_who_was_caught_unawares_and_on_whose_part_it_was_are_who_failed():
    for text in ("The police were caught unawares in Sampleton.", "There were lapses on the part of the police in Sampleton."):
        record = read_document(Document("d", text, published="2024-05-08", language="en"))
        failing = next(e for e in record.events if e.act == "failure_to_act")
        assert ["police" in a.span.quote for a in failing.roles if a.role == "agent"] == [True]
