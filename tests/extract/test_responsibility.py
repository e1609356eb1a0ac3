"""Who is said to have done it, and by whom, on invented reports."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def initiators(text, language="en"):
    record = read_document(Document("d", text, published="2024-05-08", language=language))
    return {(c.value.name, c.status): c for c in record.claims if c.variable == "initiator"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister blamed the Harbour Front for the attack.",
        "The minister attributed the attack to the Harbour Front.",
        "The minister held the Harbour Front responsible for the attack.",
    ],
)
def test_who_is_blamed_did_it_by_that_account(sentence):
    found = initiators("Gunmen killed two guards in Brest on Monday. " + sentence)
    claim = found["Harbour Front", "alleged"]
    assert claim.said_by is not None or "held" in sentence


def test_who_claims_responsibility_did_it_by_his_own_account():
    found = initiators("Gunmen killed two guards in Brest on Monday. The Harbour Front claimed responsibility for the attack.")
    assert ("Harbour Front", "claimed_responsibility") in found


def test_who_claims_responsibility_in_french():
    found = initiators("Deux gardes ont été tués à Brest lundi. Les rebelles ont revendiqué l'attaque.", "fr")
    assert any(status == "claimed_responsibility" for _, status in found)


def test_who_carried_out_an_attack_did_it():
    assert any(name == "soldiers" for name, _ in initiators("An attack carried out by soldiers killed two men in Brest on Monday."))


def test_who_is_not_said_to_have_done_it_is_no_initiator():
    assert initiators("A bomb exploded in Brest on Monday. The Harbour Front condemned the attack.").keys() == set()


def test_who_acted_is_of_the_organisation_named_behind():
    found = initiators("Gunmen from the Harbour Liberation Front killed two guards in Brest on Monday.")
    assert {c.value.organization for c in found.values()} == {"Harbour Liberation Front"}


def test_a_name_explained_in_brackets_is_still_the_subject():
    found = initiators("The Harbour Liberation Front [HLF] attacked two guards in Brest on Monday.")
    assert any(name == "Harbour Liberation Front" for name, _ in found)


def test_an_organisation_with_words_behind_its_name_still_claims():
    text = "Gunmen killed two guards in Brest on Monday. The Harbour Front, a group of exiles, has claimed responsibility for the attack."
    assert ("Harbour Front", "claimed_responsibility") in initiators(text)


def test_the_attack_told_again_is_the_one_told_before():
    text = (
        "Gunmen attacked a bank in Brest on Monday and killed two guards.\n\nThe mayor spoke in Nantes.\n\n"
        "On Wednesday in Paris, the Harbour Front claimed responsibility for the attack."
    )
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    assert "Harbour Front" in {c.value.name for c in record.main.claims if c.variable == "initiator"}


def test_what_a_relative_clause_tells_of_the_accused_is_another_deed():
    text = (
        "Gunmen killed three people at a market in Lyon on Sunday. No group spoke of the attack, but police blamed the Free Valley Front, a "
        "militia which has carried out two stabbings since January."
    )
    record = read_document(Document("d", text, published="2031-05-19", language="en"))
    main = next(r for r in record.reports if r.kind == "main")
    assert "Free Valley Front" in {c.value.name for c in main.claims if c.variable == "initiator" and c.status == "alleged"}


def test_what_no_group_claims_nobody_claims():
    found = initiators("Gunmen killed two guards in Brest on Monday. No group has claimed responsibility for the attack.")
    assert all(status != "claimed_responsibility" for _, status in found)


def test_a_caller_claims_it_for_those_he_speaks_for():
    text = "A bomb killed two guards in Brest on Monday. A caller who said he represented the Harbour Front claimed responsibility for the attack."
    assert ("Harbour Front", "claimed_responsibility") in initiators(text)


def test_a_claim_is_not_of_what_a_relative_clause_tells_of_the_claimant():
    text = (
        "A bomb killed two guards in Brest on Monday.\n\nThe Army of the Pass, a militant group which carried out two bombings in Lyon in January, "
        "claimed responsibility in a message to reporters."
    )
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    main = next(report for report in record.reports if report.kind == "main")
    assert ("Army of the Pass", "claimed_responsibility") in {(c.value.name, c.status) for c in main.claims if c.variable == "initiator"}


def test_two_who_accuse_each_other_are_both_accused():
    found = initiators("Shells hit a hospital in Brest on Monday. The army and a rebel group each accused the other of the attack.")
    assert {name for name, status in found if status == "alleged"} >= {"army", "rebel group"}
    assert "other" not in {name for name, _ in found}


@pytest.mark.parametrize("verb", ["suspected", "blamed"])
def test_whom_somebody_suspects_of_the_deed_told_right_before_is_alleged(verb: str):
    text = f"Gunmen attacked a hotel in Agen on Monday. Investigators {verb} the Black Ridge gang."
    record = read_document(Document("d", text, published="2024-05-14", language="en"))
    told = {c.value.name: c.status for c in record.claims if c.variable == "initiator"}
    assert told["Black Ridge gang"] == "alleged"
