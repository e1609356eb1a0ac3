"""Results that several stages ask of the same layout: worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from onrecord.model.reading import Layout

T = TypeVar("T")


def once_a_layout(function: Callable[[Layout], T]) -> Callable[[Layout], T]:
    """The function, with its result for the last layout kept: compared by identity, as a layout never changes and is long."""
    last: list[tuple[Layout, T]] = []

    @wraps(function)
    def remembered(layout: Layout) -> T:
        kept = next(iter(last), None)
        if kept is None or kept[0] is not layout:
            kept = (layout, function(layout))
            last[:] = [kept]
        return kept[1]

    return remembered
