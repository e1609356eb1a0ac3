"""Hedges: words with which a report keeps its distance ("reportedly", "alleged", "is believed to", French "aurait tué"), and their scope."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicons import load
from onrecord.model.reading import Layout
from onrecord.model.span import Span, span_at
from onrecord.read.attribution_syntax import Clauses, clauses_of
from onrecord.read.phrases import VerbGroup, verb_lemma

_BREAKS = frozenset((",", ";", ":", "—", "–", ".", "?", "!"))
_JOINS = frozenset(("and", "but", "while", "et", "mais", "tandis"))
_OF = frozenset(("of", "from", "de", "du", "des", "d'"))
Range = tuple[int, int]
_REACH = 120
"""A hedge holds of at most so many words to either side."""


def hedges(layout: Layout) -> tuple[tuple[Span, Span], ...]:
    """Each hedge as its words and the words that it holds of, in text order.

    An adverb between commas holds of the phrase behind it ("reportedly with iron bars"), else of its clause; an adjective of its noun
    phrase; a noun ("the possibility that") of the clause behind it; a verb ("is believed to") of what stands behind it.
    """
    clauses = clauses_of(layout)
    raw = load(f"hedge_{layout.language if layout.language in ('en', 'fr') else 'en'}")
    found = sorted(
        {
            *_adverbs(clauses, frozenset(raw["adverbs"])),
            *_adjectives(clauses, frozenset(raw["adjectives"])),
            *_nouns(clauses, frozenset(raw["nouns"])),
            *_verbs(clauses, raw),
        }
    )
    return tuple((_span(clauses, cue), _span(clauses, scope)) for cue, scope in found)


def _span(clauses: Clauses, words: Range) -> Span:
    """The span of a token range."""
    return span_at(clauses.layout.text, clauses.tokens[words[0]].start, clauses.tokens[words[1] - 1].end)


def _adverbs(clauses: Clauses, adverbs: frozenset[str]) -> Iterator[tuple[Range, Range]]:
    """Hedging adverbs with their scope."""
    for sentence in clauses.layout.sentences:
        if adverbs.isdisjoint(clauses.lowered[sentence.first : sentence.last]):
            continue
        for k in range(sentence.first, sentence.last):
            if clauses.word(k) not in adverbs or (clauses.word(k) == "likely" and clauses.tag(k + 1) == "NOUN"):
                continue
            end = _clause_end(clauses, k + 1, sentence.last)
            aside = clauses.word(k - 1) == "," and k > sentence.first and clauses.tag(k + 1) in ("ADP", "DET", "NUM", "NOUN")
            start = k + 1 if aside else _clause_start(clauses, k, sentence.first)
            if start < end:
                yield (k, k + 1), (start, end)


def _clause_start(clauses: Clauses, k: int, first: int) -> int:
    """Where the clause around a token starts."""
    first = max(first, k - _REACH)
    while k > first and clauses.word(k - 1) not in _BREAKS and not clauses.is_mark(k - 1):
        if clauses.word(k - 1) in _JOINS and k in clauses.starting:
            break
        k -= 1
    return k


def _clause_end(clauses: Clauses, k: int, last: int) -> int:
    """Where the clause ends that goes on at a token."""
    last = min(last, k + _REACH)
    while k < last and clauses.word(k) not in _BREAKS:
        if clauses.word(k) in _JOINS and _opens_clause(clauses, k + 1):
            break
        k += 1
    return k


def _opens_clause(clauses: Clauses, k: int) -> bool:
    """Whether a subject and its verb start at a token."""
    phrase = clauses.starting.get(k)
    return phrase is not None and phrase.last in clauses.group_at


def _adjectives(clauses: Clauses, adjectives: frozenset[str]) -> Iterator[tuple[Range, Range]]:
    """Hedging adjectives inside noun phrases; the phrase with what it is of is their scope ("alleged members of the front")."""
    for phrase in clauses.starting.values():
        if phrase.last - phrase.first == 1 or adjectives.isdisjoint(clauses.lowered[phrase.first : phrase.last]):
            continue
        for k in range(phrase.first, phrase.last):
            if clauses.word(k) in adjectives:
                yield (k, k + 1), (phrase.first, _complement_end(clauses, phrase.last))


def _complement_end(clauses: Clauses, last: int) -> int:
    """Where a noun phrase that ends at a token ends with the phrases joined to it by "of"."""
    while clauses.word(last) in _OF and (further := clauses.starting.get(last + 1)) is not None:
        last = further.last
    return last


def _nouns(clauses: Clauses, nouns: frozenset[str]) -> Iterator[tuple[Range, Range]]:
    """Nouns for what may or may not be so, with the clause that follows: "the possibility that"."""
    for phrase in clauses.starting.values():
        if clauses.word(phrase.head) in nouns and clauses.word(phrase.last) in ("that", "que", "qu'"):
            end = _clause_end(clauses, phrase.last + 1, clauses.sentence(phrase.sentence).last)
            if phrase.last + 1 < end:
                yield (phrase.head, phrase.head + 1), (phrase.last + 1, end)


def _verbs(clauses: Clauses, raw: dict[str, list[str]]) -> Iterator[tuple[Range, Range]]:
    """Verbs that hedge, and French conditionals."""
    for group in clauses.groups:
        last = clauses.sentence(group.sentence).last
        lemma = verb_lemma(clauses.layout, group.main)
        if lemma in raw["seem"] or (lemma in raw["passive"] and group.passive and _impersonal(clauses, group)):
            end = _clause_end(clauses, group.last, last)
            if group.last < end:
                yield (group.first, group.last), (group.last, end)
        elif clauses.layout.language == "fr" and group.modal == "cond" and not _conditioned(clauses, group):
            start = _clause_start(clauses, group.first, clauses.sentence(group.sentence).first)
            yield (group.first, group.first + 1), (start, _clause_end(clauses, group.last, last))


def _impersonal(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether a passive verb leaves open who says it: "is believed to", "was reported that", not "was said by"."""
    return clauses.word(group.last) in ("to", "that", "d'", "de", "que", "qu'", "être")


def _conditioned(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether a French conditional only answers an "if"."""
    sentence = clauses.sentence(group.sentence)
    return any(
        clauses.word(k) in ("si", "s'") for k in range(max(sentence.first, group.first - _REACH), min(sentence.last, group.last + _REACH))
    )
