import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.acts import ACTS
from onrecord.read.neural.acts import LEAST, scored
from onrecord.read.neural.reader import read_sentences
from onrecord.read.neural.session import load_session

WEIGHTS = {"act": np.array([[0, 9, 0], [0, 0, 9]], np.float32), "bias": np.array([2, 0, 0], np.float32)}
NAMES = ("arson", "assault")


def told(*states: tuple[float, float]) -> list[tuple[int, str, float]]:
    return list(scored(np.array(states, np.float32), ["VERB"] * len(states), WEIGHTS, NAMES))


def test_the_likeliest_act_is_told_with_its_probability():
    (first, second) = told((1, 0), (0, 1))
    assert first[:2] == (0, "arson")
    assert second[:2] == (1, "assault")
    assert LEAST["VERB"] <= first[2] <= 1


def test_no_act_is_told_where_none_is_likelier():
    assert told((0, 0)) == []


def test_an_act_that_is_not_likely_enough_is_not_told():
    assert told((0.2, 0)) == []


def test_probabilities_have_two_digits():
    assert all(sure == round(sure, 2) for _, _, sure in told((0.5, 0), (0.4, 0), (0, 0.7)))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_shipped_scorer_knows_acts_of_the_vocabulary(language):
    session = load_session(language)
    assert set(session.labels.get("act", ())) <= ACTS
    assert not session.scorer or session.scorer["act"].shape[1] == session.scorer["bias"].size == 1 + len(session.labels["act"])


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=40))
def test_any_words_are_scored_the_same_twice(words):
    ((_, parse),) = read_sentences([words], "en")
    assert all(0 <= one.word < len(words) and min(LEAST.values()) <= one.sure <= 1 for one in parse.acts)
    assert read_sentences([words], "en")[0][1].acts == parse.acts
