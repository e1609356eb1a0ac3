"""Number phrases: what they count, what they are hedged by, and what is no count."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.reading import NumberPhrase
from onrecord.model.value import Count
from onrecord.normalise.number import find_numbers
from onrecord.read.layout import lay_out


def read(text: str, language: str = "en") -> tuple[NumberPhrase, ...]:
    return find_numbers(lay_out(text, language))


def only(text: str, language: str = "en") -> NumberPhrase:
    (phrase,) = read(text, language)
    return phrase


def bests(text: str, language: str = "en") -> list[int | None]:
    return [phrase.count.best for phrase in read(text, language)]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("1,200", 1200),
        ("1 200", 1200),
        ("1\u202f200", 1200),
        ("10,00,000", 1_000_000),
        ("1.2 million", 1_200_000),
        ("5k", 5000),
        ("2.5 lakh", 250_000),
        ("twenty-one", 21),
        ("three hundred and five", 305),
        ("TWELVE", 12),
        ("fifteen hundred", 1500),
        ("a hundred and five", 105),
        ("two and a half million", 2_500_000),
        ("two (2)", 2),
    ],
)
def test_numeral_in_english_is_exact(words, count):
    phrase = only(f"They saw {words} people.")
    assert (phrase.number.quote, phrase.count, phrase.kind) == (words, Count(count, count, count), "exact")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("1 200", 1200),
        ("1.200", 1200),
        ("3 mille", 3000),
        ("1,5 million", 1_500_000),
        ("soixante-quinze", 75),
        ("soixante et onze", 71),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-sept", 97),
        ("septante-deux", 72),
        ("vingt-et-un", 21),
        ("deux cent mille", 200_000),
        ("mille neuf cent quatre-vingt-dix-neuf", 1999),
    ],
)
def test_numeral_in_french_is_exact(words, count):
    assert only(f"Il y avait {words} manifestants.", "fr").count == Count(count, count, count)


@pytest.mark.parametrize(
    ("words", "language", "count", "kind"),
    [
        ("at least 12", "en", Count(12, None, 12), "bounded"),
        ("12 or more", "en", Count(12, None, 12), "bounded"),
        ("100+", "en", Count(100, None, 100), "bounded"),
        ("more than 300", "en", Count(300, None, 300), "bounded"),
        ("over a dozen", "en", Count(12, None, 12), "bounded"),
        ("as many as 50", "en", Count(1, 50, 50), "bounded"),
        ("no more than 3", "en", Count(0, 3, 3), "bounded"),
        ("fewer than 10", "en", Count(0, 9, None), "bounded"),
        ("around 300", "en", Count(270, 330, 300), "approximate"),
        ("some 300", "en", Count(270, 330, 300), "approximate"),
        ("nearly 40", "en", Count(36, 40, 40), "approximate"),
        ("20-odd", "en", Count(18, 22, 20), "approximate"),
        ("a dozen", "en", Count(10, 14, 12), "approximate"),
        ("half a dozen", "en", Count(5, 7, 6), "approximate"),
        ("20 to 30", "en", Count(20, 30, None), "range"),
        ("20-30", "en", Count(20, 30, None), "range"),
        ("20–30", "en", Count(20, 30, None), "range"),
        ("from 20 to 30", "en", Count(20, 30, None), "range"),
        ("between 20 and 30", "en", Count(20, 30, None), "range"),
        ("between one hundred and two hundred", "en", Count(100, 200, None), "range"),
        ("two or three", "en", Count(2, 3, None), "range"),
        ("two to three hundred", "en", Count(200, 300, None), "range"),
        ("dozens", "en", Count(24, 99, None), "vague"),
        ("dozens if not hundreds", "en", Count(24, 999, None), "vague"),
        ("scores", "en", Count(40, 99, None), "vague"),
        ("several", "en", Count(3, 9, None), "vague"),
        ("a handful", "en", Count(3, 9, None), "vague"),
        ("several hundred", "en", Count(300, 900, None), "vague"),
        ("tens of thousands", "en", Count(20000, 99999, None), "vague"),
        ("many", "en", Count(3, None, None), "vague"),
        ("au moins 12", "fr", Count(12, None, 12), "bounded"),
        ("plus d'une centaine", "fr", Count(100, None, 100), "bounded"),
        ("jusqu'à 40", "fr", Count(1, 40, 40), "bounded"),
        ("moins de 10", "fr", Count(0, 9, None), "bounded"),
        ("environ 300", "fr", Count(270, 330, 300), "approximate"),
        ("quelque 300", "fr", Count(270, 330, 300), "approximate"),
        ("près de 40", "fr", Count(36, 40, 40), "approximate"),
        ("une dizaine", "fr", Count(8, 12, 10), "approximate"),
        ("une trentaine", "fr", Count(27, 33, 30), "approximate"),
        ("entre 20 et 30", "fr", Count(20, 30, None), "range"),
        ("de 20 à 30", "fr", Count(20, 30, None), "range"),
        ("des dizaines", "fr", Count(20, 99, None), "vague"),
        ("plusieurs centaines", "fr", Count(300, 900, None), "vague"),
        ("des dizaines de milliers", "fr", Count(20000, 99999, None), "vague"),
    ],
)
def test_hedged_phrase_is_kept_whole_with_its_bounds(words, language, count, kind):
    noun = " men" if language == "en" else (" de soldats" if words.endswith(("aine", "aines", "iers")) else " soldats")
    phrase = only(("They saw " if language == "en" else "Il y avait ") + words + noun + ".", language)
    assert (phrase.span.quote, phrase.count, phrase.kind) == (words, count, kind)


@pytest.mark.parametrize(
    "text",
    [
        "A 17-year-old was hurt.", "The boy was 17 years old.", "A man aged 34 was hurt.", "Mary Smith, 34, was hurt.", "It was June 3.",
        "It was 2 June 2021.", "In 1998 it began.", "The 2001 attacks were told.", "It began at 10:15.", "It began at 5.30pm.", "It began at 9 p.m. then.",
        "It cost $1.2 million.", "It cost 50 euros.", "It fell 12 percent.", "It fell 12% then.", "They walked 5 km.", "It took 14 days.", "It took two hours.",
        "He had an AK-47 and a 9mm pistol.", "He had a .38 revolver.", "Call 555-1234 now.", "The third attack came.", "It was the 21st attack.",
        "On the 1200 block of Elm Street.", "He lived at 10 Downing Street.", "See No. 5 there.", "They won 3-1 there.", "Under Section 302 he was held.",
        "She called 911 and hid.", "The second 911 call came.", "Both, both 17, fled.", "The 30 July attack was told.", "At one point they hit one another.", "It was a two-storey house.", "In 12/05/2021 form.",
        "One in five agreed.", "The mid-20s man fled.", "In the 1990s it began.", "How many is unclear.",
    ],
)  # fmt: skip
def test_numeral_that_counts_nobody_is_left_out(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    ["Un homme de 34 ans.", "Le 3 juin 2021.", "Vers 20h30.", "Il a fallu 14 jours.", "À 3 km de là.", "Pour 50 euros.", "Un policier est venu.", "La 3e attaque.",
     "Le premier jour.", "Elle a été mise en quarantaine."],
)  # fmt: skip
def test_numeral_that_counts_nobody_in_french_is_left_out(text):
    assert read(text, "fr") == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("No one was hurt.", "No one"), ("Nobody was hurt.", "Nobody"), ("None was hurt.", "None"), ("There were no casualties.", "no"),
        ("It ended without injuries.", "without"), ("Zero deaths were told.", "Zero"), ("NO INJURIES WERE REPORTED.", "NO"),
    ],
)  # fmt: skip
def test_explicit_none_counts_nought(text, quote):
    phrase = only(text)
    assert (phrase.number.quote, phrase.count, phrase.kind) == (quote, Count(0, 0, 0), "none")


@pytest.mark.parametrize(
    "text",
    [
        "Aucun blessé.",
        "Personne n'a été blessé.",
        "Il n'a tué personne.",
        "Il n'y a pas de victimes.",
        "C'est fini sans faire de victimes.",
    ],
)
def test_explicit_none_in_french_counts_nought(text):
    assert only(text, "fr").kind == "none"


def test_none_of_something_else_is_no_count():
    assert read("There was no comment, no death penalty, no further casualties and no longer a strike.") == ()


def test_hedge_before_none_belongs_to_the_phrase():
    assert only("There were no immediate reports of injuries.").span.quote == "no immediate reports of"


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("Seven of them fled.", "en", [True]),
        ("Five of whom died.", "en", [True]),
        ("They killed 12, including six children and two women, and wounded 30.", "en", [False, True, True, False]),
        ("They killed 12, among them two soldiers.", "en", [False, True]),
        ("They killed 12, three soldiers among them.", "en", [False, True]),
        ("Douze morts, dont trois enfants.", "fr", [False, True]),
        ("Trois d'entre eux ont fui.", "fr", [True]),
        ("Douze morts, parmi eux deux policiers.", "fr", [False, True]),
    ],
)
def test_part_of_a_whole_is_marked(text, language, parts):
    assert [phrase.part for phrase in read(text, language)] == parts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The toll rose to 12.", "en"),
        ("The death toll climbed to at least 12.", "en"),
        ("It brings the toll to 12.", "en"),
        ("This is the latest death, bringing to 12 the number of dead.", "en"),
        ("Le bilan s'alourdit à 12 morts.", "fr"),
        ("Ce décès porte à 12 le nombre de morts.", "fr"),
        ("Le bilan s'élève à 12 morts.", "fr"),
    ],
)
def test_running_total_is_marked(text, language):
    assert only(text, language).running


def test_rise_from_one_number_to_another_is_no_range():
    first, second = read("The toll rose from 12 to 15.")
    assert (first.count.best, first.running, second.count.best, second.running) == (12, False, 15, True)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("12 dead, 30 wounded", [12, 30]),
        ("KILLING 12 AND WOUNDING 30", [12, 30]),
        ("A death toll of 12 was told.", [12]),
        ("We had 32 bruised colleagues, seven had to go to hospital.", [32, 7]),
        ("5 dead in blast", [5]),
        ("FOUR SOLDIERS HURT", [4]),
        ("On June 3, 12 people were killed.", [12]),
        ("On July 14 300 people marched.", [300]),
        ("One person was killed, one of them a child.", [1, 1]),
        ("A 12-man patrol met a 300-strong crowd.", [12, 300]),
        ("Some 2000 soldiers met 2000 protesters.", [2000, 2000]),
    ],
)
def test_each_number_is_bound_to_its_own_words(text, counts):
    assert bests(text) == counts


def test_one_of_the_largest_is_no_count():
    assert read("It is one of the largest cities.") == ()


def test_other_languages_have_digits_read_and_no_words():
    assert bests("12 Tote und many dozens, zwei Verletzte", "de") == [12]


def test_empty_text_has_no_numbers():
    assert read("") == ()


_WORDS = st.sampled_from(
    "at least more than up to between and or 12 20 30 1,200 1 200 one two hundred thousand million dozen dozens if not no nobody people killed of them including "
    "rose to toll June 3 - – ( ) , . % $ a an half several un une deux cent mille quatre vingt dix et dont jusqu'à d' plus de personne n'a aucun".split(
        " "
    )
)


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join)), st.sampled_from(["en", "fr", "es"]))
def test_any_text_is_read_and_each_span_slices_back(text, language):
    end = 0
    for phrase in read(text, language):
        for span in (phrase.span, phrase.number):
            assert text[span.start : span.end] == span.quote
        assert phrase.span.start <= phrase.number.start
        assert phrase.number.end <= phrase.span.end
        assert phrase.span.start >= end
        end = phrase.span.end
        numbers = [n for n in (phrase.count.low, phrase.count.best, phrase.count.high) if n is not None]
        assert numbers == sorted(numbers)
        assert all(n >= 0 for n in numbers)


@pytest.mark.parametrize("piece", ["1", "12 ", "one ", "1,", "20-", "un ", "two hundred and ", "no ", "at least "])
def test_long_runs_take_time_in_proportion(piece):
    text = piece * (6_000 // len(piece))
    layout = lay_out(text, "en")
    began = time.process_time()
    find_numbers(layout)
    assert time.process_time() - began < 4
