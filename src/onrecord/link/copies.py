"""Which documents say it with another's words."""

from __future__ import annotations


def resemblance(x: tuple[int, ...], y: tuple[int, ...]) -> float:
    """The share of all their runs of words that two texts have in common, from their bottom-k sketches."""
    least = sorted(set(x) | set(y))[: max(len(x), len(y))]
    both = set(x) & set(y)
    return sum(one in both for one in least) / len(least) if least else 0.0
