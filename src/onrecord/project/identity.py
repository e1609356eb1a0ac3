"""Permanent ids of incidents, as a pure function of those that were and of the clusters that are.

A merge keeps the oldest id, and the others lead to it. A split keeps the id with the larger part. Where a merge is undone, the part
that an id named before it was merged has its id again. An id never comes to name something else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.ids import content_id
from onrecord.model.incident import ReportKey
from onrecord.store.incidents import Gone, Known

Members = frozenset[ReportKey]


@dataclass(frozen=True, slots=True)
class Named:
    """The id of each cluster, in their order, when each id was born, and the ids that name nothing any more."""

    ids: tuple[str, ...]
    born: Mapping[str, int]
    gone: Mapping[str, Gone]


def identify(incidents: Mapping[str, Known], gone: Mapping[str, Gone], clusters: Sequence[Members]) -> Named:
    """Ids for `clusters`, each report in exactly one. The order of the clusters does not matter."""
    order = sorted(range(len(clusters)), key=lambda k: min(clusters[k]))
    chosen = _by_members(incidents, clusters, order)
    named: dict[int, str] = {}
    into: dict[str, int] = {}
    for name in sorted(chosen, key=lambda one: (incidents[one].born, one)):
        if named.setdefault(chosen[name], name) != name:
            into[name] = chosen[name]
    lost = sorted((name for name in incidents if name not in chosen), key=lambda one: (incidents[one].born, one))
    named |= _by_documents({name: incidents[name].members for name in lost}, clusters, [k for k in order if k not in named])
    back = _revived(gone, clusters, [k for k in order if k not in named])
    named |= back
    born = {name: (incidents[name] if name in incidents else gone[name]).born for name in named.values()}
    newest = max([0, *(one.born for one in incidents.values()), *(one.born for one in gone.values())])
    taken = {*incidents, *gone}
    for k in order:
        if k not in named:
            named[k] = _new_id(clusters[k], taken)
            taken.add(named[k])
            newest = born[named[k]] = newest + 1
    left = {name: one for name, one in gone.items() if name not in back.values()}
    left |= {name: Gone(incidents[name].born, named[k], incidents[name].members) for name, k in into.items()}
    now = set(named.values())
    left |= {name: Gone(incidents[name].born, None, incidents[name].members) for name in lost if name not in now}
    return Named(tuple(named[k] for k in range(len(clusters))), born, left)


def _by_members(incidents: Mapping[str, Known], clusters: Sequence[Members], order: Iterable[int]) -> dict[str, int]:
    """For each incident that has a report left, the cluster with most of them; of two alike the one with the first report."""
    owner = {key: name for name, known in incidents.items() for key in known.members}
    shares: dict[str, Counter[int]] = defaultdict(Counter)
    for k in order:
        for key in clusters[k]:
            if key in owner:
                shares[owner[key]][k] += 1
    return {name: min(share, key=lambda k: (-share[k], min(clusters[k]))) for name, share in shares.items()}


def _by_documents(lost: Mapping[str, Members], clusters: Sequence[Members], free: Iterable[int]) -> dict[int, str]:
    """Clusters for incidents whose documents were read anew, and now tell it by other reports; each has one, and nothing is merged by this."""
    tellers: dict[str, list[int]] = defaultdict(list)
    for k in free:
        for document in sorted({key.document for key in clusters[k]}):
            tellers[document].append(k)
    named: dict[int, str] = {}
    for name, members in lost.items():
        shares = Counter(k for document in sorted({key.document for key in members}) for k in tellers[document] if k not in named)
        if shares:
            named[min(shares, key=lambda k: (-shares[k], -len(clusters[k]), min(clusters[k])))] = name
    return named


def _revived(gone: Mapping[str, Gone], clusters: Sequence[Members], free: Sequence[int]) -> dict[int, str]:
    """Clusters that are what an id named before it was merged or lost its reports."""
    owner: dict[ReportKey, list[str]] = defaultdict(list)
    for name in sorted(gone, key=lambda one: (gone[one].born, one)):
        for key in gone[name].members:
            owner[key].append(name)
    named: dict[int, str] = {}
    used: set[str] = set()
    for k in free:
        shares = Counter(name for key in sorted(clusters[k]) for name in owner[key] if name not in used)
        if shares:
            named[k] = min(shares, key=lambda name: (-shares[name], gone[name].born, name))
            used.add(named[k])
    return named


def _new_id(members: Members, taken: set[str]) -> str:
    first = min(members)
    number = 0
    while (name := content_id("i", first.document, first.report, *([number] if number else []))) in taken:
        number += 1
    return name
