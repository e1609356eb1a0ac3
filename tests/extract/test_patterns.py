"""Many patterns in one quick look."""

import re

import pytest

from onrecord.lexicons.patterns import any_of, may_hold

PATTERNS = [re.compile(p, re.IGNORECASE) for p in (r"\btaken to hospital\b", r"\bdeath toll\b")]


@pytest.mark.parametrize("text", ["He was taken to hospital.", "THE DEATH TOLL ROSE", "Death Toll"])
def test_a_text_with_one_of_the_patterns_in_any_case_may_hold_it(text):
    assert may_hold(any_of(PATTERNS), text)


def test_a_text_with_none_of_them_is_passed_over():
    assert not may_hold(any_of(PATTERNS), "He was taken home.")


def test_a_text_that_grows_in_small_letters_is_not_judged():
    assert may_hold(any_of(PATTERNS), "İzmir was calm.")
