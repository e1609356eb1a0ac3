"""Tables: what every tabular format is written from. A column says what its cells are; a cell is plain data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Kind = Literal["text", "integer", "number", "date", "time", "boolean", "list"]
Cell = str | int | float | bool | date | tuple[str, ...] | None
LIST_SEPARATOR = "|"
STATE = "row_state"
"""The column by which `import-decisions` knows what a row was when it left."""
FOR_EDITING = ("verdict", "note", STATE)
"""Columns that are there for people who change a table: formats that nobody changes do without."""
# What XML, CSV readers or terminals cannot hold: controls but tab and line end, lone surrogates, noncharacters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `kind` of its cells, what they mean, its HXL hashtag, and what a changed cell decides (`figure.field`, `verdict`)."""

    name: str
    kind: Kind
    meaning: str
    hxl: str = ""
    edits: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, sorted by the columns of `key`, which name a row together; the last of them does for whoever changes it."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_of(name: str, meaning: str, key: tuple[str, ...], columns: tuple[Column, ...], rows: Iterable[Mapping[str, Any]]) -> Table:
    """The table with one row for each mapping, sorted by its key; what a mapping does not give is empty."""
    made = [tuple(cell(column.kind, row.get(column.name)) for column in columns) for row in rows]
    order = [[column.name for column in columns].index(one) for one in key]
    return Table(name, meaning, key, columns, tuple(sorted(made, key=lambda row: [str(row[k]) for k in order])))


def cell(kind: Kind, value: Any) -> Cell:
    """A value as a cell of a kind; empty text and empty lists are no value; a date that is outside the calendar is none either."""
    if value is None or value in ("", (), []):
        return None
    if kind == "list":
        return tuple(tidy(str(one)).replace(LIST_SEPARATOR, "¦") for one in value)
    if kind in ("text", "time"):
        return tidy(str(value))
    if kind == "date" and not isinstance(value, date):
        return day(str(value))
    return float(value) if kind == "number" else value


def tidy(text: str) -> str:
    """The text with line ends as they are in Unix; what a file format cannot hold stands as U+FFFD, one for one."""
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def day(text: str) -> date | None:
    """The day of an ISO 8601 date or date-time, null where there is none in the calendar."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def cell_text(value: Cell) -> str:
    """A cell in words, the same in every format that has only words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    if isinstance(value, date):
        return value.isoformat()
    return LIST_SEPARATOR.join(value) if isinstance(value, tuple) else str(value)


def cell_json(value: Cell) -> Any:
    """A cell as plain JSON data."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
