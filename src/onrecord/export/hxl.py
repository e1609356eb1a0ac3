"""Tables as HXL: CSV with a second line of hashtags, as humanitarian platforms read it. Columns without a hashtag stay away."""

from __future__ import annotations

from onrecord.export.csv_table import lines
from onrecord.export.tables import Table
from onrecord.model.errors import OnrecordError


def hxl_bytes(table: Table) -> bytes:
    """The columns that have a hashtag, with it; OnrecordError where none has."""
    kept = [k for k, column in enumerate(table.columns) if column.hxl]
    if not kept:
        raise OnrecordError(f"no column of {table.name} has an HXL hashtag", hint="export incidents as hxl, and this as csv")
    columns = tuple(table.columns[k] for k in kept)
    narrow = Table(table.name, table.meaning, table.key, columns, tuple(tuple(row[k] for k in kept) for row in table.rows))
    return lines(narrow, tuple(column.hxl for column in columns))
