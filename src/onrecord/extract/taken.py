"""Whom a report says that somebody found wounded or took to hospital: "found a man with a gunshot wound", "rushed his daughter to the hospital"."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.extract.context import Context
from onrecord.model.reading import Predicate
from onrecord.model.span import Span

_SUBJECTS = frozenset({"agent", "patient"})
_SEIZE = frozenset("take hold seize keep".split())
_SEIZED = ("hostage", "captive")
_SUFFER = frozenset("suffer sustain receive souffrir subir recevoir présenter".split())
_FIND = frozenset(
    "find discover locate take bring transport rush airlift treat leave drop carry see drive fly transfer hospitalize hospitalise admit list".split()
)
_COME = frozenset("arrive show come walk drive check appear turn go emerge".split())
_NAME = frozenset("identify name call know describe believe identifier nommer appeler".split())
"""Verbs between commas that only say who it is: "found a man, identified as Ada Stone, dead"."""
_CARRY = frozenset("rush bring send transport take fly drive airlift transfer move convey".split())
_FEW = 4
"""Predicates before the words that are looked at."""
_REACH = 120
"""Code points between such a verb and the words for a wound, at most."""


def carried(ctx: Context, index: int, words: Span) -> list[Span]:
    """Whom somebody took, where words for hospital or captivity begin with the verb of it: "he rushed his daughter to the hospital"."""
    here = (p for p in _until(ctx, index, words.start + 1) if p.span.start == words.start)
    taking = _CARRY | _SEIZE if words.quote.casefold().endswith(_SEIZED) else _CARRY
    verb = next((p for p in here if not p.passive and p.lemma in taking), None)
    return _of(verb, "patient") if verb is not None else []


def undergone_by(ctx: Context, index: int, words: Span) -> list[Span]:
    """Who undergoes it, where the words begin with a verb: to whom it is done ("six men, four of them minors, were taken into custody"), or its
    subject ("the teacher, a woman of 43, suffered wounds").
    """
    within = (p for p in _until(ctx, index, words.end) if words.start <= p.span.start)
    verb = next((p for p in within if p.passive or p.span.start == words.start), None)  # "were | treated in hospital"
    if verb is None:
        return []
    if verb.passive or verb.lemma not in _SUFFER:
        return _of(verb, "patient") if verb.passive else []
    return [a.span for a in verb.arguments if a.role in _SUBJECTS and a.span.end <= words.start][:1]


def found_so(ctx: Context, index: int, words: Span) -> list[Span]:
    """Whom the last verb before words for a wound found, took, or saw come so: "found a man at the store with a gunshot wound"."""
    ahead = [p for p in _until(ctx, index, words.start) if p.span.end <= words.start and not p.nominal and p.lemma not in _NAME]
    last = max(ahead, key=lambda p: p.span.start, default=None)
    if last is None or words.start - last.span.end > _REACH:
        return []
    return _of(last, "patient") if last.lemma in _FIND else _of(last, "agent") if last.lemma in _COME else []


def _until(ctx: Context, index: int, offset: int) -> list[Predicate]:
    """The last predicates of a sentence that begin before an offset."""
    behind = bisect_left(ctx.reading.predicates, offset, key=lambda p: p.span.start)
    return [p for p in ctx.reading.predicates[max(0, behind - _FEW) : behind] if p.sentence == index]


def _of(predicate: Predicate, role: str) -> list[Span]:
    return [a.span for a in predicate.arguments if a.role == role]
