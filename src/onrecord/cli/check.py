"""`onrecord check`: "the first since ..." held against the project's own record."""

from __future__ import annotations

from onrecord.cli.asking import Id, Json, NoColor, Project, print_card, print_lines


def check(incident: Id, *, project: Project = None, json: Json = False, no_color: NoColor = False) -> int:
    """Hold what reports compare an incident to against the project's own record; 1 where the record contradicts one of them."""
    from onrecord.ask.check import check as findings_of  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.asking import incident_named, other_incidents  # noqa: PLC0415 (the same)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    store = find_store(project)
    findings = findings_of(incident_named(store, incident), other_incidents(store))
    if json:
        from onrecord.ask.plain import finding_dict  # noqa: PLC0415 (the same)

        print_lines([finding_dict(finding) for finding in findings])
    else:
        from onrecord.export.asked import findings_list  # noqa: PLC0415 (brings rich)

        print_card(lambda: findings_list(findings), no_color=no_color)
    return 1 if any(finding.verdict == "contradicted" for finding in findings) else 0
