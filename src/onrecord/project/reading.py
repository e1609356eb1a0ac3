"""Reading what is left to read. What is left is a query: killed at any moment and run again, the same records come out, each once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.export.jsonl import record_line
from onrecord.link.telling import telling_dict, tellings_of
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.pipeline import read_document
from onrecord.producer import LINKER, digest_of, producer
from onrecord.run.stream import unread
from onrecord.store import Store, VersionKey, is_pending, pending, save_record, version

Mapped = Callable[[Callable[["Job"], "Done"], Iterable["Job"]], Iterator["Done"]]
"""How one function goes over many documents: `map`, or over processes or machines; the order of what it gives is of no matter."""


@dataclass(frozen=True, slots=True)
class Job:
    """A version of a document that is to be read."""

    key: VersionKey
    document: Document


@dataclass(frozen=True, slots=True)
class Done:
    """What was read of a version: the record's line, what linking wants to know of its reports, and the fault where the reader failed."""

    key: VersionKey
    line: bytes
    tellings: dict[str, Any]
    fault: str | None = None


def read_pending(store: Store, over: Mapped) -> Iterator[Done]:
    """Read all documents that this installation's reader has not read, and keep each record as it comes.

    Several of these may run at once: each begins at another place, and leaves out what another has done meanwhile.
    """
    digest = producer().digest
    keys = pending(store, digest)
    first = os.getpid() % len(keys) if keys else 0
    for done in over(read_job, _jobs(store, (*keys[first:], *keys[:first]), digest)):
        save_record(store, done.key, done.line, tellings=done.tellings)
        yield done


def read_job(job: Job) -> Done:
    """Read one version. A document that the reader fails on gets a record all the same: empty, with an issue."""
    try:
        return _done(job, read_document(job.document))
    except Exception as error:  # noqa: BLE001 (one document must not end the run for the others; the fault is reported, not hidden)
        fault = f"{type(error).__name__}: {error}"
        return replace(_done(job, unread(job.document, fault)), fault=fault)


def telling_rows(record: Record) -> dict[str, Any]:
    """What linking wants to know of each report of a record, by report id, with the digest of the code that found it."""
    return {one.key.report: {"by": digest_of(LINKER), "telling": telling_dict(one)} for one in tellings_of(record)}


def _done(job: Job, record: Record) -> Done:
    return Done(job.key, record_line(record), telling_rows(record))


def _jobs(store: Store, keys: Iterable[VersionKey], digest: str) -> Iterator[Job]:
    for key in keys:
        doc = version(store, key) if is_pending(store, key, digest) else None
        if doc is not None:
            yield Job(key, doc)
