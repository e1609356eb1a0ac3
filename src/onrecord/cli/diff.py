"""`onrecord diff`: two reports of one incident."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Json, NoColor, Project, print_card, print_lines
from onrecord.model.errors import InputError

if TYPE_CHECKING:
    from onrecord.model.incident import Account
    from onrecord.store import Store

Report = Annotated[str, typer.Argument(metavar="DOCUMENT[/REPORT]", help="A document, or one of its reports.", show_default=False)]


def diff(a: Report, b: Report, *, project: Project = None, json: Json = False, no_color: NoColor = False) -> int:
    """Show where two reports agree and where not; 1 where a value of theirs differs."""
    from onrecord.ask.compare import diff as differences  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    store = find_store(project)
    one, other = _account(store, a), _account(store, b)
    found = differences(one, other)
    if json:
        from onrecord.ask.plain import difference_dict  # noqa: PLC0415 (the same)

        print_lines([difference_dict(each) for each in found])
    else:
        from onrecord.export.asked import difference_table  # noqa: PLC0415 (brings rich)

        print_card(lambda: difference_table(found, one, other), no_color=no_color)
    return 1 if any(each.relation == "differs" for each in found) else 0


def _account(store: Store, name: str) -> Account:
    """The report of that name: a document's main one where only the document is named. InputError where there is none."""
    from onrecord.model.incident import Account  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.asking import record_named  # noqa: PLC0415 (the same)

    record = record_named(store, name) or record_named(store, name.rpartition("/")[0])
    if record is None or not record.reports:
        raise InputError(f"no report of this name was read: {name}", hint="onrecord show ID names the documents of an incident")
    asked = name.rpartition("/")[2] if record.document.id != name else None
    report = next((r for r in record.reports if r.id == asked), None) if asked else (record.main or record.reports[0])
    if report is None:
        raise InputError(f"{record.document.id} has no report {asked}", hint=f"it has {', '.join(r.id for r in record.reports)}")
    return Account(record, report)
