import pytest

from onrecord.lexicons import load
from onrecord.normalise.thing import THINGS, thing_of
from onrecord.read.layout import lay_out
from onrecord.read.phrases import noun_phrases


def thing(text, language="en"):
    layout = lay_out(text, language)
    return thing_of(layout.tokens, head=noun_phrases(layout)[0].head, language=language)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the police station", "police_site"),
        ("the embassy", "diplomatic_site"),
        ("an embassy car", "vehicle"),
        ("the offices of the newspaper", "media_site"),
        ("the power lines", "energy"),
        ("a mosque", "religious_site"),
        ("their homes", "home"),
        ("several shops", "business"),
        ("the town hall", "government_site"),
        ("the bridge", "infrastructure"),
        ("two hospitals", "hospital"),
        ("the school", "school"),
        ("a building", "building"),
        ("French patrol boats", "vehicle"),
    ],
)
def test_kind_by_what_it_is_for(words, kind):
    assert thing(words) == kind


@pytest.mark.parametrize("words", ["the soldiers", "the attack", "the police"])
def test_people_and_events_are_no_things(words):
    assert thing(words) is None


@pytest.mark.parametrize(
    ("words", "kind"), [("un poste de police", "police_site"), ("la voiture de police", "vehicle"), ("la mairie", "government_site")]
)
def test_french_things(words, kind):
    assert thing(words, "fr") == kind


def test_no_words_are_no_thing():
    assert thing_of(()) is None


@pytest.mark.parametrize("name", ["thing_en", "thing_fr"])
def test_word_lists_use_the_kinds_of_things(name):
    assert set(load(name)["kinds"]) <= set(THINGS)
    assert set(load(name)["use"]) <= set(THINGS)
