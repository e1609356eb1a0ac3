"""Loaded words are marked where the outlet itself uses them."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def marked(text, language="en"):
    record = read_document(Document("d", text, published="2026-03-03", language=language))
    return [text[issue.start : issue.end] for issue in record.issues if issue.code == "loaded-wording"]


def test_a_loaded_word_of_the_outlet_is_marked_with_its_words():
    assert marked("Thugs of the regime beat two students in Lyndon on Tuesday.") == ["Thugs", "regime"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said thugs beat two students in Lyndon on Tuesday.",
        '"This was a massacre," the bishop said.',
        "Two students were beaten in Lyndon on Tuesday.",
    ],
)
def test_what_others_say_and_plain_words_are_not_marked(text):
    assert marked(text) == []


def test_french_words_are_marked_too():
    assert marked("Des voyous ont frappé deux étudiants mardi à Lyon.", "fr") == ["voyous"]


def test_a_phrase_is_marked_once_and_whole():
    assert marked("The strikes on Tuesday left collateral damage in Lyndon.") == ["collateral damage"]


def test_who_is_called_by_a_loaded_word_is_coded_like_anybody_else():
    def parties(word):
        record = read_document(Document("d", f"{word} killed two farmers in Lyndon on Tuesday.", published="2026-03-03", language="en"))
        return [(c.variable, c.value.kind) for c in record.claims if c.variable in ("initiator", "target")], record.reports[0].act

    assert parties("Terrorists") == parties("Armed men")
