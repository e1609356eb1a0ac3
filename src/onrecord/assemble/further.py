"""Whom an event hits, and whether that tells of a further incident: somebody or something told for the first time, at another place or day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.assemble.particular import DEFINITE, THINGS
from onrecord.extract.age import age_in
from onrecord.lexicons import load
from onrecord.lexicons.classes import word_class
from onrecord.model.reading import Mention, Reading
from onrecord.model.record import Claim, Event
from onrecord.model.span import overlaps

_HURT = frozenset({"killed", "injured", "hospitalised"})
_PEOPLE = frozenset({"person", "group", "organization"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Whom or what an event hits: `chains`, and of these `fresh` the ones that its sentence tells for the first time.

    `thing` where one of those is a building or a vehicle, `by_arms` where those who did it bear arms, `by_crowd` where they are a
    crowd; `named` where a person hit is told by name; `further` where the words before the event say that more follows ("meanwhile", "also").
    `who` is what tells again of the people hit wherever they are told of: names and ages.
    """

    chains: frozenset[str] = frozenset()
    fresh: frozenset[str] = frozenset()
    thing: bool = False
    by_arms: bool = False
    by_crowd: bool = False
    further: bool = False
    named: bool = False
    who: frozenset[str] = frozenset()


@lru_cache(maxsize=4)
def _more(language: str) -> re.Pattern[str]:
    return re.compile(load("background")["fr" if language == "fr" else "en"]["more"], re.IGNORECASE)


def first_told(reading: Reading) -> dict[str, int]:
    """By chain, the sentence that tells of it for the first time."""
    first: dict[str, int] = {}
    for mention in reading.mentions:
        first[mention.chain] = min(mention.sentence, first.get(mention.chain, mention.sentence))
    return first


def known_by(reading: Reading) -> dict[str, frozenset[str]]:
    """By chain of a person, the surname and the age by which words far from each other mean one person."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        if mention.type != "person":
            continue
        if mention.named and (name := mention.head.quote.split()[-1:]) and name[0][:1].isupper():
            found[mention.chain].add(name[0].casefold())
        if (age := age_in(reading.layout.text, mention)) is not None:
            found[mention.chain].add(str(age))
    return {chain: frozenset(keys) for chain, keys in found.items()}


def hit_of(
    reading: Reading,
    event: Event,
    mentions: dict[str, Mention],
    told: tuple[dict[str, int], dict[str, frozenset[str]]],
    claims: Iterable[Claim],
) -> Hit:
    """Whom an event hits; `told` as `first_told` and `known_by` give it. Where it was is not what it hit."""
    (first, known), own = told, tuple(claims)
    sites = [span for c in own if c.variable == "where" for span in c.evidence]
    hit = [mentions[a.mention] for a in event.roles if a.role == "patient" and a.mention in mentions]
    hit = [m for m in hit if m.type in _PEOPLE or (m.type in THINGS and not any(overlaps(m.span, s) for s in sites))]
    people = {m.chain for m in hit} | {c.entity for c in own if c.variable in _HURT and c.entity}
    fresh = [m for m in hit if first[m.chain] == event.sentence and _is_introduced(m)]
    doers = {m.party.kind for a in event.roles if a.role == "agent" and (m := mentions.get(a.mention or "")) is not None and m.party}
    start = reading.layout.sentences[event.sentence].start
    return Hit(
        chains=frozenset(m.chain for m in hit), fresh=frozenset(m.chain for m in fresh), thing=any(m.type in THINGS for m in fresh),
        by_arms=bool(doers & word_class("armed_kinds", "event_words")), by_crowd=bool(doers & word_class("crowd_kinds", "event_words")),
        who=frozenset(key for chain in people for key in known.get(chain, ())),
        further=_more(reading.layout.language).search(reading.layout.text, start, event.span.end + _AFTER) is not None,
        named=any(m.named and m.type == "person" for m in hit),
    )  # fmt: skip


_AFTER = 12  # characters after a trigger in which "also" still stands


def _is_introduced(mention: Mention) -> bool:
    """Whether words tell of somebody or something as new: by name, or without an article that points back."""
    first = mention.span.quote.casefold().replace("’", "'").split()[:1]
    return mention.named or not (first and first[0] in DEFINITE)


def tells_further(hit: Hit, told: Iterable[str], who: set[str], *, elsewhere: bool) -> bool:
    """Whether who is hit was not among those `told` of an incident, or known by `who`, and something says that it is another one.

    `elsewhere` where the place or the day is another; else words that more follows, of what armed people do or of a thing.
    """
    before = set(told)
    if not hit.fresh or not before or hit.chains & before or hit.who & who or hit.by_crowd:
        return False
    return elsewhere or (hit.further and (hit.by_arms or hit.thing))
