"""Tables as Parquet, with the types of their columns. Needs the extra `parquet`."""

from __future__ import annotations

import io
from importlib import import_module
from types import ModuleType
from typing import Any

from onrecord.export.tables import Kind, Table
from onrecord.model.errors import OnrecordError


def parquet_bytes(table: Table) -> bytes:
    """The table as one Parquet file; what a column means stands in its metadata. OnrecordError where pyarrow is not installed."""
    arrow, writer = _library("pyarrow"), _library("pyarrow.parquet")
    types = _types(arrow)
    fields = [arrow.field(c.name, types[c.kind], c.name not in table.key, metadata={"description": c.meaning}) for c in table.columns]
    schema = arrow.schema(fields, metadata={"title": table.meaning})
    columns = [arrow.array([row[k] for row in table.rows], type=fields[k].type) for k in range(len(fields))]
    out = io.BytesIO()
    writer.write_table(arrow.table(columns, schema=schema), out, compression="snappy", version="2.6")
    return out.getvalue()


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise OnrecordError("Parquet needs pyarrow, which is not installed", hint="pip install 'onrecord[parquet]'") from error


def _types(arrow: ModuleType) -> dict[Kind, Any]:
    return {
        "text": arrow.string(),
        "time": arrow.string(),
        "list": arrow.list_(arrow.string()),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "date": arrow.date32(),
        "boolean": arrow.bool_(),
    }
