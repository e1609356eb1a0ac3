"""Patterns are looked for only where a word that they cannot do without stands."""

import pytest

from onrecord.lexicons.patterns import sought, standing

PATTERNS = [("hospital", sought(r"\b(?:taken|rushed)\b[^.]{0,40}?\b(?:hospitals?|clinic)\b")), ("toll", sought(r"\bdeath toll\b"))]


def names(text):
    return [name for name, _ in standing(PATTERNS, text)]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bdeath toll\b", ("death toll",)),
        (r"\b(?:taken|rushed) to (?:the )?(?:hospitals?|clinic)\b", ("clinic", "hospital")),
        (r"\blost (?:his|her) li(?:fe|ves)\b|\bcommit(?:s|ted)? suicide\b", (" suicide", "lost ")),
        (r"\bcolou?r\b", ("colo",)),
        (r"\babc{0,3}d+e{2,3}f", ("ab",)),
        (r"held(?=\s+after)(?! captive)", ("held",)),
        (r"[a-z)\]]+\.\d", (".",)),
    ],
)
def test_the_words_that_a_pattern_cannot_do_without_are_known(pattern, words):
    assert sought(pattern).words == words


@pytest.mark.parametrize("pattern", [r"\w+", r"(?:hurt)?", r"hurt|\d+", r"(?=hurt)", r"[hurt]", r"(?:hurt|)"])
def test_a_pattern_that_can_do_without_any_word_has_none_and_is_always_looked_for(pattern):
    assert sought(pattern).words == ()
    assert standing([("any", sought(pattern))], "") != []


def test_only_patterns_with_one_of_their_words_in_the_text_in_any_case_are_looked_for():
    assert names("HE WAS TAKEN TO HOSPITAL.") == ["hospital"]
    assert names("The Death Toll rose; two were taken to a clinic.") == ["hospital", "toll"]
    assert names("He was taken home.") == []


def test_in_a_text_that_grows_in_small_letters_all_are_looked_for():
    assert names("İzmir was calm.") == ["hospital", "toll"]
