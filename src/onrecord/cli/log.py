"""`onrecord log`: who decided what, and when."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Annotated, Any

import typer

from onrecord.cli.asking import Json, Project, print_lines
from onrecord.export.safe import one_line

About = Annotated[str | None, typer.Argument(metavar="ID", help="Only what names this incident, claim or document.", show_default=False)]


def log(about: About = None, *, project: Project = None, json: Json = False) -> int:
    """List the decisions of a project, the oldest first."""
    from onrecord.project.idle import idle_decisions  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)
    from onrecord.review.state import fold  # noqa: PLC0415 (the same)
    from onrecord.store import decisions  # noqa: PLC0415 (the same)

    store = find_store(project)
    whole = decisions(store)
    undone, idle = fold(whole).undone, {one.id for one in idle_decisions(store)}
    told = [one for one in whole if about is None or about in f"{one.id} {one.target} {one.value}"]
    lines = [asdict(one) | {"undone": one.id in undone, "idle": one.id in idle} for one in told]
    if json:
        print_lines(lines)
    else:
        sys.stdout.write("".join(_line(one) for one in lines) or "no decisions\n")
    return 0


def _line(one: dict[str, Any]) -> str:
    value = "" if one["value"] is None or one["verdict"] in ("merge", "split") else f" = {one['value']}"
    others = f" with {', '.join(one['value']['with'])}" if one["verdict"] == "merge" else ""
    apart = f" apart: {', '.join('/'.join(key) for key in one['value']['reports'][-1])}" if one["verdict"] == "split" else ""
    note = f' "{one["note"]}"' if one["note"] else ""
    gone = " (undone)" if one["undone"] else " (holds on to nothing that is read today)" if one["idle"] else ""
    return one_line(f"{one['at'][:19]}Z {one['id']} {one['by']}: {one['verdict']} {one['target']}{value}{others}{apart}{note}{gone}") + "\n"
