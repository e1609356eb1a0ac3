"""Finding time expressions in a text: each by itself, as a form that is not yet tied to the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.once import once_a_layout
from onrecord.model.quick import replace
from onrecord.model.reading import Layout
from onrecord.normalise.time_fields import fields_of
from onrecord.normalise.time_guard import allowed
from onrecord.normalise.time_lexicon import Rule, TimeLexicon, time_lexicon
from onrecord.normalise.time_pattern import DIGIT, key_of, plain
from onrecord.normalise.time_value import Form

_WORD = re.compile(r"[^\W\d_]+|\d+")
_NEXT = re.compile(r"(?:[^\W\d_]++|\d++)[\W_]*+([^\W\d_]+|\d+)")
_MOST_PREFIXES = 3
_ROLES = {"calendar": "date", "duration": "duration", "daytime": "daytime", "move": "shift"}


@dataclass(frozen=True, slots=True)
class Found:
    """An expression found at `start:end`; `alone` is false for words that are one only next to another expression."""

    start: int
    end: int
    form: Form
    alone: bool = True


@once_a_layout
def find_forms(layout: Layout) -> tuple[Found, ...]:
    """All expressions in text order, without overlaps; of several at one place the longest."""
    return tuple(_forms(layout, time_lexicon(layout.language)))


def _forms(layout: Layout, lexicon: TimeLexicon) -> Iterator[Found]:
    text, done = layout.text, 0
    for word in _WORD.finditer(text):
        key = key_of(word[0])
        if key not in lexicon.firsts:
            continue
        start = word.start()
        if start < done or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
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
    for prefix in lexicon.prefixes.get(words, ()):
        if prefix.to & roles and not (words in ("some", "over") and inner.form.kind == "shift"):
            return replace(inner, start=m.start(), form=replace(inner.form, mod=prefix.mod or inner.form.mod))
    return None


def _rules_at(text: str, lexicon: TimeLexicon, start: int, key: str) -> tuple[Rule, ...]:
    """The rules that may match at a place: by its word, and where that is an article or a number by the next word too."""
    by_next = lexicon.by_next.get(key)
    if by_next is None:
        return lexicon.rules.get(key, ())
    following = _NEXT.match(text, start)
    word = key_of(following[1]) if following else ""
    return by_next.get(word, by_next[""]) if key == DIGIT or word in lexicon.known else ()


def _bare(layout: Layout, lexicon: TimeLexicon, start: int, key: str) -> Found | None:
    """The longest expression at a place, without prefix."""
    text, best = layout.text, None
    for rule in _rules_at(text, lexicon, start, key):
        m = rule.pattern.match(text, start)
        if m is None or (best is not None and m.end() <= best.end) or not allowed(layout, lexicon, rule, m):
            continue
        fields = fields_of(rule, m, lexicon)
        if fields is not None:
            best = Found(start, m.end(), Form(kind=rule.kind, **fields), rule.guards.get("alone", True))
    if best is not None and best.form.kind == "none":
        return replace(best, alone=False)
    if best is not None and best.form.kind in ("duration", "shift") and (m := lexicon.suffix.match(text, best.end)):
        return replace(best, end=m.end()) if not m[0].endswith("old") else None
    return best
