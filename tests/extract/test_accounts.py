"""By whose account, and how surely, somebody did it, and which organisation they are of, on invented reports."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def initiators(text, language="en"):
    record = read_document(Document("d", text, published="2024-05-08", language=language))
    return [c for c in record.claims if c.variable == "initiator"]


def statuses(text, language="en"):
    return {(c.value.organization or c.value.name, c.status) for c in initiators(text, language)}


def bodies(text):
    return {c.value.organization or c.value.name for c in initiators(text)}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Rebels of the Harbour Front killed two guards in Brest on Monday.", "asserted"),
        ("Suspected rebels of the Harbour Front killed two guards in Brest on Monday.", "alleged"),
        ("Two guards were killed in Brest on Monday, apparently by rebels of the Harbour Front.", "alleged"),
        ("Two guards were possibly killed by rebels of the Harbour Front in Brest on Monday.", "possible"),
        ("Rebels of the so-called Harbour Front killed two guards in Brest on Monday.", "asserted"),
    ],
)
def test_a_hedge_on_who_did_it_is_no_statement(sentence, status):
    assert {s for _, s in statuses(sentence)} == {status}


def test_alleged_before_a_noun_is_nobodys_allegation():
    claims = initiators("The radio reported that alleged rebels of the Harbour Front killed two guards in Brest on Monday.")
    assert {(c.status, c.said_by.text) for c in claims} == {("alleged", "The radio")}


def test_what_is_only_a_possibility_may_be():
    text = (
        "Two guards were killed in Brest on Monday. The minister spoke of the possibility that the Harbour Front carried out the killing."
    )
    assert ("Harbour Front", "possible") in statuses(text)


def test_who_holds_somebody_responsible_says_so():
    text = "Gunmen killed two guards in Brest on Monday. President Jane Doe holds the Harbour Front responsible for the killing."
    claim = next(c for c in initiators(text) if c.value.name == "Harbour Front")
    assert (claim.status, claim.said_by.kind) == ("alleged", "government")


@pytest.mark.parametrize(
    "sentence",
    [
        "The guards are responsible for guarding the gate.",
        "The Harbour Front is responsible for the budget of the town.",
        "The council wants to blame the Harbour Front for the attack.",
    ],
)
def test_responsible_for_no_deed_and_blame_that_is_only_meant_name_nobody(sentence):
    assert not any(c.status == "alleged" for c in initiators("A bomb killed two men in Brest on Monday. " + sentence))


def test_who_is_hit_by_a_deed_is_not_blamed_for_it():
    text = "The minister blamed the Harbour Front for the attack on the Red Guild in Brest on Monday."
    assert ("Red Guild", "alleged") not in statuses(text)


def test_a_source_named_once_more_in_brackets_did_nothing():
    text = "According to the Harbour Security Office (HSO), a rebel group is responsible for the massacre of two men in Brest on Monday."
    assert not any("HSO" in c.value.name or "Office" in c.value.name for c in initiators(text))


def test_rebels_who_say_that_they_were_responsible_claim_it():
    text = "Two guards were killed in Brest on Monday. The Harbour Liberation Front said that they were responsible for the attack."
    assert ("Harbour Liberation Front", "claimed_responsibility") in statuses(text)


def test_police_who_say_that_they_were_responsible_claim_nothing():
    text = "Gunmen killed two guards in Brest on Monday. The police said that they were responsible for the attack."
    assert not any(status == "claimed_responsibility" for _, status in statuses(text))


def test_a_text_that_speaks_of_our_fighters_tells_its_own_deeds():
    text = "The Harbour Liberation Front attacked the barracks in Brest on Monday. Our fighters killed two guards."
    assert ("Harbour Liberation Front", "claimed_responsibility") in statuses(text)


def test_our_soldiers_in_somebodys_words_are_not_the_texts():
    text = 'The Harbour Liberation Front attacked the barracks in Brest on Monday. "Our soldiers were brave," the colonel said.'
    assert ("Harbour Liberation Front", "asserted") in statuses(text)


def test_acronym_and_full_name_are_one_organisation():
    text = "HLF rebels attacked the barracks in Brest on Monday. The Harbour Liberation Front [HLF] also burned a bus. The HLF killed two guards."
    assert bodies(text) == {"Harbour Liberation Front"}


def test_a_term_and_the_name_beside_it_are_one_organisation():
    text = 'THE GUERRILLA ORGANIZATION "HARBOUR FRONT" KILLED TWO GUARDS IN BREST ON MONDAY.'
    assert bodies(text) == {"HARBOUR FRONT"}


def test_the_army_is_that_of_the_country_that_the_text_names():
    text = "The French army shelled a village near Brest on Monday. The army killed two farmers there."
    assert bodies(text) == {"French army"}


def test_a_part_of_an_organisation_is_a_group_of_it():
    claim = initiators("The Northern Column of the Harbour Liberation Front attacked the barracks in Brest on Monday.")[0]
    assert (claim.value.type, claim.value.organization) == ("group", "Harbour Liberation Front")


def test_terrorists_are_of_the_only_armed_organisation_and_gunmen_may_be_anybody():
    text = "The Harbour Liberation Front killed two guards in Brest on Monday. The {} then burned a bus."
    assert bodies(text.format("terrorists")) == {"Harbour Liberation Front"}
    assert "gunmen" in bodies(text.format("gunmen"))


def test_who_did_two_things_did_them_in_both_incidents():
    text = "Rebels killed a farmer in Brest on Monday. Rebels killed a guard in Lyon on Tuesday and burned a tanker in Nice on Wednesday."
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    told = [r for r in record.reports if r.kind != "background"]
    assert all(any(c.variable == "initiator" for c in r.claims) for r in told)
