"""One name for the ways of naming one man."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.names import name_key, name_of


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("15-year-old Gregory Holt", "gregory holt"),
        ("Mr. Gregory A. Holt Jr.", "gregory holt"),
        ("Detective Sgt. Anna Quill", "anna quill"),
        ("Anna Quill’s", "anna quill"),
        ("Mme Anne de la Roche", "anne de la roche"),
        ("GREGORY HOLT", "gregory holt"),
        ("the crane driver", ""),
        ("", ""),
    ],
)
def test_a_name_is_what_is_left_without_age_trade_and_title(words, name):
    assert name_of(words) == name


def test_a_surname_alone_is_no_key():
    assert name_key("holt") is None
    assert name_key("gregory alan holt") == "gregory holt"


@given(st.text(max_size=60))
def test_any_words_have_a_folded_name(words):
    assert name_of(words) == name_of(words).casefold() or name_of(words).casefold() == name_of(words).casefold().casefold()
