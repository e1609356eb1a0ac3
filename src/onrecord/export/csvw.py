"""What the columns of a CSV file mean, as W3C CSV on the Web metadata: beside `NAME.csv` stands `NAME.csv-metadata.json`."""

from __future__ import annotations

import json
from typing import Any

from onrecord.export.tables import LIST_SEPARATOR, Column, Kind, Table

_DATATYPES: dict[Kind, Any] = {
    "text": "string",
    "list": "string",
    "time": "string",
    "integer": "integer",
    "number": "number",
    "date": {"base": "date", "format": "yyyy-MM-dd"},
    "boolean": {"base": "boolean", "format": "true|false"},
}


def csvw_bytes(table: Table, file: str) -> bytes:
    """The metadata of the table as the CSV file named `file`."""
    data = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": file,
        "dc:title": table.meaning,
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "headerRowCount": 1, "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": [_column(column, table) for column in table.columns], "primaryKey": list(table.key)},
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _column(column: Column, table: Table) -> dict[str, Any]:
    known: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": _DATATYPES[column.kind],
    }
    if column.kind == "list":
        known["separator"] = LIST_SEPARATOR
    return known | {"required": True} if column.name in table.key else known
