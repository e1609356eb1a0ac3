"""Quotations: marks of all kinds, over paragraphs, nested, left open."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.quotations import find_quotations


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“We ran,” she said.",
        '"We ran," she said.',
        "''We ran,'' she said.",
        "``We ran,'' she said.",
        "'We ran,' she said.",
        "‘We ran,’ she said.",
        "« We ran, » she said.",
        "„We ran,“ she said.",
        "»We ran,« she said.",
        "â€œWe ran,â€\x9d she said.",
        "â€œWe ran,â€ she said.",
        "â€˜â€˜We ran,â€™â€™ she said.",
        "&quot;We ran,&quot; she said.",
        "“We ran,“ she said.",
        "”We ran,” she said.",
    ],
)
def test_each_kind_of_mark_encloses_a_quotation(text: str) -> None:
    assert inner(text) == ["We ran,"]
    assert find_quotations(text)[0].closed


def test_apostrophes_are_no_quotation_marks() -> None:
    assert inner("The dockers' strike in the '90s wasn't rock 'n' roll; it's over, y'all, ’til Monday.") == []
    assert inner("Itâ€™s the workersâ€™ strike.") == []


def test_plural_possessive_does_not_end_a_single_quotation() -> None:
    assert inner("'It is the dockers' strike,' he said. 'Ours.'") == ["It is the dockers' strike,", "Ours."]


def test_quotation_runs_over_sentences() -> None:
    assert inner("“One. Two! Three?” he asked.") == ["One. Two! Three?"]


def test_quotation_runs_over_paragraphs_without_new_marks() -> None:
    assert inner("“One.\n\nTwo.” He left.") == ["One.\n\nTwo."]


def test_quotation_that_opens_again_in_each_paragraph_is_open_in_all_but_the_last() -> None:
    text = "“One.\n\n“Two.\n\n“Three.” He left."
    assert inner(text) == ["One.", "Two.", "Three."]
    assert [q.closed for q in find_quotations(text)] == [False, False, True]


def test_mark_left_open_reaches_to_the_end_of_its_paragraph() -> None:
    text = "“One. He left.\n\nNobody spoke."
    assert inner(text) == ["One. He left."]
    assert not find_quotations(text)[0].closed


def test_nested_quotation_follows_the_one_around_it() -> None:
    found = find_quotations("“He said ‘no’ to us,” she said.")
    assert [q.single for q in found] == [False, True]
    assert found[0].start < found[1].start < found[1].end < found[0].end


def test_quotation_that_runs_into_the_next_word_is_closed() -> None:
    assert inner("“They came back” a neighbour warned.") == ["They came back"]


def test_empty_marks_enclose_nothing() -> None:
    assert find_quotations('"" “ ” « »') == ()


def test_time_grows_with_the_length_of_the_text() -> None:
    started = time.process_time()
    for piece in ("« ", "'a ", "“a ", '"a" ', "x' "):
        find_quotations(piece * 20_000)
    assert time.process_time() - started < 6


@given(st.text(alphabet="ab .,\n\"“”'‘’«»„`â€œ", max_size=60))
def test_quotations_are_inside_the_text_and_do_not_cross(text: str) -> None:
    found = find_quotations(text)
    for q in found:
        assert 0 <= q.start < q.inner_start < q.inner_end <= q.end <= len(text)
        assert text[q.inner_start : q.inner_end].strip()
    for a in found:
        for b in found:
            assert (
                b.start >= a.end or a.start >= b.end or (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
            )


@given(st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    find_quotations(text)
