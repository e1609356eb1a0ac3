"""Streams of input lines, one JSON object a line, as the output contract has them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from onrecord.ingest.document import Given, make_document
from onrecord.ingest.text import MAX_BYTES
from onrecord.model.document import Document
from onrecord.model.errors import InputError, InputTooLarge, InvalidLine

OPTIONAL = ("published", "title", "outlet", "url", "language")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a stream: its number from 1, its bytes; `whole` is false where it is over the limit and the rest was passed over."""

    number: int
    data: bytes
    whole: bool = True


def lines_of(stream: BinaryIO, *, blank: bool = False) -> Iterator[Line]:
    """The lines that hold anything, or with `blank` all of them, in order; never more than one in memory, and none that is overlong."""
    number = 0
    while data := stream.readline(MAX_BYTES + 1):
        number += 1
        whole = len(data) <= MAX_BYTES
        while not data.endswith(b"\n") and not whole and (rest := stream.readline(MAX_BYTES)):
            data = rest
        if blank or data.strip():
            yield Line(number, data if whole else b"", whole)


def document_of_line(line: Line) -> Document:
    """The document of an input line; InvalidLine or another InputError, which names the line, where it is none."""
    try:
        return document_of(_parsed(line))
    except InputError as error:
        raise type(error)(f"line {line.number}: {error}", hint=error.hint) from error


def _parsed(line: Line) -> Any:
    if not line.whole:
        raise InputTooLarge(f"the line is over the limit of {MAX_BYTES:,} bytes")
    try:
        return json.loads(line.data)
    except UnicodeDecodeError as error:
        raise InvalidLine(f"not UTF-8 (byte {error.start})", hint="JSON lines are UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InvalidLine(f"not JSON ({error})", hint="one JSON object a line") from error


def document_of(item: Mapping[str, Any]) -> Document:
    """The document of an input object: `id` and `text`, and where known `published`, `title`, `outlet`, `url`, `language`.

    Other keys are the caller's own and are left alone. Raises InvalidLine or another InputError.
    """
    if not isinstance(item, Mapping):
        raise InvalidLine(f"not an object but {type(item).__name__}", hint='one object a line: {"id": "a1", "text": "..."}')
    for name in ("id", "text"):
        if not isinstance(item.get(name), str):
            raise InvalidLine(f"{name!r} must be a string, found {_kind(item, name)}", hint="id and text are required")
    for name in OPTIONAL:
        if not isinstance(item.get(name), str | None):
            raise InvalidLine(f"{name!r} must be a string or null, found {_kind(item, name)}")
    given = Given(id=item["id"], **{name: item.get(name) for name in OPTIONAL})
    return make_document(item["text"], given, where=f"id {item['id'][:60]!r}")


def _kind(item: Mapping[str, Any], name: str) -> str:
    return type(item[name]).__name__ if name in item else "nothing"
