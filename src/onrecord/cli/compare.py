"""`onrecord compare`: the reports of one incident beside each other."""

from __future__ import annotations

from onrecord.cli.asking import Id, Json, NoColor, Project, print_card, print_lines


def compare(incident: Id, *, project: Project = None, json: Json = False, no_color: NoColor = False) -> int:
    """Put the reports of an incident beside each other: the reconciled figure first, then what each report says."""
    from onrecord.ask.compare import compare as grid_of  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.asking import incident_named  # noqa: PLC0415 (the same)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    grid = grid_of(incident_named(find_store(project), incident))
    if json:
        from onrecord.ask.plain import grid_dict  # noqa: PLC0415 (the same)

        print_lines([grid_dict(grid)])
        return 0
    from onrecord.export.asked import grid_table  # noqa: PLC0415 (brings rich)

    print_card(lambda: grid_table(grid), no_color=no_color)
    return 0
