"""How old a person is, in the words of invented reports."""

import pytest

from onrecord.extract.age import age_of
from onrecord.model.document import Document
from onrecord.model.span import span_at
from onrecord.pipeline import read_document


@pytest.mark.parametrize(
    ("text", "words", "age"),
    [
        ("a five-year-old boy", "a five-year-old boy", 5.0),
        ("Thirty-two-year-old Ada Stone", "Ada Stone", 32.0),
        ("Ada Stone, 43yoa, of Sampleton", "Ada Stone", 43.0),
        ("Ada Stone, 30 after a quarrel", "Ada Stone", 30.0),
        ("a 6-month-old girl", "a 6-month-old girl", 0.5),
        ("the killing of Ada Stone, 51, in Sampleton", "Ada Stone", 51.0),
        ("Ada Stone, 300, of Sampleton", "Ada Stone", None),
        ("Ada Stone, of Sampleton", "Ada Stone", None),
    ],
)
def test_an_age_is_read_from_the_words_at_a_person(text, words, age):
    start = text.index(words)
    assert age_of(text, span_at(text, start, start + len(words))) == age


def victims(text):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    return [(c.value.name, c.value.age) for c in record.claims if c.variable == "victim"]


def test_a_description_behind_a_name_gives_its_age():
    assert victims("Dana Roy, a 30-year-old Latino, was shot and killed on Monday in Sampleton, police said.") == [("Dana Roy", 30.0)]


def test_a_description_that_begins_a_list_is_somebody_else():
    found = victims("Ada Stone, a 20-year-old woman, and a 30-year-old man were shot on Monday in Sampleton.")
    assert ("Ada Stone", 30.0) not in found
