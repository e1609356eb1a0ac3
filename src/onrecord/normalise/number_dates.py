"""Numerals that are ages, days, years: the traps that need the most looking around."""

from __future__ import annotations

from onrecord.normalise.number_line import Line, match_before
from onrecord.normalise.number_range import Quantity

DASHES = ("-", "–", "—", "/")


def counts_noun(line: Line, i: int) -> bool:
    """Whether what starts at piece `i` is somebody or something counted: a noun of people, or another plural, adjectives before it or not."""
    for k in range(i, i + 3):
        if line.has(k, "nouns.people") or line.has(k, "nouns.casualty"):
            return True
        token = line.token(k) if line.is_word(k) else None
        if token is None or token.tag not in ("ADJ", "NOUN", "PROPN"):
            return False
        if token.tag == "NOUN" and (token.fine == "NNS" or (line.lexicon.language == "fr" and line.low(k)[-1:] in "sx")):
            return not (line.has(k, "units") or line.has(k, "months"))
    return False


def is_age(line: Line, q: Quantity) -> bool:
    """Smith, 34, said; her son (12); two men, 23 and 25, were; children under 12."""
    first, last, n = q.numeral.first, q.numeral.last, q.numeral.best
    if n is None or n > 120 or q.numeral.kind != "exact":
        return False
    if line.low(first - 1) == "(" and line.low(last) in (")", ",") and line.tag(first - 2) in ("PROPN", "NOUN"):
        return True
    if line.low(first - 1) in ("under", "over") and line.has(first - 2, "under_age_after") and not counts_noun(line, last):
        return True
    if line.low(first - 1) != "," or not line.digits(first) or counts_noun(line, last):
        return False
    name = first - 2 - (line.low(first - 2) == ".")
    token = line.token(name)
    if token is None or token.tag not in ("PROPN", "NOUN") or line.has(name, "months"):
        return False
    named = token.tag == "PROPN" and line.layout.casing == "mixed" and token.text[:1].isupper()
    return _closes_age(line, last, named=named, proper=token.tag == "PROPN")


def _closes_age(line: Line, last: int, *, named: bool, proper: bool) -> bool:
    """Whether what follows "Smith, 34" lets that be an age."""
    if line.low(last) in (",", ";", ")", "") or (line.low(last) == "." and not line.is_word(last + 1)):
        return True
    if line.has(last, "range.and"):
        return (proper or line.digits(last + 1)) and not _verb_near(line, last + 1)
    return named and (
        line.low(last) in ("of", "from", "who", "was", "is", "de", "qui", "est", "–", "—", "|")
        or (line.low(last) == "-" and not line.glued(last))
    )


def _verb_near(line: Line, i: int) -> bool:
    return any(line.tag(k) == "VERB" for k in (i, i + 1))


def is_date(line: Line, q: Quantity) -> bool:
    """June 3, 3 June, 3-5 June, 3 and 4 June, 6 SEP 89, Monday 3; "twelve may have died" is none."""
    first, last, n = q.numeral.first, q.numeral.last, q.numeral.best
    if line.low(first - 1) == "." and is_month(line, first - 2):
        return True
    if is_month(line, first - 1) and (line.digits(first - 2) or n is None or n <= 31 or 1000 < n < 2200):
        in_month = line.low(first - 2) == "in" and line.is_word(first - 1)
        return not (counts_noun(line, last) and n is not None and (n > 31 or in_month))
    k = last + (line.low(last) in ("-", "of", "["))
    if is_month(line, k) and not (line.has(k, "ambiguous_months") and line.has(k + 1, "after_month_as_verb")):
        return True
    joined = line.low(last) in (*DASHES, ",") or any(line.has(last, f"range.{name}") for name in ("and", "or", "to"))
    if joined and line.digits(last + 1) and is_month(line, last + 2) and n is not None and n <= 31:
        return True
    return line.has(first - 1, "date_words") and n is not None and n <= 31 and line.lexicon.language == "en" and not line.is_word(last)


def is_clock(line: Line, q: Quantity) -> bool:
    """9 p.m., at 1400, from 0600 to 1200, 1430 hours."""
    last = q.numeral.last
    if line.low(last) in ("a", "p") and line.low(last + 1) == "." and line.low(last + 2) == "m":
        return True
    digits = line.low(last - 1)
    military = line.digits(last - 1) and len(digits) == 4 and digits.isdecimal() and digits < "2400" and digits[2] < "6"
    if not military or counts_noun(line, last):
        return False
    k = q.first - 1 if not line.has(q.first - 1, "before.approximate") else q.first - 2
    return line.has(k, "clock_before") or (line.digits(q.numeral.first - 2) and line.low(q.numeral.first - 2)[:1] == "0")


def is_month(line: Line, i: int) -> bool:
    """Whether piece `i` names a month; "may" and "march" only with a capital where capitals mean something."""
    if not line.has(i, "months"):
        return False
    return (
        not line.has(i, "ambiguous_months") or line.layout.casing != "mixed" or line.text(i)[:1].isupper() or line.lexicon.language == "fr"
    )


def is_year(line: Line, q: Quantity) -> bool:
    """1998, the 2001 attacks, in 2015, 1998-2001; "some 2000 people" and "2000 protesters" count."""
    first, last = q.numeral.first, q.numeral.last
    plain = [k for k in range(first, last) if line.digits(k)]
    if not plain or not all(len(line.low(k)) == 4 and "1900" <= line.low(k) <= "2100" for k in plain[:1]):
        return False
    if last - first > 1 and len(plain) == 1:
        return False
    if any(match_hedged(line, q.first, key) for key in ("at_least", "more_than", "up_to", "fewer_than", "nearly", "approximate")):
        return not counts_noun(line, last) and line.has(first - 1, "year_before")
    people = line.has(last, "nouns.people") or line.has(last + 1, "nouns.people")
    return not people or (line.has(first - 1, "year_before") and line.low(first - 1) not in ("of", "to", "and", "by", "de", "a", "et"))


def match_hedged(line: Line, first: int, key: str) -> bool:
    """Whether a hedge of one kind ends right before piece `first`."""
    return match_before(line, first, f"before.{key}") >= 0
