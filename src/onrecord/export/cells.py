"""Cells as spreadsheet programs hand them back: read by the kind of their column, and compared with what they were.

A program changes what it shows: dates take the form of the country, whole numbers become floats, times get seconds, text loses its
leading apostrophe. Each cell is read in every way that it can be meant; it was changed only where none of them is what it was.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from onrecord.export.spreadsheet import fitting, plain
from onrecord.export.tables import STATE, Cell, Column, Kind, Table, cell_text, day, tidy

_VERSION = "v1:"
_DIGITS = 4
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 (day 0 of spreadsheets)
_SERIALS = range(20_000, 80_000)
"""Days that a bare number can stand for, 1954 to 2119."""
_GROUPED = re.compile(r"-?\d{1,3}(?:([,.' \u00a0\u202f])\d{3})(?:\1\d{3})*")
_PLAIN = re.compile(r"(-?\d+)(?:[.,]0*)?")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*([AaPp])?\.?[Mm]?\.?(Z|[+-]\d\d:\d\d)?")
_YES, _NO = {"true", "vrai", "wahr", "yes", "1"}, {"false", "faux", "falsch", "no", "0"}
_NAMED_DAY = re.compile(r"(?:(\d{1,2})[ .\-/]+([^\W\d_]{3,10})\.?|([^\W\d_]{3,10})\.? (\d{1,2}),?)[ .\-/,]+(\d{2,4})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb fev fév", "mar", "apr avr", "may mai", "jun juin", "jul juil", "aug aou aoû", "sep", "oct", "nov", "dec déc"), start=1
    )
    for name in names.split()
}


def with_state(table: Table) -> Table:
    """The table with its last column filled: a digest of each cell that can be changed, and one of all others together."""
    names = [column.name for column in table.columns]
    place = names.index(STATE)
    rows = tuple((*row[:place], state_of(table.columns, row), *row[place + 1 :]) for row in table.rows)
    return Table(table.name, table.meaning, table.key, table.columns, rows)


def state_of(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> str:
    """The state of a row: four characters for each column that can be changed, four for the rest."""
    pairs = [(column, value) for column, value in zip(columns, row, strict=True) if column.name != STATE]
    rest = "\0".join(canonical(column.kind, value) for column, value in pairs if not column.edits and column.name != "note")
    return _VERSION + "".join(cell_digest(canonical(column.kind, value)) for column, value in pairs if column.edits) + cell_digest(rest)


def digests_in(state: str, count: int) -> tuple[str, ...] | None:
    """The digests of `count` cells and of the rest; null where the text is no state of so many."""
    digits = state.strip().removeprefix(_VERSION)
    if not state.strip().startswith(_VERSION) or len(digits) != (count + 1) * _DIGITS:
        return None
    return tuple(digits[k : k + _DIGITS] for k in range(0, len(digits), _DIGITS))


def cell_digest(text: str) -> str:
    """The first 24 bits of the SHA-256 of a cell's canonical text: one changed cell in 16 million keeps them."""
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:3]).decode("ascii")


def canonical(kind: Kind, value: Cell) -> str:
    """A cell as text that stays the same whatever a program did to its form."""
    text = cell_text(value)
    if kind == "time":
        return next(_times(text), _words(text))
    return _words(text) if kind in ("text", "list") else text


def _words(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", tidy(fitting(text))).split())


def readings(kind: Kind, raw: Any) -> tuple[str, ...]:
    """All that a cell of a file can mean, as canonical text; one empty text for an empty cell, none where it is nothing of its kind."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return ("",)
    read = {"integer": _integers, "number": _numbers, "date": _dates, "time": _times, "boolean": _booleans}.get(kind, _texts)
    return tuple(dict.fromkeys(read(raw)))


def _texts(raw: Any) -> Iterator[str]:
    text = str(raw)
    if isinstance(raw, float) and raw.is_integer():
        yield str(int(raw))
    yield from (*_dates(raw), *_times(raw))  # text that looks like a date or time is made one
    mended = _mended(text)
    yield from (_words(text), _words(plain(text)), *([_words(plain(mended))] if mended else []))


def _mended(text: str) -> str | None:
    """The text that was meant, where a program took UTF-8 for the encoding of old Windows ("grÃ©vistes"); null where it did not."""
    if text.isascii():
        return None
    try:
        return b"".join(bytes([ord(ch)]) if "\x80" <= ch <= "\x9f" else ch.encode("cp1252") for ch in text).decode("utf-8")
    except UnicodeError:
        return None


def _integers(raw: Any) -> Iterator[str]:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        yield from [str(int(raw))] if float(raw).is_integer() else []
        return
    text = str(raw).strip()
    grouped, whole = _GROUPED.fullmatch(text), _PLAIN.fullmatch(text)
    if grouped:
        yield str(int(re.sub(r"[^\d-]", "", text)))
    elif whole:
        yield str(int(whole[1]))


def _numbers(raw: Any) -> Iterator[str]:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        yield cell_text(float(raw))
        return
    text = str(raw).strip()
    if _NUMBER.fullmatch(text):
        yield cell_text(float(text.replace(",", ".")))
    if _GROUPED.fullmatch(text):
        yield cell_text(float(re.sub(r"[^\d-]", "", text)))


def _booleans(raw: Any) -> Iterator[str]:
    text = str(raw).strip().lower()
    yield from ["true"] if text in _YES else ["false"] if text in _NO else []


def _times(raw: Any) -> Iterator[str]:
    if isinstance(raw, float) and 0 <= raw < 1:
        raw = (_EPOCH + timedelta(days=raw)).time()
    if isinstance(raw, datetime | time):
        raw = raw.strftime("%H:%M:%S")
    found = _TIME.fullmatch(str(raw).strip())
    if found:
        hour = int(found[1]) % 12 + (12 if found[4] in "Pp" else 0) if found[4] else int(found[1])
        seconds = f":{found[3]}" if found[3] not in (None, "00") else ""
        yield f"{hour:02}:{found[2]}{seconds}{found[5] or ''}"


def _dates(raw: Any) -> Iterator[str]:
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        yield raw.isoformat()
        return
    text = re.sub(r"[T ]0{1,2}:00(?::00)?(?:\.0+)?(?:\s*AM)?$", "", str(raw).strip())
    number = _PLAIN.fullmatch(text)
    if number and int(number[1]) in _SERIALS:
        yield (_EPOCH + timedelta(days=int(number[1]))).date().isoformat()
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        yield from [text] if day(text) else []
    else:
        yield from _local_dates(text)


def _local_dates(text: str) -> Iterator[str]:
    """Day first and month first; a year of two digits is of the century that spreadsheet programs take it for."""
    named, parts = _NAMED_DAY.fullmatch(text), re.split(r"[./\-]\s?", text.rstrip("."))
    if named:
        name = (named[2] or named[3]).lower()
        month = _MONTHS.get(name[:4]) or _MONTHS.get(name[:3])
        yield from _day(named[5], month or 0, int(named[1] or named[4]))
    elif len(parts) == 3 and all(part.isdecimal() for part in parts):
        if len(parts[0]) == 4:
            yield from _day(parts[0], int(parts[1]), int(parts[2]))
        else:
            yield from (*_day(parts[2], int(parts[1]), int(parts[0])), *_day(parts[2], int(parts[0]), int(parts[1])))


def _day(year: str, month: int, number: int) -> Iterator[str]:
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 30 else 1900)
    text = f"{full:04}-{month:02}-{number:02}"
    if len(year) in (2, 4) and day(text):
        yield text
