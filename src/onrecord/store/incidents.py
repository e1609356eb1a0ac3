"""The views: incidents with their figures and members, and where the ids of those that are no more lead."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from onrecord.model.contract import figure_dict, incident_dict
from onrecord.model.incident import Incident, Link, ReportKey
from onrecord.model.value import Act, Place, When
from onrecord.store.columns import whole
from onrecord.store.opening import Store, alone, reading, writing
from onrecord.store.settings import hidden, set_hidden
from onrecord.store.tables import FIGURES, FOLLOWS, INCIDENTS, LINKS, MEMBERS, POINTERS

_STATE = ".views"
_PAGE = 200
_MOST = 500


@dataclass(frozen=True, slots=True)
class Known:
    """An incident as far as its id goes: `born` orders ids by age; `basis` is a digest of all that its view was made of."""

    born: int
    members: frozenset[ReportKey]
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """An id that names no incident any more: it was merged `into` another, or, where that is null, no report tells it now."""

    born: int
    into: str | None
    members: frozenset[ReportKey]


@dataclass(frozen=True, slots=True)
class Views:
    """The state that the views are in: `generation` counts how often they were written, `basis` is a digest of what they were made of."""

    generation: int = 0
    basis: str = ""
    incidents: Mapping[str, Known] = field(default_factory=dict)
    gone: Mapping[str, Gone] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One incident as it is stored: the rows of each table that it is in."""

    id: str
    incident: Mapping[str, Any]
    figures: tuple[Mapping[str, Any], ...]
    links: tuple[Mapping[str, Any], ...] = ()
    follows: tuple[Mapping[str, Any], ...] = ()


def row_of(incident: Incident, *, born: int, basis: str, follows: Iterable[tuple[ReportKey, ReportKey]] = ()) -> Row:
    """An incident made ready to be stored: as a line of the contract, and as columns to ask.

    `follows` are pairs of a report of it and one of an incident that it is told to come after.
    """
    return Row(incident.id, _columns(incident, born, basis), _figures(incident), _links(incident), _follows(incident, follows))


def _columns(incident: Incident, born: int, basis: str) -> dict[str, Any]:
    act, when, where = (incident.figures[name].value if name in incident.figures else None for name in ("act", "when", "where"))
    title = next((account.report.title for account in incident.accounts if account.report.kind == incident.kind), None)
    names = ("country", "admin1", "latitude", "longitude", "radius_km")
    place = {name: getattr(where, name) for name in names} if isinstance(where, Place) else dict.fromkeys(names)
    days = (when.first and when.first[:10], when.last and when.last[:10]) if isinstance(when, When) else (None, None)
    return {
        "id": incident.id, "born": born, "kind": incident.kind, "act": act.act if isinstance(act, Act) else None, "title": title,
        "first": days[0], "last": days[1], **place, "place": where.name if isinstance(where, Place) else None,
        "reports": len(incident.accounts), "conflict": any(figure.conflict for figure in incident.figures.values()),
        "basis": basis, "line": json.dumps(incident_dict(incident)).encode(),
    }  # fmt: skip


def _figures(incident: Incident) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        {
            "incident": incident.id, "variable": variable, **{name: whole(getattr(figure, name)) for name in ("best", "low", "high")},
            "rule": figure.rule, "conflict": figure.conflict, "value": figure_dict(figure)["value"],
        }
        for variable, figure in incident.figures.items()
    )  # fmt: skip


def _links(incident: Incident) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        {
            "incident": incident.id, "a_document": link.a.document, "a_report": link.a.report, "b_document": link.b.document,
            "b_report": link.b.report, "score": link.score, "reasons": reasons(link),
        }
        for link in incident.links
    )  # fmt: skip


def reasons(link: Link) -> list[dict[str, Any]]:
    """What speaks for and against a link, as plain data."""
    return [{"feature": one.feature, "a": one.a, "b": one.b, "weight": one.weight} for one in link.reasons]


def _follows(incident: Incident, follows: Iterable[tuple[ReportKey, ReportKey]]) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        {
            "incident": incident.id, "document": key.document, "report": key.report,
            "earlier_document": earlier.document, "earlier_report": earlier.report,
        }
        for key, earlier in sorted(set(follows))
    )  # fmt: skip


