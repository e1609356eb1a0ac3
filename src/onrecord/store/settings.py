"""A project's settings: named plain data, such as the rule of a figure and the name under which decisions are made."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from onrecord.store.opening import Store, reading, writing
from onrecord.store.tables import SETTINGS


def settings(store: Store) -> dict[str, Any]:
    """All settings, by name."""
    with reading(store) as connection:
        found = connection.execute(select(SETTINGS).order_by(SETTINGS.c.name))
        return {row.name: row.value for row in found if not row.name.startswith(".")}


def set_setting(store: Store, name: str, value: Any) -> None:
    """Set one; None takes it back."""
    with writing(store) as connection:
        connection.execute(delete(SETTINGS).where(SETTINGS.c.name == name))
        if value is not None:
            connection.execute(insert(SETTINGS).values(name=name, value=value))


def hidden(connection: Connection, name: str) -> Any:
    """A value that the store keeps for itself, whose name begins with a point."""
    return connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.name == name)).scalar()


def set_hidden(connection: Connection, name: str, value: Any) -> None:
    """Set a value that the store keeps for itself."""
    connection.execute(delete(SETTINGS).where(SETTINGS.c.name == name))
    connection.execute(insert(SETTINGS).values(name=name, value=value))
