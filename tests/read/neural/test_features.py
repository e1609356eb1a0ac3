from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.neural.features import ROOT, SIZES, TOTAL, features


@given(st.text(max_size=30))
def test_every_word_has_one_place_in_each_part_of_the_table(word):
    for first, size, place in zip(ROOT, SIZES, features(word), strict=True):
        assert first < place < first + size <= TOTAL


def test_words_that_differ_in_accents_share_only_what_knows_no_accents():
    written, bare = features("tué"), features("tue")
    assert written[1] == bare[1]
    assert written[0] != bare[0]


def test_features_are_the_same_on_any_machine():
    assert features("voiture") == features("Voiture")
    assert features("2026") == features("1987")
