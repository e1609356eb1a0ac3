"""Stub."""

from __future__ import annotations

from onrecord.model.document import Issue
from onrecord.model.reading import Reading
from onrecord.model.record import Claim, Event, Report


def assemble(reading: Reading, events: tuple[Event, ...], claims: tuple[Claim, ...]) -> tuple[tuple[Report, ...], tuple[Issue, ...]]:
    """Reports."""
    return (), ()
