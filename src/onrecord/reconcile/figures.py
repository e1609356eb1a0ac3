"""From the claims of one incident to its figures: one for each variable, by a named rule, with what speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial

from onrecord.model.record import COUNTED, NO_FIGURE, Claim, Figure
from onrecord.model.value import Person
from onrecord.reconcile.choices import act_figure, told_figure, when_figure, where_figure
from onrecord.reconcile.counts import count_figure

_COUNTS = (*COUNTED, "participants")
Rule = Callable[[tuple[Claim, ...]], Figure]
_RULES: dict[str, Rule] = {
    "act": act_figure, "when": when_figure, "where": where_figure,
    **dict.fromkeys(("initiator", "target", "weapon", "damage", "duration"), told_figure),
}  # fmt: skip


def figures_of(claims: tuple[Claim, ...], act: str | None = None) -> dict[str, Figure]:
    """The figures of an incident, in the order of the record's variables; claims are taken in text order whatever order they come in.

    `act` is what the report was found to be of: the figure of the act is that, where a claim that stands says so.
    """
    by_variable: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.evidence[0], c.id)):
        if claim.variable not in NO_FIGURE:
            by_variable[claim.variable].append(claim)
    persons = {c.entity: c.value for c in claims if c.variable == "victim" and c.entity and isinstance(c.value, Person)}
    counts = {variable: count_figure(tuple(by_variable[variable]), persons) for variable in _COUNTS if by_variable[variable]}
    rules = _RULES | {"act": partial(act_figure, primary=act)}
    return counts | {variable: rule(tuple(by_variable[variable])) for variable, rule in rules.items() if by_variable[variable]}
