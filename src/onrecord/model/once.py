"""Results that several stages ask of the same layout, or of what is made of it: worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from onrecord.model.reading import Layout

K = TypeVar("K")
T = TypeVar("T")


def once_a_layout(function: Callable[[Layout], T]) -> Callable[[Layout], T]:
    """The function, with its result for the last layout kept: compared by identity, as a layout never changes and is long."""
    return once(function)


def once(function: Callable[[K], T]) -> Callable[[K], T]:
    """The function, with its result for the last of its frozen arguments kept: compared by identity, as they are long."""
    last: tuple[K, T] | None = None

    @wraps(function)
    def remembered(given: K) -> T:
        nonlocal last
        kept = last  # of one thread: another may change `last` meanwhile
        if kept is None or kept[0] is not given:
            kept = last = (given, function(given))
        return kept[1]

    return remembered
