import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.tag_french import french_form, french_infinitive

KNOWN = frozenset(("tuer", "publier", "tirer", "attaquer", "livrer", "menacer", "venger", "agir"))


@pytest.mark.parametrize(
    ("fine", "words"),
    [
        ("VBD", "tirait attaquait avait étaient disait montrait déclara tira entra furent arrivèrent vint mit"),
        ("VBC", "auraient tuerait serait pourrait devrait viendrait finirait"),
        ("VBF", "tuera sera pourra devra mettra viendra finira"),
        ("VBN", "tué tuées réunis pris reçu vendue saisie détruit ouverts mort atteint"),
        ("VBP", "tue publie livre attaque a ont est montrent finissent"),
        ("VB", "tuer finir prendre mettre connaître"),
    ],
)
def test_form_of_a_verb_by_its_ending(fine, words):
    assert {word: french_form(word, KNOWN) for word in words.split()} == dict.fromkeys(words.split(), fine)


def test_infinitive_is_a_known_one_or_guessed_from_a_sure_ending():
    assert french_infinitive("menaçait", KNOWN) == "menacer"
    assert french_infinitive("vengeait", KNOWN) == "venger"
    assert french_infinitive("agissait", KNOWN) == "agir"
    assert french_infinitive("caillassées", KNOWN) == "caillasser"
    assert french_infinitive("perdu", KNOWN) == "perdu"


@given(st.text(max_size=20))
def test_any_word_has_a_form_and_an_infinitive(word):
    assert french_form(word, KNOWN).startswith("VB")
    assert isinstance(french_infinitive(word, KNOWN), str)
