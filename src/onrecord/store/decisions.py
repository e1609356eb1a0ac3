"""The log of decisions: lines are only ever added, and the database itself refuses to change or delete one."""

from __future__ import annotations

from sqlalchemy import insert, select

from onrecord.model.decision import Decision
from onrecord.store.opening import Store, reading, writing
from onrecord.store.tables import DECISIONS

_FIELDS = ("id", "target", "verdict", "value", "by", "at", "note")


def append_decision(store: Store, decision: Decision) -> None:
    """Add a line to the log; the same decision, by id, is there once."""
    row = {name: getattr(decision, name) for name in _FIELDS}
    with writing(store) as connection:
        if not connection.execute(select(DECISIONS.c.id).where(DECISIONS.c.id == decision.id)).first():
            connection.execute(insert(DECISIONS).values(**row))


def decisions(store: Store) -> tuple[Decision, ...]:
    """The whole log, in the order in which it was written."""
    with reading(store) as connection:
        rows = connection.execute(select(DECISIONS).order_by(DECISIONS.c.number)).all()
    return tuple(Decision(**{name: getattr(row, name) for name in _FIELDS}) for row in rows)
