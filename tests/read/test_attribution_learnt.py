"""Whom "one" has it from, in French."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


@pytest.mark.parametrize(
    ("said", "source"),
    [("mardi auprès de la mairie", "la mairie"), ("mardi auprès des secours", "secours"), ("de source policière", "source policière")],
)
def test_source_of_what_one_has_learnt(said: str, source: str):
    text = f"Trois personnes ont été tuées lundi à Lyon, a-t-on appris {said}."
    (attribution,) = read_document(Document("d", text, published="2024-05-08", language="fr")).attributions
    assert attribution.source[0].quote.endswith(source)
    assert attribution.content[0].quote.startswith("Trois personnes")


def test_who_speaks_for_a_body_is_of_its_kind():
    text = "The dockers' union denied it. Its secretary, Ada Stone, said that two members had been hurt on Monday."
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    assert record.attributions[-1].source_kind == "union"


def test_who_puts_a_number_at_so_many_says_it():
    text = "The ministry condemned the attack. It put the number of people killed at 31."
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    assert [a.source[0].quote for a in record.attributions if "31" in a.content[0].quote] == ["It"]
