"""Clusters from scored pairs: the best two are brought together again and again, while what they share speaks for it on average.

What people have decided holds against any score: first what must not be one, then what must. Members are positions in an order of their
own (that of the keys), so that the result does not depend on the order in which reports came.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

UNCOMPARED = -7.0
"""Bits that a pair without a cell in common is taken to have: of such pairs one in a hundred is of one incident."""
GROUP = 3
"""Members from which a cluster is a group that is of one mind or not."""
APART = 1 / 3
"""Share of the mean score inside the looser of two groups that the mean between them must have: in ECB+ train, by topics, groups of two incidents
had 0.03 to 0.3 where they would have been joined on little, and halves of one at least 0.4."""
Pair = tuple[int, int]
Test = Callable[[Sequence[int], Sequence[int]], bool]


@dataclass(slots=True)
class _State:
    """Clusters in the making, by their smallest member. `ties` are the sum and the number of the scores between two clusters; `foes` the
    clusters that one must not be brought together with; `inner` the sum and the number of the scores inside each; `owners` what two members of a cluster cannot both have: their document.
    """

    members: list[list[int]]
    owners: list[set[Hashable]]
    ties: list[dict[int, tuple[float, int]]]
    foes: list[set[int]]
    inner: list[tuple[float, int]]
    heap: list[tuple[float, int, int]] = field(default_factory=list)

    def average(self, a: int, b: int) -> float:
        """The mean score between two clusters. Pairs that were not compared count as `UNCOMPARED`, but no more of them than were."""
        total, count = self.ties[a][b]
        missing = min(len(self.members[a]) * len(self.members[b]) - count, count)
        return (total + missing * UNCOMPARED) / (count + missing)

    def offer(self, a: int, b: int) -> None:
        """Put two clusters on the list of those to bring together, where they may be."""
        mean = self.average(a, b)
        if mean > 0 and b not in self.foes[a]:
            heapq.heappush(self.heap, (-mean, min(a, b), max(a, b)))

    def apart(self, a: int, b: int) -> bool:
        """Whether two clusters must not be one."""
        return b in self.foes[a] or not self.owners[a].isdisjoint(self.owners[b])

    def two_groups(self, a: int, b: int) -> bool:
        """Whether each of two groups is so much closer in itself than to the other that they are two."""
        if min(len(self.members[a]), len(self.members[b])) < GROUP:
            return False
        inside = min(total / max(1, count) for total, count in (self.inner[a], self.inner[b]))
        return self.average(a, b) < APART * inside

    def join(self, a: int, b: int) -> None:
        """Bring `b` into `a`."""
        self.members[a] += self.members[b]
        self.owners[a] |= self.owners[b]
        parts = (self.inner[a], self.inner[b], self.ties[a].pop(b, (0.0, 0)))
        self.inner[a] = (sum(total for total, _ in parts), sum(count for _, count in parts))
        for other, (total, count) in self.ties[b].items():
            self.ties[other].pop(b, None)
            if other != a:
                before = self.ties[a].get(other, (0.0, 0))
                self.ties[a][other] = self.ties[other][a] = (before[0] + total, before[1] + count)
        for foe in self.foes[b]:
            self.foes[foe].discard(b)
            self.foes[foe].add(a)
            self.foes[a].add(foe)
        self.members[b], self.ties[b], self.foes[b], self.owners[b] = [], {}, set(), set()


def clusters_of(
    owners: Sequence[Hashable],
    scores: Mapping[Pair, float],
    *,
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
    differ: Test = lambda _one, _other: False,
) -> list[list[int]]:
    """The clusters of `owners`' positions, each sorted, in the order of their first members. Of what must be one, what cannot is left out.

    `differ` says of two clusters' members whether they tell different things, whatever their scores.
    """
    size = len(owners)
    state = _State([[k] for k in range(size)], [{one} for one in owners], [{} for _ in owners], [set() for _ in owners], [(0.0, 0)] * size)
    for (a, b), score in sorted(scores.items()):
        state.ties[a][b] = state.ties[b][a] = (score, 1)
    for a, b in cannot:
        state.foes[a].add(b)
        state.foes[b].add(a)
    home = _decided(state, sorted(must))
    for a, b in sorted({tuple(sorted((home[a], home[b]))) for a, b in scores}):
        if a != b:
            state.offer(a, b)
    _bring_together(state, differ)
    return sorted(sorted(one) for one in state.members if one)


def _decided(state: _State, must: Sequence[Pair]) -> list[int]:
    """Bring together what must be one; where each member is now. People may join two reports of one document: the reader parted them."""
    home = list(range(len(state.members)))
    for one, other in must:
        a, b = sorted((home[one], home[other]))
        if a != b and b not in state.foes[a]:
            for member in state.members[b]:
                home[member] = a
            state.join(a, b)
    return home


def _bring_together(state: _State, differ: Test) -> None:
    while state.heap:
        mean, a, b = heapq.heappop(state.heap)
        if b not in state.ties[a] or -mean != state.average(a, b) or state.apart(a, b):
            continue
        if state.two_groups(a, b) or differ(state.members[a], state.members[b]):
            continue
        state.join(a, b)
        for other in sorted(state.ties[a]):
            state.offer(a, other)
