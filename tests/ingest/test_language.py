"""The language of a text."""

import pytest

from onrecord.ingest.language import checked_language, detect_language
from onrecord.model.errors import InputError


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ten people were hurt in the clashes, police said on Tuesday.", "en"),
        ("TEN PEOPLE WERE HURT IN THE CLASHES, POLICE SAID ON TUESDAY.", "en"),
        ("Dix personnes ont été blessées mardi, selon la police.", "fr"),
        ("Zehn Menschen wurden am Dienstag verletzt, sagte die Polizei.", "de"),
        ("أصيب عشرة أشخاص بجروح في بغداد يوم الثلاثاء", "ar"),
    ],
)
def test_language_of_a_sentence(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "12 34", "Police", "…!?", "\ud800"])
def test_too_few_words_have_no_language(text):
    assert detect_language(text) is None


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("en", "en"),
        ("FR", "fr"),
        ("en-GB", "en"),
        ("pt_BR", "pt"),
        (" English ", "en"),
        ("anglais", "en"),
        ("Français", "fr"),
        ("eng", "en"),
        ("Persian (Farsi)", "fa"),
    ],
)
def test_language_codes_and_names_are_brought_to_two_letters(given, language):
    assert checked_language(given) == language


@pytest.mark.parametrize("given", ["", "e", "englishish", "en GB", "12"])
def test_what_is_no_language_code_is_refused(given):
    with pytest.raises(InputError):
        checked_language(given)
