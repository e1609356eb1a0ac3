"""A changed table brought back into its project: which of the project's tables each sheet came from, and the decisions that it holds."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.ask.filters import Filter
from onrecord.export.coded_table import BOOK, ROW
from onrecord.export.coding import coded
from onrecord.export.gathering import of_project
from onrecord.export.imported import Imported, Known, imported
from onrecord.export.incident_table import COLUMNS
from onrecord.export.leaving import Leaving, leaving, table_coded, table_named
from onrecord.export.sheets import Sheet, sheets_of
from onrecord.export.tables import Table
from onrecord.model.contract import figure_dict
from onrecord.model.errors import InputError
from onrecord.model.incident import Incident
from onrecord.store import Store, decisions

_ABOUT = ("sheet", "column", "meaning")


def import_file(store: Store, data: bytes, name: str, *, by: str, at: str, books: Sequence[str] = ()) -> Imported:
    """The decisions that a changed export holds; nothing is written. `books` name the codebooks that coded rows came from, by file where
    they are one's own.

    InputError where no sheet of the file is a table that can be changed.
    """
    sheets = [sheet for sheet in sheets_of(data, name) if sheet.header[: len(_ABOUT)] != _ABOUT]
    kinds = [_kind(sheet) for sheet in sheets]
    if not any(kinds):
        heads = ", ".join(sheets[0].header[:6]) if sheets else "nothing"
        raise InputError(
            f"no table of incidents, claims or coded rows, it has {heads}: {name}", hint="keep the columns id, claim or onrecord_row"
        )
    incidents, log = tuple(of_project(store, Filter(rejected=True))), decisions(store)
    left = [leaving(incidents, names, log) for names in ("hidden", "shown")]
    figures = {one.id: {variable: figure_dict(figure) for variable, figure in one.figures.items()} for one in incidents}
    known = Known(figures, {**left[0].ids, **left[1].ids}, log)
    found = [
        imported(sheet, tables, known, by=by, at=at)
        for sheet, kind in zip(sheets, kinds, strict=True)
        for tables in ([_tables(sheet, kind, left, incidents, books)] if kind else [])
    ]
    return Imported(
        tuple({one.target: one for part in found for one in part.decisions}.values()),
        sum(part.unchanged for part in found),
        tuple(problem for part in found for problem in part.problems),
    )


def _kind(sheet: Sheet) -> str | None:
    """What table a sheet came from, by its columns: `rows`, `claims`, `incidents`; null for one that nothing can be changed in."""
    names = set(sheet.header)
    if ROW in names:
        return "rows"
    if "claim" in names:
        return "claims"
    return "incidents" if "id" in names and len(names & {column.name for column in COLUMNS}) > 1 else None


def _tables(sheet: Sheet, kind: str, left: Sequence[Leaving], incidents: Sequence[Incident], books: Sequence[str]) -> tuple[Table, ...]:
    if kind != "rows":
        return tuple(table_named(one, kind) for one in left)
    told = {str(row[sheet.header.index(BOOK)]) for _, row in sheet.rows} if BOOK in sheet.header else {sheet.name}
    if len(told) > 1:
        raise InputError(f"rows of several codebooks in one table: {', '.join(sorted(told))}", hint="import one file for each")
    made = {book.name: (book, rows) for book, rows in (coded(name, incidents, left[0].log) for name in books or sorted(told))}
    if not told <= set(made):
        raise InputError(f"rows of the codebook {', '.join(told)}, which is not among {', '.join(made)}", hint="--book FILE")
    return tuple(table_coded(one, *made[next(iter(told), next(iter(made)))]) for one in left)
