"""Whether the words around a name say that its holder is named in office: "Mayor Anne Dubois", "Odile Marsan, secretary of the union"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from onrecord.export.privacy.words import any_of
from onrecord.lexicons import load

Office = Literal["office", "speaks_for"]
_AROUND = 120
_HONORIFIC = r"(?:(?:m\.|mr\.?|mrs\.?|ms\.?|mme|monsieur|madame)\s+)?"
_KIN_OF = r"(?:of|to|du|de|de la)\s+(?:the\s+|la\s+|le\s+)?"


def office_of(text: str, start: int, end: int) -> Office | None:
    """What the person named at `start:end` holds: an office of state, politics or church, or the word of some body; null for neither.

    An office held before ("former") counts as the weaker of the two.
    """
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    for kind in ("office", "speaks_for"):
        apart = _with_comma(kind).search(before)
        if apart and _kin_before().search(before, 0, apart.start("office")):
            apart = None
        held = _before(kind).search(before) or apart or _after(kind).match(after)
        if held:
            return "speaks_for" if held["former"] else kind
    return None


def _phrases(kind: str) -> str:
    return any_of(load("privacy")[kind])


@lru_cache(maxsize=1)
def _former() -> str:
    return rf"(?P<former>\b(?:{any_of(load('privacy')['former'])})[\s-]+)?"


@lru_cache(maxsize=2)
def _before(kind: Office) -> re.Pattern[str]:
    """At the end, "Mayor": the name follows."""
    return re.compile(rf"{_former()}(?<!\bin\s)\b(?P<office>{_phrases(kind)})\.?\s+{_HONORIFIC}$", re.IGNORECASE)


@lru_cache(maxsize=2)
def _with_comma(kind: Office) -> re.Pattern[str]:
    """At the end, "the prefect of Haute-Vienne, ": the name follows, and nobody says something in between."""
    other = any_of([*load("privacy")["say"], *load("privacy")["kin"], "that", "who", "whose", "que", "qui"])
    of = rf"(?:\s+(?:of|for|de|du|des|de la|d['’])(?:(?!\b(?:{other})\b)[^,.;:()\n]){{1,60}})?"
    return re.compile(rf"{_former()}\b(?P<office>{_phrases(kind)}){of},\s+{_HONORIFIC}$", re.IGNORECASE)


@lru_cache(maxsize=2)
def _after(kind: Office) -> re.Pattern[str]:
    """After the name, ", 54, the union's regional secretary of the north,"; it must close before anybody says something."""
    raw = load("privacy")
    said, kin = any_of(raw["say"]), any_of(raw["kin"])
    between = rf"(?:(?!(?:{kin}|{said}|who|whose|qui|of|and|et)\b)[\w'’.-]+\s+){{0,5}}?"
    another = r"(?!\s+(?!(?:of|for|at|in|and|de|du|des|d)\b)(?-i:[A-ZÀ-Þ]))"
    rest = rf"(?!['’]s?\b){another}(?:(?!\b(?:{said}|{kin})\b)[^,.;:()\n—–]){{0,80}}(?:[,.;:()\n—–]|$)"
    pattern = rf"\s*[,(–—]\s*(?:\d{{1,3}}\s*(?:ans)?\s*,\s*)?{between}{_former()}(?P<office>{_phrases(kind)})\b{rest}"
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=1)
def _kin_before() -> re.Pattern[str]:
    """At the end, "the wife of the": the office that follows is another's."""
    return re.compile(rf"\b(?:{any_of(load('privacy')['kin'])})\s+{_KIN_OF}(?:\w+\s+)?$", re.IGNORECASE)
