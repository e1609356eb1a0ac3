"""Numerals that count nobody and nothing: ages, dates, clock times, money, measures, calibres, telephone numbers, ordinals, addresses, scores.

One rule a trap; `TRAPS` is the table. Facts: the list of traps in the codebooks' notes on numbers in news.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.normalise.number_dates import DASHES, counts_noun, is_age, is_clock, is_date, is_year, match_hedged
from onrecord.normalise.number_line import Line, match_at
from onrecord.normalise.number_range import Quantity

Trap = Callable[[Line, Quantity], bool]
_PARENTS = frozenset("mother father mom mum dad parent grandmother grandfather".split())
CHAINED = ("age", "date", "label", "unit")


def _not_whole(_: Line, q: Quantity) -> bool:
    return q.numeral.fraction


def _bracketed(line: Line, q: Quantity) -> bool:
    """(818) 374-1923, TIPS (8477), (3): digits that stand alone in brackets, and what follows an area code."""
    first, last = q.numeral.first, q.numeral.last
    alone = line.low(first - 1) == "(" and line.low(last) == ")" and line.digits(first) and last == first + 1
    return alone or (line.low(first - 1) == ")" and line.digits(first - 2) and line.digits(first))


def _identifier(line: Line, q: Quantity) -> bool:
    """AK-47, M16, mid-20s, COVID-19; 9mm, 3am, 21st, 1990s; 3.4.5."""
    first, last = q.numeral.first, q.numeral.last
    if line.digits(first) and line.glued(first):
        before = line.low(first - 1)
        if before[:1].isalpha() or before in (".", "_", "#", "@", "/", "\\", "*", "=", "&", "~"):
            return True
        if before in DASHES[:2] and (
            line.glued(first - 1) and (line.is_word(first - 2) or line.digits(first - 2) or line.low(first - 2) == ")")
        ):
            return True
    if line.low(first - 1) == "-" and line.glued(first) and line.glued(first - 1) and line.is_word(first - 2) and not line.digits(first):
        return q.first == first
    glued_word = line.digits(last - 1) and line.glued(last) and line.is_word(last) and not line.has(last, "nouns.people")
    return (
        glued_word
        or (line.low(last) in ("/", "_", "°", "'", "’", "=", "@") and line.glued(last))
        or (line.low(last) == "." and line.digits(last + 1))
    )


def _ordinal(line: Line, q: Quantity) -> bool:
    """Twenty-first; two-thirds; one hundredth."""
    k = q.numeral.last + (line.low(q.numeral.last) == "-")
    return line.has(k, "numerals.ordinals") and (k > q.numeral.last or line.low(k)[-2:] in ("th", "st", "rd", "me"))


def follows(line: Line, last: int) -> int:
    """Index of the first piece after `last` that is neither hyphen, "more", "long" nor the like."""
    k = last
    for _ in range(3):
        k += line.low(k) == "-"
        step = match_at(line, k, "unit_modifiers")
        if step < 0:
            break
        k = step
    return k + (line.low(k) == "-")


def unit_at(line: Line, last: int) -> bool:
    """Whether a unit of time, money or measure follows."""
    k = follows(line, last)
    plain = last + (line.low(last) == "-")
    return any(
        line.has(i, "units") or line.low(i) in ("%", "€", "$", "£", "°") or match_at(line, i, "phrase_units") > 0 for i in {k, plain}
    )


def _unit(line: Line, q: Quantity) -> bool:
    """14 days, two-hour, 50 euros, 12 per cent, 17-year-old; "12 and 14 years" too."""
    last = q.numeral.last
    if unit_at(line, last):
        return not _unit_word_counts(line, last)
    if (
        line.has(last, "range.and") or line.has(last, "range.or") or line.has(last, "range.to") or line.low(last) == "-"
    ) and not counts_noun(line, last):
        k = last + 1
        if line.digits(k) or line.has(k, "numerals.units") or line.has(k, "numerals.teens") or line.has(k, "numerals.tens"):
            return unit_at(line, k + 1)
    return False


def _unit_word_counts(line: Line, last: int) -> bool:
    """Two second-grade pupils: no seconds."""
    return line.low(last) == "second" and line.low(last + 1) == "-"


def _money(line: Line, q: Quantity) -> bool:
    """$1.2 million, Rs. 500, US$ 3."""
    k = q.numeral.first - 1
    k -= line.low(k) == "."
    return line.has(k, "money_before")


def _label(line: Line, q: Quantity) -> bool:
    """No. 5, page 3, Section 302, Flight 103, aged 34, called 911."""
    first, last = q.numeral.first, q.numeral.last
    k = first - 1
    k -= line.low(k) in (".", "°", "º", "-", ":") and line.has(k - 1, "labels")
    if line.has(k, "labels"):
        capital = line.layout.casing == "mixed" and line.text(k)[:1].isupper()
        if line.has(k, "firm_labels") or (capital and k > 0) or not line.is_word(last):
            return not (line.low(k) == "no" and k == first - 1 and not line.digits(first))
    if line.low(first - 1) in ("between", "entre", "from", "about", "around", "over", "under") and line.low(first - 2) in (
        "aged",
        "ages",
        "age",
    ):
        return True
    if line.has(first, "emergency_calls.numbers") and (line.low(first) == "911" or line.has(first - 1, "emergency_calls.verbs")):
        return not (line.has(last, "nouns.people") or line.has(last, "nouns.casualty"))
    if _before_name(line, first, last):
        return True
    if line.low(first - 1) == "both" and line.digits(first) and not line.is_word(last):
        return True
    return _in_name(line, first, last)


def _before_name(line: Line, first: int, last: int) -> bool:
    """An age or a label in the caption before a name, "18 Jose Estrada": digits, and two capitalised names that no plural ends."""
    if line.layout.casing != "mixed" or not line.digits(first) or last != first + 1:
        return False
    names = all(line.tag(k) == "PROPN" and line.text(k)[:1].isupper() and line.text(k)[1:].islower() for k in (last, last + 1))
    return names and line.low(last + 1)[-1:] != "s" and not any(line.has(k, "nouns.people") for k in (last, last + 1, last + 2))


def _in_name(line: Line, first: int, last: int) -> bool:
    """Fox 59, Windows 8: digits after a name, and no noun or verb after them."""
    if line.layout.casing != "mixed" or not line.digits(first) or line.is_word(last) or line.glued(first) or line.low(last) == "-":
        return False
    return first > 1 and line.is_word(first - 1) and line.text(first - 1)[:1].isupper() and line.tag(first - 1) == "PROPN"


def _address(line: Line, q: Quantity) -> bool:
    """1600 Pennsylvania Avenue, the 1200 block of Elm Street, 12 rue X."""
    last = q.numeral.last
    if line.low(last) in ("block", "blk", "bis", "ter"):
        return True
    if line.lexicon.language == "fr":
        k = last + (line.low(last) == ",")
        return line.digits(q.numeral.first) and line.has(k, "streets")
    if not line.digits(q.numeral.first):
        return False
    for k in range(last, last + 4):
        if not line.is_word(k) or (line.layout.casing == "mixed" and not line.text(k)[:1].isupper()):
            return False
        if line.has(k, "streets"):
            return k > last
    return False


def _score(line: Line, q: Quantity) -> bool:
    """Won 3-1, beat them 2-0, voted 52-48."""
    first, last = q.numeral.first, q.numeral.last
    dashed = any(line.low(k) in ("-", "–") and line.digits(k - 1) and line.digits(k + 1) for k in (first - 1, *range(first, last + 1)))
    if not dashed:
        return False
    whole = any(line.low(k) in ("-", "–") and line.digits(k - 1) for k in range(first, last))
    return not whole or (any(line.has(k, "sport") for k in range(max(0, first - 4), first)) and not counts_noun(line, last))


def _hyphened(line: Line, q: Quantity) -> bool:
    """Two-storey, three-car; but 12-man, 300-strong, 20-odd."""
    last = q.numeral.last
    if not (line.low(last) == "-" and line.glued(last) and line.glued(last + 1) and line.is_word(last + 1)):
        return False
    return not line.has(last + 1, "counters")


def _ratio(line: Line, q: Quantity) -> bool:
    """One in five, three-quarters, per thousand."""
    first, last = q.numeral.first, q.numeral.last
    if line.low(first - 1) == "per":
        return True
    numeral_after = line.digits(last + 1) or line.has(last + 1, "numerals.units") or line.has(last + 1, "numerals.teens")
    if line.low(last) == "in" and numeral_after and q.numeral.best is not None and q.numeral.best <= 9:
        return True
    before = line.low(first - 1) == "in" and (line.digits(first - 2) or line.has(first - 2, "numerals.units"))
    return before and q.numeral.best is not None and not line.digits(first - 2)


def _children(line: Line, q: Quantity) -> bool:
    """A mother of three, the father of two: children that nothing else is told of."""
    first, last = q.numeral.first, q.numeral.last
    return line.low(first - 1) == "of" and line.low(first - 2) in _PARENTS and not counts_noun(line, last)


def _one(line: Line, q: Quantity) -> bool:
    """One another, that one, at one point, one of the largest; French un, une unless it counts."""
    first, last = q.numeral.first, q.numeral.last
    if last - first != 1 or q.numeral.best != 1 or line.digits(first):
        return False
    if line.lexicon.language == "fr":
        return not _un_counts(line, first)
    if line.has(first - 1, "one_not_after") or match_at(line, last, "one_not_before") > 0:
        return True
    return line.low(last) == "of" and any(line.has(k, "one_of_not") for k in range(last + 1, last + 4))


def _un_counts(line: Line, i: int) -> bool:
    """Un mort, l'un d'eux, un des policiers, au moins un, n'en a tué qu'un."""
    hedged = any(match_hedged(line, i, key) for key in ("at_least", "more_than", "fewer_than", "up_to"))
    if line.low(i + 1) in ("des", "d") and line.low(i + 2) not in ("l", "un", "une"):
        partitive = match_at(line, i + 1, "part.after") > 0
        return partitive and not any(line.has(k, "one_of_not") for k in range(i + 2, i + 5))
    if line.low(i + 1) == "autre":
        return False
    alone = line.low(i - 1) == "qu" and not line.is_word(i + 1)
    return (
        hedged
        or alone
        or line.low(i - 1) == "dont"
        or line.has(i + 1, "nouns.casualty")
        or line.low(i + 1) in ("personne", "seul", "seule")
    )


def _vague_elsewhere(line: Line, q: Quantity) -> bool:
    """How many, as many, test scores, a couple (two who are married), third of thousands."""
    first, last = q.numeral.first, q.numeral.last
    if q.numeral.kind != "vague" and line.low(last - 1) != "couple":
        return False
    word = line.low(last - 1)
    if line.has(first - 1, "vague_not_after") and word not in ("thousands", "hundreds", "dozens", "several"):
        return True
    if word == "couple":
        return line.low(last) != "of" and not counts_noun(line, last) and line.low(last) not in ("more", "others", "dozen")
    if word == "scores":
        return line.tag(first - 1) in ("NOUN", "ADJ", "DET", "PRON", "PROPN") and line.low(last) != "of"
    return word == "tens" and line.low(last) != "of"


def _zero(line: Line, q: Quantity) -> bool:
    """Ground zero; sub-zero; a nought that nothing follows."""
    return q.numeral.best == 0 and q.numeral.low == 0 and not counts_noun(line, q.numeral.last)


TRAPS: tuple[tuple[str, Trap], ...] = (
    ("fraction", _not_whole),
    ("identifier", _identifier),
    ("bracketed", _bracketed),
    ("money", _money),
    ("label", _label),
    ("clock", is_clock),
    ("date", is_date),
    ("age", is_age),
    ("unit", _unit),
    ("ordinal", _ordinal),
    ("year", is_year),
    ("address", _address),
    ("score", _score),
    ("hyphened", _hyphened),
    ("ratio", _ratio),
    ("children", _children),
    ("one", _one),
    ("vague", _vague_elsewhere),
    ("zero", _zero),
)


def trap_of(line: Line, quantity: Quantity, before: tuple[str, int] | None) -> str | None:
    """The name of the trap that a quantity falls into; none where it counts. `before` is the trap of the quantity before, and where that ended:
    "sections 302, 307 and 34", "aged 6, 8 and 12" are chains of one kind.
    """
    name = next((name for name, trap in TRAPS if trap(line, quantity)), None)
    if name or not before or before[0] not in CHAINED:
        return name
    gap = range(before[1], quantity.first)
    linking = all(
        line.low(k) in (",", "&", *DASHES) or line.has(k, "range.and") or line.has(k, "range.or") or line.has(k, "range.to") for k in gap
    )
    if not 0 < len(gap) <= 2 or not linking or before[0] == "unit":
        return None
    after = quantity.numeral.last
    ends = (
        not line.is_word(after)
        or line.has(after, "range.and")
        or line.has(after, "range.or")
        or line.low(after) in ("of", "at", "in", "de", "du", "the")
    )
    return before[0] if ends else None
