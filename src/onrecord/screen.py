"""How much a document looks as if it told an incident: cheap, and read before anything else is believed."""

from __future__ import annotations

from onrecord.model.acts import FAMILY_OF
from onrecord.model.reading import Reading
from onrecord.model.record import Event, Report

_WEIGHT = {"attack": 1.0, "protest": 0.9, "property": 0.7, "threat": 0.6, "authority": 0.5, "movement": 0.4, "politics": 0.3}


def relevance_of(reading: Reading, events: tuple[Event, ...], reports: tuple[Report, ...]) -> float:
    """From 0 to 1: the weight of the acts told as real, set against the length of the text; 0 where there is no incident.

    One grave act in a short text is enough for 0.7; the rest grows with their number.
    """
    told = sum(_WEIGHT.get(FAMILY_OF[e.act], 0.0) for e in events if e.status in ("happened", "ongoing"))
    sentences = max(1, len(reading.layout.sentences))
    dense = min(1.0, told / (1 + 0.15 * sentences))
    score = 1 - 0.5 ** (told + dense) if told else 0.0
    if not any(report.kind != "background" for report in reports):
        return min(score, 0.45) * 0.5
    return max(0.5, score)
