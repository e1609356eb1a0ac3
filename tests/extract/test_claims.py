"""What is claimed, read off whole sentences of invented reports."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def record(text, language="en", published="2024-05-08"):
    return read_document(Document("d", text, published=published, language=language))


def counts(text, variable, language="en"):
    """`(low, best, high)` of each claim of a variable, in all reports."""
    claims = record(text, language).claims
    return [(c.value.low, c.value.best, c.value.high) for c in claims if c.variable == variable]


@pytest.mark.parametrize(
    ("text", "variable", "best"),
    [
        ("Gunmen killed 12 farmers in Kano on Monday.", "killed", 12),
        ("Twelve farmers were killed by gunmen in Kano on Monday.", "killed", 12),
        ("A bomb exploded in Kano, killing 12 people.", "killed", 12),
        ("Protesters clashed with police in Brest, leaving nine officers injured.", "injured", 9),
        ("Clashes broke out in Brest. Nine officers were slightly injured.", "injured", 9),
        ("Clashes broke out in Brest. Three people were taken to hospital.", "hospitalised", 3),
        ("Rioters attacked shops in Brest. Police arrested 23 people.", "arrested", 23),
        ("Gunmen attacked a village near Kano and abducted 40 pupils.", "abducted", 40),
        ("The shelling of Donetsk displaced 500 families. It killed four civilians.", "killed", 4),
        ("A bomb went off in Kano. The death toll rose to 31 on Tuesday.", "killed", 31),
    ],
)
def test_counts_are_read_with_what_became_of_whom(text, variable, best):
    assert best in [b for _, b, _ in counts(text, variable)]


def test_each_number_goes_to_its_own_word():
    text = "A bomb exploded at a market in Kano, killing 12 people and wounding 30."
    assert [b for _, b, _ in counts(text, "killed")] == [12]
    assert [b for _, b, _ in counts(text, "injured")] == [30]


def test_a_report_that_is_silent_about_deaths_has_no_killed_claim():
    assert counts("About 200 dockers clashed with police in Brest on Monday. Nine officers were injured.", "killed") == []


@pytest.mark.parametrize(
    "text",
    [
        "Dockers clashed with police in Brest on Monday. No one was killed.",
        "A bomb exploded in Kano on Monday. There were no deaths.",
    ],
)
def test_no_one_was_killed_is_a_claim_of_zero(text):
    assert counts(text, "killed") == [(0, 0, 0)]


def test_nobody_is_counted_by_a_word_for_anybody():
    text = "A man was shot in Leeds on Monday. “We do not believe that anyone else was hurt,” police said."
    assert [b for _, b, _ in counts(text, "injured")] == [1]


def test_an_open_bound_stays_open():
    assert (12, 12, None) in counts("At least 12 people were killed when gunmen attacked a village near Kano.", "killed")


def test_a_quoted_official_is_the_sayer_and_the_outlet_is_none():
    text = "Dockers clashed with police in Brest on Monday. Nine officers were injured. “Fourteen officers were injured,” Anna Kerbrat, a union official, said."
    claims = {c.value.best: c for c in record(text).claims if c.variable == "injured"}
    assert claims[9].said_by is None
    assert "Kerbrat" in claims[14].said_by.text


def test_a_hedge_marks_its_claims_and_no_others():
    text = "Youths attacked a police station in Brest on Monday, reportedly with petrol bombs."
    claims = record(text).claims
    assert all(c.hedged for c in claims if c.variable == "weapon")
    assert not any(c.hedged for c in claims if c.variable == "target")


def test_the_agent_initiates_and_the_patient_is_the_target():
    claims = record("Gunmen attacked police officers in Brest on Monday night.").claims
    assert [c.value.kind for c in claims if c.variable == "target"] == ["police"]
    assert [c.value.name for c in claims if c.variable == "initiator"] == ["Gunmen"]


def test_what_police_did_about_it_is_a_response_and_makes_them_no_initiator():
    claims = record("About 300 protesters attacked shops in Brest on Monday. Police dispersed the crowd and arrested 12 people.").claims
    assert {"crowd_dispersal", "arrest"} & {c.value.act for c in claims if c.variable == "response"}
    assert "police" not in {c.value.kind for c in claims if c.variable == "initiator"}


def test_a_comparison_keeps_its_scope():
    claims = record("Gunmen killed nine people in Kano. It was the deadliest attack in the city since 2015.").claims
    assert [c.value.kind for c in claims if c.variable == "comparison"] == ["worst"]


def test_a_victim_has_name_and_age():
    claims = record("Maria Okafor, 34, was shot dead by a gunman in Kano on Monday.").claims
    victims = [c.value for c in claims if c.variable == "victim"]
    assert [(v.name, v.age, v.outcome) for v in victims] == [("Maria Okafor", 34, "killed")]


def test_french_counts_are_read_too():
    text = "Une bombe a explosé lundi à Lyon. Trois personnes ont été tuées et douze autres blessées, selon la préfecture."
    assert 3 in [b for _, b, _ in counts(text, "killed", "fr")]


def test_french_conditional_hedges():
    claims = record("Des inconnus auraient incendié une école lundi à Lyon.", "fr").claims
    acts = [c for c in claims if c.variable == "act"]
    assert acts
    assert all(c.hedged for c in acts)
