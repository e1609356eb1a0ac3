"""From what is said of a count to the one number that a book takes, by its own rules for vague and disputed numbers."""

from __future__ import annotations

from onrecord.code.fact import NOTHING, Fact, Item, Lookup
from onrecord.code.predicates import found, words_pattern
from onrecord.code.telling import Telling
from onrecord.model.codebook import Counting
from onrecord.model.record import Figure
from onrecord.model.value import Count

_UNNUMBERED = words_pattern(("several", "many", "numerous", "few", "handful", "plusieurs", "quelques", "nombreux", "nombreuses", "poignée"))
"""Words that stand for a number and name none; a range that they are given is ours and not the report's."""


def counted(telling: Telling, rule: Counting, lookup: Lookup, *, share: tuple[int, int] = (0, 1)) -> Fact:
    """The number of a variable by a book's rule, its `rule` in plain words; nothing where nothing is said and silence counts as nothing.

    `share` is which unit of how many this is: a total that is told once is divided, the remainder going to the first ones.
    """
    figure = telling.figures.get(rule.variable)
    if figure is None or not isinstance(figure.value, Count):
        return NOTHING if rule.silence is None else Fact((Item(rule.silence),), f"not told: counts as {rule.silence}")
    number, why = _number(telling, figure, figure.value, rule, lookup)
    if number is None:
        return NOTHING
    if rule.shared and share[1] > 1:
        whole, rest = divmod(number, share[1])
        why += f"; {number} divided over {share[1]} rows"
        number = whole + (share[0] < rest)
    return Fact((Item(number, figure.claims),), why)


def _number(telling: Telling, figure: Figure, count: Count, rule: Counting, lookup: Lookup) -> tuple[int | None, str]:
    if count.best is None and (vague := _vague(telling, figure, rule, lookup)) is not None:
        return vague
    bounds = {"low": count.low, "best": count.best, "high": count.high}
    number = bounds[rule.take]
    number = next((b for b in (number, count.best, count.low) if b is not None), None)
    why = f"{rule.take} of {figure.rule}"
    if figure.conflict and number is not None:
        if rule.disputed == "lowest" and figure.low is not None and figure.low < number:
            return figure.low, "disputed: the lowest"
        if rule.disputed == "highest" and figure.high is not None and figure.high > number:
            return figure.high, "disputed: the highest"
    return number, why


def _vague(telling: Telling, figure: Figure, rule: Counting, lookup: Lookup) -> tuple[int, str] | None:
    """What words without a number count as: the book's own value for them, else its cases for what has no number."""
    told = [telling.claims[name] for name in figure.claims if name in telling.claims]
    for words, value in rule.words:
        if any(words_pattern((words,)).search(span.quote.casefold()) for claim in told for span in claim.evidence):
            return value, f"“{words}” counts as {value}"
    count = figure.value
    numbered = (
        isinstance(count, Count)
        and count.high is not None
        and not any(_UNNUMBERED.search(s.quote.casefold()) for c in told for s in c.evidence)
    )
    for case in () if numbered else rule.unnumbered:
        if isinstance(case.value, int) and found(case.when, lookup) is not None:
            return case.value, f"no number told ({case.rule}): counts as {case.value}"
    return None
