"""A run: what is new is read once, and what comes out depends on nothing but what is there."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial

import pytest

from onrecord import link, pipeline
from onrecord.ingest.document import Given, make_document
from onrecord.ingest.found import Found
from onrecord.link.compare import score
from onrecord.producer import producer
from onrecord.project import linking, reading
from onrecord.project.adding import add_items
from onrecord.project.linking import refresh
from onrecord.project.reading import read_pending
from onrecord.run.ordered import map_ordered
from onrecord.store import incidents, issues, open_store, pending, records, save_views
from support.dump import dump
from support.reports import reports

NOW = "2026-04-01T00:00:00Z"
RUN = [sys.executable, "-c", "from onrecord.cli import main; main()", "run", "--workers", "2", "--project"]


def add(store, items):
    for _ in add_items(store, items, at=NOW, tell=print):
        pass


def run(store, over=map):
    """Read, link and reconcile; the documents that were read, in order."""
    done = sorted(one.key.document for one in read_pending(store, over))
    refresh(store)
    return done


@pytest.fixture
def plain(tmp_path):
    """What an undisturbed run of eight reports comes to."""
    store = open_store(tmp_path / "plain.db", create=True)
    add(store, reports(8))
    run(store)
    return dump(store)


def test_what_is_new_is_read_once(store):
    add(store, reports(3))
    assert run(store) == ["r00000", "r00001", "r00002"]
    assert run(store) == []
    add(store, reports(4))
    assert run(store) == ["r00003"]


def test_every_report_is_in_exactly_one_incident(store):
    add(store, reports(8))
    run(store)
    told = [(record.document.id, report["id"]) for record in records(store) for report in record.data["reports"]]
    linked = [(one["document"], one["report"]) for line in incidents(store) for one in line["reports"]]
    assert sorted(linked) == sorted(told)


def test_both_stores_and_several_processes_come_to_the_same(store, plain):
    add(store, reports(8))
    run(store, partial(map_ordered, workers=2))
    assert dump(store) == plain


def test_the_order_of_arrival_changes_nothing(store, plain):
    add(store, reversed(reports(8)))
    run(store)
    assert dump(store) == plain


def test_what_is_there_is_left_as_it_is(store, monkeypatch):
    add(store, reports(8))
    run(store)
    before = dump(store)
    monkeypatch.setattr(linking, "save_views", None)
    assert refresh(store).changed == 0
    assert dump(store) == before


def test_a_new_report_is_compared_with_those_around_it_alone_and_nothing_else_again(store, monkeypatch, plain):
    add(store, reports(6))
    run(store)
    compared = []
    monkeypatch.setattr(link.linking, "score", lambda a, b: compared.append((a.telling.key, b.telling.key)) or score(a, b))
    add(store, reports(8))
    run(store)
    assert compared
    assert all({"r00006", "r00007"} & {a.document, b.document} for a, b in compared)
    assert dump(store) == plain


def test_a_changed_page_is_read_again_and_nothing_else(store):
    add(store, reports(2))
    run(store)
    add(
        store,
        [Found(make_document("Nine people were killed by a bomb in Leeds on Monday.", Given(id="r00001")), "x", "2026-05-01T00:00:00Z")],
    )
    assert run(store) == ["r00001"]
    assert [one.version for one in records(store)] == [1, 2]


def test_another_reader_reads_everything_again(store, monkeypatch):
    add(store, reports(2))
    run(store)
    newer = replace(producer(), digest="newer")
    monkeypatch.setattr(reading, "producer", lambda: newer)
    monkeypatch.setattr(pipeline, "producer", lambda: newer)
    assert run(store) == ["r00000", "r00001"]
    assert run(store) == []


def test_a_document_that_the_reader_fails_on_has_a_record_and_an_issue(store, monkeypatch):
    def failing(doc):
        if doc.id == "r00000":
            raise ValueError("a fault")
        return pipeline.read_document(doc)

    monkeypatch.setattr(reading, "read_document", failing)
    add(store, reports(2))
    assert [one.fault for one in read_pending(store, map)].count("ValueError: a fault") == 1
    assert [one["document"] for one in issues(store, "reader-failed")] == ["r00000"]
    assert pending(store, producer().digest) == ()


def test_views_that_another_process_writes_meanwhile_are_made_again(store, monkeypatch, plain):
    add(store, reports(8))
    for _ in read_pending(store, map):
        pass
    calls = []

    def beaten(store, before, after, rows):
        calls.append(1)
        if len(calls) == 1:
            assert save_views(store, before, replace(after, basis="another's"), rows)
        return save_views(store, before, after, rows)

    monkeypatch.setattr(linking, "save_views", beaten)
    refresh(store)
    assert len(calls) == 2
    assert dump(store) == plain


def test_runs_at_the_same_time_lose_nothing(where, plain):
    add(open_store(where, create=True), reports(8))
    both = [subprocess.Popen([*RUN, where], stderr=subprocess.PIPE) for _ in range(2)]
    assert [one.communicate(timeout=120)[0] for one in both] == [None, None]
    assert [one.returncode for one in both] == [0, 0]
    assert dump(open_store(where)) == plain


def killed_when_read(where, store, most):
    """Start a run, and kill it as soon as no more than `most` documents are left to read."""
    one = subprocess.Popen([*RUN, where], stderr=subprocess.DEVNULL)
    while one.poll() is None and len(pending(store, producer().digest)) > most:
        time.sleep(0.02)
    with contextlib.suppress(ProcessLookupError):
        os.kill(one.pid, signal.SIGKILL)
    one.wait()


def test_a_run_that_is_killed_and_run_again_comes_to_the_same(where, tmp_path):
    undisturbed = open_store(tmp_path / "undisturbed.db", create=True)
    store = open_store(where, create=True)
    for one in (undisturbed, store):
        add(one, reports(30))
    run(undisturbed)
    for most in (28, 14, 0):
        killed_when_read(where, store, most)
    run(store)
    assert dump(store) == dump(undisturbed)


def test_on_ray_it_comes_to_the_same(where, plain):
    pytest.importorskip("ray", reason="ray is not installed (the extra ray)")
    add(open_store(where, create=True), reports(8))
    done = subprocess.run([*RUN, where, "--engine", "ray"], stderr=subprocess.PIPE, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert dump(open_store(where)) == plain


def test_a_run_on_a_full_disk_says_so_and_goes_on_once_there_is_space(tmp_path):
    path = tmp_path / "onrecord.db"
    store = open_store(path, create=True)
    add(store, reports(12))

    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 8192,) * 2)

    done = subprocess.run([*RUN, str(path)], stderr=subprocess.PIPE, preexec_fn=full, timeout=120, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert f"refuses to read or write: {path}" in done.stderr.decode() or "no space left" in done.stderr.decode()
    run(store)
    assert pending(store, producer().digest) == ()
