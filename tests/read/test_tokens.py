import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.tokens import token_spans


def words(text, language="en"):
    return [text[a:b] for a, b in token_spans(text, language)]


@given(st.text(), st.sampled_from(["en", "fr", "xx"]))
def test_tokens_cover_all_but_white_space_in_order(text, language):
    spans = token_spans(text, language)
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    covered = set().union(*(range(a, b) for a, b in spans)) if spans else set()
    assert all(text[k].isspace() for k in range(len(text)) if k not in covered)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor's office didn't reply.", ["The", "mayor", "'s", "office", "did", "n't", "reply", "."]),
        ("1,200 people (some 3.5%)", ["1,200", "people", "(", "some", "3.5%", ")"]),
        ("Tim O’Shea said policeâ€™s van", ["Tim", "O’Shea", "said", "police", "â€™s", "van"]),
        ("a 17-year-old at 10:30 p.m. in the U.S.", ["a", "17-year-old", "at", "10:30", "p.m.", "in", "the", "U.S."]),
    ],
)
def test_english_clitics_are_parted_and_hyphened_words_stay_whole(text, expected):
    assert words(text) == expected


def test_french_elisions_are_parted():
    assert words("L'attaque d’hier n'a pas eu lieu aujourd'hui", "fr") == [
        "L'",
        "attaque",
        "d’",
        "hier",
        "n'",
        "a",
        "pas",
        "eu",
        "lieu",
        "aujourd'hui",
    ]
