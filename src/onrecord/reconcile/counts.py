"""Figures of counts inside one document.

Rules, by name:

* `explicit-none`     all that is said is that there were none
* `latest-toll`       a running toll ("rose to 12"): the highest told, or the one told last where it corrects the others
* `most-corroborated` the number that most voices give; the first told where as many give each
* `sum-of-sides`      nobody counts everyone, and the two sides' hurt are counted apart ("police spoke of two hurt officers, the organisers of nine marchers")
* `sum-of-parties`    one voice counts several parties in one breath ("three soldiers and two drivers")
* `count-distinct`    no total is told: the people told one by one are counted, at least those who cannot be one person
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from onrecord.model.quick import replace
from onrecord.model.record import Claim, Figure
from onrecord.model.span import Span
from onrecord.model.value import Count, Person
from onrecord.reconcile.people import OTHERS, certain
from onrecord.reconcile.sides import add_sides, added, by_side, side_of
from onrecord.reconcile.words import against_words, corrects, count_words, quoted, voice_of, voices

_KIND = re.compile(
    r"\b(?:children|kids|boys?|girls?|teens?|teenagers|students?|women|females?|males|officers?|deputies|agents?|police\w*|soldiers?|marshals?|civilians?|adults?"
    r"|enfants|garçons|filles|élèves|étudiants|femmes|policiers|gendarmes|soldats|militaires|civils|adultes)\b",
    re.IGNORECASE,
)
"""People of one sort, who may be some of those hurt."""
_ENDS_AND = re.compile(r"\s(?:and|et|&)\s+$", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|et|&)\s", re.IGNORECASE)
_FIRST, _PARTS = 3, 6
"""So many totals, the first told, are looked at for parts that come to them, of so many smaller numbers."""
_FAR = 2  # set by hand
"""Times a lower bound from which on another voice's plain number is another account."""
ONE_BREATH = 160
"""Code points between two counts that one sentence adds up; about a clause."""


def count_of(claim: Claim) -> Count:
    """The count that a claim tells; TypeError where it tells none."""
    if not isinstance(claim.value, Count):
        raise TypeError(f"a claim of {claim.variable} has no count: {claim.id}")
    return claim.value


def count_figure(claims: tuple[Claim, ...], persons: Mapping[str, Person] | None = None) -> Figure:
    """The figure of a count, from claims in text order; `persons` has, by entity, what is told of single people."""
    claims, borne = _with_parts(claims)
    denied = tuple(c for c in claims if c.status == "denied")
    standing = tuple(c for c in claims if c.status != "denied") or claims
    positive = tuple(c for c in standing if not _is_none(count_of(c)))
    if not positive:
        return _figure(Count(0, 0, 0), "explicit-none", standing, standing, denied)
    whole = tuple(c for c in positive if not c.part) or positive
    totals = tuple(c for c in whole if not _is_single(c))
    if not totals:
        return _distinct(whole, standing, denied, persons or {})
    if sides := by_side(tuple(c for c in whole if c in totals or side_of(c))):
        return add_sides([count_figure(claims) for claims in sides], standing, denied)
    chosen, rule = _choose(_of_all(totals), whole, borne)
    value = added([count_of(c) for c in chosen]) if rule == "sum-of-parties" else count_of(chosen[0])
    if rule == "most-corroborated" and (before := _before_others(chosen[0], whole)):
        chosen, rule = (*before, chosen[0]), "sum-of-parties"
        value = added([count_of(c) for c in chosen])
    return _figure(value, rule, chosen, standing, denied)


def _with_parts(claims: tuple[Claim, ...]) -> tuple[tuple[Claim, ...], str | None]:
    """The claims, those that add up to a total told before them as its parts, and the id of that total, which they bear out: "at least nine died",
    of whom "three in the camp" and "six in the village".
    """
    totals = [c for c in claims if c.status != "denied" and not c.part and not _is_single(c) and count_of(c).best]
    for total in totals[:_FIRST]:
        most = count_of(total).best or 0
        smaller = [c for c in totals if c.entity and total.evidence[0] < c.evidence[0] and (count_of(c).best or 0) < most][:_PARTS]
        for some in (pair for many in (2, 3) for pair in combinations(smaller, many)):
            if sum(count_of(c).best or 0 for c in some) == most and len({c.entity for c in some}) == len({c.events for c in some}) == len(
                some
            ):
                ids = {c.id for c in some}
                return tuple(replace(c, part=True) if c.id in ids else c for c in claims), total.id
    return claims, None


