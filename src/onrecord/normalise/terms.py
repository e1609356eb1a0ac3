"""Words of a text compared with the terms of a word list, whatever their number and hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")
LONGEST = 6
_KEEP = re.compile(r"(?:ss|us|is|[^aeiou]os)$")
_IRREGULAR = {"children": "child", "knives": "knife", "thieves": "thief", "wives": "wife", "lives": "life", "buses": "bus",
              "commandos": "commando", "narcos": "narco", "desperados": "desperado"}  # fmt: skip


@lru_cache(maxsize=20_000)
def base_form(word: str, language: str) -> str:
    """The word without case, accents of capitals, plural and (French) feminine ending; a crude stem, the same on both sides."""
    word = word.casefold().replace("’", "'").rstrip(".") or word
    if language == "fr":
        word = re.sub(r"(?<=\w{2})[sx]$", "", word)
        word = re.sub(r"(?<!e)au$", "al", word) if len(word) > 5 else word
        return _masculine(re.sub(r"(?<=\w{3})e$", "", word))
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 2:
        return word[:-2] + "an"
    if len(word) < 4 or not word.endswith("s") or _KEEP.search(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if re.search(r"(?:ch|sh|x|ss|z|[pr]us)es$", word) else word[:-1]  # "campuses", but "houses"


def _masculine(stem: str) -> str:
    """A stem without its feminine ending: "caissièr", "vendeus", "animatric", "gardienn"."""
    for ending, masculine in (("ièr", "ier"), ("eus", "eur"), ("tric", "teur"), ("ienn", "ien")):
        if stem.endswith(ending):
            return stem.removesuffix(ending) + masculine
    return stem


def key_of(words: Iterable[str], language: str) -> str:
    """The key of a run of words: base forms, hyphens as spaces."""
    return " ".join([key for word in words if (key := word_key(word, language))])


@lru_cache(maxsize=20_000)
def word_key(word: str, language: str) -> str:
    """The key of one word; empty for a hyphen."""
    return " ".join(base_form(part, language) for part in word.split("-") if part)


def by_key(terms: Mapping[T, Iterable[str]], language: str) -> dict[str, tuple[T, str]]:
    """A table of lists as keys: each term's key with the name of its list and the term itself; of two alike the first counts."""
    found: dict[str, tuple[T, str]] = {}
    for name, listed in terms.items():
        for term in listed:
            found.setdefault(key_of(str(term).split(), language), (name, str(term)))
    return found


def ending_at(words: Sequence[str], last: int, table: Mapping[str, T], language: str) -> tuple[int, T] | None:
    """The longest term that ends with word `last`: where it begins, and what the table says of it."""
    longest: tuple[int, T] | None = None
    key = ""
    for first in range(last, max(-1, last - LONGEST), -1):
        ahead = word_key(words[first], language)
        key = f"{ahead} {key}" if ahead and key else ahead or key
        found = table.get(key)
        if found is not None:
            longest = first, found
    return longest
