"""How many a noun phrase speaks of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.value import Count
from onrecord.normalise.number import count_of_phrase
from onrecord.read.layout import lay_out

ONE, MANY = Count(1, 1, 1), Count(2, None, None)


def count(phrase: str, rest: str, language: str = "en") -> Count | None:
    layout = lay_out(f"{phrase} {rest}", language)
    last = sum(token.end <= len(phrase) for token in layout.tokens)
    return count_of_phrase(layout, 0, last)


@pytest.mark.parametrize(
    ("phrase", "rest", "expected"),
    [
        ("Seven officers", "were hurt.", Count(7, 7, 7)),
        ("At least 12 men", "were hurt.", Count(12, None, 12)),
        ("A soldier", "was hurt.", ONE),
        ("The man", "was hurt.", ONE),
        ("His brother", "was hurt.", ONE),
        ("Maria", "was hurt.", ONE),
        ("He", "was hurt.", ONE),
        ("They", "were hurt.", MANY),
        ("People", "were killed.", MANY),
        ("The protesters", "were killed.", MANY),
        ("A 17-year-old boy", "was hurt.", ONE),
        ("A man and a woman", "were hurt.", Count(2, 2, 2)),
        ("12 officers and soldiers", "were hurt.", Count(12, 12, 12)),
        ("A group", "was hurt.", MANY),
        ("A couple", "was hurt.", Count(2, 2, 2)),
        ("The police", "were there.", None),
        ("Violence", "broke out.", None),
        ("No one", "was hurt.", Count(0, 0, 0)),
    ],
)
def test_noun_phrase_speaks_of_so_many(phrase, rest, expected):
    assert count(phrase, rest) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Trois policiers", Count(3, 3, 3)),
        ("Un policier", ONE),
        ("Les manifestants", MANY),
        ("Une dizaine de personnes", Count(8, 12, 10)),
        ("La police", None),
    ],
)
def test_french_noun_phrase_speaks_of_so_many(phrase, expected):
    assert count(phrase, "sont venus.", "fr") == expected


def test_hedge_outside_the_phrase_is_seen():
    layout = lay_out("More than 300 migrants came.", "en")
    assert count_of_phrase(layout, 2, 4) == Count(300, None, 300)


def test_no_tokens_count_nothing():
    assert count_of_phrase(lay_out("", "en"), 0, 0) is None


@settings(max_examples=40)
@given(st.text(max_size=60), st.integers(0, 8), st.integers(0, 8), st.sampled_from(["en", "fr", "pt"]))
def test_any_phrase_is_counted_without_failing(text, first, length, language):
    found = count_of_phrase(lay_out(text, language), first, first + length)
    assert found is None or found.low is None or found.high is None or found.low <= found.high
