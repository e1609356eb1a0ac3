"""How many people a report tells of one by one: "a man", "the victim" and "Dana Roy" may be one, a man and a woman are two."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.link.names import name_of
from onrecord.model.record import Claim
from onrecord.model.value import Person

OTHERS = re.compile(r"\b(?:others?|another|more|autres?)\b", re.IGNORECASE)
"""Words that set somebody apart from who was told before."""
_FURTHER = re.compile(
    r"(?:(?:the|a|an|la|le|un|une) )?(?:other|another|autre|second|third|fourth|fifth|deuxième|troisième)\s", re.IGNORECASE
)
"""How the words for one more person begin; "killed another man" says no more than that it was not the killer."""
_AT_MOST = 40
"""People that each new one is held against, at most: keeps long texts near-linear."""


def certain(claims: Sequence[Claim], persons: Mapping[str, Person]) -> int:
    """How many of the people told one by one are different people for certain, at least one.

    `claims` each count one person; `persons` has, by entity, what the report says of a person. Two are different people where their names,
    ages or sexes differ, where one breath tells of both ("a guard and a guest were shot"), or where one is told as another. Of whom
    nothing is known may be one of the others.
    """
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.entity or "", claim)
    known = sorted(first.items(), key=lambda item: (-_told(persons.get(item[0])), item[1].evidence[0]))
    apart: list[tuple[str, Claim]] = []
    for entity, claim in known:
        if all(_are_two(claim, other, persons.get(entity), persons.get(name)) for name, other in apart[-_AT_MOST:]):
            apart.append((entity, claim))
    return max(1, len(apart))


def _told(person: Person | None) -> int:
    """How much is known of a person: those with names come first."""
    return 0 if person is None else 4 * bool(person.name) + 2 * (person.age is not None) + bool(person.sex)


def _are_two(one: Claim, other: Claim, told: Person | None, told_other: Person | None) -> bool:
    """Whether two claims cannot be of one person."""
    if _in_one_breath(one, other) or (told is None and told_other is None):
        return True
    if told is None or told_other is None:
        return False
    names = name_of(told.name or ""), name_of(told_other.name or "")
    if all(names):
        return not _is_one_name(*names)
    if None not in (told.age, told_other.age):
        return told.age != told_other.age
    if None not in (told.sex, told_other.sex) and told.sex != told_other.sex and not any(names):
        return True
    later = max(one, other, key=lambda claim: claim.evidence[0])
    return bool(_FURTHER.match(later.evidence[0].quote))


def _is_one_name(one: str, other: str) -> bool:
    a, b = set(one.split()), set(other.split())
    return a <= b or b <= a


def _in_one_breath(one: Claim, other: Claim) -> bool:
    """Whether one word tells of both, their words end in it, or one is told of inside the words for the other: "who killed a clerk was shot dead"."""
    (a, b), (c, d) = ((claim.evidence[0].start, claim.evidence[-1].end) for claim in (one, other))
    return b == d or (a <= c and d <= b) or (c <= a and b <= d)
