"""Whether two groups of reports, each of one mind, tell of two different people to whom something was done, or of two different earthquakes.

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
WITHIN, WITHIN_ALONE = 0.25, 0.45
"""How far apart agencies put the magnitude of one earthquake at most, by two reports and more on each side, and by one: in ECB+ train 5.9 and 6.1 of
one quake, 5.6 of another in the same place."""
HEARSAY = 0.2
"""The share of a group's reports, at most, in which a person is named of whom it knows nothing."""


def contrast(one: Sequence[Known], other: Sequence[Known]) -> bool:
    """Whether two groups tell of two earthquakes, or of one thing done to two people."""
    return _two_quakes(one, other) or _two_people(one, other)


def _two_quakes(one: Sequence[Known], other: Sequence[Known]) -> bool:
    """Whether the magnitudes that two groups give first, each of its own quake, lie farther apart than those of one do."""
    mine, theirs = ([each.telling.sketch.magnitudes[0] for each in group if each.telling.sketch.magnitudes] for group in (one, other))
    if not mine or not theirs:
        return False
    apart = min(abs(a - b) for a in set(mine) for b in set(theirs))
    return apart > (WITHIN if min(len(mine), len(theirs)) >= LEAST else WITHIN_ALONE)


def _two_people(one: Sequence[Known], other: Sequence[Known]) -> bool:
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
