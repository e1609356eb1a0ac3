"""What must stand around the words of a rule for it to hold: neighbours, capitals, marks."""

from __future__ import annotations

import re

from onrecord.model.locate import token_index
from onrecord.model.reading import Layout
from onrecord.normalise.time_lexicon import Rule, TimeLexicon
from onrecord.normalise.time_pattern import key_of

_BEFORE = re.compile(r"([^\W_]+(?:['’][^\W\d_]+)?)['’\"“«(]?[\s\-‐‑]{0,6}$")
_UNIT_NAME = re.compile(r"Weeks?|Days?|Years|Summers?|Winters?|Moments?")
_COUNTS = re.compile(
    r"(?:une\s+)?quinzaine\s+(?:de\s|d['’])(?!jours|janvier|février|mars|avril|mai\b|juin|juillet|août|sept|octobre|nov|déc)", re.IGNORECASE
)
"""A French fortnight that only counts: "une quinzaine de commerces"."""
_AFTER = re.compile(r"[\s\-‐‑]{1,6}([^\W\d_]+)")


def word_before(text: str, start: int) -> str:
    """The word that stands before a code point, without case and accents; empty where a mark stands between."""
    m = _BEFORE.search(text, max(0, start - 24), start)
    return key_of(m[1]).replace("’", "'") if m else ""


def word_after(text: str, end: int) -> str:
    """The word that stands after a code point, without case and accents; empty where a mark stands between."""
    m = _AFTER.match(text, end, end + 40)
    return key_of(m[1]) if m else ""


def allowed(layout: Layout, lexicon: TimeLexicon, rule: Rule, m: re.Match[str]) -> bool:
    """Whether what stands around the words lets the rule be."""
    text, guards = layout.text, rule.guards
    start, end = m.span()
    if text[start].isdigit() and not _free_number(text, start):
        return False
    if (rule.kind == "duration" and (_age(text, start, end) or _COUNTS.match(text, start))) or _surname(layout, start, end):
        return False
    if not guards:
        return True
    before, after = word_before(text, start), word_after(text, end)
    if ("after" in guards and before not in guards["after"]) or before in guards.get("not_after", ()):
        return False
    if ("before" in guards and after not in guards["before"]) or after in guards.get("not_before", ()):
        return False
    if guards.get("like_year") and not _like_year(text, lexicon, m, before, after):
        return False
    if guards.get("cased") and layout.casing == "mixed" and not text[start].isupper() and before not in lexicon.words["openers"]:
        return False
    if guards.get("cased_month") and layout.casing == "mixed" and not m["month"][0].isupper():
        return False
    if guards.get("before_mark") and text[end : end + 3].strip()[:1].isalnum():
        return False
    if not _fits_names(layout, rule, start, end):
        return False
    if guards.get("closed") and after:
        return False
    return not (guards.get("unclear") and not _clear(layout, lexicon, start, before))


def _fits_names(layout: Layout, rule: Rule, start: int, end: int) -> bool:
    """Whether the words are not part of a name ("USA Today"), of a noun phrase ("the past government") or an address ("at 2233 S. King")."""
    if rule.guards.get("military"):
        following = layout.text[end : end + 2].strip()
        return layout.casing == "upper" or not following[:1].isalnum() or following.islower()
    if rule.guards.get("not_in_name") and layout.casing == "mixed" and layout.text[start].isupper():
        k = token_index(layout, start)
        return not (k and layout.tokens[k - 1].tag == "PROPN" and layout.text[start - 1] == " ")
    if rule.guards.get("not_before_noun"):
        k = token_index(layout, end)
        return not (k < len(layout.tokens) and layout.tokens[k].tag in ("NOUN", "PROPN", "ADJ", "NUM"))
    return True


def _age(text: str, start: int, end: int) -> bool:
    """Whether years stand apart as an age does: "Anne Martin (82 ans)", "Anne Martin, 82 ans, dit"."""
    before, after = text[max(0, start - 2) : start].strip(), text[end : end + 1]
    return (before == "(" and after == ")") or (before == "," and after == "," and text[end - 3 : end].casefold() == "ans")


def _surname(layout: Layout, start: int, end: int) -> bool:
    """Whether a unit of time is somebody's name: "Dana Weeks", "Alex Day"."""
    if layout.casing != "mixed" or not _UNIT_NAME.fullmatch(layout.text, start, end):
        return False
    k = token_index(layout, start)
    return k > 0 and layout.tokens[k - 1].tag == "PROPN" and layout.text[start - 1] == " "


def _free_number(text: str, start: int) -> bool:
    """Whether the digits at `start` begin a number, and not one of money or the tail of another."""
    mark = text[start - 1] if start else " "
    return not (mark in "$£€#¥+" or (mark in ".,:/-–" and start > 1 and text[start - 2].isdigit() and mark not in "-–"))


def _like_year(text: str, lexicon: TimeLexicon, m: re.Match[str], before: str, after: str) -> bool:
    """Whether four digits are a year: by the words around them."""
    if after in lexicon.words["counted"]:
        return False
    number = int(m["year"])
    if text[m.start() - 1 : m.start()] == "-" and not (before.isdigit() or before in lexicon.words["year_openers"]):
        return False
    if before in lexicon.words["year_openers"] or re.search(r"\d\s?[-–/]\s?$|\($", text[max(0, m.start() - 4) : m.start()]):
        return number % 100 != 0 or number in (1900, 2000, 2100) or before in ("in", "since", "en", "depuis")
    return 1900 <= number <= 2030 and number % 100 != 0


def _clear(layout: Layout, lexicon: TimeLexicon, start: int, before: str) -> bool:
    """Whether a word that is only sometimes a date ("may", "march", "sat") is one here."""
    if before in lexicon.words["strong_openers"]:
        return layout.casing != "mixed" or layout.text[start].isupper() or before in ("in", "since")
    k = token_index(layout, start)
    if layout.casing != "mixed" or not layout.text[start].isupper() or k >= len(layout.tokens):
        return False
    return k > 0 and layout.tokens[k].tag == "PROPN" and layout.tokens[k - 1].text not in (".", "!", "?", '"', "“", "``")
