"""Many patterns that most texts hold none of: each is looked for only where one of the words that it cannot do without stands.

A search without case is slow, a look for a word is not: for the patterns of `outcome_en.yaml` it is a twentieth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")
_PIECE = re.compile(
    r"(?P<other>\\\w|[.^$]|\(\?[a-z]+\)|\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\((?:\?(?:P<\w+>|<?[=!]|[a-z]*:))?)|(?P<close>\))|(?P<bar>\|)|"
    r"(?P<times>(?:[*+?]|\{\d*,?\d*\})[?+]?)|\\?(?P<letter>.)",
    re.DOTALL,
)
"""A piece of a regular expression; `other` are classes of characters and places, which no word is known of."""
Part = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern that is matched without case, and `words` in small letters: whatever it matches holds one of them.

    Without words where none is sure: the pattern is looked for in every text.
    """

    pattern: re.Pattern[str]
    words: tuple[str, ...]


def sought(pattern: str) -> Sought:
    """A regular expression with the words that it cannot do without."""
    return Sought(re.compile(pattern, re.IGNORECASE), _words_of(_PIECE.finditer(pattern)))


def standing(many: Iterable[tuple[T, Sought]], text: str) -> list[tuple[T, Sought]]:
    """Those of some patterns that a text may hold. A text that grows when it is put in small letters ("İ") may hold any."""
    small = text.lower()
    if len(small) != len(text):
        return list(many)
    return [pair for pair in many if _held(pair[1], small)]


def may_hold(one: Sought, text: str) -> bool:
    """Whether a text may hold a pattern."""
    small = text.lower()
    return len(small) != len(text) or _held(one, small)


def find(one: Sought, text: str) -> re.Match[str] | None:
    """Where a pattern first stands in a text."""
    return one.pattern.search(text) if may_hold(one, text) else None


def _held(one: Sought, small: str) -> bool:
    """Whether a text in small letters has a word of a pattern, or needs none."""
    for word in one.words:  # asked hundreds of times a report: `any` takes twice the time
        if word in small:
            return True
    return not one.words


def _words_of(pieces: Iterator[re.Match[str]]) -> tuple[str, ...]:
    """One word of each alternative up to the end of a bracket; none where an alternative has no sure one."""
    found: list[tuple[str, ...]] = []
    parts: list[Part] = []
    for m in pieces:
        if m.lastgroup in ("bar", "close"):
            found.append(_surest(parts))
            parts = []
            if m.lastgroup == "close":
                break
        elif m.lastgroup == "open":
            inside = _words_of(pieces)
            parts.append(inside if m[0] in ("(", "(?:") else ())  # what stands ahead or behind is no part of the match
        elif m.lastgroup == "times":
            parts[-1:] = [()] if m[0][0] in "*?" or m[0].startswith(("{0", "{,")) else [parts[-1], ()]
        else:
            parts.append(m[0][-1].lower() if m.lastgroup == "letter" else ())
    else:
        found.append(_surest(parts))
    words = {word for one in found for word in one}
    shortest = (word for word in words if not any(other in word for other in words if other != word))
    return tuple(sorted(shortest)) if all(found) else ()


def _surest(parts: list[Part]) -> tuple[str, ...]:
    """Of the parts of one alternative (letters, and words of brackets) the run of letters or the bracket whose shortest word is the longest."""
    runs = [("".join(map(str, run)),) for letters, run in groupby(parts, lambda part: isinstance(part, str)) if letters]
    brackets = [part for part in parts if isinstance(part, tuple) and part]
    return max([*runs, *brackets], key=lambda words: min(len(word.strip()) for word in words), default=())
