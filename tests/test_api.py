"""The Python calls."""

import pytest

import onrecord

TEXT = "Two people were injured in clashes in Leeds on Tuesday, police said. No one was killed."


def test_figures_claims_and_words_of_a_record():
    record = onrecord.read(TEXT, published="2026-01-08", outlet="The Post", id="a")
    assert record.figures["injured"].best == 2
    assert record.figures["killed"].best == 0
    assert record.figures["injured"].explain()
    assert all(span.quote == TEXT[span.start : span.end] for claim in record.claims for span in claim.evidence)
    assert record.to_dict()["id"] == "a"


def test_same_text_gives_the_same_record():
    assert onrecord.read(TEXT).to_dict() == onrecord.read(TEXT).to_dict()


def test_wrong_date_is_refused():
    with pytest.raises(onrecord.InvalidDate):
        onrecord.read(TEXT, published="2026-02-30")


def test_text_over_the_limit_is_refused():
    with pytest.raises(onrecord.InputTooLarge):
        onrecord.read("x" * 1_000_001)
    with pytest.raises(onrecord.InputTooLarge):
        next(onrecord.read_many([onrecord.Document(id="a", text="x" * 1_000_001)]))


def test_many_are_read_lazily_and_in_order():
    seen = []

    def documents():
        for number in range(3):
            seen.append(number)
            yield {"id": str(number), "text": TEXT}

    records = onrecord.read_many(documents())
    assert next(records).document.id == "0"
    assert seen == [0]
    assert [record.document.id for record in records] == ["1", "2"]


def test_processes_change_nothing():
    documents = [onrecord.Document(id=str(number), text=TEXT, language="en") for number in range(6)]
    one, two = (list(onrecord.read_many(documents, workers=workers)) for workers in (1, 2))
    assert one == two


def test_mapping_that_is_no_input_line_is_refused():
    with pytest.raises(onrecord.InvalidLine):
        next(onrecord.read_many([{"text": "x"}]))
