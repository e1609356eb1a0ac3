"""`onrecord init`: a project in a folder."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.messages import tell

Folder = Annotated[str, typer.Argument(metavar="DIR", help="Where the project is to be; made where it is not there.", show_default=False)]
Place = Annotated[
    str | None, typer.Option("--store", metavar="URL", help="postgresql://USER@HOST/DATABASE, for a team; else a file in DIR.")
]


def init(folder: Folder, *, store: Place = None) -> int:
    """Make a project, or bring one that is there up to this version."""
    from onrecord.project.place import init_project  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    made = init_project(folder, store=store)
    tell(f"a project is kept in {made.name}")
    return 0
