"""Issues of what a document tells and no incident takes, and of places that were inferred."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.document import Issue
from onrecord.model.record import COUNTED, Claim, Event, Report


def homeless(claims: Iterable[Claim]) -> tuple[Issue, ...]:
    """Counts of people that belong to no incident are not dropped in silence."""
    return tuple(
        Issue(
            "count-without-incident",
            f"a count of {c.variable} was read, and no incident that it could belong to",
            c.evidence[0].start,
            c.evidence[0].end,
        )
        for c in claims
        if c.variable in COUNTED
    )


def passed_over(events: tuple[Event, ...], left: Iterable[Claim]) -> tuple[Issue, ...]:
    """Events of which a report tells only in sum or as history, and whose claims are in no incident: one issue each, unless a count of theirs has one."""
    left = tuple(left)
    told = {name for c in left for name in c.events}
    counted = {name for c in left if c.variable in COUNTED for name in c.events}
    return tuple(
        Issue(
            "event-in-sum",
            f"{e.act} is told only in a sum or as history: what is said of it is in no incident",
            e.span.start,
            e.span.end,
        )
        for e in events
        if e.id in told - counted
    )


def inferred_places(reports: Iterable[Report]) -> tuple[Issue, ...]:
    """An issue where all that says where an incident was is the dateline, or the first town that the text names."""
    places = ([c for c in report.claims if c.variable == "where"] for report in reports)
    inferred = (told[0].evidence[0] for told in places if told and not any(c.events for c in told))
    message = "no sentence says that the incident was here: the place is that of the dateline, or the first one named"
    return tuple(Issue("where-inferred", message, span.start, span.end) for span in inferred)
