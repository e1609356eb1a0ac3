"""Files and standard input to documents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from onrecord.ingest.document import Given, make_document
from onrecord.ingest.page import declared_encoding, is_page, read_page
from onrecord.ingest.text import MAX_BYTES, decode
from onrecord.model.document import Document
from onrecord.model.errors import InputError, InputNotFound, InputNotText, InputTooLarge
from onrecord.model.ids import digest


def read_file(name: str, given: Given) -> Document:
    """The document in the file `name`, plain text or a web page, told by content; "-" is standard input.

    Raises InputError: no such file, a directory, empty, binary, over the limit, no text on the page, a date or language that is none.
    """
    return document_of_bytes(read_bytes(name), given, where=name_of(name))


def document_of_bytes(data: bytes, given: Given, *, where: str, declared: str | None = None) -> Document:
    """The document in the bytes of a file or page; `declared` is the encoding that whoever sent them names. Raises InputError."""
    if not data.strip():
        raise InputNotText(f"nothing in it: {where}", hint="give a file that holds a report")
    text, issues = decode(data, where, declared=declared or declared_encoding(data))
    if not text.strip():
        raise InputNotText(f"nothing in it: {where}", hint="give a file that holds a report")
    if is_page(text):
        return read_page(text, given, where=where, digest=digest(data), issues=issues)
    return make_document(text, given, where=where, digest=digest(data), issues=issues)


def read_bytes(name: str) -> bytes:
    """All bytes of a file or of standard input, never more than the limit. Raises InputError."""
    with open_bytes(name) as file:
        try:
            data = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror or error}): {name_of(name)}") from error
    if len(data) > MAX_BYTES:
        raise InputTooLarge(
            f"larger than the limit of {MAX_BYTES // 1_000_000} MB: {name_of(name)}", hint="split it into one file a report"
        )
    return data


def open_bytes(name: str) -> BinaryIO:
    """The file of that name, or for "-" standard input, to be read once. Raises InputError."""
    if name == "-":
        return sys.stdin.buffer
    try:
        if Path(name).is_dir():
            raise InputNotText(f"a directory, not a file: {name}", hint="give the files in it")
        return Path(name).open("rb")
    except FileNotFoundError as error:
        raise InputNotFound(f"no such file: {name}") from error
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read ({getattr(error, 'strerror', None) or error}): {name}") from error


def name_of(name: str) -> str:
    """How messages name a file."""
    return "standard input" if name == "-" else name
