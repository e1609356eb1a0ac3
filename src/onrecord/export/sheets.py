"""Files that a spreadsheet program wrote: CSV in its usual shapes, and XLSX. Every cell is kept as it stands there."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from onrecord.model.errors import InputNotText, InputTooLarge, OnrecordError

MOST_BYTES = 512 * 1024 * 1024
"""Of a file, and of a workbook unpacked; larger ones are refused."""
_LONGEST_CELL = 1 << 27
_NO_TEXT = "neither CSV nor XLSX"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a file: its column names, and each row with its line number. `lossy` where the file's encoding cannot hold all characters."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Any, ...]], ...]
    lossy: bool = False


def sheets_of(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The tables of a file; InputError where it is no CSV and no XLSX, or too large."""
    if len(data) > MOST_BYTES:
        raise InputTooLarge(f"more than {MOST_BYTES // 2**20} MB: {name}", hint="import it in parts")
    if data.startswith(b"PK\x03\x04"):
        return tuple(_workbook(data, name))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputNotText(f"{_NO_TEXT} (an old Excel workbook): {name}", hint="save it as CSV or XLSX")
    text, lossy = _decoded(data, name)
    return (_csv(text, name, lossy=lossy),)


def _decoded(data: bytes, name: str) -> tuple[str, bool]:
    """The text of a CSV file: UTF-8 or UTF-16, or what older programs write (Windows-1252, which loses characters)."""
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputNotText(f"{_NO_TEXT}: {name}", hint="save it as CSV or XLSX")
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def _csv(text: str, name: str, *, lossy: bool) -> Sheet:
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        first, _, rest = text.partition("\n")
        text = rest if first.strip().lower() in ("sep=,", "sep=;", "sep=\\t") else text
        head = text.partition("\n")[0]
        separator = max(",;\t", key=head.count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        rows = [(reader.line_num, tuple(row)) for row in reader]
    except csv.Error as error:
        raise InputNotText(f"{_NO_TEXT} ({error}): {name}", hint="save it as CSV or XLSX") from error
    finally:
        csv.field_size_limit(before)
    return _sheet(name, rows, lossy=lossy)


def _workbook(data: bytes, name: str) -> Iterator[Sheet]:
    try:
        reader = import_module("openpyxl")
    except ImportError as error:
        raise OnrecordError(
            "XLSX needs openpyxl, which is not installed", hint="pip install 'onrecord[xlsx]', or save it as CSV"
        ) from error
    try:
        if sum(info.file_size for info in zipfile.ZipFile(io.BytesIO(data)).infolist()) > MOST_BYTES:
            raise InputTooLarge(f"more than {MOST_BYTES // 2**20} MB when unpacked: {name}", hint="import it in parts")
        book = reader.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            yield _sheet(sheet.title, list(enumerate(sheet.iter_rows(values_only=True), start=1)), lossy=False)
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError, EOFError) as error:
        raise InputNotText(f"a broken XLSX file, or none at all: {name}", hint="save it as CSV or XLSX") from error


def _sheet(name: str, rows: Sequence[tuple[int, tuple[Any, ...]]], *, lossy: bool) -> Sheet:
    """The sheet with its first row that is not empty as the header; rows without any cell, and those of HXL hashtags, stay away."""
    filled = [(line, row) for line, row in rows if any(cell not in (None, "") for cell in row)]
    header = tuple(str(cell or "").strip() for cell in filled[0][1]) if filled else ()
    kept = [(line, row) for line, row in filled[1:] if not all(str(cell or "#").startswith("#") for cell in row)]
    return Sheet(name, header, tuple(kept), lossy)
