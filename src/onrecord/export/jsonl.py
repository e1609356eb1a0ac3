"""Records and other plain data as lines of JSON."""

from __future__ import annotations

import json
from typing import Any

from onrecord.model.record import Record


def record_line(record: Record) -> bytes:
    """The record as one output line."""
    return json_line(record.to_dict())


def json_line(item: dict[str, Any]) -> bytes:
    """One line of UTF-8 JSON with its line end. Text that UTF-8 cannot hold (a lone surrogate) is written in escapes."""
    try:
        return (json.dumps(item, ensure_ascii=False, allow_nan=False) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(item, allow_nan=False) + "\n").encode()
