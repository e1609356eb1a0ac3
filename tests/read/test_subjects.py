"""Subjects of participles, and of verbs parted from their auxiliary."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def patients(text: str, trigger: str, language: str = "fr") -> list[str]:
    events = read_document(Document("d", text, published="2024-05-08", language=language)).events
    return [a.span.quote for e in events if e.span.quote == trigger for a in e.roles if a.role == "patient"]


@pytest.mark.parametrize(
    ("text", "trigger", "patient"),
    [
        ("Une salle de prière incendiée à Agen.", "incendiée", "Une salle de prière"),
        ("Le chef de la police tué lundi était marié.", "tué", "Le chef de la police"),
        ("Le frère de la femme tuée lundi a parlé.", "tuée", "la femme"),
        ("Un homme de 22 ans, qui avait été vu, a été interpellé lundi.", "interpellé", "Un homme de 22 ans"),
    ],
)
def test_patient_of_a_french_participle(text: str, trigger: str, patient: str):
    assert patients(text, trigger) == [patient]


@pytest.mark.parametrize(
    ("text", "trigger", "patient"),
    [
        ("The man driving the truck was arrested on Monday.", "arrested", "The man"),
        ("A soldier guarding the substation was wounded on Monday.", "wounded", "A soldier"),
    ],
)
def test_whom_a_participle_describes_is_the_subject_of_the_verb_behind(text: str, trigger: str, patient: str):
    assert [words.split(" driving")[0].split(" guarding")[0] for words in patients(text, trigger, "en")] == [patient]


def test_a_part_of_a_day_plants_no_bomb():
    text = "Early this morning, unidentified persons placed a bomb at the bank in Brest."
    events = read_document(Document("d", text, published="2024-05-08", language="en")).events
    agents = [a.span.quote for e in events for a in e.roles if a.role == "agent"]
    assert agents == ["unidentified persons"]


def agents(text: str, trigger: str) -> list[str]:
    events = read_document(Document("d", text, published="2024-05-08", language="en")).events
    return [a.span.quote for e in events if e.span.quote == trigger for a in e.roles if a.role == "agent"]


@pytest.mark.parametrize(
    "said",
    ["Humayun Khan told Dawn that around 40 men", "Police said about 40 men", "Police said that 40 men"],
)
def test_whom_an_aside_parts_from_the_verb_in_what_is_said_is_its_subject(said: str):
    found = agents(f"{said}, carrying rockets, surrounded the mine and attacked guards on Monday.", "attacked")
    assert len(found) == 1
    assert found[0].endswith("40 men")


def test_the_wounded_of_a_headline_did_not_shoot():
    assert agents("Five teens wounded, gunman at large after shooting in Tulsa", "shooting") == []
