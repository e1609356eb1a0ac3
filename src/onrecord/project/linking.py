"""The views made anew where anything that they are made of has changed: records, decisions, rules, or the code that links."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from onrecord.link.incidents import incident_of
from onrecord.link.linking import Cluster, Linking, link
from onrecord.link.telling import Telling, telling_from, tellings_of
from onrecord.model.decision import Decision
from onrecord.model.ids import digest
from onrecord.model.incident import Account, ReportKey
from onrecord.model.record import Record
from onrecord.model.restore import record_from
from onrecord.producer import LINKER, digest_of
from onrecord.project.identity import Named, identify
from onrecord.project.reading import telling_rows
from onrecord.project.scores import compared_before, keep_compared
from onrecord.review.applied import decided_incident, decided_record
from onrecord.review.state import State, fold
from onrecord.store import (
    Known,
    Row,
    Store,
    Views,
    decisions,
    read_versions,
    records,
    row_of,
    save_tellings,
    save_views,
    settings,
    tellings,
    views,
)
from onrecord.store.incidents import reasons

RULE = "most-corroborated"
"""The rule of figures where the project's settings name none."""
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of it: how many incidents there are, and how many of them were made anew."""

    incidents: int
    changed: int


@dataclass(frozen=True, slots=True)
class _Inputs:
    """All that the views are made of, but for the tellings: each document with the digest of what was read of it, decisions, the rule."""

    documents: Mapping[str, str]
    log: tuple[Decision, ...]
    rule: str

    @property
    def basis(self) -> str:
        """A digest of it all."""
        return _digest([sorted(self.documents.items()), [one.id for one in self.log], self.rule, digest_of(LINKER)])


def refresh(store: Store, step: Callable[[int, int], None] = lambda _done, _of: None) -> Refreshed:
    """Link and reconcile what was read, where that is not done yet; `step` hears how many incidents are made, and of how many.

    Where another process writes views meanwhile, it is done again. Raises StoreError, InputError for a decision that cannot be applied.
    """
    while True:
        before, inputs = views(store), _inputs(store)
        if before.basis == inputs.basis:
            return Refreshed(len(before.incidents), 0)
        linked = _linked(store, inputs)
        after, rows = _made(store, before, linked, step)
        if save_views(store, before, after, rows):
            keep_compared(store, linked.linking)
            return Refreshed(len(after.incidents), len(rows))


def _inputs(store: Store) -> _Inputs:
    documents = {key.document: f"{key.version}/{producer}" for key, producer in read_versions(store)}
    return _Inputs(documents, decisions(store), settings(store).get("rule", RULE))


@dataclass(frozen=True, slots=True)
class _Linked:
    """Which reports tell one incident, what people have decided, and what both were made of."""

    inputs: _Inputs
    state: State
    linking: Linking


def _linked(store: Store, inputs: _Inputs) -> _Linked:
    """Which reports tell one incident, and what people have decided. Only what is new or has changed is compared."""
    state = fold(inputs.log)
    light = tuple(_tellings(store, state, inputs))
    return _Linked(inputs, state, link(light, must=state.must, cannot=state.cannot, previous=compared_before(store, light)))


def _made(store: Store, before: Views, linked: _Linked, step: Callable[[int, int], None]) -> tuple[Views, list[Row]]:
    """The views as they should be, and the rows of those incidents that are not yet so."""
    named = identify(before.incidents, before.gone, [frozenset(cluster.members) for cluster in linked.linking.clusters])
    plan = _Plan(linked, named)
    basis = {name: plan.basis(cluster, name) for cluster, name in plan.pairs}
    stale = [(cluster, name) for cluster, name in plan.pairs if name not in before.incidents or before.incidents[name].basis != basis[name]]
    rows: list[Row] = []
    for batch in _batches(stale):
        read = {
            doc: decided_record(record, linked.state)
            for doc, record in _records(store, (key.document for one, _ in batch for key in one.members))
        }
        rows += [plan.row(cluster, name, read, basis[name]) for cluster, name in batch]
        step(len(rows), len(stale))
    known = {name: Known(named.born[name], frozenset(cluster.members), basis[name]) for cluster, name in plan.pairs}
    return Views(before.generation + 1, linked.inputs.basis, known, named.gone), rows


class _Plan:
    """What incidents are to be made: which reports tell each, under which id, and after which others."""

    def __init__(self, linked: _Linked, named: Named) -> None:
        self._inputs, self._state, self._named = linked.inputs, linked.state, named
        self.pairs = list(zip(linked.linking.clusters, named.ids, strict=True))
        owner = {key: name for cluster, name in self.pairs for key in cluster.members}
        self._leading = _leading(named)
        self._follows: dict[str, list[tuple[ReportKey, ReportKey]]] = defaultdict(list)
        self._earlier: dict[str, set[str]] = defaultdict(set)
        for key, earlier in linked.linking.follows:
            if owner[key] != owner[earlier]:
                self._follows[owner[key]].append((key, earlier))
                self._earlier[owner[key]].add(owner[earlier])
        self._decided: dict[str, list[str]] = defaultdict(list)
        for target, made in sorted(linked.state.verdicts.items()):
            kind, _, rest = target.partition(":")
            about = rest.rpartition("#")[0] if kind == "claim" else rest.partition("/")[0] if kind == "figure" else rest
            self._decided[about].append(made.id)

    def basis(self, cluster: Cluster, name: str) -> str:
        """A digest of all that the incident is made of."""
        documents = sorted({key.document for key in cluster.members})
        members = [[key.document, key.report] for key in cluster.members]
        links = [[one.a.document, one.a.report, one.b.document, one.b.report, one.score, reasons(one)] for one in cluster.links]
        decided = [made for about in (*documents, name, *self._leading[name]) for made in self._decided[about]]
        read = [self._inputs.documents.get(document) for document in documents]
        rest = [sorted(self._earlier[name]), decided, self._inputs.rule, digest_of(LINKER)]
        return _digest([members, read, links, *rest])

    def row(self, cluster: Cluster, name: str, read: Mapping[str, Record], basis: str) -> Row:
        """The incident, made and decided on."""
        accounts = tuple(_account(read[key.document], key) for key in cluster.members)
        follows = tuple(sorted(self._earlier[name]))
        made = incident_of(accounts, rule=self._inputs.rule, id=name, links=cluster.links, follows=follows)
        made = decided_incident(made, self._state, self._leading[name])
        return row_of(made, born=self._named.born[name], basis=basis, follows=self._follows[name])


def _tellings(store: Store, state: State, inputs: _Inputs) -> Iterator[Telling]:
    """What linking looks at, of every report; anew where it was made by other code, or where claims of the document were decided on."""
    decided = {target.removeprefix("claim:").rpartition("#")[0] for target, made in state.verdicts.items() if made.verdict != "accept"}
    old: set[str] = set()
    for document, _report, kept in tellings(store):
        if document not in inputs.documents:  # a version that came in meanwhile, and is not read yet
            continue
        if not kept or kept["by"] != digest_of(LINKER):
            old.add(document)
        elif document not in decided:
            yield telling_from(kept["telling"])
    for document, record in _records(store, old):
        rows = telling_rows(record)
        save_tellings(store, [(document, report, data) for report, data in rows.items()])
        if document not in decided:
            yield from (telling_from(data["telling"]) for data in rows.values())
    for _document, record in _records(store, decided & set(inputs.documents)):
        yield from tellings_of(decided_record(record, state))


def _records(store: Store, documents: Iterable[str]) -> Iterator[tuple[str, Record]]:
    for one in records(store, only=documents):
        yield one.document.id, record_from(one.data, one.document.text)


def _account(record: Record, key: ReportKey) -> Account:
    return Account(record, next(report for report in record.reports if report.id == key.report))


def _leading(named: Named) -> Mapping[str, list[str]]:
    """The ids that lead to each incident by the pointers of merges."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(named.gone):
        end: str | None = name
        while end is not None and end in named.gone:
            end = named.gone[end].into
        if end is not None:
            found[end].append(name)
    return found


def _batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    source = iter(items)
    while batch := list(islice(source, _BATCH)):
        yield batch


def _digest(parts: Any) -> str:
    return digest(json.dumps(parts, default=str).encode())[:24]
