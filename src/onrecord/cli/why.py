"""`onrecord why`: a figure of an incident, down to the words it was read from."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.asking import Id, Json, NoColor, Project, print_card, print_lines
from onrecord.model.errors import InputError

Variable = Annotated[str, typer.Argument(metavar="VARIABLE", help="killed, injured, when, where, initiator, ...", show_default=False)]


def why(incident: Id, variable: Variable, *, project: Project = None, json: Json = False, no_color: NoColor = False) -> int:
    """Say why a figure stands: its rule, every claim for and against it, who says it through whom, and the words."""
    from onrecord.ask.why import why as answer_of  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.model.record import VARIABLES  # noqa: PLC0415 (the same)
    from onrecord.project.asking import incident_named  # noqa: PLC0415 (the same)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    if variable not in VARIABLES:
        raise InputError(f"no such variable: {variable}", hint=f"one of {', '.join(VARIABLES)}")
    answer = answer_of(incident_named(find_store(project), incident), variable)
    if json:
        from onrecord.ask.plain import answer_dict  # noqa: PLC0415 (the same)

        print_lines([answer_dict(answer)])
        return 0
    from onrecord.export.asked import answer_card  # noqa: PLC0415 (brings rich)

    print_card(lambda: answer_card(answer), no_color=no_color)
    return 0
