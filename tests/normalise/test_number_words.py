"""Numbers spelled out read back to themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.value import Count
from onrecord.normalise.number import find_numbers
from onrecord.normalise.number_digits import digits_value
from onrecord.read.layout import lay_out

_ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FRENCH = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
_FRENCH_TENS = "vingt trente quarante cinquante soixante".split()


def english(n: int) -> str:
    if n < 20:
        return _ENGLISH[n]
    if n < 100:
        return _ENGLISH_TENS[n // 10 - 2] + (f"-{_ENGLISH[n % 10]}" if n % 10 else "")
    for unit, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= unit:
            rest = n % unit
            joint = " and " if 0 < rest < 100 else " "
            return f"{english(n // unit)} {name}" + (joint + english(rest) if rest else "")
    raise AssertionError


def french(n: int) -> str:
    if n < 20:
        return _FRENCH[n]
    if n < 100:
        ten = n // 10 * 10 if n < 60 else 60 if n < 80 else 80
        rest = n - ten
        word = _FRENCH_TENS[ten // 10 - 2] if ten < 80 else "quatre-vingt"
        if rest == 0:
            return word + ("s" if ten == 80 else "")
        return f"{word} et {french(rest)}" if rest in (1, 11) and ten < 80 else f"{word}-{french(rest)}"
    for unit, name in ((10**6, "million"), (1000, "mille"), (100, "cent")):
        if n >= unit:
            head = "" if n // unit == 1 and unit < 10**6 else f"{french(n // unit)} "
            return f"{head}{name}" + (f" {french(n % unit)}" if n % unit else "")
    raise AssertionError


def _count(words: str, noun: str, language: str) -> Count:
    (phrase,) = find_numbers(lay_out(f"{words} {noun}", language))
    assert phrase.number.quote == words
    return phrase.count


@given(st.integers(1, 10**6))
def test_english_words_read_back(n):
    assert _count(english(n), "people", "en") == Count(n, n, n)


@given(st.integers(2, 10**6).filter(lambda n: n != 10**6))
def test_french_words_read_back(n):
    assert _count(french(n), "personnes", "fr") == Count(n, n, n)


@given(st.integers(2, 10**6 - 1))
def test_french_words_joined_by_hyphens_read_back(n):
    assert _count(french(n).replace(" ", "-"), "personnes", "fr") == Count(n, n, n)


def test_a_french_million_rounds():
    assert _count("un million", "de personnes", "fr") == Count(900_000, 1_100_000, 1_000_000)


@given(st.integers(0, 10**12), st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "'"]), st.sampled_from(["en", "fr"]))
def test_grouped_digits_read_back(n, separator, language):
    assert digits_value(f"{n:,}".replace(",", separator), language, scaled=False) == n


@given(st.integers(1, 10**6))
def test_digits_with_separators_are_counts(n):
    assert _count(f"{n:,}", "people", "en") == Count(n, n, n)


def test_decimal_before_a_scale_follows_the_language():
    assert digits_value("1.250", "en", scaled=True) == digits_value("1,250", "fr", scaled=True) == 1.25


def test_digits_that_are_no_number_have_no_value():
    assert [digits_value(text, "en", scaled=False) for text in ("1,2,3", "1.2.3", "10:15", "007", "9/11", "9" * 20)] == [None] * 6
