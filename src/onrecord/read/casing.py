"""Whether capitals mean anything in a text."""

from __future__ import annotations

from onrecord.model.reading import Casing


def casing_of(text: str) -> Casing:
    """`upper` or `lower` where a tenth at most of the letters is of the other case; capitals of a normal text are about 5 %."""
    letters = list(filter(str.isalpha, text))
    upper = sum(map(str.isupper, letters))
    if not letters or 0.012 * len(letters) < upper < 0.7 * len(letters):
        return "mixed"
    return "upper" if upper >= 0.7 * len(letters) else "lower"
