"""Tables of reports: CSV and its kin, and lines of JSON with any names of keys. Rows come as they are read; a bad one is named."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from onrecord.ingest.columns import columns_of, row_document, told
from onrecord.ingest.found import Item, Refused, Told, refused
from onrecord.ingest.jsonl import Line, lines_of
from onrecord.ingest.text import MAX_BYTES, decode
from onrecord.model.document import Issue
from onrecord.model.errors import InputError, InputTooLarge

_DELIMITERS = ",;\t|"
_MOST_LINES = 10_000
"""Lines of one row: a quotation mark that is never closed would otherwise take the rest of the table for one cell."""


def csv_rows(stream: BinaryIO, where: str, chosen: Mapping[str, str]) -> Iterator[Item]:
    """The documents of a table in CSV, with any usual delimiter; its first row names the columns."""
    lines = _Lines(lines_of(stream, blank=True), where)
    header_line = next(lines, None)
    if header_line is None:
        yield Refused(where, "nothing in it", "give a table with a header")
        return
    delimiter = max(_DELIMITERS, key=header_line.count)
    csv.field_size_limit(MAX_BYTES)
    names = next(csv.reader([header_line], delimiter=delimiter))
    try:
        columns = columns_of(names, chosen)
    except InputError as error:
        yield refused(where, error)
        return
    yield Told(where, told(columns, names))
    yield from _rows(lines, names, columns, delimiter)


def _rows(lines: _Lines, names: list[str], columns: Mapping[str, str], delimiter: str) -> Iterator[Item]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        started = lines.number + 1
        lines.taken = 0
        try:
            cells = next(reader)
        except StopIteration:
            yield from lines.problems()
            return
        except csv.Error as error:
            yield Refused(f"{lines.where}, line {started}", f"not a row of CSV ({error})", "check its quotation marks")
            reader = csv.reader(lines, delimiter=delimiter)
            continue
        yield from lines.problems()
        where = f"{lines.where}, line {started}"
        if len(cells) != len(names):
            if any(cell.strip() for cell in cells):
                yield Refused(
                    where, f"{len(cells)} cells in a row, and the header names {len(names)}", "check its delimiters and quotation marks"
                )
            continue
        yield _item(dict(zip(names, cells, strict=True)), columns, where, lines.issues())


class _Lines:
    """The lines of a stream as text, one by one; those that are none are kept aside as problems."""

    def __init__(self, lines: Iterator[Line], where: str) -> None:
        self._lines, self.where, self.number, self.taken = lines, where, 0, 0
        self._problems: list[Refused] = []
        self._issues: list[Issue] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.taken += 1
        if self.taken > _MOST_LINES:
            self.taken = 0
            raise csv.Error(f"a cell of more than {_MOST_LINES:,} lines")
        for line in self._lines:
            self.number = line.number
            try:
                text, issues = _text_of(line)
            except InputError as error:
                self._problems.append(refused(f"{self.where}, line {line.number}", error))
            else:
                self._issues += issues
                return text
        raise StopIteration

    def issues(self) -> tuple[Issue, ...]:
        """What was unsure about the lines' encoding since the last call, each kind once; where in the cells it was is not known."""
        found = {one.code: replace(one, start=None, end=None) for one in self._issues}
        self._issues = []
        return tuple(found.values())

    def problems(self) -> list[Refused]:
        """The lines refused since the last call."""
        found, self._problems = self._problems, []
        return found


def _text_of(line: Line) -> tuple[str, tuple[Issue, ...]]:
    if not line.whole:
        raise InputTooLarge(f"the line is over the limit of {MAX_BYTES:,} bytes")
    return decode(line.data, "line")


def json_rows(stream: BinaryIO, where: str, chosen: Mapping[str, str]) -> Iterator[Item]:
    """The documents of lines of JSON. What keys hold is told when it is first met."""
    seen: set[tuple[str, str]] = set()
    for line in lines_of(stream):
        place = f"{where}, line {line.number}"
        try:
            if not line.whole:
                raise InputTooLarge(f"the line is over the limit of {MAX_BYTES:,} bytes")
            row = json.loads(line.data)
        except InputError as error:
            yield refused(place, error)
        except (ValueError, RecursionError) as error:
            yield Refused(place, f"not JSON ({type(error).__name__})", "one JSON object a line")
        else:
            yield from _object(row, place, where, chosen, seen)


def json_objects(data: bytes, where: str, chosen: Mapping[str, str]) -> Iterator[Item]:
    """The documents of one file of JSON that holds an object or a list of them."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        yield Refused(where, f"not JSON ({type(error).__name__})", "an object or a list of objects")
        return
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(found if isinstance(found, list) else [found], 1):
        yield from _object(row, f"{where}, object {number}", where, chosen, seen)


def _object(row: Any, place: str, where: str, chosen: Mapping[str, str], seen: set[tuple[str, str]]) -> Iterable[Item]:
    if not isinstance(row, Mapping):
        return [Refused(place, f"not an object but {type(row).__name__}", "one JSON object a line")]
    names = tuple(row)
    try:
        # A line need not have what only some have; without its text it is none.
        columns = columns_of(names, {field: name for field, name in chosen.items() if name in row or field == "text"})
    except InputError as error:
        return [refused(place, error)]
    new = {field: name for field, name in columns.items() if (field, name) not in seen}
    first = [Told(where, told(new, () if seen else [name for name in names if name not in columns.values()]))] if new else []
    seen.update(new.items())
    return [*first, _item(row, columns, place)]


def _item(row: Mapping[str, Any], columns: Mapping[str, str], where: str, issues: tuple[Issue, ...] = ()) -> Item:
    try:
        return row_document(row, columns, where, issues)
    except InputError as error:
        return refused(where, error)
