"""Persons' names in running text, found without the reader too: what it takes for a place may be somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.export.privacy.words import Lists, Name, Word, any_of, lists, words_of
from onrecord.lexicons import load
from onrecord.model.reading import Casing
from onrecord.normalise.gazetteer import look_up
from onrecord.read.casing import casing_of

_LONGEST = 5
_GAP = re.compile(r" {1,2}|\s|['’\-]")
_GAP_AFTER_INITIAL = re.compile(r"\.?\s{0,2}|['’\-]")
_AGE_AFTER = re.compile(r"\s*[,(]\s*(?:aged?\s+)?\d{1,3}(?=\s*(?:ans\s*)?(?:[,.;)]|$|of\b|and\b|from\b))")
_SAINT = re.compile(r"\b(san|santa|santo|saint|sainte|st|el|los|las|la|le)[ .\-]+$", re.IGNORECASE)
_BEFORE_PLACE = re.compile(r"\b(?:in|à)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A person's name in a text: code points `start:end` and the keys of its words.

    `sure` where a first name, an age or a word before it says so; else it is only known to be nothing else.
    """

    start: int
    end: int
    name: Name
    sure: bool


@lru_cache(maxsize=256)
def names_in(text: str) -> tuple[Found, ...]:
    """The names of persons in a text, in order: rather one too many than one too few."""
    casing, words = casing_of(text), words_of(text)
    found = [name for run in _runs(text, words, casing) for name in _in_run(text, run, casing)]
    return tuple(found)


def _runs(text: str, words: Sequence[Word], casing: Casing) -> Iterator[Sequence[Word]]:
    """Words in a row that can be one name: capitals, and small parts of names between them."""
    particles = lists().particles
    run: list[Word] = []
    for word in words:
        gap = _GAP_AFTER_INITIAL if run and run[-1].end - run[-1].start == 1 else _GAP
        joined = bool(run) and gap.fullmatch(text, run[-1].end, word.start) is not None
        fits = casing != "mixed" or word.capital or (joined and word.key in particles)
        if run and not (joined and fits):
            yield run
            run = []
        if fits and (run or casing != "mixed" or word.capital):
            run.append(word)
    if run:
        yield run


def _in_run(text: str, run: Sequence[Word], casing: Casing) -> Iterator[Found]:
    known = lists()
    strict = casing != "mixed" or _is_headline(text, run)
    k = 0
    while k < len(run):
        size, sure = _size(text, run[k : k + _LONGEST + 1], known, strict=strict)
        if size:
            yield Found(run[k].start, run[k + size - 1].end, tuple(word.key for word in run[k : k + size]), sure)
        k += max(size, 1)


def _is_headline(text: str, run: Sequence[Word]) -> bool:
    """Whether the line around the run is written in capitals throughout, so that they say nothing."""
    first, last = text.rfind("\n", 0, run[0].start) + 1, text.find("\n", run[-1].end)
    line = text[max(first, run[0].start - 200) : last if 0 <= last < run[-1].end + 200 else run[-1].end + 200]
    words = [word for word in words_of(line) if word.end - word.start > 3]
    return len(words) > 3 and sum(word.capital for word in words) > 0.7 * len(words)


def _size(text: str, run: Sequence[Word], known: Lists, *, strict: bool) -> tuple[int, bool]:
    """How many words from the first on are one person's name, 0 where none is; and whether that is sure."""
    length = _reach(run, known, strict=strict)
    name = tuple(word.key for word in run[:length])
    other = length < len(run) and run[length].key in known.other
    if not length or other or name in known.bodies or _on_street(text, run[0]) or _in_saint(text, run[0]):
        return 0, False
    if length >= 2 and name[0] in known.first and (name[0] not in known.doubtful or _is_surname(name[1], known)):
        return (0 if _is_place(text, run[0].start, name) else length), True
    cued = _is_cued(text, run[0].start)
    if cued or (length >= 2 and _AGE_AFTER.match(text, run[length - 1].end)):
        return (0 if name[0] in known.plain and (strict or length == 1) else length), True
    if length == 1 and not strict:
        return int(name[0] in (known.last | known.first) - known.plain - known.doubtful), False
    return (length if length >= 2 and not strict and _is_nothing_else(name, known) else 0), False


def _reach(run: Sequence[Word], known: Lists, *, strict: bool) -> int:
    """How far a name that begins with the first word can reach."""
    length = 0
    if run[0].key in known.particles:
        return 0
    for k, word in enumerate(run[:_LONGEST]):
        if word.key in known.particles:
            continue
        everyday = word.key in known.plain and word.key not in known.last and not (k == 0 and word.key in known.first)
        if word.key in known.other or word.key in known.months or (everyday and (strict or k >= 3)):
            break
        length = k + 1
        if strict and k >= 1 and word.key not in known.first:
            break
    return length


def _on_street(text: str, word: Word) -> bool:
    """Whether the name is a street's: "rue Victor Hugo"."""
    return _street().search(text, max(0, word.start - 20), word.start) is not None


def _in_saint(text: str, word: Word) -> bool:
    """Whether the word ends a place's name: "San Salvador"."""
    before = _SAINT.search(text, max(0, word.start - 8), word.start)
    return before is not None and bool(look_up(f"{before[1]} {word.key}".lower()))


def _is_place(text: str, start: int, name: Name) -> bool:
    """Whether "in" stands before what the gazetteer knows as a place: "in San Jose"."""
    return _BEFORE_PLACE.search(text, max(0, start - 6), start) is not None and bool(look_up(" ".join(name)))


def _is_surname(key: str, known: Lists) -> bool:
    return key in known.last or key not in known.plain


def _is_nothing_else(name: Name, known: Lists) -> bool:
    """Whether no word is an everyday one that is no surname too, and the whole no place."""
    return not (len(name) > 3 or not all(_is_surname(key, known) for key in name) or name[0] in known.plain or look_up(" ".join(name)))


def _is_cued(text: str, start: int) -> bool:
    """Whether a title, a role or a relative stands right before: "nurse", "her brother,", "identified as"."""
    before = text[max(0, start - 40) : start]
    words = before.lower().rstrip(" \t\r\n\u00a0.,").split() if before[-1:].isspace() else []
    return any(" ".join(words[-size:]).strip("\"'“”‘’«»(") in _cues() for size in range(1, min(3, len(words)) + 1))


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    raw = load("privacy")
    return frozenset([*raw["before_name"], *raw["kin"]])


@lru_cache(maxsize=1)
def _street() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(load('privacy')['rues'])})\s+(?:d[eu]s?\s+|l[ae]\s+)?$", re.IGNORECASE)
