"""Stub."""

from __future__ import annotations

from onrecord.model.reading import Reading
from onrecord.model.record import Claim, Event


def find_claims(reading: Reading, events: tuple[Event, ...]) -> tuple[Claim, ...]:
    """Claims."""
    return ()
