"""A project's settings: named plain data, such as the rule of a figure and the name under which decisions are made. And its caches."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from onrecord.store.opening import Store, alone, reading, writing
from onrecord.store.tables import CACHES, SETTINGS


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


def cached(store: Store, name: str) -> bytes | None:
    """What is kept under a name to save time; none where nothing is."""
    with reading(store) as connection:
        return connection.execute(select(CACHES.c.content).where(CACHES.c.name == name)).scalar()


def set_cached(store: Store, name: str, content: bytes) -> None:
    """Keep something to save time."""
    with writing(store) as connection:
        alone(connection, "views")
        connection.execute(delete(CACHES).where(CACHES.c.name == name))
        connection.execute(insert(CACHES).values(name=name, content=content))
