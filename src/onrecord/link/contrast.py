"""Whether two groups of reports, each of one mind about whom something was done to, tell of two different people.

A pair of reports that name different people proves little: each may leave out one. Where all of one group name one person and all of
another group name somebody of whom the first knows nothing, they tell two incidents, however like the words are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.link.known import Known

LEAST = 2
"""Reports of a group that must name somebody."""
OF_ONE_MIND = 2 / 3
"""The share of them that must name the same one first."""
HEARSAY = 0.2
"""The share of a group's reports, at most, in which a person is named of whom it knows nothing."""


def contrast(one: Sequence[Known], other: Sequence[Known]) -> bool:
    """Whether the same kind of thing was done to one person by the first group and to another by the second."""
    if min(len(one), len(other)) < LEAST:
        return False
    mine, theirs = _firsts(one), _firsts(other)
    for kind in mine.keys() & theirs.keys():
        x, y = _agreed(mine[kind]), _agreed(theirs[kind])
        if x and y and x != y and (_known(y, one) <= HEARSAY or _known(x, other) <= HEARSAY):
            return True
    return False


def _firsts(group: Sequence[Known]) -> dict[str, list[str]]:
    """For each kind of thing the person to whom each report tells it done first."""
    told: dict[str, list[str]] = {}
    for one in group:
        for kind, name in dict(reversed(one.telling.involved)).items():
            told.setdefault(kind, []).append(name)
    return told


def _agreed(names: Sequence[str]) -> str | None:
    name, count = max(Counter(names).items(), key=lambda one: (one[1], one[0]))
    return name if len(names) >= LEAST and count >= OF_ONE_MIND * len(names) else None


def _known(name: str, group: Sequence[Known]) -> float:
    return sum(name in one.terms for one in group) / len(group)
