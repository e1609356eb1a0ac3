"""What is kept of the wording, whose voice it is, and which words are rare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.copies import resemblance, voices_of
from onrecord.link.credits import credits_of, first_told_by
from onrecord.link.rarity import RAREST, rarity
from onrecord.link.sketch import MOST_SHINGLES, MOST_TERMS, sketch_of
from onrecord.model.document import Document
from support.accounts import STORY

REWRITTEN = STORY.replace("The harbour master Philippa Lorne said that", "According to the harbour master, Philippa Lorne,")
OWN = "The wharf at Quarrington was empty on Wednesday. Our reporter counted nine stewards, and saw two windows boarded up in the office."


def document(name, text, published="2031-03-05", outlet=None):
    return Document(name, text, published=published, outlet=outlet), sketch_of(text)


def test_names_are_words_that_are_never_written_small():
    sketch = sketch_of("Baker Quill Tindall runs a bakery. The baker is known.")
    assert set(sketch.names) == {"quill", "tindall"}


def test_a_text_in_capitals_has_no_names_but_has_terms():
    sketch = sketch_of(STORY.upper())
    assert sketch.names == ()
    assert sketch.terms == sketch_of(STORY.lower()).terms


def test_a_text_without_words_has_an_empty_sketch():
    assert sketch_of(" \n—") == sketch_of("")


@given(st.text(max_size=300))
def test_any_text_has_a_small_sketch(text):
    sketch = sketch_of(text)
    assert len(sketch.terms) <= MOST_TERMS
    assert len(sketch.shingles) <= MOST_SHINGLES
    assert all(0 <= one < 2**32 for one in sketch.shingles)


def test_words_of_everyday_news_are_less_rare_than_names():
    assert rarity("police") < rarity("wharf") <= rarity("tindall") == RAREST


def test_an_agency_is_credited_at_the_edges_and_not_where_it_is_only_quoted():
    assert credits_of("PARIS (AFP) — Two ships collided.") == ("afp",)
    assert credits_of("Two ships collided.\n\nBy Associated Press") == ("ap",)
    assert credits_of("Deux navires se sont heurtés. (Le Quai avec Reuters)") == ("reuters",)
    assert credits_of("“We saw it,” he told Reuters on Monday.") == ()


def test_a_medium_that_was_first_is_named():
    assert first_told_by("The clash was first reported by the Leeds Lantern. Police said no more.") == ("leeds lantern",)
    assert first_told_by("L'affaire, révélée par Le Quai, est grave.") == ("le quai",)
    assert first_told_by("She was first reported missing on Monday.") == ()


def test_a_copy_resembles_and_another_story_does_not():
    assert resemblance(sketch_of(STORY), sketch_of("Update: " + STORY)) > 0.9
    assert resemblance(sketch_of(STORY), sketch_of(OWN)) < 0.1
    assert resemblance(sketch_of(STORY), sketch_of("")) == 0


def test_a_copy_inside_a_longer_text_is_a_copy():
    assert resemblance(sketch_of(STORY), sketch_of(STORY + " " + OWN)) > 0.6


def test_copies_are_one_voice_that_of_the_first_published():
    voices = voices_of([document("late", STORY, "2031-03-06"), document("first", STORY), document("own", OWN)])
    assert voices == {"late": "first", "first": "first", "own": "own"}


def test_a_rewrite_of_one_agency_is_its_voice():
    ours, theirs = (
        STORY + "\n\n(AFP)",
        REWRITTEN.replace("Tuesday night", "the night of Tuesday").replace("a crane driver", "who drives a crane") + " (AFP)",
    )
    assert len(set(voices_of([document("a", ours), document("b", theirs)]).values())) == 1


def test_who_says_that_another_was_first_speaks_with_its_voice():
    told = OWN + " The clash was first reported by the Leeds Lantern."
    assert voices_of([document("a", STORY, outlet="leedslantern.example"), document("b", told, outlet="quay.example")])["b"] == "a"


def test_documents_without_text_are_voices_of_their_own():
    assert voices_of([document("a", ""), document("b", "")]) == {"a": "a", "b": "b"}


@pytest.mark.parametrize(
    ("text", "magnitudes"),
    [
        ("A 6.1-magnitude quake struck.", (6.1,)),
        ("It measured 5.6 on the Richter scale, a magnitude of 5.6.", (5.6,)),
        ("Un séisme de magnitude 6,1 a frappé la côte.", (6.1,)),
        ("The quake cost 1.5 million; at 6.30 it was felt by 2.5 per cent.", ()),
        ("A 5.9 earthquake followed one of magnitude 6.1.", (5.9, 6.1)),
    ],
)
def test_the_magnitudes_of_earthquakes_are_kept(text, magnitudes):
    assert sketch_of(text).magnitudes == magnitudes
