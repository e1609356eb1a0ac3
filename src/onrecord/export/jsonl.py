"""Records and other plain data as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from onrecord.model.codebook import Row
from onrecord.model.record import Record


def record_line(record: Record, coded: Mapping[str, tuple[Row, ...]] | None = None) -> bytes:
    """The record as one output line; with `coded` its rows by the names of the books."""
    item = record.to_dict()
    if coded is not None:
        item["coded"] = {book: [row.to_dict() for row in rows] for book, rows in coded.items()}
    return json_line(item)


def json_line(item: dict[str, Any]) -> bytes:
    """One line of UTF-8 JSON with its line end. Text that UTF-8 cannot hold (a lone surrogate) is written in escapes."""
    try:
        return (json.dumps(item, ensure_ascii=False, allow_nan=False) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(item, allow_nan=False) + "\n").encode()
