"""Stores of both kinds for tests: an SQLite file, and a real PostgreSQL server that the tests start and end."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

KINDS = ("sqlite", "postgresql")
_USER = "onrecord"


def binary(name):
    """A program of PostgreSQL: on the path, or where Debian keeps it."""
    return shutil.which(name) or next(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), None)


def missing():
    """Why no server can be started here; none where one can."""
    if not binary("initdb") or not binary("pg_ctl"):
        return "no PostgreSQL server is installed (initdb and pg_ctl)"
    try:
        import psycopg  # noqa: F401, PLC0415 (an extra)
    except ImportError:
        return "psycopg is not installed (the extra postgres)"
    return None


@contextmanager
def server():
    """A PostgreSQL server of its own on a socket in a folder of its own; gives the folder."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    who = {}
    if os.getuid() == 0:  # the server refuses to be run by root
        who = {"user": 65534, "group": 65534, "extra_groups": []}
        os.chown(folder, 65534, 65534)
    pg = Pg(folder, who)
    try:
        pg.call("initdb", "-D", f"{folder}/data", "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        pg.start()
        yield pg
    finally:
        pg.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Pg:
    """A server in a folder, run as somebody who may."""

    def __init__(self, folder, who):
        self.folder, self.who = folder, who

    def call(self, name, *arguments):
        with (self.folder / "calls.log").open("ab") as log:
            subprocess.run(
                [binary(name), *arguments],
                check=True,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd=self.folder,
                timeout=60,
                **self.who,
            )

    def start(self):
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c max_connections=40"
        self.call("pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/server.log", "-o", options, "start")

    def stop(self, mode="immediate"):
        if (self.folder / "data" / "postmaster.pid").exists():
            self.call("pg_ctl", "-D", f"{self.folder}/data", "-w", "-m", mode, "stop")

    def url(self, database):
        return f"postgresql://{_USER}@/{database}?host={self.folder}"

    def new_database(self):
        """The URL of a fresh database."""
        import psycopg  # noqa: PLC0415 (an extra)

        name = f"t{uuid4().hex[:12]}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)


@pytest.fixture(scope="session")
def postgresql():
    """A server for all tests of the session; they are skipped, with the reason, where none can be had."""
    if why := missing():
        pytest.skip(why)
    with server() as running:
        yield running


@pytest.fixture(params=KINDS)
def where(request, tmp_path):
    """Where a fresh store is to be made: each test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        return str(tmp_path / "onrecord.db")
    return request.getfixturevalue("postgresql").new_database()


@pytest.fixture(scope="session")
def made_once(request, tmp_path_factory):
    """Stores with tables and nothing in them: making the tables takes a while."""
    from onrecord.store import open_store  # noqa: PLC0415 (takes a while, and few tests need it)

    known = {}

    def of(kind):
        if kind not in known:
            pg = kind == "postgresql" and request.getfixturevalue("postgresql")
            known[kind] = pg.new_database() if pg else str(tmp_path_factory.mktemp("empty") / "onrecord.db")
            open_store(known[kind], create=True)
        return known[kind]

    return of


@pytest.fixture(params=KINDS)
def store(request, tmp_path, made_once):
    """A store of each kind with nothing in it."""
    from sqlalchemy import text  # noqa: PLC0415 (takes a while, and few tests need it)

    from onrecord.store import open_store, writing  # noqa: PLC0415 (the same)
    from onrecord.store.tables import METADATA  # noqa: PLC0415 (the same)

    empty = made_once(request.param)
    if request.param == "sqlite":
        shutil.copy(empty, tmp_path / "onrecord.db")
        return open_store(tmp_path / "onrecord.db")
    emptied = open_store(empty)
    with writing(emptied) as connection:
        connection.execute(text(f"TRUNCATE {', '.join(METADATA.tables)} RESTART IDENTITY"))
    return emptied
