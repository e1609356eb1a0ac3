"""Whose words a text says it has: credited agencies, and media that it says were first."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.lexicons import load

_MOST = 8
_NAME = r"[A-ZÀ-Þ][\w'’&-]{0,40}(?:\.[\w-]{1,40}){0,3}"
_MEDIUM = rf"\s+(?:the |le |la |les |l['’])?({_NAME}(?: (?:of |de |du )?{_NAME}){{0,4}})"


@lru_cache(maxsize=1)
def _agencies() -> tuple[dict[str, str], re.Pattern[str]]:
    """Folded way of crediting -> agency; and the pattern of a credit: in brackets, at the edge of a line, after "by", "with", "©"."""
    names = {way.casefold(): agency for agency, ways in load("agencies")["agencies"].items() for way in ways}
    ways = sorted((way for some in load("agencies")["agencies"].values() for way in some), key=len, reverse=True)
    name = f"(?:The )?({'|'.join(map(re.escape, ways))})"
    before = r"(?:[(/–—-] ?|©\s?|^(?:By |Par |Source ?: ?)?|\b(?:by|par|with|avec|from) )"
    after = r"(?=\s*(?:[)/–—]|-\s|$|contributed|[,.]?\s*$))"
    return names, re.compile(before + name + after, re.MULTILINE)


@lru_cache(maxsize=1)
def _first() -> re.Pattern[str]:
    words = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in load("agencies")["first"])
    return re.compile(f"\\b(?:{words}){_MEDIUM}")


def credits_of(text: str) -> tuple[str, ...]:
    """The agencies that a text credits, each once, in order; one that is only quoted ("told Reuters") is not credited."""
    names, pattern = _agencies()
    return tuple(dict.fromkeys(names[found[1].casefold()] for found in pattern.finditer(text)))[:_MOST]


def first_told_by(text: str) -> tuple[str, ...]:
    """The media, folded, that a text says were first."""
    return tuple(dict.fromkeys(found[1].rstrip("'’").casefold() for found in _first().finditer(text)))[:_MOST]
