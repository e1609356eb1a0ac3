"""Tables as one XLSX workbook, a sheet each: dates are dates, text is text whatever it looks like. Needs the extra `xlsx`."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

from onrecord.export.spreadsheet import fitting, is_formula
from onrecord.export.tables import Cell, Column, Table, cell_text
from onrecord.model.document import Issue
from onrecord.model.errors import OnrecordError

MOST_ROWS = 1_048_575
"""Rows of a sheet below its header."""
_FIRST_DATE = date(1900, 3, 1)
"""Before it, spreadsheet programs disagree about what day a number is."""
_SAVED = datetime(2000, 1, 1, tzinfo=UTC)
"""No clock: the same tables are the same bytes."""


def xlsx_bytes(tables: Sequence[Table]) -> tuple[bytes, tuple[Issue, ...]]:
    """The workbook, and an issue for each text that is longer than a cell holds and was cut.

    OnrecordError where xlsxwriter is not installed or a table has more rows than a sheet.
    """
    writer = _library()
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = writer.Workbook(out, options)
    book.set_properties({"created": _SAVED.replace(tzinfo=None), "title": "; ".join(table.meaning for table in tables)})
    formats = {name: book.add_format(how) for name, how in _FORMATS.items()}
    issues = [issue for table in tables for issue in _sheet(book, table, formats)]
    _about(book, tables, issues, formats)
    book.close()
    return out.getvalue(), tuple(issues)


_FORMATS: Mapping[str, dict[str, Any]] = {
    "head": {"bold": True},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "text": {"num_format": "@"},
    "quoted": {"num_format": "@", "quote_prefix": True},
}


def _library() -> Any:
    try:
        return import_module("xlsxwriter")
    except ImportError as error:
        raise OnrecordError("XLSX needs xlsxwriter, which is not installed", hint="pip install 'onrecord[xlsx]'") from error


def _sheet(book: Any, table: Table, formats: Mapping[str, Any]) -> Iterator[Issue]:
    if len(table.rows) > MOST_ROWS:
        raise OnrecordError(
            f"{table.name} has {len(table.rows):,} rows, a sheet holds {MOST_ROWS:,}",
            hint="export as csv or parquet, or narrow it with filters",
        )
    sheet = book.add_worksheet(table.name[:31])
    sheet.freeze_panes(1, 1)
    for k, column in enumerate(table.columns):
        sheet.set_column(k, k, _width(column))
        sheet.write_string(0, k, column.name, formats["head"])
    for number, row in enumerate(table.rows, start=1):
        for k, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            issue = _write(sheet, (number, k), value, formats)
            if issue:
                yield Issue("cell-cut", f"sheet {table.name}, row {cell_text(row[0])}, column {column.name}: {issue}")
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _width(column: Column) -> int:
    return {"text": 24, "list": 24, "date": 12}.get(column.kind, 10)


def _write(sheet: Any, at: tuple[int, int], value: Cell, formats: Mapping[str, Any]) -> str | None:
    """Write one cell by its kind; what was lost, where something was."""
    if value is None:
        return None
    if isinstance(value, bool):
        sheet.write_boolean(*at, value)
    elif isinstance(value, date) and value >= _FIRST_DATE:
        sheet.write_datetime(*at, datetime(value.year, value.month, value.day), formats["date"])  # noqa: DTZ001 (a day)
    elif isinstance(value, int | float) and abs(value) < 10**15:
        sheet.write_number(*at, value)
    else:
        whole = cell_text(value)
        text = fitting(whole)
        sheet.write_string(*at, text, formats["quoted" if is_formula(text) else "text"])
        return None if text == whole else f"{len(whole):,} characters are more than a cell holds; the CSV has all of them"
    return None


def _about(book: Any, tables: Sequence[Table], issues: Sequence[Issue], formats: Mapping[str, Any]) -> None:
    """A last sheet: what the columns mean, and what was cut."""
    sheet = book.add_worksheet("about")
    sheet.set_column(0, 1, 20)
    sheet.set_column(2, 2, 100)
    rows = [("sheet", "column", "meaning"), *((table.name, column.name, column.meaning) for table in tables for column in table.columns)]
    rows += [("", issue.code, issue.message) for issue in issues]
    for number, row in enumerate(rows):
        for k, text in enumerate(row):
            sheet.write_string(number, k, fitting(text), formats["text" if number else "head"])
