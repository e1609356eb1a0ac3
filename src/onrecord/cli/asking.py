"""What the commands that ask have in common: the project, the form of the answer."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.output import whole_file

if TYPE_CHECKING:
    from rich.console import RenderableType

Project = Annotated[
    str | None,
    typer.Option("--project", metavar="WHERE", help="The project: a folder, a store's file or a postgresql:// URL; here, where not given."),
]
Json = Annotated[bool, typer.Option("--json", help="Print plain data, one object a line.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour, in a terminal either.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="An incident's id, or the beginning of it.", show_default=False)]


def print_lines(items: list[dict[str, Any]]) -> None:
    """One object a line on standard output."""
    with whole_file("-") as out:
        for item in items:
            out.write(json.dumps(item, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")


def print_card(answer: Callable[[], RenderableType], *, no_color: bool) -> None:
    """The answer as people read it."""
    from onrecord.export.asked import print_answer  # noqa: PLC0415 (brings rich)

    print_answer(answer(), sys.stdout, color=not no_color)
