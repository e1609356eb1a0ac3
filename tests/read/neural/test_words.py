import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.neural.words import LONGEST, parts_of, words_of


@pytest.mark.parametrize(
    ("token", "parts"),
    [
        ("left-wing", ["left", "-", "wing"]),
        ("£500m", ["£", "500", "m"]),
        ("50%", ["50", "%"]),
        ("’s", ["'s"]),
        ("n’t", ["n't"]),
        ("â€™s", ["'s"]),
        ("2020-21", ["2020-21"]),
        ("https://a.example/b-c", ["https://a.example/b-c"]),
        ("U.S.", ["U.S."]),
    ],
)
def test_a_token_is_read_as_the_words_of_the_training_texts(token, parts):
    assert parts_of(token) == parts


@given(st.lists(st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=300), max_size=20))
@settings(max_examples=60)
def test_each_token_has_words_none_is_empty_and_none_is_long(tokens):
    words = words_of(tokens)
    assert sorted(set(words.token)) == list(range(len(tokens)))
    assert all(0 < len(text) <= LONGEST for text in words.texts)
    assert list(words.token) == sorted(words.token)
