"""Counts of the two sides of a confrontation: hurt officers that one voice counts and hurt protesters that another counts contradict nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from onrecord.model.record import Claim, Figure
from onrecord.model.value import Count
from onrecord.reconcile.words import against_words, count_words, quoted, voices

Side = Literal["forces", "others"]
SUM = "sum-of-sides"
"""The rule where no voice counts everyone: what each side counts of its own, added up."""
_FORCES = frozenset({"police", "military", "intelligence", "border_coast_guard", "prison_service", "private_security", "foreign_military"})
_OTHERS = frozenset(
    "protesters rioters_mob vigilantes migrants refugees_idps settlers organised_rebels political_party far_right_or_left_group "
    "gang_organised_crime unknown_armed football_fans students workers_union prisoners".split()
)


def side_of(claim: Claim) -> Side | None:
    """The side of whom a claim counts, by their kind in the actor groups list; null for people in general, who may be on either."""
    return "forces" if claim.of_kind in _FORCES else "others" if claim.of_kind in _OTHERS else None


def by_side(totals: Sequence[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each side, in text order of their first; empty where only one side is counted, or somebody counts everyone."""
    sides: dict[Side | None, list[Claim]] = {}
    for claim in totals:
        sides.setdefault(side_of(claim), []).append(claim)
    return tuple(map(tuple, sides.values())) if len(sides) > 1 and None not in sides else ()


def add_sides(figures: Sequence[Figure], standing: Sequence[Claim], denied: tuple[Claim, ...]) -> Figure:
    """The figures of the sides as one; what speaks against one side's figure speaks against the sum."""
    claims = {claim.id: claim for claim in standing}
    chosen = tuple(claims[one.claims[0]] for one in figures)
    against = (*(claims[name] for one in figures for name in one.against), *denied)
    value, reach = added([one.value for one in figures]), added([Count(one.low, one.high, one.best) for one in figures])
    why = f"{count_words(value)}, by {voices(chosen)} ({', '.join(quoted(c) for c in chosen)}); rule {SUM}.{against_words(against)}"
    fitting = tuple(name for one in figures for name in one.claims)
    conflict = bool(denied) or any(one.conflict for one in figures)
    return Figure(value.best, reach.low, reach.high, value, SUM, fitting, tuple(c.id for c in against), conflict, why)


def added(counts: Sequence[Count]) -> Count:
    """The sum of counts of different people; open above where one of them is."""
    high = None if any(c.high is None for c in counts) else sum(c.high or 0 for c in counts)
    return Count(sum(c.low or 0 for c in counts), high, sum(c.best or 0 for c in counts))
