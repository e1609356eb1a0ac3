"""`onrecord run`: what is new in a project is read, linked and reconciled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Project, print_lines
from onrecord.cli.code import coded_rows, over_incidents
from onrecord.cli.messages import Progress, tell

if TYPE_CHECKING:
    from onrecord.project.reading import Mapped

Workers = Annotated[int | None, typer.Option(min=1, max=256, help="Processes; default: one a core, at most 8.")]
Engine = Annotated[
    str, typer.Option("--engine", metavar="processes|ray", help="Where reading goes on; ray is an extra, for several machines.")
]
Books = Annotated[
    list[str] | None, typer.Option("--book", metavar="NAME|FILE", help="Print the incidents coded by this book; can be given again.")
]


def run(*, workers: Workers = None, engine: Engine = "processes", book: Books = None, project: Project = None) -> int:
    """Read, link and reconcile what is left to do; 1 where the reader failed on a document. Stop it at any time, and run it again."""
    if engine not in ("processes", "ray"):
        raise typer.BadParameter(f"no such engine: {engine}")
    for name in book or ():
        over_incidents(name)
    from onrecord.project.idle import idle_decisions  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.linking import refresh  # noqa: PLC0415 (the same)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)
    from onrecord.project.reading import read_pending  # noqa: PLC0415 (the same)
    from onrecord.run.ordered import collect_seldom  # noqa: PLC0415 (the same)

    collect_seldom()  # a run lives long
    store = find_store(project)
    progress, done, broken = Progress(), 0, 0
    for one in read_pending(store, _over(engine, workers)):
        done += 1
        if one.fault:
            broken += 1
            progress.interrupt()
            tell(f"error: the reader failed on document {one.key.document!r}: {one.fault}")
        progress.step(done)
    progress.end(done, broken)
    made = refresh(store)
    tell(f"{made.incidents:,} incidents, {made.changed:,} of them new or changed")
    if idle := idle_decisions(store):
        tell(f"{len(idle):,} decisions hold on to nothing that is read today: onrecord log names them")
    if book:
        print_lines([{"coded": dict(coded_rows(store, name, only=(), with_names=False) for name in book)}])
    return 1 if broken else 0


def _over(engine: str, workers: int | None) -> Mapped:
    """How reading goes over documents."""
    from onrecord.run.on_ray import map_on_ray  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.run.ordered import map_ordered, usable_cores  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    return partial(map_on_ray if engine == "ray" else map_ordered, workers=workers or usable_cores())
