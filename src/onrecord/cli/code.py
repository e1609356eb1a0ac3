"""`onrecord code`: the incidents of a project as rows of a codebook."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.asking import Project
from onrecord.cli.export import WithNames, export
from onrecord.cli.messages import tell
from onrecord.cli.output import whole_file
from onrecord.model.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.store import Store

Name = Annotated[
    str, typer.Option("--book", metavar="NAME|FILE", help="A shipped codebook (acled, ucdp, ccc) or a file.", show_default=False)
]
Out = Annotated[str, typer.Option("-o", "--out", metavar="FILE|-", help="JSON lines; a suffix such as .csv or .xlsx makes a table.")]
Only = Annotated[list[str] | None, typer.Option("--incident", metavar="ID", help="Only this incident; can be given again.")]


def code(*, book: Name, out: Out = "-", incident: Only = None, with_names: WithNames = False, project: Project = None) -> int:
    """Code the incidents of a project: one line a row, each cell with the rule and the claims that made it."""
    over_incidents(book)
    if out != "-" and not out.endswith((".jsonl", ".json")):
        return export(out=out, book=book, incident=incident, with_names=with_names, project=project)
    from onrecord.export.jsonl import json_line  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    name, rows = coded_rows(find_store(project), book, only=incident or (), with_names=with_names)
    with whole_file(out) as file:
        for row in rows:
            file.write(json_line(row))
    tell(f"{len(rows):,} rows of {name}")
    return 0


def over_incidents(book: str) -> None:
    """Refuse a book that codes no incidents. InputError, BookNotFound, BookError."""
    from onrecord.ingest.books import open_book  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    if open_book(book).over != "incidents":
        raise OnrecordError(f"{book} codes who does what to whom in a text, not incidents", hint=f"onrecord read REPORT --book {book}")


def coded_rows(store: Store, book: str, *, only: Collection[str], with_names: bool) -> tuple[str, list[dict[str, Any]]]:
    """The name of a book and the rows of a project's incidents by it, as plain data; `only` are ids of incidents, all where empty."""
    from onrecord.ask.filters import Filter  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.export.coded_table import row_plain  # noqa: PLC0415 (the same)
    from onrecord.export.coding import coded  # noqa: PLC0415 (the same)
    from onrecord.export.gathering import of_project  # noqa: PLC0415 (the same)
    from onrecord.export.leaving import leaving  # noqa: PLC0415 (the same)
    from onrecord.store import decisions  # noqa: PLC0415 (the same)

    incidents = list(of_project(store, Filter(), only))
    made, rows = coded(book, incidents, decisions(store))
    hides = leaving(incidents, "shown" if with_names else "hidden").hides
    return made.name, [row_plain(row, hides[row.incident]) for row in rows]
