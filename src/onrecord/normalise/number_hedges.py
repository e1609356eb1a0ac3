"""Hedges around a quantity ("at least 12", "300-odd", "plus d'une centaine") and the count that the whole phrase comes to."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.reading import NumberKind
from onrecord.model.value import Count
from onrecord.normalise.number_line import Line, match_at, match_before
from onrecord.normalise.number_range import Quantity
from onrecord.normalise.number_words import Numeral, about

BEFORE = ("at_least", "more_than", "up_to", "at_most", "fewer_than", "nearly", "approximate")
AFTER = ("at_least", "at_most", "approximate")
_BOUNDED = frozenset(BEFORE[:5])


@dataclass(frozen=True, slots=True)
class Hedged:
    """A quantity with its hedges: pieces `first:last`, and the kinds of the hedges from the outermost in."""

    first: int
    last: int
    numeral: Numeral
    hedges: tuple[str, ...]


def with_hedges(line: Line, quantity: Quantity, floor: int) -> Hedged:
    """The hedges right before and after a quantity, none before piece `floor`."""
    first, before = _before(line, quantity.numeral.first, floor)
    if not before:
        first, before = _before(line, quantity.first, floor)
    last, after = _after(line, quantity.numeral)
    return Hedged(min(first, quantity.first), last, quantity.numeral, (*before, *after))


def _before(line: Line, first: int, floor: int) -> tuple[int, tuple[str, ...]]:
    """Where the hedges before piece `first` begin, and their kinds; at most two, such as "at least some"."""
    hedges: tuple[str, ...] = ()
    for _ in range(2):
        gap = match_before(line, first, "between_hedge")
        found = [
            (start, name) for end in (first, gap) for name in BEFORE if floor <= (start := match_before(line, end, f"before.{name}")) < end
        ]
        if not found:
            break
        first, name = min(found, key=lambda hit: hit[0])
        hedges = (name, *hedges)
    return first, hedges


def _after(line: Line, numeral: Numeral) -> tuple[int, tuple[str, ...]]:
    """Where the hedge after a numeral ends, and its kind: "12 or more", "100+", "20-odd"."""
    last = numeral.last
    if numeral.kind in ("vague", "range"):
        return last, ()
    if line.low(last) == "+" and line.glued(last) and not line.digits(last + 1):
        return last + 1, ("at_least",)
    joined = last + (line.low(last) == "-" and line.glued(last + 1))
    for name in AFTER:
        end = match_at(line, joined, f"after.{name}")
        if end < 0 and name == "at_least" and line.low(last) == "," and line.low(last + 2) in ("more", "plus", "davantage"):
            end = match_at(line, last + 1, f"after.{name}")
        if end > 0 and not line.digits(end) and not (line.low(end - 1) == "plus" and line.has(end, "numerals.units")):
            return end, (name,)
    return last, ()


def count_of(hedged: Hedged) -> tuple[Count, NumberKind]:
    """The count that a hedged quantity comes to. A hedge that bounds wins over one that rounds."""
    numeral = hedged.numeral
    bound = next((name for name in hedged.hedges if name in _BOUNDED), None)
    if bound:
        return _bounded(numeral, bound), "bounded"
    if numeral.best == 0 and not hedged.hedges:
        return Count(0, 0, 0), "none"
    if numeral.kind in ("vague", "range") or numeral.best is None or not hedged.hedges:
        return Count(numeral.low, numeral.high, numeral.best), numeral.kind
    low, high = about(numeral.best)
    return Count(low, numeral.best if "nearly" in hedged.hedges else high, numeral.best), "approximate"


def _bounded(numeral: Numeral, bound: str) -> Count:
    """Bounds by codebook: at least N opens upwards; up to N starts at one, no more than N at none; fewer than N names no number.

    "More than N" keeps N as its lower bound: N is the number that the words name, and the best value may not lie below the lowest.
    """
    best = numeral.best
    if bound in ("at_least", "more_than"):
        low = numeral.low if best is None else best
        return Count(low, numeral.high if numeral.kind == "range" else None, best)
    if bound == "fewer_than":
        high = numeral.high if best is None else best - 1
        return Count(0, None if high is None else max(0, high), None)
    high = numeral.high if best is None else best
    least = 1 if bound == "up_to" else 0
    return Count(least if high is None else min(least, high), high, best)
