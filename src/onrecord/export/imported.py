"""Changes in an exported table as decisions: figures and cells overridden, claims and incidents accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.export.edits import Edit, by_figure, edits_in
from onrecord.export.overrides import NoValue, overridden
from onrecord.export.privacy.mask import hidden_id
from onrecord.export.sheets import Sheet
from onrecord.export.tables import Table
from onrecord.model.decision import Decision, Verdict
from onrecord.model.ids import content_id
from onrecord.model.incident import claim_key
from onrecord.review.state import fold

_VERDICTS: Mapping[str, Verdict] = {"accept": "accept", "accepted": "accept", "reject": "reject", "rejected": "reject"}


@dataclass(frozen=True, slots=True)
class Known:
    """What the project has: `figures` by incident and variable as the contract has them, `ids` the real ids of those that leave hidden,
    and the log of decisions.
    """

    figures: Mapping[str, Mapping[str, Mapping[str, Any]]]
    ids: Mapping[str, str]
    log: Sequence[Decision]


@dataclass(frozen=True, slots=True)
class Imported:
    """The decisions that a file holds, how many of its rows hold none, and what could not be taken in, in plain sentences."""

    decisions: tuple[Decision, ...]
    unchanged: int
    problems: tuple[str, ...]


def imported(sheet: Sheet, tables: Sequence[Table], known: Known, *, by: str, at: str) -> Imported:
    """The decisions in a sheet that came from one of `tables`; what the log already says is not said again.

    `by` is the name of the person who changed the cells, `at` the time of the import, ISO 8601 in UTC.
    """
    found = edits_in(sheet, tables, gone=_rejected(tables[0], known.log))
    problems = list(found.problems)
    made = []
    for edit in found.edits:
        told = _decided(edit, tables[0], known)
        for target, verdict, value, problem in told:
            if problem:
                problems.append(f"line {edit.line}, {edit.key}: {problem}")
            else:
                key = content_id("d", target, verdict, value, by, at, edit.note)
                made.append(Decision(key, target, verdict, value, by, at, edit.note))
    state = fold(known.log)
    new = tuple(one for one in made if _said(state.on(one.target)) != (one.verdict, one.value))
    return Imported(new, found.unchanged, tuple(problems))


def verdicts(log: Iterable[Decision], kind: str) -> dict[str, str]:
    """What stands of acceptances and rejections, by the id of the `claim` or `incident`."""
    start = f"{kind}:"
    stands = fold(log).verdicts.items()
    return {target.removeprefix(start): one.verdict for target, one in stands if target.startswith(start) and one.verdict in _VERDICTS}


def _rejected(table: Table, log: Sequence[Decision]) -> frozenset[str]:
    """The claims that people rejected, under each name that they can leave by: they are in no table any more."""
    keys = [name for name, verdict in verdicts(log, "claim").items() if verdict == "reject"] if table.name == "claims" else []
    parts = [key.rpartition("#") for key in keys]
    return frozenset({*keys, *(claim_key(hidden_id(document), claim) for document, _, claim in parts)})


def _said(decision: Decision | None) -> tuple[str, Any] | None:
    return (decision.verdict, decision.value) if decision else None


_Told = tuple[str, Verdict, Any, str | None]


def _decided(edit: Edit, table: Table, known: Known) -> Iterator[_Told]:
    name = known.ids.get(edit.key, edit.key)
    for figure, new in by_figure(edit, table).items():
        if figure == "verdict":
            yield _verdict(table.name, name, new[""])
        elif figure == "cell":
            yield from _cells(edit, table, name)
        else:
            try:
                value = overridden(figure, known.figures.get(name, {}).get(figure), new)
            except NoValue as error:
                yield "", "override", None, f"{figure}: {error}"
            else:
                yield f"figure:{name}/{figure}", "override", value, None


def _verdict(table: str, name: str, text: str) -> _Told:
    target = f"{'claim' if table == 'claims' else 'incident'}:{name}"
    verdict = _VERDICTS.get(text.lower())
    if verdict is None:
        return (
            target,
            "accept",
            None,
            f"verdict: {text!r} is neither accept nor reject" if text else "verdict: to take one back, use onrecord undo",
        )
    return target, verdict, None, None


def _cells(edit: Edit, table: Table, name: str) -> Iterator[_Told]:
    """Cells of a coded row; the value has the type of its column."""
    for column in table.columns:
        if column.name in edit.cells:
            text = edit.cells[column.name]
            value: Any = text or None
            if text and column.kind in ("integer", "number"):
                value = int(text) if column.kind == "integer" else float(text)
            elif text and column.kind == "boolean":
                value = text == "true"
            yield f"cell:{table.name}/{name}/{column.name}", "override", value, None
