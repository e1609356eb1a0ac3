"""Who and what is told in a list, and whom a relative clause or a name in apposition parts from the verb."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def in_role(text: str, trigger: str, role: str = "patient", language: str = "en") -> list[str]:
    events = read_document(Document("d", text, published="2024-05-08", language=language)).events
    return [a.span.quote for e in events if e.span.quote == trigger for a in e.roles if a.role == role]


@pytest.mark.parametrize(
    ("text", "trigger", "patients"),
    [
        (
            "THE BOMB DAMAGED THE TELEPHONE EXCHANGE OF THE HARBOR DISTRICT, A HOTEL, TWO CLINICS, AND A CAR.",
            "DAMAGED",
            ["THE TELEPHONE EXCHANGE OF THE HARBOR DISTRICT", "A HOTEL", "TWO CLINICS", "A CAR"],
        ),
        (
            "THE BLAST HIT A TRUCK FULL OF POLICEMEN, AS WELL AS SEVERAL BUSES AND HOUSES.",
            "HIT",
            ["A TRUCK", "SEVERAL BUSES", "HOUSES"],
        ),
        ("Gunmen killed more than 30 people.", "killed", ["more than 30 people"]),
        ("A bomb exploded, injuring only two people.", "injuring", ["only two people"]),
        ("Two guards, Luis Soto and Mario Vega, who were in the car, were killed.", "killed", ["Luis Soto", "Mario Vega"]),
        ("Julio Castro, 72, who was working there, was killed.", "killed", ["Julio Castro"]),
        ("The daughter of the envoy to Peru, who had left, was wounded.", "wounded", ["The daughter of the envoy"]),
        ("Six priests (five Spaniards and a German) and two women were killed.", "killed", ["Six priests", "two women"]),
        ("Six priests, five of them Spaniards, who taught there, were killed.", "killed", ["Six priests"]),
        ("Ada Stone, minister and mayor, was kidnapped.", "kidnapped", ["Ada Stone"]),
    ],
)
def test_whom_a_verb_is_about(text: str, trigger: str, patients: list[str]):
    assert in_role(text, trigger) == patients


def test_what_only_describes_a_member_brings_no_member_of_its_own():
    assert in_role("TERRORISTS BOMBED THE EMBASSIES OF CHINA AND THE SOVIET UNION.", "BOMBED") == ["THE EMBASSIES OF CHINA"]


def test_means_are_no_member_of_the_list_of_those_hit():
    assert in_role("He hit the man with a stick and a stone.", "hit") == ["the man"]


def test_whom_an_attack_is_carried_out_against_is_its_patient():
    text = "THE ATTACK PERPETRATED BY UNKNOWN MEN AGAINST THE OFFICE OF THE TEACHERS UNION LEFT FOUR WOUNDED."
    assert any(words.startswith("THE OFFICE") for words in in_role(text, "ATTACK"))
