"""Counts and people of whom no event tells: they are of the incident that their paragraph tells, where a report tells several one by one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.assemble.anchors import Anchor
from onrecord.assemble.incidents import Incident
from onrecord.model.locate import sentence_index
from onrecord.model.quick import replace
from onrecord.model.reading import Reading
from onrecord.model.record import COUNTED, Claim

_TOLD_SO = frozenset({*COUNTED, "victim"})
_HURT = frozenset({"killed", "injured", "hospitalised", "abducted"})


def homes_by_paragraph(reading: Reading, incidents: Sequence[Incident], claims: Iterable[Claim]) -> dict[str, int]:
    """By id of a claim without an event, the incident whose day or place its own paragraph tells before it; none where one incident is told so."""
    told: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for k, incident in enumerate(incidents):
        for anchor in incident.anchors:
            if _opens_one(anchor):
                told[anchor.paragraph].append((anchor.event.span.start, k))
    if len({k for anchors in told.values() for _, k in anchors}) <= 1:
        return {}
    found: dict[str, int] = {}
    for claim in claims:
        if claim.events or claim.variable not in _TOLD_SO:
            continue
        sentence = reading.layout.sentences[sentence_index(reading.layout, claim.evidence[0].start)]
        here = sorted(told.get(sentence.paragraph, ()))
        before = bisect_right(here, (sentence.end, len(incidents)))
        if before:
            found[claim.id] = here[before - 1][1]
    return found


def _opens_one(anchor: Anchor) -> bool:
    """Whether words tell an incident of its own, with its day or place, after the lead has told what the report is about."""
    return not (anchor.headline or anchor.opening) and anchor.cue is None and anchor.specific and bool(anchor.times or anchor.places)


def with_casualties(incidents: Sequence[Incident], claims: Iterable[Claim], homes: dict[str, int]) -> tuple[Incident, ...]:
    """The incidents, the first such words of each told to hurt those whom its paragraphs count."""
    hurt = [0] * len(incidents)
    for claim in claims:
        if claim.id in homes and claim.variable in _HURT and claim.status != "denied":
            hurt[homes[claim.id]] += 1
    return tuple(_hurting(incident, hurt[k]) for k, incident in enumerate(incidents))


def _hurting(incident: Incident, more: int) -> Incident:
    at = next((n for n, a in enumerate(incident.anchors) if _opens_one(a)), None)
    if not more or at is None:
        return incident
    told = replace(incident.anchors[at], casualties=incident.anchors[at].casualties + more, consequence=True)
    return Incident((*incident.anchors[:at], told, *incident.anchors[at + 1 :]))
