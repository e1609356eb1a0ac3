"""Of people who "were shot": those whose deaths the report tells were killed, and are not counted among the hurt as well."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.context import Context
from onrecord.extract.outcome import WEAK
from onrecord.model.locate import sentence_index, tokens_between
from onrecord.model.record import Claim
from onrecord.model.span import within
from onrecord.model.value import Count

OTHERS = re.compile(r"\b(?:others?|another|more|autres?)\b", re.IGNORECASE)
_WOUNDS = re.compile(r"\b(?:gun[- ]?shot|bullet|stab)\s(?:wounds?|injur\w+)\b|\b(?:struck|hit)\b", re.IGNORECASE)
_LIVES = re.compile(r"\b(?:condition|stable|critical\w*|recover\w*|surviv\w*|injured|wounded|hurt)\b", re.IGNORECASE)
"""Words for somebody who lived, or whose end is not told yet."""
_SELF = re.compile(r"\b(?:himself|herself|themselves)\b", re.IGNORECASE)
_SHOT = frozenset({"shoot", "stab", "hit", "strike"})


def number_of(claim: Claim) -> int:
    """The number that a claim of a count tells, 0 where it tells none."""
    return (claim.value.best or 0) if isinstance(claim.value, Count) else 0


def surviving(ctx: Context, claims: list[Claim], dead: set[str | None]) -> list[Claim]:
    """Claims of casualties without the dead among those who were shot. `dead` are the entities of single people told dead."""
    died = any(c.variable == "killed" and number_of(c) > 0 for c in claims)
    kept = [c for c in claims if c.variable != "injured" or not (c.entity in dead or (died and _is_vague_shot(ctx, c)))]
    kept = [less for c in kept if (less := _less_the_dead(ctx, c, kept, len(dead))) is not None]
    gone = _unnamed_dead(ctx, kept, dead) | _dead_of_wounds(kept)
    return [c for c in kept if c.variable != "injured" or c.id not in gone]


def _only_shot(ctx: Context, claim: Claim) -> bool:
    """Whether a claim says no more than that somebody was shot or stabbed."""
    words = claim.evidence[0]
    if _LIVES.search(words.quote):
        return False
    shot = any(t.lemma in _SHOT for t in tokens_between(ctx.reading.layout, words.start, words.end))
    return shot or _WOUNDS.search(words.quote) is not None


def _is_vague_shot(ctx: Context, claim: Claim) -> bool:
    """Whether somebody unnumbered was shot or stabbed, and nothing says who lived: "shot the victims"."""
    bare = isinstance(claim.value, Count) and claim.value.best is None and claim.value.high is None
    return bare and any(t.lemma in WEAK for t in tokens_between(ctx.reading.layout, claim.evidence[0].start, claim.evidence[0].end))


def _less_the_dead(ctx: Context, claim: Claim, claims: list[Claim], dead: int) -> Claim | None:
    """Of people who "were shot", those whose deaths are told were killed, not hurt; null where all were. "Five others" live, or died apart."""
    words, shot = claim.evidence[0], number_of(claim)
    if claim.variable != "injured" or shot < 2 or not isinstance(claim.value, Count) or claim.value.high != shot:
        return claim
    if OTHERS.search(words.quote) or not _only_shot(ctx, claim):
        return claim
    layout = ctx.reading.layout
    killed = [c for c in claims if c.variable == "killed" and c.status != "denied"]
    beside = any(
        sentence_index(layout, c.evidence[0].start) == sentence_index(layout, words.start) and c.evidence[0].start < words.start
        for c in killed
    )
    died = max([dead, *(number_of(c) for c in killed)])
    if beside or not died:
        return claim
    return replace(claim, value=replace(claim.value, low=shot - died, best=shot - died)) if died < shot else None


def _dead_of_wounds(claims: list[Claim]) -> set[str]:
    """Claims of some of the hurt of whom the same words say that they died: "three of the wounded died"."""
    died = [c for c in claims if c.variable == "killed" and c.part and c.status != "denied"]
    hurt = (c for c in claims if c.variable == "injured" and c.part and c.entity)
    return {c.id for c in hurt if any(c.entity == one.entity and within(c.evidence[0], one.evidence[0]) for one in died)}


def _unnamed_dead(ctx: Context, claims: list[Claim], dead: set[str | None]) -> set[str]:
    """Claims of single people shot who are among a number of dead not told one by one, or who shot themselves where somebody died.

    Only where nothing in the report is told of anybody who lived: "the man shot his wife, then himself; the two were found dead".
    """
    hurt = [c for c in claims if c.variable == "injured" and number_of(c) > 0]
    toll = max((number_of(c) for c in claims if c.variable == "killed" and c.status != "denied"), default=0)
    treated = {c.entity for c in claims if c.variable == "hospitalised" and number_of(c) > 0}
    if not toll or treated - dead or not all(_only_shot(ctx, c) and number_of(c) == 1 for c in hurt):
        return set()
    people = {c.entity for c in hurt}
    own = {c.entity for c in hurt if _SELF.search(c.evidence[0].quote)}
    told = len(dead)
    gone = people if toll > 1 and len(people) <= toll - told else own
    return {c.id for c in hurt if c.entity in gone}
