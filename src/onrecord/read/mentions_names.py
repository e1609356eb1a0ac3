"""Names in noun phrases: where a name begins after its titles, and whether it is a person's or an organisation's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.lexicons.classes import word_class
from onrecord.model.reading import Layout, Token
from onrecord.normalise.party import organisation_in, party_words
from onrecord.normalise.party_body import is_organisation_word
from onrecord.normalise.terms import ending_at, key_of, word_key
from onrecord.normalise.thing import thing_of
from onrecord.read.mentions_draft import Extended

_HONORIFICS = frozenset(
    ("mr", "mrs", "ms", "miss", "m", "mm", "mme", "mlle", "monsieur", "madame", "mademoiselle", "sir", "dr", "don", "dona")
)
_PLACE_PREPOSITIONS = frozenset(
    ("in", "at", "near", "from", "to", "into", "through", "towards", "outside", "on", "à", "dans", "vers", "sur", "près", "en")
)
_AGED = re.compile(r"\d{1,2}-year-old", re.IGNORECASE)
_QUOTES = frozenset('"“”«»')
"""Marks around a nickname inside a name."""
_ACRONYM = re.compile(r"(?:[A-Z]\.?-?\d?){2,7}$")


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """First names with the sex that most people of that name have: "f" or "m"; none for names of both."""
    raw = load("names")
    female, male = set(map(str, raw["female"])), set(map(str, raw["male"]))
    return dict.fromkeys(female - male, "f") | dict.fromkeys(male - female, "m") | dict.fromkeys(female & male, "")


@lru_cache(maxsize=1)
def _place_words() -> frozenset[str]:
    return frozenset(map(str, load("names")["place_words"]))


def is_honorific(word: str) -> bool:
    """Whether a title says nothing of an office ("Mr")."""
    return word.casefold().rstrip(".") in _HONORIFICS


def name_start(layout: Layout, ext: Extended) -> int | None:
    """The token where the name in a phrase begins, after titles and descriptions ("the mayor | Jane Doe"); null where there is none."""
    tokens, lists = layout.tokens, party_words(layout.language)
    if not _is_name(layout, ext) or not tokens[ext.head].text[:1].isalpha():
        return None
    begin = next((k + 1 for k in range(ext.head - 1, ext.first - 1, -1) if tokens[k].tag == "PART"), ext.first)
    words = [t.text for t in tokens[begin : ext.head + 1]]
    start = 0
    for i in range(len(words) - 1):
        if words[i].casefold() in first_names() and not is_honorific(words[i]):
            break
        key = word_key(words[i].rstrip("."), layout.language)
        if key in lists.titles or key in lists.police_ranks or ending_at(words, i, lists.kinds, layout.language):
            start = i + 1
    while begin + start < ext.head and tokens[begin + start].tag not in ("PROPN", "X") and words[start].casefold() not in first_names():
        start += 1
    return begin + start


def _is_name(layout: Layout, ext: Extended) -> bool:
    """Whether the head is a name by its tag, or by a capital after a title or first name ("Mr. Baker", "Jane Cook")."""
    token = layout.tokens[ext.head]
    if token.tag == "PROPN":
        return True
    if ext.head == ext.first or layout.casing == "lower" or not token.text[:1].isupper() or token.tag not in ("NOUN", "ADJ", "X"):
        return False
    before = layout.tokens[ext.head - 1].text.rstrip(".")
    return before.casefold() in first_names() or is_honorific(before)


def kind_of_name(layout: Layout, ext: Extended, start: int, known: AbstractSet[str]) -> str | None:
    """`person`, `organization`, `facility` or `other`; null where it may be a place or no name at all. `known` are surnames seen so far."""
    tokens = layout.tokens
    name = tokens[start : ext.head + 1]
    words = [t.text.casefold() for t in name if t.text not in _QUOTES]
    if thing_of(name[-1:], language=layout.language) in ("hospital", "school", "religious_site") and len(name) > 1:
        return "facility"
    if organisation_in(name) or is_organisation_word(words[-1]) or (len(words) > 1 and is_organisation_word(words[0])):
        return "organization"
    aged = _has_age(tokens, ext, start)
    first = words[0] in first_names()
    if aged and first and 1 < len(words) < 5:
        return "person"  # "William Hall, 35,": not a hall
    if words[-1] in _place_words() and not (len(words) == 1 and words[0] in known):
        return "facility"
    if start > ext.first and tokens[start - 1].tag != "DET" and _titled(tokens[ext.first : start], layout.language):
        return "person"
    if (first and len(words) < 5) or (len(words) == 1 and words[0] in known):
        return "person"
    if len(words) < 5 and aged:
        return "person"
    if layout.casing == "mixed" and len(words) == 1 and _ACRONYM.match(name[0].text):
        return "organization"
    return _by_place(layout, ext, name)


def is_aged_name(layout: Layout, ext: Extended) -> bool:
    """Whether a phrase is a first name and a surname with an age: "William Hall, 35,", which is no hall."""
    if ext.head == ext.first or not _has_age(layout.tokens, ext, ext.head):
        return False
    start = name_start(layout, ext)
    return start is not None and start < ext.head and layout.tokens[start].text.casefold() in first_names()


def _has_age(tokens: Sequence[Token], ext: Extended, start: int) -> bool:
    """Whether an age stands before a name, or behind it."""
    return _is_aged(tokens[ext.head + 1 : ext.head + 4]) or any(_AGED.fullmatch(t.text) for t in tokens[ext.first : start])


def _is_aged(after: Sequence[Token]) -> bool:
    """Whether an age between commas follows a name: "Doe, 23, of Sampleton"."""
    texts = [t.text for t in after]
    return (
        len(texts) == 3 and texts[0] == "," and re.fullmatch(r"\d{1,2}", texts[1]) is not None and texts[2] in (",", ".", ";", "of", "and")
    )


def _titled(before: Sequence[Token], language: str) -> bool:
    """Whether the words before a name are a title or description of a person."""
    lists, texts = party_words(language), [t.text.rstrip(".") for t in before]
    found = ending_at(texts, len(texts) - 1, lists.kinds, language)
    return key_of(texts[-1:], language) in lists.titles or bool(found and key_of(texts[-1:], language) not in lists.organizations)


def _by_place(layout: Layout, ext: Extended, name: Sequence[Token]) -> str | None:
    """By what stands before and after: an article, a preposition of place, a verb."""
    tokens = layout.tokens
    before = tokens[ext.first - 1].text.casefold() if ext.first else ""
    if tokens[ext.first].tag == "DET":
        return "organization" if len(name) > 1 else "other"
    of_town = before in ("of", "de") and ext.first > 1 and tokens[ext.first - 2].lemma in word_class("settlements", "event_words")
    if before in _PLACE_PREPOSITIONS or of_town:
        return None
    following = tokens[ext.head + 1] if ext.head + 1 < len(tokens) else None
    verb = following is not None and following.tag in ("VERB", "AUX")
    if len(name) in (2, 3, 4) and all(t.tag in ("PROPN", "X", "PUNCT") for t in name):
        return "person" if layout.casing == "mixed" or verb or before in (",", "by", "that", "and", "of") else None
    return (
        "person"
        if len(name) == 1 and verb and following is not None and following.lemma in ("say", "tell", "add", "note", "dire", "ajouter")
        else None
    )


def sex_of(words: Sequence[Token], language: str) -> str | None:
    """Give "f" or "m" where a first name, title or noun among the words tells it."""
    lists = party_words(language)
    for token in words:
        word = token.text.casefold().rstrip(".")
        key = word_key(word, language)
        if key in lists.female and key not in lists.male:
            return "f"
        if key in lists.male and key not in lists.female:
            return "m"
    return next((sex for t in words if (sex := first_names().get(t.text.casefold()))), None)
