"""Which tellings are worth comparing: those that share a cell. Cells are made so that their sizes do not grow with the collection.

A cell is a rare word, a person's name, a run of words, or a town in a stretch of days. One that gets crowded all the same (a name like
a thousand others, a great event) is parted by weeks, and what is crowded still is gone through in the order of its words, each telling
beside its nearest. So the pairs grow with the number of tellings, not with its square (`benchmarks/linking_scale.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from onrecord.link.known import Known

WORDS = 10
"""The weightiest words of a telling that make cells: nine in ten gold pairs share one (`benchmarks/linking_weights.py`)."""
RUNS = 4
CROWD = 24
"""Tellings of a cell that are all compared with each other."""
BESIDE = 8
"""Tellings after it that each one of a crowded cell is compared with."""
WEEK = 7


def pairs_of(tellings: Sequence[Known]) -> list[tuple[int, int]]:
    """The pairs to compare, as positions, in order. Two reports of one document are no pair: it tells them as two."""
    cells: dict[str, list[int]] = defaultdict(list)
    for k, one in enumerate(tellings):
        for cell in cells_of(one):
            cells[cell].append(k)
    found = {pair for members in cells.values() for pair in _within(members, tellings)}
    document = [one.telling.key.document for one in tellings]
    return sorted((a, b) for a, b in found if document[a] != document[b])


def cells_of(one: Known) -> frozenset[str]:
    """The cells of a telling. Two tellings without a cell in common are never compared."""
    words = sorted(one.terms, key=lambda word: (-one.terms[word], word))[:WORDS]
    runs = one.telling.sketch.shingles[:RUNS]
    towns = {*one.telling.towns, *(p.geonameid for p in one.telling.places)}
    named = {f"name {key}" for key in one.people} | {f"word {word}" for word in words} | {f"run {run}" for run in runs}
    return frozenset(named | {f"town {town} {week}" for town in towns for week in _weeks(one)})


def _weeks(one: Known) -> frozenset[int]:
    """The weeks of a telling, each with the next, so that neighbours on two sides of a Sunday meet: of its days and its publication."""
    days = {first for first, _ in one.days[:3]} | ({one.published} if one.published is not None and one.terms else set())
    return frozenset(day // WEEK + step for day in days for step in (0, 1)) or frozenset({0})


def _within(members: list[int], tellings: Sequence[Known]) -> Iterator[tuple[int, int]]:
    if len(members) <= CROWD:
        yield from combinations(members, 2)
        return
    weeks: dict[int, list[int]] = defaultdict(list)
    for k in members:
        for week in _weeks(tellings[k]):
            weeks[week].append(k)
    for parted in weeks.values():
        yield from combinations(parted, 2) if len(parted) <= CROWD else _beside(parted, tellings)


def _beside(members: Iterable[int], tellings: Sequence[Known]) -> Iterator[tuple[int, int]]:
    ordered = sorted(members, key=lambda k: (sorted(tellings[k].terms, key=lambda word: -tellings[k].terms[word])[:3], k))
    for place, k in enumerate(ordered):
        yield from ((min(k, other), max(k, other)) for other in ordered[place + 1 : place + 1 + BESIDE])
