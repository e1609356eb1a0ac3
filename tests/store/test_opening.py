import os
import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from onrecord.ingest.document import Given, make_document
from onrecord.model.errors import StoreError
from onrecord.store import add_document, count_documents, open_store, reading, writing
from onrecord.store.tables import METADATA
from support.stores import missing, server

NOW = "2026-01-05T00:00:00Z"


def add(store, words):
    return add_document(store, make_document(words, Given()), seen_at=NOW)


def write(store, *statements):
    with writing(store) as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_the_migrations_make_exactly_the_tables(store):
    with reading(store) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, METADATA) == []


def test_a_store_is_made_once_and_opened_again(where):
    add(open_store(where, create=True), "One.")
    add(open_store(where, create=True), "Two.")
    assert count_documents(open_store(where)) == 2


def test_where_there_is_no_project_the_hint_says_how_to_make_one(tmp_path):
    with pytest.raises(StoreError, match="no project here") as caught:
        open_store(tmp_path / "none.db")
    assert caught.value.hint == "onrecord init DIR makes one"
    assert not (tmp_path / "none.db").exists()


def test_a_database_without_our_tables_is_no_project(postgresql):
    with pytest.raises(StoreError, match="no project here"):
        open_store(postgresql.new_database())


def test_tables_of_a_newer_onrecord_are_left_alone(where):
    with writing(open_store(where, create=True)) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for create in (False, True):
        with pytest.raises(StoreError, match=r"another version|newer version"):
            open_store(where, create=create)


def test_what_is_no_database_is_named_and_left_as_it_is(tmp_path):
    path = tmp_path / "onrecord.db"
    path.write_bytes(b"a letter, not a database" * 100)
    with pytest.raises(StoreError, match="not a store of onrecord"):
        open_store(path, create=True)
    assert path.read_bytes().startswith(b"a letter")


def test_a_transaction_that_fails_leaves_nothing(store):
    with suppress(RuntimeError), writing(store) as connection:
        connection.execute(text("INSERT INTO documents (id, current) VALUES ('x', 1)"))
        raise RuntimeError
    assert count_documents(store) == 0


def test_a_full_store_is_named_and_what_was_there_stays(tmp_path):
    store = open_store(tmp_path / "onrecord.db", create=True)
    add(store, "One.")
    with pytest.raises(StoreError, match="no space left"):
        write(
            store, "PRAGMA max_page_count=1", "INSERT INTO documents (id, current) SELECT hex(randomblob(100000)), 1"
        )  # what it says on a full disk
    assert count_documents(store) == 1


def test_a_disk_that_takes_no_more_is_named_and_what_was_there_stays(tmp_path):
    path = tmp_path / "onrecord.db"
    add(open_store(path, create=True), "One.")
    code = f"""
from onrecord.model.errors import StoreError
from onrecord.store import open_store, writing
from sqlalchemy import text
store = open_store({str(path)!r})
try:
    with writing(store) as connection:
        connection.execute(text("INSERT INTO documents (id, current) SELECT hex(randomblob(1000000)), 1"))
except StoreError as error:
    print(error)
"""

    def small_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))

    done = subprocess.run([sys.executable, "-c", code], preexec_fn=small_files, capture_output=True, text=True, check=True)
    assert "the disk refuses" in done.stdout or "no space left" in done.stdout
    assert count_documents(open_store(path)) == 1
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def as_nobody(function):
    """What a function gives when it is called by somebody who may not write everywhere."""
    receiver, sender = Pipe(duplex=False)
    if (child := os.fork()) == 0:
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        try:
            sender.send(function())
        finally:
            os._exit(0)
    sender.close()
    os.waitpid(child, 0)
    return receiver.recv()


def complaint_of(function):
    try:
        return function()
    except StoreError as error:
        return f"{error} | {error.hint}"


def test_a_file_that_may_not_be_written_is_named_and_can_be_read():
    with TemporaryDirectory() as folder:
        path = Path(folder) / "onrecord.db"
        add(open_store(path, create=True), "One.")
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        assert as_nobody(lambda: count_documents(open_store(path))) == 1
        said = as_nobody(lambda: complaint_of(lambda: add(open_store(path), "Two.")))
        Path(folder).chmod(0o755)
    assert said.startswith(f"cannot be written: {path}")
    assert said.endswith("check the permissions of the file and its folder")


def test_a_folder_that_may_not_be_written_is_named():
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        said = as_nobody(lambda: complaint_of(lambda: open_store(Path(folder) / "onrecord.db", create=True)))
        Path(folder).chmod(0o755)
    assert said.startswith("cannot be opened")


def test_a_lost_connection_is_named_and_the_next_call_works(postgresql):
    store = open_store(postgresql.new_database(), create=True)
    with pytest.raises(StoreError, match="no connection to the database"):
        write(store, "INSERT INTO documents (id, current) VALUES ('x', 1)", "SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 1")
    assert count_documents(store) == 0
    assert add(store, "One.") == "new"


def test_a_server_that_is_gone_is_named_without_the_password():
    if why := missing():
        pytest.skip(why)
    with server() as running:
        url = running.new_database()
        store = open_store(url, create=True)
        running.stop()
        with pytest.raises(StoreError, match="no connection to the database") as caught:
            add(store, "One.")
        running.start()
        assert add(store, "One.") == "new"
    secret = url.replace("onrecord@", "onrecord:secret@")
    with pytest.raises(StoreError) as caught:
        open_store(secret)
    assert "secret" not in str(caught.value)


def test_another_kind_of_database_is_refused():
    with pytest.raises(StoreError, match="no such kind of store: mysql"):
        open_store("mysql://localhost/x")


WRITER = """
import sys
from onrecord.ingest.document import Given, make_document
from onrecord.store import add_document, open_store
store = open_store(sys.argv[1], create=True)
for number in range(40):
    for words in (f"Shared {number}.", f"Own {sys.argv[2]} {number}."):
        add_document(store, make_document(words, Given()), seen_at="2026-01-05T00:00:00Z")
"""


def test_processes_that_add_at_the_same_time_lose_nothing(where):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, where, str(k)], stderr=subprocess.PIPE) for k in range(3)]
    assert [writer.communicate(timeout=60)[1] for writer in writers] == [b""] * 3
    assert count_documents(open_store(where)) == 40 + 3 * 40
