"""Numerals: digits, words and both ("1.2 million", "quatre-vingt-dix-sept") to the number that they name."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from onrecord.model.quick import quick
from onrecord.model.reading import NumberKind
from onrecord.normalise.number_digits import digits_value
from onrecord.normalise.number_line import Line

LARGEST = 10**15
Read = tuple[int, int]
"""A value, and the index of the piece after it."""


@quick
@dataclass(frozen=True, slots=True)
class Numeral:
    """Pieces `first:last` and what they name; `scale` is the multiplier they end with ("million"), 1 where there is none.

    `fraction` where they name no whole number, as counts do; `value` is null for vague words.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    best: int | None
    kind: NumberKind = "exact"
    scale: int = 1
    fraction: bool = False


def about(value: int) -> tuple[int, int]:
    """A tenth to either side, rounded outward: what "around N" is taken to span."""
    return 9 * value // 10, -(-11 * value // 10)


def exact(first: int, last: int, value: Fraction | int, *, scale: int = 1) -> Numeral:
    """The numeral that names `value`."""
    whole = round(value)
    return Numeral(first, last, whole, whole, whole, "exact", scale, fraction=whole != value)


def rough(first: int, last: int, value: Fraction | int) -> Numeral:
    """A numeral that rounds ("a hundred", "une dizaine")."""
    low, high = (8, 12) if value == 10 else about(round(value))
    return Numeral(first, last, low, high, round(value), "approximate")


def read_numeral(line: Line, i: int) -> Numeral | None:
    """The numeral that starts at piece `i`; none where there is none."""
    if line.digits(i):
        return _read_digits(line, i)
    halved = _read_half(line, i)
    if halved:
        return halved
    if line.has(i, "numerals.a") and (scaled := _read_a(line, i)):
        return scaled
    found = read_words(line, i)
    if found is None:
        return _read_bare(line, i)
    value, j, scale = found
    return _with_tail(line, i, j, Fraction(value), scale)


def _hyphen(line: Line, i: int) -> int:
    """The index after a hyphen that joins two words, or `i`."""
    return i + 1 if line.low(i) == "-" and line.glued(i) and line.glued(i + 1) else i


def _read_digits(line: Line, i: int) -> Numeral | None:
    j = i + 1
    k = _hyphen(line, j)
    short = line.glued(j) and line.has(j, "numerals.short_scales")
    scaled = short or line.has(k, "numerals.scales") or line.has(k, "numerals.hundred") or line.has(k, "numerals.dozens")
    value = digits_value(line.low(i), line.lexicon.language, scaled=scaled)
    if value is None:
        return None
    if short:
        scale = line.lexicon.values["numerals.short_scales"][line.low(j)]
        return exact(i, j + 1, value * scale, scale=scale)
    if line.has(k, "numerals.hundred"):
        value, k = value * 100, k + 1
        j = k
    return _with_tail(line, i, j, value, 1)


def _with_tail(line: Line, i: int, j: int, value: Fraction, scale: int) -> Numeral | None:
    """What may follow a numeral: "and a half", a scale, dozens."""
    half = _and_a_half(line, j)
    if half > j:
        value, j = value + Fraction(scale, 2), half
    k = _hyphen(line, j)
    while line.has(k, "numerals.scales") and value < LARGEST:
        times = int(line.lexicon.values["numerals.scales"][line.low(k)])
        value, scale, j = value * times, scale * times, k + 1
        k = _hyphen(line, j)
    half = _and_a_half(line, j)
    if scale > 1 and half > j:
        value, j = value + Fraction(scale, 2), half
    if line.has(k, "numerals.dozens"):
        return _dozens(line, i, k, value)
    if value >= LARGEST:
        return None
    return exact(i, j, value, scale=scale)


def _dozens(line: Line, i: int, k: int, value: Fraction | int) -> Numeral:
    """`value` dozens, whose word stands at `k`; French "une dizaine de milliers" as well."""
    value *= line.lexicon.values["numerals.dozens"][line.low(k)]
    j = k + 1
    if line.has(j, "of") and line.has(j + 1, "plural_units"):
        return rough(i, j + 2, value * line.lexicon.values["plural_units"][line.low(j + 1)])
    return rough(i, j, value)


def _and_a_half(line: Line, j: int) -> int:
    """The index after "and a half" ("et demi") that starts at `j`, hyphens or not; `j` where there is none."""
    k = _hyphen(line, j)
    if line.low(k) not in line.lexicon.words["numerals.and"]:
        return j
    k = _hyphen(line, k + 1)
    k = _hyphen(line, k + 1) if line.has(k, "numerals.a") else k
    return k + 1 if line.low(k) in ("half", "demi", "demie") else j


def _read_half(line: Line, i: int) -> Numeral | None:
    """Half a million, half a dozen, une demi-douzaine."""
    j = i
    for word in ("un", "une") if line.lexicon.language == "fr" else ():
        j += line.low(j) == word
    if line.low(j) not in ("half", "demi"):
        return None
    j = _hyphen(line, j + 1)
    if line.has(j, "numerals.a") and line.lexicon.language == "en":
        j = _hyphen(line, j + 1)
    if line.has(j, "numerals.scales"):
        return rough(i, j + 1, Fraction(line.lexicon.values["numerals.scales"][line.low(j)], 2))
    if line.has(j, "numerals.dozens"):
        return rough(i, j + 1, Fraction(line.lexicon.values["numerals.dozens"][line.low(j)], 2))
    return None


