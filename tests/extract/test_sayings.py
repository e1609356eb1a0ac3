"""Sayings have their speakers, in invented reports."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def events(text):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    return [(e.span.quote, e.act, [a.span.quote for a in e.roles if a.role == "agent"]) for e in record.events]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"The road to Sampleton is closed," said a senior police officer.', ("said", "statement", ["a senior police officer"])),
        ("â€œThe road to Sampleton is closed,â€\ufffd said a senior police officer.", ("said", "statement", ["a senior police officer"])),
        ("Police, however, denied that any man was held in Sampleton.", ("denied", "denial", ["Police"])),
        ("According to the police, the driver lost control in Sampleton.", ("According", "statement", ["the police"])),
    ],
)
def test_who_says_it_is_the_agent(text, said):
    assert said in events(text)
