"""Tables as CSV: RFC 4180, UTF-8 without a mark, a header line. Text that could be a formula is made harmless."""

from __future__ import annotations

import csv
import io

from onrecord.export.spreadsheet import neutral
from onrecord.export.tables import Cell, Column, Table, cell_text


def csv_bytes(table: Table) -> bytes:
    """The table as CSV."""
    return lines(table, ())


def lines(table: Table, second: tuple[str, ...]) -> bytes:
    """The table as CSV, with a second header line where one is given."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([second] if second else [])
    writer.writerows([_cell(column, value) for column, value in zip(table.columns, row, strict=True)] for row in table.rows)
    return out.getvalue().encode("utf-8")


def _cell(column: Column, value: Cell) -> str:
    text = cell_text(value)
    return neutral(text) if column.kind in ("text", "list", "time") else text
