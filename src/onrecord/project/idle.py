"""Decisions that hold on to nothing: what they were made on is read otherwise today. They stay in the log, and are named, not dropped."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select

from onrecord.model.decision import Decision
from onrecord.review.state import fold
from onrecord.store import Store, current_id, decisions, reading
from onrecord.store.tables import CLAIMS, REPORTS


def idle_decisions(store: Store) -> tuple[Decision, ...]:
    """The decisions that hold, and whose claim, incident or reports there are not now, in the order of the log."""
    log = decisions(store)
    state = fold(log)
    holding = [one for one in log if one.id not in state.undone and one.verdict != "undo"]
    with reading(store) as connection:
        found = [one for one in holding if not _has_hold(connection, one, lambda name: current_id(store, name) is not None)]
    return tuple(one for one in found if one.verdict in ("merge", "split", "same", "different") or state.on(one.target) == one)


def _has_hold(connection: Connection, made: Decision, is_incident: Callable[[str], bool]) -> bool:
    kind, _, rest = made.target.partition(":")
    if made.verdict in ("merge", "split", "same", "different"):
        there = [any(_is_report(connection, document, report) for document, report in group) for group in made.value["reports"]]
        return sum(there) > 1
    if kind == "claim":
        document, _, claim = rest.rpartition("#")
        found = select(CLAIMS.c.claim).where(CLAIMS.c.document == document, CLAIMS.c.claim == claim)
        return connection.execute(found).first() is not None
    return kind not in ("incident", "figure") or is_incident(rest.rpartition("/")[0] if kind == "figure" else rest)


def _is_report(connection: Connection, document: str, report: str) -> bool:
    found = select(REPORTS.c.report).where(REPORTS.c.document == document, REPORTS.c.report == report)
    return connection.execute(found).first() is not None
