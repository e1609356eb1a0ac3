"""Noun phrases and verb groups by part of speech: the shallow syntax that the rules of reading stand on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.reading import Layout


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A base noun phrase: tokens `first:last` (half-open indices into the layout), `head` the index of its head noun.

    No prepositional phrases inside, but possessors are ("the police force's general reserve"). Pronouns are phrases too.
    """

    first: int
    last: int
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Auxiliaries and their verb: tokens `first:last`, `main` the index of the verb. `negated` by not, never, no longer, ne ... pas.

    `modal` is the lemma of a modal among them ("may", "would"; French conditional and future: "cond", "fut"), null where there is none.
    """

    first: int
    last: int
    main: int
    sentence: int
    passive: bool
    negated: bool
    modal: str | None
    perfect: bool


def noun_phrases(layout: Layout) -> tuple[NounPhrase, ...]:
    """Base noun phrases in text order; they do not overlap."""
    return ()


def verb_groups(layout: Layout) -> tuple[VerbGroup, ...]:
    """Verb groups in text order; they do not overlap."""
    return ()
