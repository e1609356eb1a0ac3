"""The log folded to what holds now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from onrecord.model.decision import Decision
from onrecord.model.incident import ReportKey

Pair = tuple[ReportKey, ReportKey]


@dataclass(frozen=True, slots=True)
class State:
    """What holds: the last accept, reject or override on each target, and for pairs of reports whether they tell one incident.

    `undone` are the ids of decisions that a later one has taken back.
    """

    verdicts: Mapping[str, Decision] = field(default_factory=dict)
    pairs: Mapping[Pair, bool] = field(default_factory=dict)
    undone: frozenset[str] = frozenset()

    @property
    def must(self) -> tuple[Pair, ...]:
        """Pairs that people say tell one incident, in order."""
        return tuple(sorted(pair for pair, same in self.pairs.items() if same))

    @property
    def cannot(self) -> tuple[Pair, ...]:
        """Pairs that people say tell different incidents, in order."""
        return tuple(sorted(pair for pair, same in self.pairs.items() if not same))

    def on(self, target: str) -> Decision | None:
        """What was last decided on a target."""
        return self.verdicts.get(target)


def fold(log: Iterable[Decision]) -> State:
    """What holds after all of a log; of two decisions on one matter the later one. An undo of an undo brings back what it took.

    `merge` and `same` take `value["reports"]`, two or more lists of [document, report]: each report of one tells what each of
    another does. `split` and `different` take the same: no report of one tells what any of another does.
    """
    ordered = list(log)
    undone = _undone(ordered)
    verdicts: dict[str, Decision] = {}
    pairs: dict[Pair, bool] = {}
    for decision in ordered:
        if decision.id in undone or decision.verdict == "undo":
            continue
        if decision.verdict in ("accept", "reject", "override"):
            verdicts[decision.target] = decision
        else:
            pairs |= dict.fromkeys(_pairs(decision), decision.verdict in ("merge", "same"))
    return State(verdicts, pairs, undone)


def _undone(ordered: list[Decision]) -> frozenset[str]:
    """The decisions that are taken back by an undo that is not itself taken back; an undo can only mean what was before it."""
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.verdict == "undo" and decision.id not in undone:
            undone.add(decision.target.removeprefix("decision:"))
    return frozenset(undone)


def _pairs(decision: Decision) -> list[Pair]:
    groups = [[ReportKey(*key) for key in group] for group in decision.value["reports"]]
    found = [pair for k, group in enumerate(groups) for other in groups[k + 1 :] for pair in product(group, other)]
    return [(min(pair), max(pair)) for pair in found if pair[0] != pair[1]]
