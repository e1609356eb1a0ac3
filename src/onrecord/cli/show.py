"""`onrecord show`: one incident of a project."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.asking import Id, Json, NoColor, Project, print_card, print_lines

Evidence = Annotated[bool, typer.Option("--evidence", help="Every claim under its figure, with its words and who says it.")]


def show(incident: Id, *, evidence: Evidence = False, project: Project = None, json: Json = False, no_color: NoColor = False) -> int:
    """Show an incident: its figures and why they stand, its sources and what links them."""
    from onrecord.project.asking import incident_named  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    found = incident_named(find_store(project), incident)
    if json:
        from onrecord.model.contract import claim_dict, incident_dict  # noqa: PLC0415 (the same)

        claims = [{"document": a.key.document, **claim_dict(claim)} for a in found.accounts for claim in a.report.claims]
        print_lines([{**incident_dict(found), **({"claims": claims} if evidence else {})}])
        return 0
    from onrecord.export.asked import incident_card  # noqa: PLC0415 (brings rich)

    print_card(lambda: incident_card(found, evidence=evidence), no_color=no_color)
    return 0
