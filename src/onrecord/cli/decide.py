"""`onrecord accept`, `reject`, `override`, `merge`, `split`, `undo`: what people decide, each with a name, a time and a reason."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.adding import now
from onrecord.cli.asking import Project
from onrecord.cli.messages import tell
from onrecord.model.decision import Decision, Verdict

Name = Annotated[str, typer.Argument(metavar="ID", help="An incident's id, or a claim: DOCUMENT#c-...", show_default=False)]
Variable = Annotated[str | None, typer.Argument(metavar="VARIABLE", help="A figure of the incident, as killed.", show_default=False)]
Arguments = Annotated[
    list[str], typer.Argument(metavar="ID VARIABLE VALUE", help='The value: a number, a name, JSON, or "none".', show_default=False)
]
Names = Annotated[list[str], typer.Argument(metavar="ID ID...", help="Incidents that are one.", show_default=False)]
Apart = Annotated[list[str], typer.Argument(metavar="DOCUMENT...", help="Whose reports tell another incident.", show_default=False)]
Taken = Annotated[
    str | None, typer.Argument(metavar="DECISION", help="A decision's id; the last one, where not given.", show_default=False)
]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else the setting `by`, else the user of this machine.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="The reason.")]


def accept(name: Name, variable: Variable = None, *, by: By = None, note: Note = "", project: Project = None) -> int:
    """Say that a claim, a figure or an incident is right."""
    return _verdict("accept", name, variable, by=by, note=note, project=project)


def reject(name: Name, variable: Variable = None, *, by: By = None, note: Note = "", project: Project = None) -> int:
    """Say that a claim, a figure or an incident is wrong: claims and figures are left out from the next run on, an incident at once."""
    return _verdict("reject", name, variable, by=by, note=note, project=project)


def override(arguments: Arguments, *, by: By = None, note: Note = "", project: Project = None) -> int:
    """Set the value of a figure (ID VARIABLE VALUE) or of a claim (DOCUMENT#CLAIM VALUE). The reason is required."""
    if len(arguments) not in (2, 3):
        raise typer.BadParameter("expected ID VARIABLE VALUE, or a claim and its VALUE")
    from onrecord.project import deciding  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    store = find_store(project)
    target = deciding.target_of(store, *arguments[:-1])
    return _told(deciding.override(store, target, arguments[-1], by=deciding.decider(store, by), at=now(), note=note))


def merge(names: Names, *, by: By = None, note: Note = "", project: Project = None) -> int:
    """Say that incidents are one: the oldest id stays, and the others lead to it."""
    from onrecord.project import deciding  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    store = find_store(project)
    return _told(deciding.merge(store, names, by=deciding.decider(store, by), at=now(), note=note))


def split(name: Name, apart: Apart, *, by: By = None, note: Note = "", project: Project = None) -> int:
    """Say that some reports of an incident tell another one: the larger part keeps the id."""
    from onrecord.project import deciding  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    store = find_store(project)
    return _told(deciding.split(store, name, apart, by=deciding.decider(store, by), at=now(), note=note))


def undo(decision: Taken = None, *, by: By = None, note: Note = "", project: Project = None) -> int:
    """Take back a decision, or an undo. Both stay in the log."""
    from onrecord.project import deciding  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    store = find_store(project)
    return _told(deciding.undo(store, decision, by=deciding.decider(store, by), at=now(), note=note))


def _verdict(verdict: Verdict, name: str, variable: str | None, *, by: str | None, note: str, project: str | None) -> int:
    from onrecord.project import deciding  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    store = find_store(project)
    target = deciding.target_of(store, name, variable)
    return _told(deciding.decide(store, target, verdict, by=deciding.decider(store, by), at=now(), note=note))


def _told(made: Decision) -> int:
    tell(f"{made.id}: {made.by}: {made.verdict} {made.target}")
    tell("onrecord run brings it into the incidents")
    return 0
