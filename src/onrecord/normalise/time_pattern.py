"""The small language in which the time lexicons write their patterns, and its translation to regular expressions.

`last {weekday}`       a word, then a word of the class `weekday`, which becomes the field `weekday`
`{offset:last} {unit}` the field `offset` from the class `last`
`[the ]`               may be missing
`(in|during)`          one of several
space, `~`, `;`, `_`   white space; white space or a hyphen; white space after a possible comma; white space or nothing
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_SPACE = r"\s{1,6}"
_MARKS = {
    " ": _SPACE,
    "~": rf"(?:{_SPACE}|[-‐‑–]\s?)",
    ";": rf"(?:\s?,)?{_SPACE}",
    "_": r"\s{0,2}",
    "[": "(?:",
    "]": ")?",
    "(": "(?:",
    ")": ")",
    "|": "|",
    "'": "['’]",
}
_ACCENTED = {"é": "e\u0301", "è": "e\u0300", "ê": "e\u0302", "û": "u\u0302", "ë": "e\u0308", "à": "a\u0300", "ô": "o\u0302"}
_PIECE = re.compile(r"\{(?:(\w+):)?(\w+)\}|([^\W\d_]+)|(.)", re.DOTALL)
DIGIT = "0"


@dataclass(frozen=True, slots=True)
class WordClass:
    """A set of words: the regular expression that reads them, and what they can begin with (`0` for a digit)."""

    expression: str
    firsts: frozenset[str]


def key_of(word: str) -> str:
    """A word without case and accents; `0` for a number."""
    if word[:1].isdigit():
        return DIGIT
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c)).replace("œ", "oe")


def plain(words: str) -> str:
    """Several words without case, accents and the difference between kinds of white space and apostrophes."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", key_of(words) if not words[:1].isdigit() else words.lower()).replace("’", "'")


def literal(word: str) -> str:
    """A regular expression for a word, its accents optional (wire copy in capitals often lacks them)."""
    return "".join(f"(?:{c}|{c and _ACCENTED[c]}|{_ACCENTED[c][0]})" if c in _ACCENTED else re.escape(c) for c in word)


def words_class(words: Mapping[str, object]) -> WordClass:
    """The class of the words and phrases given, the longest read first."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    expression = "|".join("".join(_MARKS[c] if c in " '" else literal(c) for c in word) for word in ordered)
    first = (re.match(r"[^\W\d_]+|\d", word) for word in ordered)
    return WordClass(f"(?:{expression})", frozenset(key_of(m[0]) for m in first if m))


def translate(pattern: str, classes: Mapping[str, WordClass]) -> str:
    """The regular expression of a pattern; each class becomes a named group. KeyError for an unknown class."""
    out = []
    for field, name, word, mark in _PIECE.findall(pattern):
        if name:
            out.append(f"(?P<{field or name}>{classes[name].expression})")
        else:
            out.append(literal(word) if word else _MARKS.get(mark, re.escape(mark)))
    return "".join(out) + r"(?!\w|[.,:/]\d|%|['’]\d)"


def first_words(pattern: str, classes: Mapping[str, WordClass]) -> frozenset[str]:
    """All that a text can begin with where the pattern matches; "" among them where the pattern can be empty."""
    pieces = [(name, word, mark) for _, name, word, mark in _PIECE.findall(pattern)]
    firsts, empty = _firsts(pieces, classes)
    return firsts | {""} if empty else firsts


def _firsts(pieces: list[tuple[str, str, str]], classes: Mapping[str, WordClass]) -> tuple[frozenset[str], bool]:
    """First words of a sequence of pieces, and whether the sequence can be empty."""
    found: set[str] = set()
    k = 0
    while k < len(pieces):
        name, word, mark = pieces[k]
        if name or word or mark.isdigit():
            return frozenset(found | (classes[name].firsts if name else {key_of(word or mark)})), False
        if mark in "[(":
            close = _closing(pieces, k)
            inner = [_firsts(part, classes) for part in _alternatives(pieces[k + 1 : close])]
            found.update(*(firsts for firsts, _ in inner))
            if mark == "(" and not any(empty for _, empty in inner):
                return frozenset(found), False
            k = close
        k += 1
    return frozenset(found), True


def _closing(pieces: list[tuple[str, str, str]], start: int) -> int:
    """Index of the bracket that closes the one at `start`."""
    depth = 0
    for k in range(start, len(pieces)):
        depth += (pieces[k][2] in ("[", "(")) - (pieces[k][2] in ("]", ")"))
        if depth == 0:
            return k
    raise ValueError("a bracket of a pattern is not closed")


def _alternatives(pieces: list[tuple[str, str, str]]) -> list[list[tuple[str, str, str]]]:
    """The parts between the bars of one bracket."""
    parts: list[list[tuple[str, str, str]]] = [[]]
    depth = 0
    for piece in pieces:
        depth += (piece[2] in ("[", "(")) - (piece[2] in ("]", ")"))
        if piece[2] == "|" and depth == 0:
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts
