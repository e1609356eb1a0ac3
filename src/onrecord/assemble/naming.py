"""One name for one party of an incident: "six Jesuit priests", "the Jesuits" and "the murdered priests" are called what they were first called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import combinations

from onrecord.lexicons.classes import word_class
from onrecord.model.quick import replace
from onrecord.model.record import Claim
from onrecord.model.value import Count, Party

_ACTING = frozenset({"initiator"})
_ANYBODY = frozenset({None, "unknown", "unknown_armed"})
"""Kinds that say only that somebody acted: "the gunmen" may be the rebels told before."""
_ARMED_SIDES = frozenset({"organised_rebels", "gang_organised_crime", "militia_progov", "far_right_or_left_group"})
_SUFFERED = frozenset({"target", "killed", "injured", "hospitalised", "abducted"})
_WORD = re.compile(r"[^\W_]+")
_FAR = 3
"""Times as many as another crowd that one is, to be another."""
_SHORTEST = 3  # letters by which a plural and its singular agree


@dataclass(slots=True)
class _Called:
    """What a party is called, the base of its words, and how many it is, where that is told; of who acted also what is known of it."""

    name: str
    words: frozenset[str]
    number: int | None
    party: Party | None = None


def with_one_name(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims of an incident, unnamed people in them called the same where nothing says that they are others."""
    known: list[_Called] = []
    acting: list[_Called] = []
    claims = tuple(claims)
    beside = _told_beside(claims)
    return tuple(
        _renamed(claim, known)
        if claim.variable in _SUFFERED
        else _as_first_told(claim, acting, beside)
        if claim.variable in _ACTING
        else claim
        for claim in claims
    )


def _told_beside(claims: tuple[Claim, ...]) -> set[frozenset[frozenset[str]]]:
    """Pairs of the words for two who did one thing, told side by side: "herders and farmers clashed" names two sides."""
    by_event: dict[str, set[frozenset[str]]] = defaultdict(set)
    for claim in claims:
        if claim.variable in _ACTING and isinstance(claim.value, Party):
            for event in claim.events:
                by_event[event].add(_base(claim.value.name))
    return {frozenset(pair) for told in by_event.values() for pair in combinations(sorted(told, key=sorted), 2)}


def _as_first_told(claim: Claim, known: list[_Called], beside: Container[frozenset[frozenset[str]]]) -> Claim:
    """A claim of who did it, unnamed, with the name by which the same side was told first: of one organisation, or of kinds that agree."""
    party = claim.value
    if not isinstance(party, Party) or party.named or party.physical or party.type == "organization" or _is_further(party.name):
        return claim
    number = party.count.best if party.count and (party.type == "person" or party.count.best != 1) else None  # "a column" counts nobody
    same = next(
        (
            one
            for one in known
            if one.party is not None
            and frozenset((one.words, _base(party.name))) not in beside
            and _one_side(one.party, party)
            and (None in (one.number, number) or one.number == number)
        ),
        None,
    )
    if same is None or same.party is None:
        known.append(_Called(party.name, _base(party.name), number, party))
        return claim
    same.number = number if same.number is None else same.number
    if same.party.kind in _ANYBODY:
        same.party = replace(same.party, kind=party.kind, organization=party.organization or same.party.organization)
    return replace(claim, value=replace(party, name=same.name))


def _one_side(told: Party, party: Party) -> bool:
    """Whether two who did it can be one: no two organisations, no two kinds."""
    if told.organization and party.organization and told.organization != party.organization:
        return False
    if told.type != party.type or _counts_part(told.count, party.count):
        return False
    return told.kind == party.kind or ({told.kind, party.kind} <= _ANYBODY | _ARMED_SIDES and not {told.kind, party.kind} <= _ARMED_SIDES)


def _counts_part(told: Count | None, count: Count | None) -> bool:
    """Whether two numbers cannot be of one crowd: thousands of marchers and a few dozen of youths."""
    if told is None or count is None or None in (told.low, told.high, count.low, count.high):
        return False
    (low, high), (least, most) = (told.low or 0, told.high or 0), (count.low or 0, count.high or 0)
    return low > _FAR * most or least > _FAR * high


def _renamed(claim: Claim, known: list[_Called]) -> Claim:
    """A claim with the name by which its party was told before."""
    value = claim.value
    if isinstance(value, Party) and not value.named and not value.physical:
        name = _first_name(value.name, value.count.best if value.count else None, known)
        return replace(claim, value=replace(value, name=name))
    if isinstance(value, Count) and value.of:
        return replace(claim, value=replace(value, of=_first_name(value.of, value.best, known)))
    return claim


def _is_further(name: str) -> bool:
    return any(word in word_class("further_ones", "event_words") for word in _WORD.findall(name.casefold()))


def _first_name(name: str, number: int | None, known: list[_Called]) -> str:
    words = _base(name)
    further = _is_further(name)
    same = next((one for one in known if words and not further and _agree(one, words, number)), None)
    if same is None:
        known.append(_Called(name, words, number))
        return name
    same.number = number if same.number is None else same.number
    return same.name


def _agree(one: _Called, words: frozenset[str], number: int | None) -> bool:
    """Whether one description holds all words of the other, and the numbers do not speak against it."""
    return bool(one.words) and (words <= one.words or one.words <= words) and (None in (one.number, number) or one.number == number)


def _base(name: str) -> frozenset[str]:
    """The words of a description without those that tell only what happened to them, in the singular."""
    words = [w for w in _WORD.findall(name.casefold()) if w not in word_class("told_of_victims", "event_words")]
    return frozenset(w[:-1] if len(w) > _SHORTEST and w.endswith("s") and not w.endswith("ss") else w for w in words)
