"""`onrecord import-decisions`: what people changed in an exported table becomes decisions."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.asking import Project
from onrecord.cli.messages import tell

File = Annotated[str, typer.Argument(metavar="FILE", help="An export that was changed: CSV or XLSX.", show_default=False)]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decided; else the setting `by`, else the user of this machine.")]
Books = Annotated[list[str] | None, typer.Option("--book", metavar="FILE", help="Your own codebook, where the rows came from one.")]
Dry = Annotated[bool, typer.Option("--dry-run", help="Say what would be decided, and write nothing.")]
_MOST_TOLD = 20


def import_decisions(file: File, *, by: By = None, book: Books = None, dry_run: Dry = False, project: Project = None) -> int:
    """Take in what was changed in an exported table, matched by id; 1 where something could not be taken in."""
    from onrecord.cli.adding import now  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.export.importing import import_file  # noqa: PLC0415 (the same)
    from onrecord.export.sheets import MOST_BYTES  # noqa: PLC0415 (the same)
    from onrecord.ingest.files import open_bytes  # noqa: PLC0415 (the same)
    from onrecord.project.deciding import decider  # noqa: PLC0415 (the same)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)
    from onrecord.store import append_decision  # noqa: PLC0415 (the same)

    with open_bytes(file) as stream:
        data = stream.read(MOST_BYTES + 1)
    store = find_store(project)
    found = import_file(store, data, file, by=decider(store, by), at=now(), books=book or ())
    for made in found.decisions:
        if not dry_run:
            append_decision(store, made)
        tell(f"{made.id}: {made.by}: {made.verdict} {made.target}{'' if made.value is None else f' {_short(made.value)}'}")
    for problem in found.problems[:_MOST_TOLD]:
        tell(f"not taken in: {problem}")
    if len(found.problems) > _MOST_TOLD:
        tell(f"and {len(found.problems) - _MOST_TOLD:,} more")
    parts = ((len(found.decisions), "decision", ""), (found.unchanged, "row", " without a change"), (len(found.problems), "problem", ""))
    counted = ", ".join(f"{number:,} {what}{'s' if number != 1 else ''}{rest}" for number, what, rest in parts)
    tell(counted + ("; nothing was written" if dry_run else ""))
    if found.decisions and not dry_run:
        tell("onrecord run brings them into the incidents")
    return 1 if found.problems else 0


def _short(value: object) -> str:
    """A value for one line."""
    if isinstance(value, dict):
        value = ", ".join(f"{name} {one}" for name, one in value.items() if one not in (None, [], False))
    text = str(value)
    return text if len(text) <= 120 else f"{text[:117]}..."
