"""One name for one organisation of a text: acronym and full name, "the army" and "the Ruritanian Army", a term and the name beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from onrecord.lexicons.classes import word_class
from onrecord.model.reading import Mention, Reading
from onrecord.normalise.party import known_names, name_key, organisations

_OUR = frozenset({"our", "nos", "notre"})
_WE = frozenset({"we", "nous"})
_BRACKETS = frozenset({"(", "["})
_BESIDE = frozenset({"", '"', "“", "«"})
"""What stands between a term and the name that it goes with: the guerrilla organization "New Dawn"."""

_AGENCY = re.compile(r"\)\s*[-–—]")
"""What follows the name of an agency in a dateline, which is no party to what it reports."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The organisations of a text.

    `called` has the fullest name of an organisation by its chain and by the key (`name_key`) of each of its names, also of those not in
    the text; `alone`, by kind of party, the name of the only organisation of the kind. `ours` is the armed one that the text speaks for
    ("our fighters"), null where it speaks for none.
    """

    called: dict[str, str]
    alone: dict[str, str]
    ours: str | None

    def full(self, name: str) -> str:
        """The fullest name that the text has for the organisation of a name."""
        return self.called.get(name_key(name.split()), name)


def bodies_of(reading: Reading) -> Bodies:
    """The organisations that a text names."""
    called = _fullest_names(reading)
    alone = _alone(reading, called)
    return Bodies(called, alone, alone.get("organised_rebels") if _speaks_for_fighters(reading) else None)


def _alone(reading: Reading, called: dict[str, str]) -> dict[str, str]:
    """By kind of party, the only organisation of the kind; a part of one counts as the whole."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        party = mention.party
        if party is None or not party.kind or _AGENCY.match(reading.layout.text, mention.span.end):
            continue
        body = mention.type == "organization" and mention.named
        if party.organization and (body or name_key(party.organization.split()) in organisations()):
            found[party.kind].add(called.get(name_key(party.organization.split()), party.organization))
        elif body:
            found[party.kind].add(called[mention.chain])
    return {kind: next(iter(names)) for kind, names in found.items() if len(names) == 1}


def _speaks_for_fighters(reading: Reading) -> bool:
    """Whether a text speaks of "our fighters" or of whom "we killed" in its own voice: it is the account of a party."""
    contents = sorted((content.start, content.end) for one in reading.attributions for content in one.content)
    starts, ends = [start for start, _ in contents], list(accumulate((end for _, end in contents), max))
    return any(not (k := bisect_right(starts, at)) or ends[k - 1] <= at for at in _of_oneself(reading))


def _of_oneself(reading: Reading) -> Iterator[int]:
    """Where a text says "our fighters", or "we" of those who fight."""
    for one, other in pairwise(reading.layout.tokens):
        if one.text.casefold() in _OUR and other.lemma in word_class("fighters", "event_words"):
            yield one.start
    for predicate in reading.predicates:
        if predicate.lemma in word_class("fighting", "event_words") and predicate.status == "happened":
            yield from (a.span.start for a in predicate.arguments if a.role == "agent" and a.span.quote.casefold() in _WE)


def _fullest_names(reading: Reading) -> dict[str, str]:
    """The fullest name of each organisation, by its chain and by the key of each of its names."""
    bodies = tuple(m for m in reading.mentions if m.type == "organization")
    group = _Groups({m.chain: m.chain for m in bodies})
    for one, other in (*_beside_each_other(reading, bodies), *_under_known_names(bodies)):
        group.join(one.chain, other.chain)
    called: dict[str, list[str]] = {}
    for mention in bodies:
        if mention.named:
            called.setdefault(group.of(mention.chain), []).append(" ".join(mention.head.quote.split()))
    fullest = {of: max(names, key=lambda n: len(n.split())) for of, names in called.items()}
    found = {key: fullest[of] for of, names in called.items() for name in names for key in known_names(name)}
    found |= {chain: fullest[of] for chain in group.into if (of := group.of(chain)) in fullest}
    return found | _bare(reading, bodies, found)


@dataclass(slots=True)
class _Groups:
    """Chains that are one: each with the one that it went into."""

    into: dict[str, str]

    def of(self, chain: str) -> str:
        """The chain that stands for all that are one with it."""
        while self.into[chain] != chain:
            self.into[chain] = self.into[self.into[chain]]
            chain = self.into[chain]
        return chain

    def join(self, one: str, other: str) -> None:
        """Make two chains one."""
        self.into[self.of(other)] = self.of(one)


def _beside_each_other(reading: Reading, bodies: tuple[Mention, ...]) -> Iterator[tuple[Mention, Mention]]:
    """As in "the Dawn Front (DF)", "the DF [Dawn Front]", "the guerrilla organization Dawn Front"."""
    for one, other in pairwise(bodies):
        if one.sentence != other.sentence or one.head.end > other.head.start:
            continue
        between = reading.layout.text[one.head.end : other.head.start].strip()
        if (between in _BRACKETS and one.named and other.named) or (between in _BESIDE and not one.named and other.named):
            yield one, other


def _under_known_names(bodies: tuple[Mention, ...]) -> Iterator[tuple[Mention, Mention]]:
    """Mentions that name one well-known organisation differently."""
    first: dict[str, Mention] = {}
    for mention in bodies:
        if mention.named:
            key = known_names(mention.head.quote)[0]
            if first.setdefault(key, mention) is not mention:
                yield first[key], mention


def _bare(reading: Reading, bodies: tuple[Mention, ...], called: dict[str, str]) -> dict[str, str]:
    """A body named without its country, by its name with it: "the army", where the text has one "Ruritanian Army" and no other."""
    nations = {place.span.start: place.span for place in reading.marks.places}
    full: dict[str, set[str]] = {}
    for mention in bodies:
        words = re.match(r"(?:(?:the|la|le|l['’])\s*)?", mention.span.quote, re.IGNORECASE)
        nation = nations.get(mention.span.start + (words.end() if words else 0))
        if nation is not None and nation.end < mention.head.end:
            rest = reading.layout.text[nation.end : mention.head.end].removeprefix("'s").removeprefix("’s")
            whole = " ".join(reading.layout.text[nation.start : mention.head.end].split())
            full.setdefault(name_key(rest.split()), set()).add(called.get(mention.chain, whole) if mention.named else whole)
    return {bare: next(iter(names)) for bare, names in full.items() if len(names) == 1}
