"""The four predicates of a book."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.code.predicates import found, words_pattern
from onrecord.model.codebook import Compare, Every, Match, Some
from support.books import lookup

FACTS = lookup(acts=["shooting", "arson"], killed=3, words=["Gunmen opened fire on a police post, and burned two vans."], named=True)


def holds(predicate):
    return found(predicate, FACTS) is not None


def test_match_any_needs_one_of_the_values():
    assert holds(Match("acts", any=("arson", "riot")))
    assert not holds(Match("acts", any=("riot",)))


def test_match_all_needs_each_and_none_forbids_each():
    assert holds(Match("acts", all=("arson", "shooting")))
    assert not holds(Match("acts", all=("arson", "riot")))
    assert not holds(Match("acts", any=("arson",), none=("shooting",)))


def test_match_of_what_is_not_told_fails_and_its_none_holds():
    assert not holds(Match("weapon.kind", any=("blade",)))
    assert holds(Match("weapon.kind", none=("blade",)))


def test_match_stands_on_the_claims_of_the_values_that_it_found():
    assert [item.claims for item in found(Match("acts", any=("arson",)), FACTS)] == [("acts#1",)]


@pytest.mark.parametrize("entry", ["gunmen", "OPENED FIRE", "open* fire", "opened .. post", "burn*"])
def test_words_are_whole_words_whatever_their_case(entry):
    assert holds(Match("words", any=(entry,)))


@pytest.mark.parametrize("entry", ["gun", "fire opened", "pen*", "gunmen .. vans"])
def test_words_are_no_parts_of_words_and_stand_in_their_order_not_far_apart(entry):
    assert not holds(Match("words", any=(entry,)))


@pytest.mark.parametrize(
    ("operator", "value", "expected"),
    [("is", 3, True), ("is", "3", True), ("at_least", 3, True), ("at_least", 4, False), ("at_most", 2, False), ("not", 3, False), ("not", 4, True), ("known", True, True), ("known", False, False)],
)  # fmt: skip
def test_compare_of_a_number(operator, value, expected):
    assert holds(Compare("killed", operator, value)) is expected


def test_compare_of_what_is_not_told_holds_only_for_known_false_and_not():
    assert [holds(Compare("injured", op, v)) for op, v in (("is", 0), ("at_most", 5), ("known", False), ("not", 0))] == [
        False,
        False,
        True,
        True,
    ]


def test_all_and_any_put_conditions_together():
    yes, no = Match("acts", any=("arson",)), Match("acts", any=("riot",))
    assert holds(Some((no, yes)))
    assert not holds(Every((no, yes)))
    assert not holds(Some((no, no)))


def test_no_condition_holds():
    assert found(None, FACTS) == ()


@given(st.text(max_size=40), st.text(max_size=200))
def test_any_entry_and_any_text_can_be_matched(entry, text):
    if entry.strip("*. ").strip():
        words_pattern((entry,)).search(text.casefold())


def test_gaps_stay_linear_in_a_long_text():
    pattern, text = words_pattern(("a .. b .. c .. d",)), "a " * 200_000
    started = time.process_time()
    assert pattern.search(text) is None
    assert time.process_time() - started < 8