def _is_none(count: Count) -> bool:
    return count.high == 0


def _is_single(claim: Claim) -> bool:
    """One person, or a plural without a number: says little about the total."""
    count = count_of(claim)
    return count.best == 1 or (count.best is None and (count.low or 0) <= 2 and count.high is None)


def _distinct(whole: tuple[Claim, ...], standing: tuple[Claim, ...], denied: tuple[Claim, ...], persons: Mapping[str, Person]) -> Figure:
    """No total is told: count the people, those who can be one only once; "at least two" where only a plural is told."""
    named = [c for c in whole if count_of(c).best == 1 and c.entity]
    nameless = [c for c in whole if count_of(c).best == 1 and not c.entity]
    more = {c.evidence[0].quote.casefold() for c in nameless if OTHERS.search(c.evidence[0].quote)}
    alone = int(len(nameless) > len(more))
    if all(count_of(c).best is None and not count_of(c).low for c in whole):  # "injured or killed": nobody for certain
        most = max(count_of(c).high or 0 for c in whole) if all(count_of(c).high for c in whole) else None
        return _figure(Count(0, most, None), "count-distinct", whole, standing, denied)
    least = (certain(named, persons) if named else alone) + len(more)
    most = (len({c.entity for c in named}) or alone) + len(more)
    if any(count_of(c).best is None for c in whole) and most < 2:
        return _figure(Count(2, None, None), "count-distinct", whole, standing, denied)
    return _figure(Count(least, most, least), "count-distinct", whole, standing, denied)


