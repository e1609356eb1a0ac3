"""Whether capitals mean anything in a text."""

from __future__ import annotations

from collections import Counter

from onrecord.model.reading import Casing


def casing_of(text: str) -> Casing:
    """`upper` or `lower` where a tenth at most of the letters is of the other case; capitals of a normal text are about 5 %."""
    counts = [(letter, count) for letter, count in Counter(text).items() if letter.isalpha()]
    letters, upper = sum(count for _, count in counts), sum(count for letter, count in counts if letter.isupper())
    if not letters or 0.012 * letters < upper < 0.7 * letters:
        return "mixed"
    return "upper" if upper >= 0.7 * letters else "lower"
