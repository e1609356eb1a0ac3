"""Texts as words that can be compared whatever their case and accents, and the word lists of `lexicons/privacy.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.normalise.gazetteer import name_key
from onrecord.normalise.place_words import common_words, place_words
from onrecord.read.tag import load_lemmas

Name = tuple[str, ...]
"""A name as the keys of its words."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters in a text: code points `start:end`; `key` is the same for all spellings; `capital` where it begins with one."""

    start: int
    end: int
    key: str
    capital: bool


@lru_cache(maxsize=128)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order; apostrophes and hyphens part them."""
    return tuple(Word(m.start(), m.end(), _key(m[0]), m[0][0].isupper()) for m in _WORD.finditer(text))


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    return name_key(word) or word.casefold()


def name_of(text: str) -> Name:
    """A name's words by their keys."""
    return tuple(word.key for word in words_of(text))


@dataclass(frozen=True, slots=True)
class Lists:
    """The words to tell persons' names by, as keys.

    `first` are first names, `doubtful` those of them that are everyday words; `last` surnames that are known; `plain` everyday words; `other` ends what is no person's name;
    `titles` go before a name; `nobody` are words that name nobody; `bodies` are the names of organisations that are known.
    """

    first: frozenset[str]
    doubtful: frozenset[str]
    last: frozenset[str]
    plain: frozenset[str]
    other: frozenset[str]
    particles: frozenset[str]
    months: frozenset[str]
    kin: frozenset[str]
    titles: frozenset[str]
    nobody: frozenset[str]
    bodies: frozenset[Name]


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The lists of both languages, put together from those that the reader has and `lexicons/privacy.yaml`."""
    raw, names, common, places = load("privacy"), load("names"), common_words(), place_words()
    read = {entry.rpartition(" ")[0] for language in ("en", "fr") for entry in load_lemmas(language).table}
    plain = read | set(raw["small"]) | set(raw["say"])
    sure = {*names["female"], *names["male"], *raw["first_names"]} - {*raw["small"], *raw["say"]}
    doubtful = _keys(raw["words_as_first_names"]) | (_keys(sure) & _keys(plain))
    other = [*raw["not_person"], *names["organization_words"], *names["place_words"]]
    other += [*places.organisation, *places.street, *places.natural, *places.facility, *places.division]
    first, last = _keys([*sure, *(common.first_names - plain)]) | doubtful, _keys([*common.surnames, *raw["words_as_last_names"]])
    return Lists(
        first=first, doubtful=doubtful, last=last, plain=_keys(plain), other=_keys(other),
        nobody=_keys([*plain, *other, *raw["months"], *raw["particles"]]) - first - last,
        particles=_keys(raw["particles"]), months=_keys(raw["months"]), kin=_keys(raw["kin"]), bodies=_bodies(names),
        titles=_keys([word for word in raw["before_name"] if " " not in word]),
    )  # fmt: skip


def _keys(words: Sequence[str] | set[str] | frozenset[str]) -> frozenset[str]:
    return frozenset(_key(word) for word in words)


def _bodies(names: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]) -> frozenset[Name]:
    entries = [entry for countries in names["groups"].values() for named in countries.values() for entry in named]
    return frozenset(name_of(one) for entry in entries for one in entry.split("|"))


def any_of(phrases: Sequence[str]) -> str:
    """A pattern for any of some phrases, the longest first, with any white space between their words."""
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(phrases, key=lambda one: (-len(one), one)))


@lru_cache(maxsize=1)
def roles() -> Mapping[str, str]:
    """What a private person is called instead: by `suspect`, `victim`, `witness`, `relative`, `resident`, `person`."""
    found: Mapping[str, str] = load("privacy")["roles"]
    return found
