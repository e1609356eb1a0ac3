"""`onrecord why`: a figure of an incident, or a cell of a coded row, down to the words it was read from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Json, NoColor, Project, print_card, print_lines
from onrecord.model.errors import InputError

if TYPE_CHECKING:
    from onrecord.model.codebook import Row
    from onrecord.model.record import Claim
    from onrecord.store import Store

Id = Annotated[
    str, typer.Argument(metavar="ID|ROW", help="An incident's id, or the beginning of it; with --book a row's.", show_default=False)
]
Variable = Annotated[
    str, typer.Argument(metavar="VARIABLE|COLUMN", help="killed, injured, when, where, ...; with --book a column.", show_default=False)
]
Book = Annotated[
    str | None, typer.Option("--book", metavar="NAME|FILE", help="Say why a cell of a row of this codebook holds what it holds.")
]


def why(
    incident: Id, variable: Variable, *, book: Book = None, project: Project = None, json: Json = False, no_color: NoColor = False
) -> int:
    """Say why a figure or a coded cell stands: its rule, every claim for and against it, who says it through whom, and the words."""
    from onrecord.project.place import find_store  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    if book is not None:
        return _cell(find_store(project), book, incident, variable, json=json)
    from onrecord.ask.why import why as answer_of  # noqa: PLC0415 (the same)
    from onrecord.model.record import VARIABLES  # noqa: PLC0415 (the same)
    from onrecord.project.asking import incident_named  # noqa: PLC0415 (the same)

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


def _cell(store: Store, name: str, row: str, column: str, *, json: bool) -> int:
    """Why a cell of a coded row holds what it holds."""
    from onrecord.ask.filters import Filter  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.code.why import explain  # noqa: PLC0415 (the same)
    from onrecord.export.coding import coded  # noqa: PLC0415 (the same)
    from onrecord.export.gathering import of_project  # noqa: PLC0415 (the same)
    from onrecord.export.safe import one_line  # noqa: PLC0415 (the same)
    from onrecord.ingest.books import open_book  # noqa: PLC0415 (the same)
    from onrecord.model.incident import claim_key  # noqa: PLC0415 (the same)
    from onrecord.store import decisions  # noqa: PLC0415 (the same)

    incidents = list(of_project(store, Filter(rejected=True)))
    _, rows = coded(name, incidents, decisions(store))
    found = _row_named(rows, row)
    accounts = [account for one in incidents if one.id == found.incident for account in one.accounts]
    claims: dict[str, Claim] = {claim_key(a.key.document, claim.id): claim for a in accounts for claim in a.report.claims}
    lines = explain(found, column, open_book(name), claims)
    if json:
        print_lines([{"row": found.id, "incident": found.incident, "column": column, "why": list(lines)}])
    else:
        sys.stdout.writelines(f"{one_line(line) if not line.startswith('  ') else '  ' + one_line(line)}\n" for line in lines)
    return 0


def _row_named(rows: tuple[Row, ...], name: str) -> Row:
    """The row of an id, or of the beginning of one. InputError where there is none, or several."""
    found = [row for row in rows if row.id == name] or [row for row in rows if row.id.startswith(name)]
    if len(found) != 1:
        what = "no row has this id" if not found else "several rows begin with this id"
        raise InputError(f"{what}: {name}", hint="onrecord code --book NAME gives rows with their ids, as _row")
    return found[0]
