"""Counts over several voices: which number stands, by a named rule, and how far apart they are.

* `most-corroborated` the number that most independent voices tell; of as many, the one told last. Where all tell of people one by one, the
                      fewest that any tells: one person told twice makes more of them, nothing makes fewer
* `latest-official`   the number that an official told last; where none did, the one told last
* `lowest-credible`   the lowest number that somebody tells without a hedge
* `widest-range`      the most corroborated, with the range of all that is told
* `latest-toll`       what any of them chooses, where it would have been a toll of before

A number that nobody has told since a higher one came up, or since it was corrected, is a toll of before, and stands against none. A person who was told injured and of whom
others tell that he died is counted among the dead alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.model.value import Count, Person
from onrecord.reconcile.statements import Statement

LATEST = "latest-toll"
"""The rule of a number that stands because it is a running toll's last."""
BESIDE = 0.5
"""What a voice weighs whose number a document tells beside its own figure: the document has weighed it already."""
FAR = 2
"""Times the smaller of two numbers (and one more) from which they are too far apart to make one range: measured on the reconcile benchmark's dev set."""
ALONE = 1
"""How far the range reaches beyond what is counted from people told one by one: somebody is told twice, or is not told, or died since (the same)."""
FEW = 2
"""Voices up to which it reaches down; up it reaches from one voice alone."""
Choice = tuple[Statement, ...]


def choose(statements: Sequence[Statement], rule: str) -> tuple[Choice, str]:
    """The statements that stand for the figure: those with one number, the voice that decides first; and the rule that chose them.

    That is `LATEST` where `rule` would have chosen a toll of before.
    """
    standing = [one for one in statements if one.best is not None] or list(statements)
    numbers = [one for one in standing if one.number]
    current = [one for one in numbers if not _superseded(one, numbers)] or standing
    first = _RULES[rule](current)
    same = [one for one in statements if (one.best, one.number) == (first.best, first.number) and one is not first]
    earlier = len(current) < len(numbers) and _RULES[rule](numbers).best != first.best
    return (first, *(one for one in same if first.best is not None)), LATEST if earlier else rule


def _superseded(one: Statement, others: Sequence[Statement]) -> bool:
    """Whether nobody began to tell this number after a higher one was told first, or another as a correction."""
    last = max((other.first for other in others if other.best == one.best), default=one.first)
    first = {other.best: min(s.first for s in others if s.best == other.best) for other in others}
    corrected = {other.best for other in others if other.corrects and other.first > last}
    risen = any((best or 0) > (one.best or 0) and since > last for best, since in first.items())
    return bool(last) and (risen or bool(corrected - {one.best}))


def _most_corroborated(statements: Sequence[Statement]) -> Statement:
    support = {one.best: sum(BESIDE if other.beside else 1.0 for other in statements if other.best == one.best) for one in statements}
    if statements[0].number:
        return max(
            statements, key=lambda one: (support[one.best], not one.beside, one.first, one.high == one.low, one.best or 0, one.claims)
        )
    return min(statements, key=lambda one: (one.best or 0, -support[one.best], one.claims))


def _latest_official(statements: Sequence[Statement]) -> Statement:
    return max(statements, key=lambda one: (one.official, one.first, not one.beside, one.best or 0, one.claims))


def _lowest_credible(statements: Sequence[Statement]) -> Statement:
    return min(statements, key=lambda one: (one.hedged, one.best if one.best is not None else one.low, one.claims))


_RULES: dict[str, Callable[[Sequence[Statement]], Statement]] = {
    "most-corroborated": _most_corroborated,
    "latest-official": _latest_official,
    "lowest-credible": _lowest_credible,
    "widest-range": _most_corroborated,
}
RULES = tuple(_RULES)


def span_of(chosen: Choice, statements: Sequence[Statement], rule: str) -> Count:
    """The figure's value with its range: what the voices tell that can be meant, for `widest-range` all of it."""
    first = chosen[0]
    if first.best is None:  # "victims", without a number and by one voice alone, may be those counted elsewhere
        return Count(first.low if first.number or len(statements) > 1 else 0, first.high, None)
    near = [one for one in statements if rule == "widest-range" or (_near(_closest(one, first.best), first.best) and not one.beside)]
    low = min([first.low, *(one.low for one in near)])
    high = max([first.best, *(one.best or one.low for one in near), *(one.high or 0 for one in near if one.best is not None)])
    if not first.number and len(chosen) <= FEW:
        low, high = min(low, max(0, first.best - ALONE)), max(high, first.best + ALONE) if len(chosen) == 1 else high
    return Count(low, None if first.high is None and first.number else high, first.best)


def _closest(one: Statement, best: int) -> int:
    """The number of a statement, or of one without a number the bound that lies closest to another's."""
    return one.best if one.best is not None else one.high if one.high is not None and one.high < best else max(one.low, best)


def _near(one: int, other: int) -> bool:
    return max(one, other) <= FAR * min(one, other) + 1


def died_since(injured: Sequence[Statement], killed: Sequence[Statement], dead: int) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Statements of injured without those who died, as others tell; and those of which nobody is left.

    Only of people told one by one, by a voice that tells of fewer dead than there are: a number of injured leaves the dead out already.
    """
    own = {one.voice: one.best or 0 for one in killed}
    kept, gone = [], []
    for one in injured:
        missing = dead - own.get(one.voice, 0)
        if one.number or one.best is None or missing <= 0 or not may_be_dead(one.persons, killed):
            kept.append(one)
        elif one.best > missing:
            kept.append(_fewer(one, missing))
        else:
            gone.append(one)
    return tuple(kept), tuple(gone)


def _fewer(one: Statement, by: int) -> Statement:
    left = (one.best or 0) - by
    return replace(one, best=left, low=left, high=left)


def may_be_dead(hurt: Sequence[Person], killed: Sequence[Statement]) -> bool:
    """Whether one of those told hurt may be one of those whom others tell dead: nothing sets them all apart."""
    dead = [person for one in killed for person in one.persons]
    return not hurt or not dead or any(_may_be_one(one, other) for one in hurt for other in dead)


def _may_be_one(one: Person, other: Person) -> bool:
    """Whether nothing that is known of two people sets them apart."""
    names = [set((person.name or "").casefold().split()) for person in (one, other)]
    if names[0] and names[1] and not names[0] & names[1]:
        return False
    apart = one.age is not None and other.age is not None and one.age != other.age
    return not apart and not (one.sex and other.sex and one.sex != other.sex)
