"""One document coded by books: each incident that it tells as an incident of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.code.developments import development_of
from onrecord.code.engine import code_incident, distinct
from onrecord.model.codebook import Book, Row, Why
from onrecord.model.incident import Incident, lone_incident
from onrecord.model.reading import Reading
from onrecord.model.record import Record
from onrecord.model.span import Span

BRIEF = 1000
"""Code points of a brief: a text so short is about what it mentions."""


def code_record(record: Record, reading: Reading, books: Iterable[Book]) -> dict[str, tuple[Row, ...]]:
    """The rows of a document by each book, by the books' names in their order; claims are named by their own ids."""
    return {book.name: _rows(record, reading, book) for book in books}


def _rows(record: Record, reading: Reading, book: Book) -> tuple[Row, ...]:
    if book.over == "interactions":
        from onrecord.code.interactions import code_interactions  # noqa: PLC0415 (only books over interactions need it)

        return code_interactions(record, reading, book)
    return distinct((row for incident in incidents_of(record) for row in _coded(record, incident, book)), book)


def incidents_of(record: Record) -> tuple[Incident, ...]:
    """The incidents of a document, each told by it alone: those that it tells. Where a brief tells none, those that it mentions; where it mentions none
    and tells of something that is no incident (an agreement, an arrest), that as one. In a longer report what is only mentioned is not coded.
    """
    told = [report for report in record.reports if report.kind != "background"]
    if told or len(record.document.text) > BRIEF:
        return tuple(lone_incident(record, report) for report in told)
    report = development_of(record) if not record.reports else None
    return tuple(lone_incident(record, one) for one in (*record.reports, *([report] if report else [])))


def _coded(record: Record, incident: Incident, book: Book) -> Iterator[Row]:
    """The rows of one incident. Claims that no report of the record has are replaced by their words."""
    kept = {claim.id for claim in record.claims}
    loose = {c.id: c.evidence for a in incident.accounts for c in a.report.claims if c.id not in kept}
    for row in code_incident(incident, book):
        yield replace(row, why={name: _in_words(why, loose) for name, why in row.why.items()}) if loose else row


def _in_words(why: Why, loose: dict[str, tuple[Span, ...]]) -> Why:
    words = [span for name in why.claims for span in loose.get(name, ())]
    claims = tuple(name for name in why.claims if name not in loose)
    return replace(why, claims=claims, words=tuple(dict.fromkeys((*words, *why.words))))
