"""The pattern language of the time lexicons."""

import re

import pytest

from onrecord.normalise.time_lexicon import time_lexicon
from onrecord.normalise.time_pattern import WordClass, first_words, key_of, plain, translate, words_class

CLASSES = {"unit": words_class({"day": 1, "days": 1}), "count": WordClass(r"\d+", frozenset({"0"}))}


def reads(pattern: str, text: str) -> bool:
    return re.fullmatch(translate(pattern, CLASSES), text, re.IGNORECASE) is not None


def test_brackets_may_be_missing() -> None:
    assert reads("[the ]last {unit}", "the last day")
    assert reads("[the ]last {unit}", "last days")


def test_bars_choose_one() -> None:
    assert reads("(in|at) {unit}", "AT day")
    assert not reads("(in|at) {unit}", "on day")


@pytest.mark.parametrize("text", ["3 days", "3-day", "3\ndays", "3\u00a0days"])
def test_tilde_reads_white_space_or_a_hyphen(text: str) -> None:
    assert reads("{count}~{unit}", text)


def test_accents_may_be_missing_or_decomposed() -> None:
    assert reads("été", "ETE")
    assert reads("été", "e\u0301te\u0301")


def test_pattern_ends_where_a_word_ends() -> None:
    assert re.match(translate("{count}", CLASSES), "12,000") is None
    assert re.match(translate("{unit}", CLASSES), "daylight") is None


def test_first_words_see_through_what_may_be_missing() -> None:
    assert first_words("[the ](last|next) {unit}", CLASSES) == {"the", "last", "next"}
    assert first_words("[{count} ]{unit}", CLASSES) == {"0", "day", "days"}


def test_key_has_neither_case_nor_accents() -> None:
    assert (key_of("Février"), key_of("12")) == ("fevrier", "0")
    assert plain("L’Été\n 2015") == "l'ete 2015"


@pytest.mark.parametrize("language", ["en", "fr", "numeric"])
def test_lexicons_compile_and_name_only_known_classes(language: str) -> None:
    assert time_lexicon(language).rules


def test_language_without_a_lexicon_reads_figures_alone() -> None:
    assert time_lexicon("de").language == "numeric"
