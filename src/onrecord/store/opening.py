"""Opening a store, and the transactions in it. What a database complains of becomes one clear line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from onrecord.model.errors import StoreError
from onrecord.store.complaints import complaint

BUSY_SECONDS = 60
"""How long a writer waits for another process's transaction; one takes milliseconds, that of linking seconds."""
CONNECT_SECONDS = 10
_UPGRADE = "onrecord init brings it up to date"


@dataclass(frozen=True, slots=True)
class Store:
    """Where a project is kept; `name` is how messages name it, without a password."""

    engine: Engine
    name: str


def open_store(where: str | Path, *, create: bool = False) -> Store:
    """The store in an SQLite file, or behind a `postgresql://` URL. With `create` its tables are made, or brought up to this version.

    Raises StoreError: no store there, made by another version of onrecord, cannot be reached, cannot be written.
    """
    url = _url_of(where)
    name = url.database if url.drivername == "sqlite" else url.render_as_string(hide_password=True)
    store = Store(_engine(url), str(name))
    if url.drivername == "sqlite" and not create and not Path(str(url.database)).is_file():
        raise StoreError(f"no project here: {store.name}", hint="onrecord init DIR makes one")
    _settle(store, create=create)
    return store


@contextmanager
def reading(store: Store) -> Iterator[Connection]:
    """A transaction that sees one state of the store from beginning to end. Raises StoreError."""
    options = {"isolation_level": "REPEATABLE READ"} if store.engine.dialect.name == "postgresql" else {}
    with _named_faults(store), store.engine.connect() as connection:
        yield connection.execution_options(**options)


@contextmanager
def writing(store: Store) -> Iterator[Connection]:
    """A transaction that is kept whole or not at all. Raises StoreError."""
    with _named_faults(store), store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def _named_faults(store: Store) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        message, hint = complaint(error, store.name)
        raise StoreError(message, hint=hint) from error


def _url_of(where: str | Path) -> URL:
    if "://" not in str(where):
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(str(where))
    except ArgumentError as error:
        raise StoreError("not the URL of a database", hint="postgresql://USER@HOST/DATABASE") from error
    if url.get_backend_name() not in ("postgres", "postgresql"):
        raise StoreError(f"no such kind of store: {url.drivername}", hint="a file, or postgresql://USER@HOST/DATABASE")
    try:
        import psycopg  # noqa: F401, PLC0415 (an extra)
    except ImportError as error:
        raise StoreError("PostgreSQL needs the package psycopg", hint="pip install 'onrecord[postgres]'") from error
    return url.set(drivername="postgresql+psycopg")


def _engine(url: URL) -> Engine:
    # No pool: processes that are forked must not inherit a connection, and one that was lost is not met again.
    if url.drivername == "sqlite":
        if _is_for_reading(Path(str(url.database))):
            url = url.set(database=f"file:{quote(str(url.database))}", query={"mode": "ro", "immutable": "1", "uri": "true"})
        engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": CONNECT_SECONDS})


def _is_for_reading(path: Path) -> bool:
    """Whether the file may not be written, and all there is of it is in the file: SQLite would want to make files beside it."""
    beside = path.with_name(f"{path.name}-wal")
    return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)) and not beside.exists()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    # WAL lets others read while one writes. It stays with the file; where that cannot be written, it is as it is.
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")  # a decision survives a power cut


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its place at once: one that reads first and then writes would be refused, not made to wait.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _settle(store: Store, *, create: bool) -> None:
    """Make or check the tables."""
    from onrecord.store.migrations import HEAD  # noqa: PLC0415 (a constant beside what uses Alembic)

    found = _revision(store)
    if found == HEAD:
        return
    if create:
        from onrecord.store.migrations.upgrade import upgrade  # noqa: PLC0415 (Alembic takes a third of a second)

        with writing(store) as connection:
            alone(connection, "tables")
            upgrade(connection, store.name)
    elif found is None:
        raise StoreError(f"no project here: {store.name}", hint="onrecord init DIR makes one")
    else:
        raise StoreError(f"made by another version of onrecord (schema {found}, this is {HEAD}): {store.name}", hint=_UPGRADE)


def _revision(store: Store) -> str | None:
    with reading(store) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


_LOCKS = {"tables": 7067, "documents": 7068, "views": 7069}


def alone(connection: Connection, what: str) -> None:
    """Wait until no other process writes the same: "tables", "documents" or "views". With SQLite every writer is alone."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCKS[what])))
