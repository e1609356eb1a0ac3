"""`onrecord settings`: what a project goes by."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord.cli.asking import Project
from onrecord.export.safe import one_line
from onrecord.model.errors import InputError

Set = Annotated[
    list[str] | None, typer.Argument(metavar="NAME=VALUE...", help="What is to be set; an empty value takes it back.", show_default=False)
]
_KNOWN = ("rule", "by")


def settings(values: Set = None, *, project: Project = None) -> int:
    """Show a project's settings, or set them: `rule`, by which figures are chosen; `by`, under whose name decisions are made."""
    from onrecord.project.place import find_store  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.store import set_setting  # noqa: PLC0415 (the same)
    from onrecord.store import settings as all_of  # noqa: PLC0415 (the same)

    new = [_checked(words) for words in values or ()]
    store = find_store(project)
    for name, value in new:
        set_setting(store, name, value or None)
    sys.stdout.write("".join(f"{name} = {one_line(str(value))}\n" for name, value in all_of(store).items()) or "no settings\n")
    return 0


def _checked(words: str) -> tuple[str, str]:
    from onrecord.reconcile.across import RULES  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    name, equals, value = words.partition("=")
    if not equals or name not in _KNOWN:
        raise InputError(f"no setting: {words}", hint=f"NAME=VALUE, where NAME is {' or '.join(_KNOWN)}")
    if name == "rule" and value and value not in RULES:
        raise InputError(f"no such rule: {value}", hint=f"the rules are {', '.join(RULES)}")
    return name, value
