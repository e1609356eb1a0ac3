"""Finding time expressions in a text: each by itself, as a form that is not yet tied to the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.model.locate import token_index
from onrecord.model.reading import Layout
from onrecord.normalise.time_fields import fields_of
from onrecord.normalise.time_lexicon import Rule, TimeLexicon
from onrecord.normalise.time_pattern import key_of, plain
from onrecord.normalise.time_value import Form

_WORD = re.compile(r"[^\W\d_]+|\d+")
_BEFORE = re.compile(r"([^\W_]+(?:['’][^\W\d_]+)?)['’\"“«(]?[\s\-‐‑]{0,6}$")
_AFTER = re.compile(r"[\s\-‐‑]{1,6}([^\W\d_]+)")
_MOST_PREFIXES = 3
_ROLES = {"calendar": "date", "duration": "duration", "daytime": "daytime", "move": "shift"}


@dataclass(frozen=True, slots=True)
class Found:
    """An expression found at `start:end`; `alone` is false for words that are one only next to another expression."""

    start: int
    end: int
    form: Form
    alone: bool = True


def word_before(text: str, start: int) -> str:
    """The word that stands before a code point, without case and accents; empty where a mark stands between."""
    m = _BEFORE.search(text, max(0, start - 24), start)
    return key_of(m[1]).replace("’", "'") if m else ""


def word_after(text: str, end: int) -> str:
    """The word that stands after a code point, without case and accents; empty where a mark stands between."""
    m = _AFTER.match(text, end, end + 40)
    return key_of(m[1]) if m else ""


def find_forms(layout: Layout, lexicon: TimeLexicon, *, stop: int | None = None) -> Iterator[Found]:
    """All expressions that begin before `stop`, in text order, without overlaps; of several at one place the longest."""
    text, done = layout.text, 0
    for word in _WORD.finditer(text, 0, len(text) if stop is None else stop):
        start = word.start()
        if start < done or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            continue
        key = key_of(word[0])
        if key not in lexicon.rules and key not in lexicon.prefix_firsts:
            continue
        found = _at(layout, lexicon, start, key)
        if found is not None:
            done = found.end
            yield found


def _at(layout: Layout, lexicon: TimeLexicon, start: int, key: str, depth: int = 0) -> Found | None:
    """The longest expression that begins at a place, with the words before it that belong to it."""
    best = _bare(layout, lexicon, start, key)
    if key in lexicon.prefix_firsts and depth < _MOST_PREFIXES:
        m = lexicon.prefix.match(layout.text, start)
        after = m and _WORD.match(layout.text, m.end())
        if m and after:
            inner_key = key_of(after[0])
            inner = _at(layout, lexicon, m.end(), inner_key, depth + 1)
            whole = inner and _with_prefix(lexicon, m, inner)
            if whole and (best is None or whole.end > best.end):
                best = whole
    return best


def _with_prefix(lexicon: TimeLexicon, m: re.Match[str], inner: Found) -> Found | None:
    """The expression with its prefix, where the prefix goes with its kind."""
    words = plain(m[0].rstrip(" \t\r\n\xa0\u202f-‐‑"))
    roles = {_ROLES.get(inner.form.kind, inner.form.kind)}
    if inner.form.kind == "shift" and inner.form.unit != "day":
        roles.add("ago" if inner.form.count is not None else "shift")
    if inner.form.timed:
        roles.add("daytime")
    for prefix in lexicon.prefixes[words]:
        if prefix.to & roles and not (words in ("some", "over") and inner.form.kind == "shift"):
            return replace(inner, start=m.start(), form=replace(inner.form, mod=prefix.mod or inner.form.mod))
    return None


def _bare(layout: Layout, lexicon: TimeLexicon, start: int, key: str) -> Found | None:
    """The longest expression at a place, without prefix."""
    text, best = layout.text, None
    for rule in lexicon.rules.get(key, ()):
        m = rule.pattern.match(text, start)
        if m is None or (best is not None and m.end() <= best.end) or not _allowed(layout, lexicon, rule, m):
            continue
        fields = fields_of(rule, m, lexicon)
        if fields is not None:
            best = Found(start, m.end(), Form(kind=rule.kind, **fields), rule.guards.get("alone", True))
    if best is not None and best.form.kind == "none":
        return replace(best, alone=False)
    if best is not None and best.form.kind in ("duration", "shift") and (m := lexicon.suffix.match(text, best.end)):
        return replace(best, end=m.end()) if not m[0].endswith("old") else None
    return best


def _allowed(layout: Layout, lexicon: TimeLexicon, rule: Rule, m: re.Match[str]) -> bool:
    """Whether what stands around the words lets the rule be."""
    text, guards = layout.text, rule.guards
    start, end = m.span()
    if text[start].isdigit() and not _free_number(text, start):
        return False
    if rule.kind == "duration" and _age(text, start, end):
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
