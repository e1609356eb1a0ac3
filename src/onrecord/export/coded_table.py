"""Coded rows of a codebook as a table: the book's own columns, then what ties each row to the project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.export.cells import with_state
from onrecord.export.outgoing import Hide
from onrecord.export.tables import STATE, Column, Kind, Table, table_of
from onrecord.model.codebook import Book, Row

_KINDS: Mapping[str, Kind] = {"integer": "integer", "number": "number", "date": "date", "boolean": "boolean"}
ROW, BOOK = "onrecord_row", "onrecord_book"
_TIED = (
    Column(BOOK, "text", "the codebook"),
    Column("onrecord_incident", "text", "id of the incident that the row codes"),
    Column(ROW, "text", "id of the row, the same in each export"),
    Column("note", "text", "why you changed something in this row, for the log of decisions"),
    Column(STATE, "text", "what import-decisions compares with; leave it as it is"),
)


def coded_table(book: Book, rows: Iterable[Row], hides: Mapping[str, Hide]) -> Table:
    """One row for each coded row. `hides` are by the real ids of the incidents that leave: rows of others do not leave."""
    columns = tuple(
        Column(field.name, _KINDS.get(field.type, "text"), field.meaning, "", "" if field.empty else "cell") for field in book.fields
    )
    coded = {field.name for field in book.fields if field.values}
    made = [_row(row, hides[row.incident], coded) for row in rows if row.incident in hides]
    return with_state(table_of(book.name, f"{book.title}: coded from news reports", (ROW,), (*columns, *_TIED), made))


def _row(row: Row, hide: Hide, coded: set[str]) -> dict[str, Any]:
    """The row's cells; those that are of a book's own list of values hold no names."""
    cells = {name: hide.text(value) if isinstance(value, str) and name not in coded else value for name, value in row.cells.items()}
    return {**cells, BOOK: row.book, "onrecord_incident": hide.id(row.incident), ROW: row.id}


def row_plain(row: Row, hide: Hide) -> dict[str, Any]:
    """The row as the output contract has it, as far as it leaves."""
    made = row.to_dict()
    why = {name: {**one, "claims": [hide.key(claim) for claim in one["claims"]], **_words(one, hide)} for name, one in made["_why"].items()}
    cells = {name: hide.text(value) if isinstance(value, str) else value for name, value in row.cells.items()}
    return {**cells, "_row": row.id, "_incident": hide.id(row.incident), "_why": why}


def _words(why: Mapping[str, Any], hide: Hide) -> dict[str, Any]:
    return {"words": [{**one, "text": hide.text(one["text"])} for one in why["words"]]} if "words" in why else {}
