"""Quantities: vague words ("dozens", "several hundred"), and two numerals that bound one count ("20 to 30", "dozens if not hundreds")."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.quick import replace
from onrecord.model.reading import NumberKind
from onrecord.normalise.number_line import Line, match_at, phrase_of
from onrecord.normalise.number_words import Numeral, exact, read_numeral, read_words, rough


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral or two that bound one count, and the piece at which the phrase begins ("between 20 and 30", "from 20 to 30")."""

    first: int
    numeral: Numeral


def read_vague(line: Line, i: int) -> Numeral | None:
    """The vague quantity that starts at piece `i`; none where there is none."""
    found = _multiplied(line, i) or _plural_of_plural(line, i)
    if found:
        return found
    end = match_at(line, i, "vague")
    if end < 0 or line.digits(end):
        return None
    low, high, best = line.lexicon.values["vague"][phrase_of(line, i, end)]
    return Numeral(i, end, low, high, best, "vague" if best is None or low == high else "approximate")


def _multiplied(line: Line, i: int) -> Numeral | None:
    """Several hundred, a few dozen, plusieurs dizaines de milliers."""
    end = match_at(line, i, "multipliers")
    if end < 0:
        return None
    values = line.lexicon.values
    few, many = values["multipliers"][phrase_of(line, i, end)]
    if line.has(end, "multiplied_dozens"):
        low, high = values["multiplied_dozens"][line.low(end)]
        low, high = (low, high) if few != many else (12 * few, 12 * many)
    elif line.has(end, "multiplied"):
        times = values["multiplied"][line.low(end)]
        low, high = few * times, many * times
    else:
        return None
    last, scale = end + 1, 1
    if line.has(last, "numerals.scales"):
        scale, last = values["numerals.scales"][line.low(last)], last + 1
    elif line.has(last, "of") and (
        line.has(last + 1, "plural_units") or (line.has(last + 1, "plurals") and line.has(last + 1, "multiplied"))
    ):
        units = values["plural_units"] if line.has(last + 1, "plural_units") else values["plurals"]
        scale, last = units[line.low(last + 1)], last + 2
    return rough(i, last, low * scale) if few == many else Numeral(i, last, low * scale, high * scale, None, "vague")


def _plural_of_plural(line: Line, i: int) -> Numeral | None:
    """Tens of thousands, des centaines de milliers."""
    k = i + (line.low(i) in ("des", "de"))
    if not (line.has(k, "plurals") and line.has(k + 1, "of")):
        return None
    units = "plural_units" if line.lexicon.language == "fr" else "plurals"
    if not line.has(k + 2, units):
        return None
    base, unit = line.lexicon.values["plurals"][line.low(k)], line.lexicon.values[units][line.low(k + 2)]
    if unit < 1000:
        return None
    return Numeral(i, k + 3, 2 * base * unit, (100 if base == 12 else 10 * base) * unit - 1, None, "vague")


def read_one(line: Line, i: int) -> Numeral | None:
    """The vague quantity or numeral that starts at piece `i`, with its digits repeated in brackets ("two (2)")."""
    found = read_vague(line, i) or read_numeral(line, i)
    if found and line.low(found.last) == "(" and line.low(found.last + 2) == ")":
        again = read_numeral(line, found.last + 1)
        if again and again.last == found.last + 2 and again.best == found.best:
            return replace(found, last=found.last + 3)
    return found


def read_quantity(line: Line, i: int) -> Quantity | None:
    """The quantity that starts at piece `i`."""
    if line.has(i, "range.between"):
        return _between(line, i)
    first = read_one(line, i)
    if first is None:
        return None
    start = i - 1 if line.has(i - 1, "range.from") else i
    second = _second(line, first, rising=start < i and _rises(line, start))
    if second is None:
        return Quantity(i, first)
    widened = "numerals.a" if line.has(i, "numerals.a") else "range.from"
    return Quantity(start if line.has(start, widened) and line.has(first.last, "range.to") else i, second)


def _rises(line: Line, i: int) -> bool:
    """Whether a word of change stands shortly before piece `i`: "rose from 12 to 15" is no range."""
    return any(line.has(k, "running.rises") or line.has(k, "running.brings") for k in range(max(0, i - 4), i))


def _between(line: Line, i: int) -> Quantity | None:
    """Between A and B; where A itself may hold an "and", the reading in which A is less than B."""
    start = i + 1
    hedge = match_at(line, start, "before.approximate")
    start = hedge if hedge > 0 else start
    lone = read_words(line, start, joined=False)
    short = exact(start, lone[1], lone[0], scale=lone[2]) if lone else None
    for a in (short, read_one(line, start)):
        if a and line.has(a.last, "range.and"):
            b = read_one(line, a.last + 1)
            if b and (found := bounded(line, a, b)):
                return Quantity(i, found)
    return None


def _second(line: Line, a: Numeral, *, rising: bool) -> Numeral | None:
    """`a` and what bounds it from above: "to", a dash, "or", "if not"."""
    j = a.last
    dash = line.low(j) in ("-", "–", "—") and line.glued(j) and line.glued(j + 1)
    if dash or (line.has(j, "range.to") and not rising):
        b = read_one(line, j + 1)
        return bounded(line, a, b) if b and not (dash and _no_range(line, a, b)) else None
    k = match_at(line, j + (line.low(j) == ","), "or")
    b = read_one(line, k) if k > 0 else None
    return bounded(line, a, b) if b else None


def _no_range(line: Line, a: Numeral, b: Numeral) -> bool:
    """Whether digits parted by a dash are a telephone number, or one of more than two such parts."""
    digits = line.digits(a.first) and line.digits(b.first)
    odd_lengths = len(line.low(a.first)) >= 3 and len(line.low(a.first)) != len(line.low(b.first)) and line.low(a.first)[-1] != "0"
    more = line.low(b.last) in ("-", "–") and line.digits(b.last + 1) and line.glued(b.last)
    return bool(digits and (odd_lengths or more)) or (line.low(a.first - 1) in ("-", "–") and line.glued(a.first))


def bounded(line: Line, a: Numeral, b: Numeral) -> Numeral | None:
    """The count from `a` to `b`; none where `a` is not the lesser. "Two to three hundred" shares its hundred."""
    shared = _shared(line, a, b)
    low = None if a.low is None else a.low * shared
    high = b.high
    lesser = (a.best if a.best is not None else a.low or 0) * shared
    greater = b.best if b.best is not None else b.low
    if low is None or (greater is not None and lesser >= greater):
        return None
    kind: NumberKind = "vague" if "vague" in (a.kind, b.kind) else "range"
    return Numeral(a.first, b.last, low, high, None, kind, b.scale, fraction=b.fraction or (a.fraction and shared == 1))


def _shared(line: Line, a: Numeral, b: Numeral) -> int:
    """What `b`'s last word multiplies by where `a` leaves it out, else 1."""
    if b.best is None or a.best is None or a.scale > 1 or a.kind != "exact":
        return 1
    word, values = line.low(b.last - 1), line.lexicon.values
    times = b.scale
    if times == 1:
        times = (
            100
            if word in line.lexicon.words["numerals.hundred"]
            else values["numerals.dozens"][word]
            if word in line.lexicon.words["numerals.dozens"]
            else 1
        )
    return times if a.best * times < b.best else 1