def _of_all(totals: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The totals without those of one kind of people ("six children") that are less than what is told of people in general ("eight people")."""
    most = max((count_of(c).best or 0 for c in totals if not _KIND.search(count_of(c).of or "")), default=0)
    return tuple(c for c in totals if not (_KIND.search(count_of(c).of or "") and (count_of(c).best or most) < most))


def _choose(totals: tuple[Claim, ...], whole: tuple[Claim, ...], borne: str | None) -> tuple[tuple[Claim, ...], str]:
    """The claims that make the figure, and the rule; `borne` is a total that its parts bear out as one voice more does."""
    running = [c for c in totals if c.running]
    if running:
        return (_latest(running),), "latest-toll"
    support: dict[tuple[int | None, ...], list[Claim]] = defaultdict(list)
    beside = {claim.id: joined for claim in totals if (joined := _and_one(claim, whole))}
    for claim in totals:
        count = added([count_of(c) for c in (claim, *beside[claim.id])]) if claim.id in beside else count_of(claim)
        support[(count.best,) if count.best is not None else (count.low, count.high)].append(claim)
    out = {id(group): any(c.id == borne for c in group) for group in support.values()}
    groups = sorted(
        support.values(), key=lambda group: (-len({voice_of(c) for c in group}) - out[id(group)], -_exactness(group[0]), -len(group))
    )
    best = sorted(groups[0], key=lambda c: c.id in beside)
    if best[0].id in beside:
        return (best[0], *beside[best[0].id]), "sum-of-parties"
    parties = _one_breath(best[0], totals)
    return (parties, "sum-of-parties") if len(parties) > 1 else (tuple(best), "most-corroborated")


def _latest(running: list[Claim]) -> Claim:
    """The last of several tolls: a toll rises, so the highest, unless the last one is told as a correction."""
    if corrects(running[-1]):
        return running[-1]
    return max(running, key=lambda c: (count_of(c).best or count_of(c).low or 0, c.evidence[0]))


def _before_others(claim: Claim, whole: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The persons told one by one before a number of others: "a boy was hit, and two others were hurt" is three."""
    if not OTHERS.search(claim.evidence[0].quote):
        return ()
    ahead = [c for c in whole if _is_single(c) and count_of(c).best == 1 and c.entity and c.evidence[0] < claim.evidence[0]]
    return tuple({c.entity: c for c in reversed(ahead)}.values())[::-1]


def _and_one(claim: Claim, whole: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The single people whom "and" joins to a number: "a woman and two children were killed", "killing two boys and a guard"."""
    if OTHERS.search(claim.evidence[0].quote) or count_of(claim).best is None:
        return ()
    singles = (c for c in whole if c.entity and c.entity != claim.entity and count_of(c).best == 1 and c.events == claim.events)
    return tuple({c.entity: c for c in singles if _is_joined(c.evidence[0], claim.evidence[0])}.values())


def _is_joined(one: Span, number: Span) -> bool:
    """Whether "and" joins the words for one person and those for a number, which begin or end with the word that tells of both."""
    first, last = (one, number) if (one.start, one.end) < (number.start, number.end) else (number, one)
    if first.end == last.end:
        between = first.quote[: last.start - first.start]
        return _ENDS_AND.search(between) is not None and (first is one or "," not in between)
    if first.start == last.start:
        between = last.quote[first.end - first.start :]
        return _AND.match(between) is not None and "," not in between
    return False


def _exactness(claim: Claim) -> int:
    """2 for a plain number, 1 for one that is bounded or about, 0 for a vague one."""
    count = count_of(claim)
    return 0 if count.best is None else 2 if count.low == count.high else 1


def _one_breath(first: Claim, totals: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Counts of different parties that one voice tells of one event within a clause."""
    return tuple(
        c
        for c in totals
        if c is first
        or (
            first.events and c.events == first.events and voice_of(c) == voice_of(first) and c.entity != first.entity
            and count_of(c).best is not None and abs(c.evidence[0].start - first.evidence[0].start) < ONE_BREATH
        )
    )  # fmt: skip


def _fits(count: Count, other: Count) -> bool:
    """Whether two counts can both be true of the same people."""
    infinite = float("inf")
    return max(count.low or 0, other.low or 0) <= min(
        infinite if count.high is None else count.high, infinite if other.high is None else other.high
    )


def _far_above(count: Count, bound: Count) -> bool:
    """Whether a plain number is far more than another voice's "at least": 31 can be true beside it, but is another account."""
    plain = count.best is not None and count.low == count.high
    return plain and bound.high is None and bool(bound.low) and (count.best or 0) >= _FAR * (bound.low or 0)


def _figure(value: Count, rule: str, chosen: tuple[Claim, ...], standing: tuple[Claim, ...], denied: tuple[Claim, ...]) -> Figure:
    """Put a figure together: the range spans all that is told of the whole, conflict where two voices can't both be right."""
    told = {voice_of(c) for c in chosen}
    taken = {c.id for c in chosen}
    given = [value, *(count_of(c) for c in chosen if rule == "most-corroborated")]  # "at least 24" of one voice is 24 of another
    rivals = tuple(
        c
        for c in standing
        if c.id not in taken
        and (not _is_single(c) or _is_none(count_of(c)))
        and (
            (voice_of(c) not in told and _far_above(count_of(c), value))
            # a part that is larger than the whole is of another whole
            or (
                value.high is not None and (count_of(c).low or 0) > value.high
                if c.part
                else not all(_fits(count_of(c), one) for one in given)
            )
        )
    )
    against = (*rivals, *(c for c in denied if c.id not in taken))
    conflict = bool(denied) or any(voice_of(c) not in told for c in rivals)
    shown = chosen if rule == "count-distinct" else chosen[:1]
    low, high = _range(value, rivals)
    names = f"{count_words(value)}, by {voices(chosen)} ({', '.join(quoted(c) for c in shown[:2])})"
    why = f"{names}; rule {rule}.{against_words(against)}"
    taken |= {c.id for c in rivals}
    fitting = (*chosen, *(c for c in standing if c.id not in taken))
    return Figure(value.best, low, high, value, rule, tuple(c.id for c in fitting), tuple(c.id for c in against), conflict, why)


def _range(value: Count, rivals: tuple[Claim, ...]) -> tuple[int | None, int | None]:
    counts = [value, *(count_of(c) for c in rivals)]
    low = min((c.low for c in counts if c.low is not None), default=None)
    highs = [(c.best or 0) if c.high is None else c.high for c in counts]
    return low, None if value.high is None else max(highs)
