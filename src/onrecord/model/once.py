"""Results that several stages ask of the same layout: worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from onrecord.model.reading import Layout

T = TypeVar("T")


def once_a_layout(function: Callable[[Layout], T]) -> Callable[[Layout], T]:
    """The function, with its result for the last layout kept: compared by identity, as a layout never changes and is long."""
    last: tuple[Layout, T] | None = None

    @wraps(function)
    def remembered(layout: Layout) -> T:
        nonlocal last
        kept = last  # of one thread: another may change `last` meanwhile
        if kept is None or kept[0] is not layout:
            kept = last = (layout, function(layout))
        return kept[1]

    return remembered
