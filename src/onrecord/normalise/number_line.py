"""A sentence as numbers are read in it: words, digit groups and marks, case and accents folded, and phrases found in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.lexicons import load
from onrecord.model.locate import token_index
from onrecord.model.reading import Layout, Token

_SPACES = " \u00a0\u2009\u202f"
_PIECE = re.compile(
    rf"(?P<digits>\d{{1,3}}(?:[{_SPACES}]\d{{3}})++(?![\d{_SPACES}.,]?\d)|\d++(?:[.,:/'’]\d++)*+)|(?P<word>[^\W\d_]++(?:['’](?=[^\W\d_]))?)|[^\w\s]|_"
)
_LANGUAGES = ("en", "fr")
_HYPHENS = "-\u2010\u2011\u00ad"
Index = Mapping[str, tuple[tuple[str, ...], ...]]


class Piece(NamedTuple):
    """A word, digit group or mark at code points `start:end`; `low` is its folded form, `glued` where no white space parts it from the one before."""

    start: int
    end: int
    low: str
    digits: bool
    glued: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The number words of a language. `words` and the indexes of phrases, by first and by last word, have the same keys ("before.at_least")."""

    language: str
    words: Mapping[str, frozenset[str]]
    forward: Mapping[str, Index]
    backward: Mapping[str, Index]
    values: Mapping[str, Mapping[str, Any]]
    starters: frozenset[str]


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A word without case and accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("œ", "oe")


def _index(phrases: Iterable[str], at: int) -> Index:
    """Phrases by their first (`at` 0) or last (-1) word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found.setdefault(words[at], []).append(words)
    return {word: tuple(sorted(rows, key=lambda row: (-len(row), row))) for word, rows in found.items()}


def _is_list_of_words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], str)


def _flat(raw: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Lists and maps of scalars or rows by dotted key."""
    flat: dict[str, Any] = {}
    for key, value in raw.items():
        nested = isinstance(value, dict) and any(isinstance(v, dict) or _is_list_of_words(v) for v in value.values())
        flat |= _flat(value, f"{prefix}{key}.") if nested else {prefix + key: value}
    return flat


_STARTERS = ("range.between", "plurals", "numerals.units", "numerals.teens", "numerals.tens", "numerals.hundred", "numerals.scales", "numerals.dozens", "numerals.a",
             "numerals.zero", "numerals.halves", "vague", "multipliers", "none.alone", "none.singles", "none.with_noun", "none.pronouns")  # fmt: skip


@lru_cache(maxsize=16)
def lexicon(language: str) -> Lexicon:
    """The number words of English (`en`) or French (`fr`); for any other language the lists are empty."""
    empty: dict[str, Any] = {key: () for name in _LANGUAGES for key in _flat(load(f"number_{name}"))}
    flat = empty | (_flat(load(f"number_{language}")) if language in _LANGUAGES else {})
    lists: dict[str, Collection[str]] = {key: (value if isinstance(value, (list, dict, tuple)) else [value]) for key, value in flat.items()}
    forward = {key: _index(value, 0) for key, value in lists.items() if all(isinstance(v, str) for v in value)}
    backward = {key: _index(value, -1) for key, value in lists.items() if all(isinstance(v, str) for v in value)}
    starters = frozenset(word for key in _STARTERS for word in forward.get(key, {}))
    values = {key: value for key, value in flat.items() if isinstance(value, dict)}
    words = {key: frozenset(map(str, value)) for key, value in lists.items()}
    return Lexicon(language, words, forward, backward, values, starters)


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one sentence of a layout, with the words that count in its language."""

    layout: Layout
    lexicon: Lexicon
    pieces: tuple[Piece, ...]

    def low(self, i: int) -> str:
        """The folded form of piece `i`; empty outside the line."""
        return self.pieces[i].low if 0 <= i < len(self.pieces) else ""

    def glued(self, i: int) -> bool:
        """Whether piece `i` follows the one before without white space."""
        return 0 < i < len(self.pieces) and self.pieces[i].glued

    def digits(self, i: int) -> bool:
        """Whether piece `i` is a group of digits."""
        return 0 <= i < len(self.pieces) and self.pieces[i].digits

    def text(self, i: int) -> str:
        """Piece `i` as it is written; empty outside the line."""
        return self.layout.text[self.pieces[i].start : self.pieces[i].end] if 0 <= i < len(self.pieces) else ""

    def has(self, i: int, key: str) -> bool:
        """Whether piece `i` is in a list of the lexicon."""
        return 0 <= i < len(self.pieces) and self.pieces[i].low in self.lexicon.words[key]

    def is_word(self, i: int) -> bool:
        """Whether piece `i` is made of letters."""
        return self.low(i)[:1].isalpha()

    def token(self, i: int) -> Token | None:
        """The layout's token that piece `i` lies in; none where there is none."""
        if not 0 <= i < len(self.pieces):
            return None
        k = token_index(self.layout, self.pieces[i].start)
        return self.layout.tokens[k] if k < len(self.layout.tokens) else None

    def tag(self, i: int) -> str:
        """Part of speech of the token that piece `i` lies in; empty where there is none."""
        token = self.token(i)
        return token.tag if token else ""


def read_line(layout: Layout, start: int, end: int) -> Line:
    """The pieces of `layout.text[start:end]`."""
    words = lexicon(layout.language)
    pieces: list[Piece] = []
    before = start - 1
    for m in _PIECE.finditer(layout.text, start, end):
        (first, stop), low, kind = m.span(), m[0], m.lastgroup
        if kind == "word":
            low = fold(low.rstrip("'’"))
        elif low in _HYPHENS:
            low = "-"
        if (digits := kind == "digits") and (cut := _wrongly_joined(low, pieces, words)):
            pieces.append(Piece(first, first + cut, low[:cut], digits=True, glued=first == before))
            pieces.append(Piece(first + cut + 1, stop, low[cut + 1 :], digits=True, glued=False))
        else:
            pieces.append(Piece(first, stop, low, digits, first == before))
        before = stop
    return Line(layout, words, tuple(pieces))


def _wrongly_joined(digits: str, before: list[Piece], words: Lexicon) -> int:
    """Where to cut digits grouped by a space: after the first group, when it is a day of a month or another number's end ("July 14 300 people")."""
    cut = next((k for k, c in enumerate(digits) if c in _SPACES), 0)
    parted = cut and before and (before[-1].low in words.words["months"] or before[-1].low in words.words["labels"] or before[-1].digits)
    return cut if parted or digits[0] == "0" else 0


def match_at(line: Line, i: int, key: str) -> int:
    """Index after the longest phrase of a list that starts at piece `i`; -1 for none. Hyphens inside do not matter."""
    for phrase in line.lexicon.forward[key].get(line.low(i), ()):
        j = i
        for word in phrase:
            j += line.low(j) == "-" and j > i
            if line.low(j) != word:
                break
            j += 1
        else:
            return j
    return -1


def match_before(line: Line, end: int, key: str) -> int:
    """Index of the first piece of the longest phrase of a list that ends before piece `end`; -1 for none."""
    for phrase in line.lexicon.backward[key].get(line.low(end - 1), ()):
        j = end
        for word in reversed(phrase):
            j -= line.low(j - 1) == "-" and j < end
            if line.low(j - 1) != word:
                break
            j -= 1
        else:
            return j
    return -1


def phrase_of(line: Line, start: int, end: int) -> str:
    """The folded words of pieces `start:end`, hyphens left out: the key of a phrase in the lexicon."""
    return " ".join(line.low(k) for k in range(start, end) if line.low(k) != "-")
