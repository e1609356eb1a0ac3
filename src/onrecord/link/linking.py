"""Linking: reports to clusters that tell one incident each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.link import cluster
from onrecord.link.block import pairs_of
from onrecord.link.compare import link_of, score
from onrecord.link.contrast import contrast
from onrecord.link.known import Known, known
from onrecord.link.telling import Telling
from onrecord.model.incident import Link, Reason, ReportKey

Pair = tuple[ReportKey, ReportKey]
DECIDED = "decided"
"""The reason of a link that rests on a decision alone."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports that tell one incident, the first published first, with the links that hold them together, the strongest first."""

    members: tuple[ReportKey, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Linking:
    """All clusters, each report in exactly one. In `follows`, the first report's incident is told to come after the second's.

    `tellings` and `scores` are what it was made of, for the next linking.
    """

    clusters: tuple[Cluster, ...]
    follows: tuple[Pair, ...] = ()
    tellings: Mapping[ReportKey, Telling] = field(default_factory=dict, repr=False)
    scores: Mapping[Pair, float] = field(default_factory=dict, repr=False)


def link(
    tellings: Iterable[Telling], *, must: Iterable[Pair] = (), cannot: Iterable[Pair] = (), previous: Linking | None = None
) -> Linking:
    """Bring together the tellings of one incident. The order in which they come does not matter.

    `must` and `cannot` are what people have decided; pairs of reports that are not here are left alone. With `previous`, pairs that were
    compared before and have not changed are not compared again; the result is the same.
    """
    by_key = {one.key: one for one in tellings}
    ordered = [known(by_key[key]) for key in sorted(by_key)]
    place = {one.telling.key: k for k, one in enumerate(ordered)}
    scores = _scores(ordered, previous or Linking(()))
    found = cluster.clusters_of(
        [key.document for key in place],
        scores,
        must=_places(must, place),
        cannot=_places(cannot, place),
        differ=lambda one, other: contrast([ordered[k] for k in one], [ordered[k] for k in other]),
    )
    strongest = _strongest(found, scores)
    clusters = tuple(sorted((_cluster(members, strongest[k], ordered) for k, members in enumerate(found)), key=lambda one: one.members))
    named = {(ordered[a].telling.key, ordered[b].telling.key): value for (a, b), value in scores.items()}
    return Linking(clusters, _follows([[ordered[k].telling for k in one] for one in found]), by_key, named)


def _places(pairs: Iterable[Pair], place: Mapping[ReportKey, int]) -> list[cluster.Pair]:
    known_pairs = [(place[a], place[b]) for a, b in pairs if a in place and b in place and a != b]
    return [(min(pair), max(pair)) for pair in known_pairs]


def _scores(ordered: Sequence[Known], previous: Linking) -> dict[cluster.Pair, float]:
    same = [previous.tellings.get(one.telling.key) == one.telling for one in ordered]
    scores = {}
    for a, b in pairs_of(ordered):
        before = previous.scores.get((ordered[a].telling.key, ordered[b].telling.key)) if same[a] and same[b] else None
        scores[a, b] = score(ordered[a], ordered[b]) if before is None else before
    return scores


def _strongest(clusters: Sequence[Sequence[int]], scores: Mapping[cluster.Pair, float]) -> list[list[cluster.Pair]]:
    """For each cluster the strongest pairs that hold it together: one fewer than it has members (a spanning tree)."""
    home = {member: k for k, members in enumerate(clusters) for member in members}
    root = {member: member for member in home}

    def top(one: int) -> int:
        while root[one] != one:
            root[one] = one = root[root[one]]
        return one

    kept: list[list[cluster.Pair]] = [[] for _ in clusters]
    inside = [pair for pair in scores if home[pair[0]] == home[pair[1]]]
    for a, b in sorted(inside, key=lambda pair: (-scores[pair], pair)):
        if top(a) != top(b):
            root[top(a)] = top(b)
            kept[home[a]].append((a, b))
    for k, members in enumerate(clusters):
        for member in members:
            if top(member) != top(members[0]):  # only a decision holds it here
                root[top(member)] = top(members[0])
                kept[k].append((members[0], member))
    return kept


def _cluster(members: Sequence[int], pairs: Sequence[cluster.Pair], ordered: Sequence[Known]) -> Cluster:
    tellings = sorted((ordered[k].telling for k in members), key=lambda one: (one.published or "9999", one.key))
    links = [_explained(link_of(ordered[a], ordered[b])) for a, b in pairs]
    return Cluster(tuple(one.key for one in tellings), tuple(sorted(links, key=lambda one: (-one.score, one.a, one.b))))


def _explained(found: Link) -> Link:
    """A link that the evidence alone would not make says that people decided it."""
    if found.score > 0:
        return found
    return Link(found.a, found.b, found.score, (*found.reasons, Reason(DECIDED, None, None, 0.0)))


def _follows(clusters: Sequence[Sequence[Telling]]) -> tuple[Pair, ...]:
    """Which incident is told as coming after which: a document is about one, and tells of the other as what was before."""
    home = {one.key: k for k, members in enumerate(clusters) for one in members}
    by_document: dict[str, list[Telling]] = defaultdict(list)
    for members in clusters:
        for one in members:
            by_document[one.key.document].append(one)
    told = [
        (lead.key, earlier.key)
        for document in by_document.values()
        for lead in document
        if lead.kind == "main"
        for earlier in document
        if home[earlier.key] != home[lead.key] and len(clusters[home[earlier.key]]) > 1 and _before(earlier, lead)
    ]
    return tuple(sorted(told))


def _before(earlier: Telling, later: Telling) -> bool:
    return bool(earlier.days and later.days) and min(last for _, last, _ in earlier.days) < min(first for first, _, _ in later.days)
