"""Coded rows as text: for each row its columns, a line each, with the rule that made the cell."""

from __future__ import annotations

from onrecord.export.safe import one_line, printable
from onrecord.model.codebook import Row


def rows_text(book: str, rows: tuple[Row, ...]) -> str:
    """The rows of one book for reading in a terminal; empty columns are left out."""
    if not rows:
        return f"\n{book}: nothing that this book codes\n"
    return "".join(_row_text(row, f"{book} row {k + 1} of {len(rows)}") for k, row in enumerate(rows))


def _row_text(row: Row, title: str) -> str:
    told = [(name, value) for name, value in row.cells.items() if value is not None]
    width = max((len(name) for name, _ in told), default=0)
    lines = [f"  {name:{width}}  {one_line(str(value))}{_rule(row, name)}" for name, value in told]
    return "\n".join(["", *(printable(line) for line in (title, *lines)), ""])


def _rule(row: Row, name: str) -> str:
    why = row.why.get(name)
    return f"  [{why.rule}]" if why is not None and why.rule != name else ""