def _read_a(line: Line, i: int) -> Numeral | None:
    """A hundred, a thousand, a dozen, un millier, une vingtaine, un million: numbers that round, unless more is said ("a hundred and five")."""
    k = _hyphen(line, i + 1)
    if line.has(k, "numerals.dozens"):
        return _dozens(line, i, k, 1)
    if not (line.has(k, "numerals.scales") or (line.has(k, "numerals.hundred") and line.lexicon.language == "en")):
        return None
    if line.lexicon.language == "fr" and line.low(k) in ("mille", "mil"):
        return None
    found = read_words(line, k)
    if found is None:
        return None
    value, j, scale = found
    tail = _with_tail(line, i, j, Fraction(value), scale)
    round_word = tail is not None and tail.last == k + 1
    return rough(i, k + 1, value) if round_word else tail


def _read_bare(line: Line, i: int) -> Numeral | None:
    """A dozen without its article, as headlines have it."""
    if line.lexicon.language == "en" and line.has(i, "numerals.dozens"):
        return rough(i, i + 1, line.lexicon.values["numerals.dozens"][line.low(i)])
    return None


def read_words(line: Line, i: int, *, joined: bool = True) -> tuple[int, int, int] | None:
    """Value, index after it, and the last scale of a number in words. `joined` where "and" may be part of it ("a hundred and five")."""
    total, j, ceiling = 0, i, LARGEST
    after = i
    while True:
        group = below_thousand(line, j, joined=joined)
        value, k = group or (1, j)
        if group is None and not (j == i and line.has(i, "numerals.scales")):
            break
        scale, k_scaled = _scale(line, k)
        if group is None and scale == 1:
            break
        if scale >= ceiling or (j > i and line.low(j - 1) == "," and value * scale < 100):
            break
        total, after, ceiling = total + value * scale, k_scaled, scale
        if scale == 1:
            break
        j = _joint(line, after, joined=joined)
    return (total, after, max(ceiling, 1) if ceiling < LARGEST else 1) if after > i else None


def _scale(line: Line, k: int) -> Read:
    """The scale word at `k`, hyphen or not, and the index after it; `(1, k)` where there is none."""
    j = _hyphen(line, k)
    if line.has(j, "numerals.scales"):
        return int(line.lexicon.values["numerals.scales"][line.low(j)]), j + 1
    return 1, k


def _joint(line: Line, j: int, *, joined: bool) -> int:
    """The index after what may join two groups: hyphen, "and", comma, nothing."""
    if line.low(j) == "," and line.lexicon.language == "en":
        return j + 1
    j = _hyphen(line, j)
    if joined and line.has(j, "numerals.and"):
        return _hyphen(line, j + 1)
    return j


def below_thousand(line: Line, i: int, *, joined: bool) -> Read | None:
    """A number under a thousand, or hundreds up to 99 ("fifteen hundred")."""
    if line.has(i, "numerals.hundred"):
        value, j = 100, i + 1
    else:
        small = below_hundred(line, i)
        if small is None:
            return None
        k = _hyphen(line, small[1])
        if not line.has(k, "numerals.hundred") or small[0] % 10 == 0 or small[0] < (2 if line.lexicon.language == "fr" else 1):
            return small
        value, j = small[0] * 100, k + 1
    k = _hyphen(line, j)
    if joined and line.has(k, "numerals.and"):
        k = _hyphen(line, k + 1)
    tail = below_hundred(line, k)
    if tail is None or line.has(_hyphen(line, tail[1]), "numerals.hundred"):
        return value, j
    return value + tail[0], tail[1]


def below_hundred(line: Line, i: int) -> Read | None:
    """A number under a hundred."""
    word, values = line.low(i), line.lexicon.values
    if line.lexicon.language == "fr" and word == "quatre" and line.low(_hyphen(line, i + 1)) in ("vingt", "vingts"):
        return _french_tail(line, _hyphen(line, i + 1) + 1, 80)
    for key in ("numerals.units", "numerals.teens"):
        if line.has(i, key):
            return _french_teen(line, i, values[key][word])
    if not line.has(i, "numerals.tens"):
        return None
    ten = values["numerals.tens"][word]
    if line.lexicon.language == "fr":
        return _french_tail(line, i + 1, ten)
    k = _hyphen(line, i + 1)
    return (ten + values["numerals.units"][line.low(k)], k + 1) if line.has(k, "numerals.units") else (ten, i + 1)


def _french_teen(line: Line, i: int, value: int) -> Read:
    """Dix-sept, dix-huit, dix-neuf; any other number under seventeen as it is."""
    k = _hyphen(line, i + 1)
    if value == 10 and line.lexicon.language == "fr" and line.low(k) in ("sept", "huit", "neuf"):
        return 10 + line.lexicon.values["numerals.units"][line.low(k)], k + 1
    return value, i + 1


def _french_tail(line: Line, j: int, ten: int) -> Read:
    """What follows a French ten: "et un", "-deux", and after 60 and 80 the numbers up to 19."""
    k = _hyphen(line, j)
    values = line.lexicon.values
    if line.low(k) == "et":
        k = _hyphen(line, k + 1)
        if line.low(k) not in ("un", "une", "onze", "dix"):
            return ten, j
    if line.has(k, "numerals.units"):
        return ten + values["numerals.units"][line.low(k)], k + 1
    if ten in (60, 80) and line.has(k, "numerals.teens"):
        value, after = _french_teen(line, k, values["numerals.teens"][line.low(k)])
        return ten + value, after
    return ten, j
