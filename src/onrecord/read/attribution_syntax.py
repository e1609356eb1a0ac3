"""A layout with the indices that the rules of attribution ask for: which phrase ends here, which verb, which quotation."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from onrecord.model.locate import lowered_words, token_starts
from onrecord.model.once import once_a_layout
from onrecord.model.reading import Layout, Quotation, Sentence, Token
from onrecord.read.phrases import NounPhrase, VerbGroup, noun_phrases, verb_groups

MARKS = frozenset("\" “ ” „ ‟ « » ' ‘ ’ '' `` `".split())
_CLITICS = frozenset(("en", "y", "se", "s'", "lui", "leur"))
_TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon evening night week weekend month year "
    "earlier later day days hours minutes weeks months years january february march april may june july august september october november december "
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier demain matin soir soirée nuit semaine mois année aujourd'hui aujourd’hui "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)


@dataclass(frozen=True, slots=True)
class Clauses:
    """Token indices of a layout: phrases by their first and last token, verb groups by any token, and the double quotation of each token.

    `broken` are the tokens of quotation marks in a broken encoding. `ending` is keyed by the index after the phrase. `lowered` are the tokens in lower case with straight apostrophes. `singles` are the offsets of single marks that bound a quotation. `quote` holds the index of the outermost double quotation, -1 outside.
    """

    layout: Layout
    starting: dict[int, NounPhrase]
    ending: dict[int, NounPhrase]
    groups: tuple[VerbGroup, ...]
    group_at: dict[int, VerbGroup]
    quote: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    broken: frozenset[int]
    lowered: tuple[str, ...]
    singles: frozenset[int]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the layout."""
        return self.layout.tokens

    def word(self, index: int) -> str:
        """The token at an index in lower case with straight apostrophes; empty outside the text."""
        return self.lowered[index] if 0 <= index < len(self.lowered) else ""

    def tag(self, index: int) -> str:
        """The part of speech at an index; empty outside the text."""
        return self.tokens[index].tag if 0 <= index < len(self.tokens) else ""

    def sentence(self, number: int) -> Sentence:
        """A sentence by its number."""
        return self.layout.sentences[number]

    def is_time(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is a time ("last week", "Tuesday"); "a march" in small letters is none."""
        word = self.word(phrase.last - 1)
        march = word in ("march", "may") and self.layout.casing == "mixed" and self.tokens[phrase.last - 1].text[0].islower()
        return word in _TIME_WORDS and not march

    def is_mark(self, index: int) -> bool:
        """Whether the token is a quotation mark, not an apostrophe inside a name ("O'Brien") or at the end of a plural ("the workers' union")."""
        if index in self.broken:
            return True
        if not 0 <= index < len(self.tokens) or self.tokens[index].text not in MARKS:
            return False
        token, text = self.tokens[index], self.layout.text
        if token.text not in ("'", "’"):
            return True
        inside = text[token.start - 1 : token.start].isalnum()
        return not (inside and (text[token.end : token.end + 1].isalnum() or token.start not in self.singles))

    def first_after(self, offset: int) -> int:
        """Index of the first token that starts at or after a code point."""
        return bisect_left(token_starts(self.layout), offset)


@once_a_layout
def clauses_of(layout: Layout) -> Clauses:
    """Index the phrases, verb groups and quotations of a layout. Quotation marks are cut off phrases, single quotations left out."""
    starting: dict[int, NounPhrase] = {}
    ending: dict[int, NounPhrase] = {}
    outer = _outermost(layout.quotations)
    broken = _broken_marks(layout, outer)
    for phrase in noun_phrases(layout):
        first, last = phrase.first, phrase.last
        while first < last - 1 and (layout.tokens[first].text in MARKS or first in broken):
            first += 1
        cut = phrase if first == phrase.first else NounPhrase(first, last, max(first, phrase.head), phrase.sentence)
        starting[first], ending[last] = cut, cut
    groups = verb_groups(layout)
    group_at = {k: group for group in groups for k in range(group.first, group.last)}
    singles = frozenset(offset for q in layout.quotations if q.single for offset in (q.start, q.end - 1))
    return Clauses(layout, starting, ending, groups, group_at, _quote_of(layout, outer), outer, broken, lowered_words(layout), singles)


def _broken_marks(layout: Layout, quotations: tuple[Quotation, ...]) -> frozenset[int]:
    """The tokens of quotation marks that are more than one sign long ("â€œ")."""
    found: set[int] = set()
    for quotation in quotations:
        for start, end in ((quotation.start, quotation.inner_start), (quotation.inner_end, quotation.end)):
            k = bisect_left(token_starts(layout), start)
            while end - start > 1 and k < len(layout.tokens) and layout.tokens[k].start < end:
                found.add(k)
                k += 1
    return frozenset(found)


def _outermost(quotations: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """Quotations that lie in no other; single ones only where they are long enough to be speech (three words)."""
    found: list[Quotation] = []
    for quotation in quotations:
        if found and quotation.start < found[-1].end:
            continue
        if not quotation.single or quotation.inner_end - quotation.inner_start > 15:
            found.append(quotation)
    return tuple(found)


def _quote_of(layout: Layout, quotations: tuple[Quotation, ...]) -> tuple[int, ...]:
    """For each token the index of its quotation, -1 outside; marks count as inside."""
    found = [-1] * len(layout.tokens)
    at = 0
    for k, quotation in enumerate(quotations):
        while at < len(found) and layout.tokens[at].start < quotation.start:
            at += 1
        while at < len(found) and layout.tokens[at].start < quotation.end:
            found[at] = k
            at += 1
    return tuple(found)


def next_stop(clauses: Clauses, first: int, limit: int) -> int:
    """The next mark that ends an apposition or a relative clause."""
    for k in range(first, limit):
        if clauses.word(k) in (",", ".", ";", ":", "?", "!", "—", "–", "-", "(", ")") or clauses.is_mark(k):
            return k
    return limit


def is_clitic(clauses: Clauses, k: int) -> bool:
    """Whether a token is a French object pronoun before its verb."""
    return clauses.layout.language == "fr" and clauses.word(k) in _CLITICS and clauses.tag(k) == "PRON"
