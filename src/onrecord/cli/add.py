"""`onrecord add`: files and folders of any kind into a project."""

from __future__ import annotations

from itertools import chain
from typing import Annotated

import typer

from onrecord.cli.adding import add_all
from onrecord.cli.asking import Project
from onrecord.ingest.columns import chosen_columns
from onrecord.ingest.dates import checked_date
from onrecord.ingest.document import Given
from onrecord.ingest.language import checked_language

Names = Annotated[
    list[str],
    typer.Argument(metavar="FILE|DIR|-...", help="Text, HTML, RSS, Atom, CSV, JSONL, JSON, WARC, each also in gzip.", show_default=False),
]
Columns = Annotated[
    str | None, typer.Option(metavar="FIELD=NAME,...", help="Columns of tables that go by other names: text=body,published=day.")
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date of texts and pages that do not state theirs, ISO 8601.")
]
Outlet = Annotated[str | None, typer.Option(metavar="TEXT", help="Outlet of texts and pages.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="Language of texts and pages, ISO 639-1.")]


def add(
    names: Names,
    *,
    columns: Columns = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
    project: Project = None,
) -> int:
    """Add reports to a project: each once, by its content; a page that has changed is a new version of its document."""
    chosen = chosen_columns(columns)
    given = Given(
        published=checked_date(published) if published else None, outlet=outlet, language=checked_language(language) if language else None
    )
    from onrecord.ingest.walk import items_in  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    return add_all(find_store(project), chain.from_iterable(items_in(name, given, chosen) for name in names))
