"""Ages and exact addresses in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.export.privacy.words import any_of
from onrecord.lexicons import load
from onrecord.read.casing import casing_of

Stretch = tuple[int, int]
"""Half-open code points."""
_FLAT = r"(?:(?:flat|apt\.?|apartment|unit|appartement|appt\.?|suite)\s+(?:no\.?\s*)?\d{0,4}[a-z]?\b,?\s+)?"
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")


@lru_cache(maxsize=128)
def ages_in(text: str) -> tuple[Stretch, ...]:
    """The numbers that are somebody's age: "a 34-year-old", "aged thirty-four", "Nurse, 34,", "un homme de 34 ans"."""
    found = [found.span(name) for found in _age().finditer(text) for name in found.groupdict() if found[name]]
    return tuple(found)


@lru_cache(maxsize=128)
def addresses_in(text: str) -> tuple[Stretch, ...]:
    """Numbered houses ("12 Elm Street", "4 bis, rue des Lilas"), streets where the words say that somebody lives there, postcodes."""
    return tuple(sorted({*_numbered(text), *_homes(text), *((m.start(), m.end()) for m in _POSTCODE.finditer(text))}))


def _numbered(text: str) -> Iterator[Stretch]:
    for pattern in (*_houses(), *([_lower_house()] if casing_of(text) == "lower" else [])):
        yield from ((found.start(), found.end()) for found in pattern.finditer(text))


def _homes(text: str) -> Iterator[Stretch]:
    for pattern in _residences():
        yield from (found.span("street") for found in pattern.finditer(text))


@lru_cache(maxsize=1)
def _age() -> re.Pattern[str]:
    raw = load("privacy")
    word, aged, months = any_of(raw["numerals"]), any_of(raw["aged"]), any_of(raw["months"])
    number = rf"(?:\d{{1,3}}|(?:{word})(?:[- ](?:et[- ])?(?:{word}))?)"
    forms = (
        rf"\b(?P<a>{number})[-\s]+(?:years?|months?|weeks?|days?|yrs?)[-\s]+old\b",
        rf"\b(?P<h>{number})[-\s]*(?:yoa|y\.?/?o\.?|yrs?\.? old|years? of age)(?!\w)",
        r"\bage(?:\s+at\s+\w+)?\s*[:=]?\s*(?P<i>\d{1,3})\b(?!\s*%)",
        rf"\baged\s+(?:about\s+)?(?P<b>{number})\b",
        rf"\b[âa]gée?s?\s+(?:seulement\s+)?d['’e]\s*(?:environ\s+)?(?P<c>{number})\b",
        rf"\b(?:{aged})\s+de\s+(?P<d>{number})\s+(?:ans|mois)\b",
        rf"(?<=[^\W\d_])\s*[,(]\s*(?P<e>{number})\s+(?:ans|mois)\s*(?=[,.;)]|$)",
        r"(?<=[^\W\d_])(?<!\d)(?<!\b(?:may|jun|jul|mai))\s?\((?:aged?\s+)?(?P<f>\d{1,3})\)",
        r"(?<=[^\W\d_]), (?:aged?\s+)?(?P<g>\d{1,3})(?=,\s|\.\s|\.$|;|$| of\b| from\b| and \w+ \w+, \d)",
    )
    return re.compile("|".join([*forms, rf"\b(?:{months})\b"]), re.IGNORECASE)


@lru_cache(maxsize=1)
def _houses() -> tuple[re.Pattern[str], ...]:
    raw = load("privacy")
    number = r"\b(?<![.,\d])\d{1,5}(?:\s?[a-z]\b)?(?:\s?[-–/]\s?\d{1,5})?"
    name = r"(?:[^\W_][\w'’.-]{0,30}\s+){1,4}?"
    english = rf"{_FLAT}{number},?\s+(?!(?:people|men|women|block|blocks)\b)(?:(?-i:[A-ZÀ-Þ\d])[\w'’.-]{{0,30}}\s+){{1,4}}?(?:{any_of(raw['streets'])})\b\.?"
    french = rf"{_FLAT}{number}(?:\s?(?:bis|ter|quater)\b)?,?\s+(?:{any_of(raw['rues'])})\s+(?:(?:d[eu]s?|de\s+l[a'’]|l[ae]s?|d['’]|l['’])\s*)?{name.replace('{1,4}?', '{0,3}?')}[^\W_][\w'’.-]{{0,30}}"
    return re.compile(english, re.IGNORECASE), re.compile(french, re.IGNORECASE)


@lru_cache(maxsize=1)
def _lower_house() -> re.Pattern[str]:
    """A house number where capitals are not used: one word or two before the street, no small one."""
    raw = load("privacy")
    word = rf"(?!(?:{any_of(raw['small'])})\b)[^\W\d_][\w'’-]{{0,30}}\s+"
    return re.compile(rf"\b(?<![.,\d])\d{{1,5}}[a-z]?,?\s+(?:{word}){{1,2}}?(?:{any_of(raw['streets'])})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _residences() -> tuple[re.Pattern[str], ...]:
    raw = load("privacy")
    home, street, rue = any_of(raw["homes"]), any_of(raw["streets"]), any_of(raw["rues"])
    capital = r"(?-i:[A-ZÀ-Þ])[\w'’.-]{0,30}"
    english = rf"\b(?:{home})\s+(?:at|in|on|off|near)\s+(?:the\s+)?(?P<street>(?:{capital}\s+){{1,4}}?(?:{street}))\b"
    french = rf"\b(?:{home})\s+(?:au|à|dans|sur|de|du)?\s*(?:la\s+|l['’])?(?P<street>(?:{rue})\s+(?:(?:d[eu]s?|de\s+l[a'’]|l[ae]s?|d['’]|l['’])\s*)?{capital}(?:\s+{capital}){{0,3}})"
    return re.compile(english, re.IGNORECASE), re.compile(french, re.IGNORECASE)
