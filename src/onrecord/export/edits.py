"""What people changed in an exported table, found by comparing each cell with what it was when it left."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.export.cells import canonical, cell_digest, digests_in, readings
from onrecord.export.sheets import Sheet
from onrecord.export.tables import STATE, Cell, Column, Table

_LOST = re.compile(r"[?\ufffd]")


@dataclass(frozen=True, slots=True)
class Edit:
    """One row's changes: the new canonical text by column; `line` is the row's in the file, `note` what the person wrote beside."""

    key: str
    line: int
    cells: Mapping[str, str]
    note: str = ""


@dataclass(slots=True)
class Edits:
    """What was changed in a sheet, and in plain sentences what could not be taken in."""

    edits: list[Edit] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unchanged: int = 0


def edits_in(sheet: Sheet, tables: Sequence[Table], *, gone: Collection[str] = ()) -> Edits:
    """What was changed in a sheet that came from one of `tables`, which show the project as it is now (without and with names).

    Rows are matched by the last column of the tables' key. A row's state tells what its cells were when they left; without it they are
    compared with what they are now. `gone` are the names of rows that people rejected, which no table has any more.
    """
    key, what = tables[0].key[-1], tables[0].name.removesuffix("s")
    place = {name: k for k, name in enumerate(sheet.header) if name}
    known = [{str(row[_index(table, key)]): row for row in table.rows} for table in tables]
    found, seen = Edits(), set[str]()
    for line, cells in sheet.rows:
        name = str(cells[place[key]] if place[key] < len(cells) else "").strip()
        now = [(table, rows[one]) for table, rows in zip(tables, known, strict=True) for one in (name, name[1:]) if one in rows]
        if not now and name in gone:
            found.unchanged += 1
        elif not now:
            found.problems.append(f"line {line}: no {what} {name!r} in this project" if name else f"line {line}: no {key}")
        elif name in seen:
            found.problems.append(f"line {line}: {name} stands in the file twice; the first row was taken")
        else:
            seen.add(name)
            row = _Row(name, line, {one: cells[k] if k < len(cells) else None for one, k in place.items()}, sheet.lossy)
            _row(found, row, *next((one for one in now if one[1][_index(one[0], STATE)] == row.cells.get(STATE)), now[0]))
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    line: int
    cells: Mapping[str, Any]
    lossy: bool


def _index(table: Table, name: str) -> int:
    return next(k for k, column in enumerate(table.columns) if column.name == name)


def _row(found: Edits, row: _Row, table: Table, now: tuple[Cell, ...]) -> None:
    columns = [column for column in table.columns if column.edits]
    current = dict(zip((column.name for column in table.columns), now, strict=True))
    left = digests_in(str(row.cells.get(STATE) or ""), len(columns))
    changed: dict[str, str] = {}
    problems = list(_read_only(row, table, current, left[-1] if left else None))
    for k, column in enumerate(columns):
        if column.name in row.cells:
            base = left[k] if left else cell_digest(canonical(column.kind, current[column.name]))
            for new, problem in _cell(row, column, current[column.name], base):
                changed |= {column.name: new} if problem is None else {}
                problems += [] if problem is None else [problem]
    found.problems += [f"line {row.line}, {row.key}: {problem}" for problem in problems]
    if changed:
        found.edits.append(Edit(row.key, row.line, changed, " ".join(str(row.cells.get("note") or "").split())))
    elif not problems:
        found.unchanged += 1


def _cell(row: _Row, column: Column, now: Cell, base: str) -> Iterator[tuple[str, str | None]]:
    """The new text of a cell that was changed, or why it cannot be taken."""
    raw = row.cells[column.name]
    meant, is_now = readings(column.kind, raw), canonical(column.kind, now)
    if is_now in meant or any(cell_digest(one) == base for one in meant) or (row.lossy and _lost_only(str(raw), is_now)):
        return
    if not meant:
        yield "", f"{column.name}: {str(raw)[:60]!r} is no {column.kind}"
    elif cell_digest(is_now) != base:
        yield "", f"{column.name}: changed in the file, and in the project since it was exported; export again"
    elif len(meant) > 1 and column.kind != "text":
        yield "", f"{column.name}: {str(raw)[:60]!r} can mean {' or '.join(meant)}; write {_form(column)}"
    else:
        yield meant[-1], None


def _form(column: Column) -> str:
    return "it as YYYY-MM-DD" if column.kind == "date" else "it without a separator of thousands"


def _lost_only(text: str, now: str) -> bool:
    """Whether the text is the one that is there now but for characters that an encoding lost."""
    parts = _LOST.split(" ".join(text.split()))
    return len(parts) > 1 and re.fullmatch(".".join(map(re.escape, parts)), now, re.DOTALL) is not None


def _read_only(row: _Row, table: Table, current: Mapping[str, Cell], base: str | None) -> Iterator[str]:
    """Columns that were changed and cannot be, where the project still has what was exported."""
    fixed = [column for column in table.columns if not column.edits and column.name not in (STATE, "note")]
    rest = "\0".join(canonical(column.kind, current[column.name]) for column in fixed)
    for column in fixed if base is not None and cell_digest(rest) == base else ():
        if column.name in row.cells and column.name != table.key[-1]:
            now, raw = canonical(column.kind, current[column.name]), row.cells[column.name]
            if now not in readings(column.kind, raw) and not (row.lossy and _lost_only(str(raw), now)):
                yield f"{column.name}: is worked out and cannot be changed here"


def by_figure(edit: Edit, table: Table) -> dict[str, dict[str, str]]:
    """An edit's changes by figure and field of its value; the verdict stands under its own name."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for column in table.columns:
        if column.name in edit.cells:
            figure, _, part = column.edits.partition(".")
            found[figure][part] = edit.cells[column.name]
    return found
