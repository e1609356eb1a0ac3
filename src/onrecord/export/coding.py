"""Coded rows of incidents for an export, with the cells that people have set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.code.engine import code_incident
from onrecord.ingest.books import open_book
from onrecord.model.codebook import Book, Row
from onrecord.model.decision import Decision
from onrecord.model.incident import Incident
from onrecord.review.cells import decided_row
from onrecord.review.state import fold


def coded(name: str, incidents: Iterable[Incident], log: Sequence[Decision] = ()) -> tuple[Book, tuple[Row, ...]]:
    """A book and the rows that it makes of some incidents. InputError for a book over interactions, BookNotFound, BookError."""
    book, state = open_book(name), fold(log)
    return book, tuple(decided_row(row, state) for incident in incidents for row in code_incident(incident, book))
