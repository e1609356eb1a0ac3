"""A stream of input lines to output lines: a line that cannot be read is named and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from onrecord.export.jsonl import record_line
from onrecord.ingest.jsonl import Line, document_of_line, lines_of
from onrecord.model.codebook import Book, Row
from onrecord.model.document import Document, Issue
from onrecord.model.errors import InputError
from onrecord.model.record import Record
from onrecord.pipeline import read_and_code, read_document
from onrecord.producer import producer
from onrecord.run.ordered import map_ordered


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one input line: its output line, none where the input line is broken; and the problem, if there was one."""

    number: int
    line: bytes | None
    problem: str | None = None


def read_stream(stream: BinaryIO, *, workers: int, books: tuple[Book, ...] = ()) -> Iterator[Answer]:
    """An answer for each line of `stream` that holds anything, in order, lazily, with a bounded number of lines in memory; coded by `books`."""
    return map_ordered(partial(answer, books=books), lines_of(stream), workers=workers)


def answer(line: Line, *, books: tuple[Book, ...] = ()) -> Answer:
    """The answer to one line. A document that the reader fails on gets a record all the same: empty, with an issue."""
    try:
        doc = document_of_line(line)
    except InputError as error:
        return Answer(line.number, None, str(error))
    try:
        return Answer(line.number, _line(doc, books))
    except Exception as error:  # noqa: BLE001 (one document must not end the run for the others; the fault is reported, not hidden)
        fault = f"{type(error).__name__}: {error}"
        problem = f"line {line.number}: the reader failed on document {doc.id!r}: {fault}"
        nothing: dict[str, tuple[Row, ...]] = {book.name: () for book in books}
        return Answer(line.number, record_line(unread(doc, fault), nothing if books else None), problem)


def _line(doc: Document, books: tuple[Book, ...]) -> bytes:
    if not books:
        return record_line(read_document(doc))
    record, coded = read_and_code(doc, books)
    return record_line(record, coded)


def unread(doc: Document, fault: str) -> Record:
    """The record of a document that the reader failed on: empty, with an issue that names the fault."""
    issues = (*doc.issues, Issue("reader-failed", f"the reader failed on this document, please report it: {fault}"))
    return Record(doc, doc.language, 0.0, (), (), (), (), (), (), issues, producer())
