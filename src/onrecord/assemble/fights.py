"""Who fell in a fight between armed sides: they are counted and told as its sides, and are no single victims."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.lexicons.classes import word_class
from onrecord.model.record import COUNTED, Claim
from onrecord.model.value import Party, Person

_UNTOLD = frozenset({None, "unknown"})


def without_fallen(claims: Iterable[Claim], act: str) -> tuple[Claim, ...]:
    """The claims without the victims of whom neither name nor age is told, where all people hit are of the sides of a war.

    In a clash between armed sides those of whom nothing is told are taken to be of a side, where one of the sides is of a war: not where police
    exchange fire with a gunman.
    """
    told = tuple(claims)
    hit = {c.value.kind for c in told if c.variable == "target" and isinstance(c.value, Party) and not c.value.physical}
    hit |= {c.of_kind for c in told if c.variable in COUNTED and (act == "armed_clash" or c.of_kind)}
    fight = word_class("armed_kinds", "event_words") | word_class("police_kinds", "event_words") | _UNTOLD
    war = word_class("war_kinds", "event_words")
    sides = fight if act == "armed_clash" and _parties(told) & war else war
    if not hit or hit - sides:
        return told
    return tuple(c for c in told if not _is_nameless(c))


def _parties(claims: Iterable[Claim]) -> set[str | None]:
    """The kinds of those who did it and of those to whom it was done."""
    return {c.value.kind for c in claims if c.variable in ("initiator", "target") and isinstance(c.value, Party)}


def _is_nameless(claim: Claim) -> bool:
    """Whether a claim is of a victim of whom neither name nor age is told."""
    return claim.variable == "victim" and isinstance(claim.value, Person) and claim.value.name is None and claim.value.age is None
