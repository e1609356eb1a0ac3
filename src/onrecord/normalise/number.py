"""Words that say how many."""

from __future__ import annotations

from onrecord.model.reading import Layout, NumberPhrase
from onrecord.normalise.number_find import phrases_in
from onrecord.normalise.number_line import read_line
from onrecord.normalise.number_phrase import count_of_phrase

__all__ = ["count_of_phrase", "find_numbers"]


def find_numbers(layout: Layout) -> tuple[NumberPhrase, ...]:
    """Number phrases in text order, none overlapping: numerals that count somebody or something, with their hedges.

    Ages, dates, money, measures and other numerals that count nothing are left out. In languages other than English and French only
    digits are read.
    """
    return tuple(phrase for s in layout.sentences for phrase in phrases_in(read_line(layout, s.start, s.end)))