def views(store: Store) -> Views:
    """What a run has to know of the views that are there: ids, members, and what they were made of."""
    with reading(store) as connection:
        members: dict[str, set[ReportKey]] = defaultdict(set)
        for row in connection.execute(select(MEMBERS)):
            members[row.incident].add(ReportKey(row.document, row.report))
        found = connection.execute(select(INCIDENTS.c.id, INCIDENTS.c.born, INCIDENTS.c.basis))
        incidents_ = {row.id: Known(row.born, frozenset(members[row.id]), row.basis) for row in found}
        gone = {row.id: Gone(row.born, row.into, _keys(row.members)) for row in connection.execute(select(POINTERS))}
        state = hidden(connection, _STATE) or {}
    return Views(state.get("generation", 0), state.get("basis", ""), incidents_, gone)


def save_views(store: Store, before: Views, after: Views, changed: Iterable[Row]) -> bool:
    """Write the views of `after` in place of `before`, all at once; `changed` are the rows of all incidents whose basis is another.

    False, and nothing written, where another process has written them since `before` was read.
    """
    with writing(store) as connection:
        alone(connection, "views")
        state = hidden(connection, _STATE) or {}
        if state.get("generation", 0) != before.generation:
            return False
        rows = list(changed)
        dropped = set(before.incidents) - set(after.incidents)
        _write(connection, dropped | {row.id for row in rows}, rows)
        moved = [
            name for name, known in after.incidents.items() if before.incidents.get(name, Known(0, frozenset())).members != known.members
        ]
        _delete(connection, MEMBERS.c.incident, dropped | {name for name in moved if name in before.incidents})
        _insert(
            connection, MEMBERS,
            [{"document": key.document, "report": key.report, "incident": name} for name in moved for key in after.incidents[name].members],
        )  # fmt: skip
        connection.execute(delete(POINTERS))
        _insert(connection, POINTERS, [_pointer(name, gone) for name, gone in after.gone.items()])
        set_hidden(connection, _STATE, {"generation": before.generation + 1, "basis": after.basis})
    return True


def _write(connection: Connection, old: Collection[str], rows: Iterable[Row]) -> None:
    """Rows in place of all that there was of the old incidents."""
    for column in (INCIDENTS.c.id, FIGURES.c.incident, LINKS.c.incident, FOLLOWS.c.incident):
        _delete(connection, column, old)
    for row in rows:
        _insert(connection, INCIDENTS, [dict(row.incident)])
        for table, parts in ((FIGURES, row.figures), (LINKS, row.links), (FOLLOWS, row.follows)):
            _insert(connection, table, [dict(part) for part in parts])


def incidents(store: Store, only: Iterable[str] | None = None) -> Iterator[dict[str, Any]]:
    """The incidents as lines of the contract, by id; with `only`, those of these ids, merged ones under the id they lead to."""
    if only is not None:
        names = sorted({found for name in only if (found := current_id(store, name))})
        for start in range(0, len(names), _PAGE):
            yield from _lines(store, INCIDENTS.c.id.in_(names[start : start + _PAGE]))
        return
    after = ""
    while page := _lines(store, INCIDENTS.c.id > after, _PAGE):
        yield from page
        after = page[-1]["id"]


def current_id(store: Store, name: str) -> str | None:
    """The id of the incident that `name` leads to, itself where it is one; none where there is no such incident or it is no more."""
    with reading(store) as connection:
        for _ in range(_MOST):
            if connection.execute(select(INCIDENTS.c.id).where(INCIDENTS.c.id == name)).first():
                return name
            into = connection.execute(select(POINTERS.c.into).where(POINTERS.c.id == name)).scalar()
            if into is None:
                break
            name = into
    return None


def incident_of_report(store: Store, key: ReportKey) -> str | None:
    """The id of the incident that a report tells."""
    with reading(store) as connection:
        return connection.execute(
            select(MEMBERS.c.incident).where(MEMBERS.c.document == key.document, MEMBERS.c.report == key.report)
        ).scalar()


def _lines(store: Store, condition: Any, limit: int | None = None) -> list[dict[str, Any]]:
    with reading(store) as connection:
        found = connection.execute(select(INCIDENTS.c.line).where(condition).order_by(INCIDENTS.c.id).limit(limit))
        return [json.loads(row.line) for row in found]


def _delete(connection: Connection, column: Any, names: Collection[str]) -> None:
    ordered = sorted(names)
    for start in range(0, len(ordered), _MOST):
        connection.execute(delete(column.table).where(column.in_(ordered[start : start + _MOST])))


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _pointer(name: str, gone: Gone) -> dict[str, Any]:
    return {"id": name, "born": gone.born, "into": gone.into, "members": sorted([key.document, key.report] for key in gone.members)}


def _keys(pairs: Iterable[tuple[str, str]]) -> frozenset[ReportKey]:
    return frozenset(ReportKey(document, report) for document, report in pairs)
