"""What the trained reader says of a sentence, in the tokens of the layout. Frozen values; nothing here knows who made them."""

from __future__ import annotations

from dataclasses import dataclass

Run = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with arguments: token `word`; `arguments` are runs (first, end, PropBank role) without the predicate itself.

    `kind` is "lexical" or "light" (a verb that lends itself to a noun: "make an attack"). `factuality` is from -3 (certainly did not
    happen) to 3 (certainly happened), as its annotators were asked (UDS, White et al. 2016).
    """

    word: int
    kind: str
    factuality: float
    arguments: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """The act that token `word` is likely to tell, by the states of the trained reader: `sure` is its probability, from 0 to 1."""

    word: int
    act: str
    sure: float


@dataclass(frozen=True, slots=True)
class Named:
    """A mention by its head: tokens `first:last`, entity `type` of GUM ("person", "place", ...), `level` named, nominal or pronoun.

    Mentions of one entity share a `chain`, a number that counts in the document; -1 where mentions are not linked.
    """

    first: int
    last: int
    head: int
    type: str
    level: str
    chain: int = -1


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence; all indices count its tokens from 0 and runs are half-open.

    `heads` are the tokens that each token depends on, -1 at the root; `relations` are those of universal dependencies.
    `named` has PER, ORG, LOC, MISC; `conflict` what reports of conflict name (English: the types of re3d, such as Weapon and Organisation;
    French: those of POPCORN, such as PLACE and CIVILIAN); `acts` are the verbs and nouns that the reader's scorer takes for an act; `events` the words of events and their parts (English: the classes of ECB+, such
    as ACTION_OCCURRENCE, with PARTICIPANT, TIME, PLACE, THING; French: the event types of POPCORN, such as FIRE).
    """

    heads: tuple[int, ...]
    relations: tuple[str, ...]
    frames: tuple[Frame, ...]
    mentions: tuple[Named, ...]
    named: tuple[Run, ...]
    conflict: tuple[Run, ...] = ()
    events: tuple[Run, ...] = ()
    acts: tuple[Scored, ...] = ()
