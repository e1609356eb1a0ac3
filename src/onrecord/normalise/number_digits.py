"""Digits with separators to the number that they name."""

from __future__ import annotations

import re
from fractions import Fraction

_PLAIN = re.compile(r"\d{1,15}")
_GROUPED = re.compile(r"\d{1,3}(?:([., \u00a0\u2009\u202f'’])\d{3})(?:\1\d{3}){0,3}(?:[.,]\d{1,3})?")
_LAKHS = re.compile(r"\d{1,2}(?:,\d\d){1,4},\d{3}")
_DECIMAL = re.compile(r"\d{1,12}[.,]\d{1,6}")


def digits_value(digits: str, language: str, *, scaled: bool) -> Fraction | None:
    """The value of digits with separators; none for what is no number. Where a unit such as "million" follows, `scaled`, a lone
    group after the language's decimal mark is read as decimals: French "1,250 million", English "1.250 million".
    """
    decimal_mark = "," if language == "fr" else "."
    if _PLAIN.fullmatch(digits):
        return None if digits[0] == "0" and len(digits) > 1 else Fraction(int(digits))
    lone_group = re.fullmatch(rf"\d+\{decimal_mark}\d{{3}}", digits) is not None
    if digits[0] != "0" and not (scaled and lone_group):
        if m := _GROUPED.fullmatch(digits):
            whole, decimals = _without_decimals(digits, m[1])
            return Fraction(int(re.sub(r"\D", "", whole))) + (Fraction(int(decimals), 10 ** len(decimals)) if decimals else 0)
        if _LAKHS.fullmatch(digits):
            return Fraction(int(digits.replace(",", "")))
    if _DECIMAL.fullmatch(digits):
        whole, decimals = re.split(r"[.,]", digits)
        return int(whole) + Fraction(int(decimals), 10 ** len(decimals))
    return None


def _without_decimals(digits: str, separator: str) -> tuple[str, str]:
    """Grouped digits and the decimals after another mark than the one that groups them."""
    other = {",": ".", ".": ","}.get(separator)
    marks = [other] if other else [".", ","]
    for mark in marks:
        whole, found, decimals = digits.rpartition(mark)
        if found:
            return whole, decimals
    return digits, ""
