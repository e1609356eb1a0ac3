"""The whole way of one document: each stage is pure, and this is the order they come in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.assemble.reports import assemble
from onrecord.extract.claims import find_claims
from onrecord.extract.events import find_events
from onrecord.extract.loaded import loaded_wording
from onrecord.link.sketch import sketch_of
from onrecord.model.codebook import Book, Row
from onrecord.model.document import Document, Issue
from onrecord.model.reading import Marks, Reading
from onrecord.model.record import Record
from onrecord.normalise.number import find_numbers
from onrecord.normalise.place import find_places, find_sites
from onrecord.normalise.time import dateline_date, find_times
from onrecord.producer import producer
from onrecord.read.layout import lay_out
from onrecord.read.rules import read_layout
from onrecord.screen import relevance_of

LANGUAGES = ("en", "fr")


def read_document(doc: Document) -> Record:
    """Read one document. Never raises for what the text holds: what is not understood becomes an issue of the record."""
    return read_whole(doc)[0]


def read_and_code(doc: Document, books: Iterable[Book]) -> tuple[Record, dict[str, tuple[Row, ...]]]:
    """Read one document and code it: its record, and its rows by the names of the books."""
    from onrecord.code.record import code_record  # noqa: PLC0415 (a cold start without books loads no codebook engine)

    record, reading = read_whole(doc)
    return record, code_record(record, reading, books)


def read_whole(doc: Document) -> tuple[Record, Reading]:
    """Read one document: its record, and the reading that the record was made of, for what is coded from who does what to whom."""
    language = doc.language or "en"
    issues = list(doc.issues) + _about_language(doc)
    layout = lay_out(doc.text, language, title=doc.title)
    doc, anchor_issues = _dated(doc, dateline_date(layout))
    numbers = find_numbers(layout)
    times, time_issues = find_times(layout, doc.published)
    places, place_issues = find_places(layout, outlet=doc.outlet)
    reading = read_layout(layout, Marks(numbers, times, places, find_sites(layout, places)))
    events = find_events(reading)
    claims = find_claims(reading, events)
    reports, report_issues = assemble(reading, events, claims, published=doc.published)
    issues += [*anchor_issues, *time_issues, *place_issues, *report_issues, *loaded_wording(reading)]
    relevance = relevance_of(reading, events, reports)
    record = Record(
        document=doc, language=doc.language, relevance=relevance, times=times, places=places, mentions=reading.mentions,
        attributions=reading.attributions, events=events, reports=reports, issues=tuple(issues), producer=producer(),
        sketch=sketch_of(doc.text),
    )  # fmt: skip
    return record, reading


def _about_language(doc: Document) -> list[Issue]:
    if doc.language is None:
        return [Issue("language-unknown", "the language of the text could not be told; it was read as English")]
    if doc.language not in LANGUAGES:
        return [
            Issue("language-not-read", f"no reader for language {doc.language!r}; numbers, dates and places were looked for all the same")
        ]
    return []


def _dated(doc: Document, dateline: tuple[str, object] | None) -> tuple[Document, list[Issue]]:
    """The document with a publication date: the given one, else the dateline's."""
    if doc.published:
        return (replace(doc, published_source="given") if doc.published_source is None else doc), []
    if dateline:
        return replace(doc, published=dateline[0], published_source="dateline"), []
    return doc, [Issue("no-publication-date", "no publication date is known: relative times cannot be placed; give --published")]
