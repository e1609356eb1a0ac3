"""A telling made ready for comparing: what is needed again and again, worked out once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from onrecord.link.names import name_key
from onrecord.link.rarity import rarity
from onrecord.link.sketch import weight
from onrecord.link.telling import Telling


@dataclass(frozen=True, slots=True)
class Known:
    """A telling with what comparing needs again and again worked out once; days are ordinals."""

    telling: Telling
    terms: dict[str, float]
    names: dict[str, float]
    subjects: dict[str, float]
    people: dict[str, str]
    others: frozenset[str]
    published: int | None
    days: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, int], ...]


def known(telling: Telling) -> Known:
    """The telling, ready to be compared."""
    terms = dict(telling.sketch.terms)
    spans = [(_ordinal(first), _ordinal(last), daily) for first, last, daily in telling.days]
    return Known(
        telling, _unit({word: weight(word, count) for word, count in terms.items()}),
        _unit({word: terms[word] * rarity(word) for word in telling.sketch.names}),
        {word: count * rarity(word) for word, count in telling.subjects}, {k: n for n in telling.people if (k := name_key(n))},
        frozenset(k for n in telling.others if (k := name_key(n))), _ordinal(telling.published) if telling.published else None,
        tuple((first, last) for first, last, daily in spans if daily), tuple((first, last) for first, last, _ in spans),
    )  # fmt: skip


def _unit(weights: dict[str, float]) -> dict[str, float]:
    norm = math.sqrt(sum(one * one for one in weights.values())) or 1.0
    return {word: one / norm for word, one in weights.items()}


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
