"""`onrecord timeline`: how one incident was told over time."""

from __future__ import annotations

from onrecord.cli.asking import Id, Json, NoColor, Project, print_card, print_lines


def timeline(incident: Id, *, project: Project = None, json: Json = False, no_color: NoColor = False) -> int:
    """Show what each report of an incident added or changed, in the order of publication."""
    from onrecord.ask.timeline import timeline as moments_of  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.asking import incident_named  # noqa: PLC0415 (the same)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    moments = moments_of(incident_named(find_store(project), incident))
    if json:
        from onrecord.ask.plain import moment_dict  # noqa: PLC0415 (the same)

        print_lines([moment_dict(moment) for moment in moments])
        return 0
    from onrecord.export.asked import timeline_list  # noqa: PLC0415 (brings rich)

    print_card(lambda: timeline_list(moments), no_color=no_color)
    return 0
