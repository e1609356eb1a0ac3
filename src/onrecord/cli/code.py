"""`onrecord code`: the incidents of a project as rows of a codebook."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.asking import Project
from onrecord.cli.messages import tell
from onrecord.cli.output import whole_file

Name = Annotated[
    str, typer.Option("--book", metavar="NAME|FILE", help="A shipped codebook (acled, ucdp, ccc) or a file.", show_default=False)
]
Out = Annotated[str, typer.Option("-o", "--out", metavar="FILE|-", help="JSON lines; a suffix such as .csv or .xlsx makes a table.")]
Only = Annotated[list[str] | None, typer.Option("--incident", metavar="ID", help="Only this incident; can be given again.")]


def code(*, book: Name, out: Out = "-", incident: Only = None, project: Project = None) -> int:
    """Code the incidents of a project: one line a row, each cell with the rule and the claims that made it."""
    if out != "-" and not out.endswith((".jsonl", ".json")):
        from onrecord.cli.export import export  # noqa: PLC0415 (only for tables)

        return export(out=out, book=book, incident=incident, project=project)
    from onrecord.ask.filters import Filter  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.export.coding import coded  # noqa: PLC0415 (the same)
    from onrecord.export.gathering import of_project  # noqa: PLC0415 (the same)
    from onrecord.export.jsonl import json_line  # noqa: PLC0415 (the same)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)
    from onrecord.store import decisions  # noqa: PLC0415 (the same)

    store = find_store(project)
    made, rows = coded(book, of_project(store, Filter(), incident or ()), decisions(store))
    with whole_file(out) as file:
        for row in rows:
            file.write(json_line(row.to_dict()))
    tell(f"{len(rows):,} rows of {made.name}")
    return 0
