"""Who does what to whom, as rows: the interactions of a document for the books that code them (CAMEO, PLOVER)."""

from __future__ import annotations

from onrecord.code.cameo import cameo_cells
from onrecord.code.dyads.interaction import Interaction, find_interactions
from onrecord.code.plover import plover_cells
from onrecord.model.codebook import Book, Row, Why
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.record import Record

_OF_SOURCE, _OF_TARGET = ("source", "source_text"), ("target", "target_text")


def code_interactions(record: Record, reading: Reading, book: Book) -> tuple[Row, ...]:
    """The rows of a document by a book over interactions: PLOVER's where the book has a column `event`, else CAMEO's.

    A book has any of the columns of those two; a column of another name stays empty. Rows that are the same in all columns are one.
    """
    plover = book.field("event") is not None
    found: dict[str, Row] = {}
    for one in find_interactions(reading, record.events):
        cells = plover_cells(one) if plover else cameo_cells(one)
        if cells is not None:
            row = _row(record, book, one, {**cells, **_setting(record, one)})
            found.setdefault(row.id, row)
    return tuple(found.values())


def _setting(record: Record, one: Interaction) -> dict[str, str | int | float | None]:
    """Where the interaction is told: date of publication, sentence from 1, and whether it holds with sides changed."""
    doc = record.document
    return {
        "date": doc.published[:10] if doc.published else None,
        "sentence": one.sentence + 1,
        "mutual": int(one.mutual),
        "document": doc.id,
    }


def _row(record: Record, book: Book, one: Interaction, cells: dict[str, str | int | float | None]) -> Row:
    kept = {field.name: cells.get(field.name) for field in book.fields}
    why = {name: _why(name, one) for name, value in kept.items() if value is not None and name not in ("date", "sentence", "document")}
    key = content_id(
        "row", record.document.id, book.name, *(f"{name}={kept[name]}" for name in kept if name not in ("sentence", "event_text"))
    )
    return Row(id=key, book=book.name, incident=record.document.id, cells=kept, why=why)


def _why(name: str, one: Interaction) -> Why:
    """The words of an actor for its columns, the words of the act for the others."""
    if name in _OF_SOURCE and one.source:
        return Why(f"source of {one.rule}", words=(one.source.span,))
    if name in _OF_TARGET and one.target:
        return Why(f"target of {one.rule}", words=(one.target.span,))
    return Why(one.rule, words=one.words)
