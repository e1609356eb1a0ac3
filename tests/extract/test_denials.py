"""A denial stands beside the claim that it denies."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def record_of(text, language="en"):
    return read_document(Document("d", text, published="2026-03-03", language=language))


def denials(record, variable):
    by_id = {claim.id: claim for claim in record.claims}
    return [(c, [by_id[name] for name in c.denies]) for c in record.claims if c.variable == variable and c.status == "denied"]


def test_a_denial_that_names_the_event_is_tied_to_the_claim_of_it():
    record = record_of("Students said police beat three of them in Lyndon on Tuesday. Police denied beating the students.")
    ((denial, denied),) = denials(record, "act")
    assert denial.said_by.text == "Police"
    assert [c.said_by.text for c in denied] == ["Students"]


@pytest.mark.parametrize(
    "answer", ["The guards denied the accusation.", "The guards denied this.", "A spokesman for the guards denied the allegations."]
)
def test_a_denial_that_points_back_denies_what_was_said_last(answer):
    record = record_of(f"Residents of Lyndon accused the guards of killing two boys on Tuesday. {answer}")
    ((_, denied),) = denials(record, "initiator")
    assert [c.value.name for c in denied] == ["guards"]
    assert [c.evidence[0].quote for _, told in denials(record, "act") for c in told] == ["killing"]


def test_who_denies_responsibility_denies_having_done_it_and_not_that_it_happened():
    record = record_of("A bomb killed four people at a market in Lyndon on Tuesday. The Blue Front denied responsibility for the attack.")
    assert denials(record, "act") == []
    ((denial, _),) = denials(record, "initiator")
    assert denial.value.name == "Blue Front"
    assert record.figures["killed"].best == 4


def test_what_a_quoted_voice_says_did_not_happen_denies_what_another_says():
    record = record_of('Marchers said soldiers fired on them in Lyndon on Tuesday. "We did not fire on anyone," the commander said.')
    ((denial, denied),) = denials(record, "act")
    assert denial.said_by.text == "the commander"
    assert [c.said_by.text for c in denied] == ["Marchers"]


def test_a_denial_of_one_thing_does_not_speak_against_another():
    record = record_of("A bomb killed four people at a market in Lyndon on Tuesday. The mayor denied that soldiers had beaten a student.")
    assert not record.figures["act"].conflict


def test_in_french_the_accused_is_who_did_it_and_his_denial_is_tied_to_it():
    record = record_of(
        "Des habitants de Lyon ont accusé la police d'avoir frappé trois étudiants mardi. La police a démenti ces accusations.", "fr"
    )
    ((denial, denied),) = denials(record, "initiator")
    assert denial.said_by.text == "La police"
    assert [(c.value.name, c.said_by.text) for c in denied] == [("police", "Des habitants de Lyon")]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Residents accused the guards of beating a boy in Lyndon.", "guards"),
        ("The opposition blames the army for burning the village.", "army"),
        ("Two officers were accused of killing a student in Lyndon.", "officers"),
    ],
)
def test_who_is_accused_did_it_by_that_account_and_not_who_accuses(text, doer):
    initiators = [c for c in record_of(text).claims if c.variable == "initiator"]
    assert {c.value.name for c in initiators} == {doer}


RIOT = "Eleven inmates died in a riot at a prison in Lyndon on Tuesday, the prison service said. A committee of families said it had counted at least 25 dead. "


@pytest.mark.parametrize(
    "sentence",
    ["The government denied that figure.", "The government called the figure exaggerated.", "The government rejected the figure."],
)
def test_a_figure_that_is_denied_is_the_last_count_of_another_voice(sentence):
    ((denial, denied),) = denials(record_of(RIOT + sentence), "killed")
    assert denial.value.best == 25
    assert denial.said_by.text == "The government"
    assert [c.said_by.text for c in denied] == ["A committee of families"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Blue Front said that it was not behind the attack.",
        "The Blue Front said it had nothing to do with the attack.",
        "The Blue Front denied that it was behind the attack.",
        "A spokesman for the Blue Front denied responsibility for the attack.",
        "The Blue Front rejected a suggestion that it was behind the attack.",
    ],
)
def test_who_says_it_was_not_he_denies_having_done_it_and_not_that_it_happened(sentence):
    record = record_of("A bomb killed four people at a market in Lyndon on Tuesday. " + sentence)
    assert denials(record, "act") == []
    assert {denial.value.name for denial, _ in denials(record, "initiator")} == {"Blue Front"}


def test_who_pleads_not_guilty_denies_having_done_it():
    record = record_of("A gunman killed two people in Lyndon on Monday. Adam Sample pleaded not guilty on Tuesday.")
    assert [denial.value.name for denial, _ in denials(record, "initiator")] == ["Adam Sample"]


def test_to_deny_that_it_was_slow_denies_no_attack():
    record = record_of("Gunmen killed four people in Lyndon on Tuesday, residents said. The army denied that it had been slow to respond.")
    assert denials(record, "act") == []


def test_what_is_denied_of_killings_leaves_the_killings():
    record = record_of("Police killed four people in Lyndon on Tuesday. A minister denied that the killings were state policy.")
    assert denials(record, "act") == []


def test_a_denial_by_the_same_verb_answers_it():
    record = record_of(
        "Police said marchers threw stones at a car in Lyndon on Tuesday. The union denied that its members had thrown anything."
    )
    assert [denial.said_by.text for denial, _ in denials(record, "act")] == ["The union"]
