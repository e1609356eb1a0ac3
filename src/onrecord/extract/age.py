"""How old a person's words say that somebody is: "a 17-year-old", "a five-year-old", "aged 34", "Jane Doe, 34,"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicons import load
from onrecord.lexicons.patterns import Sought, may_hold, sought
from onrecord.model.reading import Mention
from onrecord.model.span import Span, span_at

_OLDEST = 110
_YEARS = {"month": 12, "week": 52, "day": 365}
_WHOSE = re.compile(r"\s*(?:(?:of|for|with|to|de|du|à)\b|d['’])")
_ITS_OWN = re.compile(r"\s*(?:(?:de\s|d['’])(?!une?\b|l['’]|la\b|le\b)[^\W\d]+\s+){0,2}de\s+(\d{1,3})\s+ans\b", re.IGNORECASE)
"""An age behind a French noun and what belongs to it: "un agent de sécurité de 47 ans"; not "le père d'un enfant de 3 ans"."""
_AFTER = re.compile(
    r"\s*[,(]\s*(?:aged?\s+|then\s+|âgée?\s+de\s+)?(\d{1,3})(?:\s*ans|[- ]years?[- ]old|\s?(?:yoa|y/o))?\s*(?=[,.;:)]|$|\s+of\b|\s+(?:and|after|during|on|in)\b)"
)
"""An age behind a name: "Jane Doe, 34,", "Jane Doe (34)", "Jane Doe, 30 after a quarrel"."""
_SAID_OF_NAME = re.compile(
    r"\s?\.?,\s(?:\d{1,3},\s)?an?\s(?:[^\W\d][\w'’-]*\s){0,2}?(\d{1,3})[- ](year|month)s?[- ]old(?:\s[^\W\d][\w'’-]*){0,3}?"
    r"(?=\s?[,;.]\s?(?!and\b|an?\s\d)|\s(?:who|from|of|was|were|is|has|had|died)\b)"
)
"""An age in what is said of a name behind a comma: "Jane Doe, a 34-year-old Nurse, was"."""
_APPOSED = re.compile(r"\s*,\s*une?\s(?:[^\W\d][\w'’-]*\s){1,5}de\s(\d{1,3})\sans\b", re.IGNORECASE)
_DESCRIBED = re.compile(r"(?:an?|une?)\s", re.IGNORECASE)


_AGES = re.compile(
    r",?\s\(?(?:both\s|all\s)?(?:ages?d?\s|âgé(?:e|s|es)?\sde\s)(\d{1,2}(?:,\s\d{1,2}){0,6},?\s(?:and|et|&)\s\d{1,2})\b(?!\syears? of\b)"
)
_NUMBER = re.compile(r"\d{1,2}")
_DECADE = re.compile(
    r",?\s(?:\w+\s){0,3}?(?:in|dans)\s(?:his|her|their)\s(?:(?:early|mid|late|middle)[-\s])?(?:to\slate\s)?"
    r"(?:([2-9]0)['’]?s|(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
    re.IGNORECASE,
)


@cache
def _words() -> dict[str, int]:
    """Number words below a hundred, in English: "five", "thirty-two"."""
    numerals = load("number_en")["numerals"]
    units, tens = numerals["units"], numerals["tens"]
    joined = {f"{ten} {unit}": tens[ten] + units[unit] for ten in tens for unit in units}
    return {**units, **numerals["teens"], **tens, **joined}


@cache
def _pattern() -> Sought:
    numerals = load("number_en")["numerals"]
    units, tens = "|".join(numerals["units"]), "|".join(numerals["tens"])
    word = rf"(?:{tens})(?:[- ](?:{units}))?|{units}|{'|'.join(numerals['teens'])}"
    return sought(
        rf"\b(\d{{1,3}}|{word})[- ](year|month|week|day|an|ans)s?[- ]?old\b|\baged? (\d{{1,3}})\b|\b(\d{{1,3}}) ans\b|\bâgée? de (\d{{1,3}})\b"
        r"|\b(\d{1,3})[ -]?(?:yoa|y/o|yo)\b"
    )


def age_in(text: str, mention: Mention) -> float | None:
    """The age that the words of a mention give its person, and not another one in them ("the father of a 3-year-old")."""
    if own := _ITS_OWN.match(text, mention.head.end):
        return float(own[1])
    alone = _WHOSE.match(text, mention.head.end, mention.span.end)
    found = age_of(text, span_at(text, mention.span.start, mention.head.end) if alone else mention.span)
    return found if found is not None or mention.named else _apposed(text, mention.span.end)


def age_of(text: str, span: Span) -> float | None:
    """The age that a person's words give, in years: "a 17-year-old", "aged 34", "Jane Doe, 34,"."""
    age, first = _pattern(), max(0, span.start - 22)
    m = age.pattern.search(text, first, span.end) if may_hold(age, text[first : span.end]) else None
    while m and m.end() <= span.start - 2:
        m = age.pattern.search(text, m.end(), span.end)
    if m:
        words = next(g for g in (m[1], m[3], m[4], m[5], m[6]) if g)
        number = int(words) if words.isdigit() else _words()[" ".join(words.casefold().replace("-", " ").split())]
        return round(number / _YEARS.get((m[2] or "year").lower(), 1), 2)
    if said := _SAID_OF_NAME.match(text, span.end):
        return round(int(said[1]) / _YEARS.get(said[2], 1), 2)
    follows = _AFTER.match(text, span.end)
    return float(follows[1]) if follows and int(follows[1]) < _OLDEST else None


def _apposed(text: str, end: int) -> float | None:
    """The age in a French description between commas: "le conducteur, un artisan de 45 ans,"."""
    m = _APPOSED.match(text, end)
    return float(m[1]) if m else None


def ages_listed(text: str, start: int) -> tuple[Span, tuple[float, ...]] | None:
    """The ages right behind some people told as a number, and their words: "two men, ages 22 and 31", "the brothers, aged 19, 21 and 23"."""
    m = _AGES.match(text, start)
    if m is None:
        return None
    ages = tuple(float(number) for number in _NUMBER.findall(m[1]))
    return (span_at(text, m.start(1), m.end(1)), ages) if all(age < _OLDEST for age in ages) else None


def decade_behind(text: str, mention: Mention) -> int | None:
    """The decade of somebody's life that words behind a person give: 20 for "a man in his early 20s"."""
    m = _DECADE.match(text, mention.span.end)
    if m is None:
        return None
    return int(m[1]) if m[1] else _words()[m[2].casefold().removesuffix("ies") + "y"]


def is_description(text: str, mention: Mention) -> bool:
    """Whether a mention tells of a person by age and not by name: "a 19-year-old Latino", whose last word only looks like a name."""
    ahead = text[mention.span.start : mention.head.start]
    return bool(_DESCRIBED.match(ahead) and _pattern().pattern.search(ahead))
