"""Predicates to events: what act each is."""

from __future__ import annotations

from onrecord.model.reading import Reading
from onrecord.model.record import Event


def find_events(reading: Reading) -> tuple[Event, ...]:
    """Events in text order."""
    return ()
