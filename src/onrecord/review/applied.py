"""Decisions applied to what was read: a machine never overwrites a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.model.decision import Decision
from onrecord.model.errors import InputError
from onrecord.model.incident import Incident, claim_key
from onrecord.model.record import Claim, Figure, Record, Report
from onrecord.model.restore import value_from
from onrecord.model.value import Count, Value
from onrecord.reconcile.figures import figures_of
from onrecord.review.state import State

RULE = "decided"
"""The rule of a figure that a person has set."""


def decided_record(record: Record, state: State) -> Record:
    """The record without the claims that were rejected, and with the values that were set in place of those read.

    InputError where a decision's value is none of its variable.
    """
    targets = {claim.id: f"claim:{claim_key(record.document.id, claim.id)}" for claim in record.claims}
    touched = {name: made for name, target in targets.items() if (made := state.on(target)) and made.verdict != "accept"}
    return replace(record, reports=tuple(_report(report, touched) for report in record.reports)) if touched else record


def decided_incident(incident: Incident, state: State, names: Iterable[str] = ()) -> Incident:
    """The incident with the figures that were set, and without those that were rejected or emptied.

    `names` are the ids that lead to this incident; what was decided on one of them holds where nothing was on its own. InputError
    where a decision's value is none of its variable.
    """
    figures = dict(incident.figures)
    for name in (*sorted(names), incident.id):
        for variable in sorted({*incident.figures, *_variables(state, name)}):
            made = state.on(f"figure:{name}/{variable}")
            if made and (made.verdict == "reject" or (made.verdict == "override" and made.value is None)):
                figures.pop(variable, None)
            elif made and made.verdict == "override":
                figures[variable] = _set(incident, variable, made)
            elif made and variable in incident.figures:
                figures[variable] = incident.figures[variable]
    return replace(incident, figures=figures) if figures != incident.figures else incident


def checked_value(variable: str, made: Decision) -> Value:
    """The value that a decision sets. InputError where it is none of this variable."""
    try:
        return value_from(variable, made.value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"decision {made.id} sets no value of {variable}: {made.value!r}", hint=f"onrecord undo {made.id}") from error


def _report(report: Report, touched: Mapping[str, Decision]) -> Report:
    if not any(claim.id in touched for claim in report.claims):
        return report
    claims = tuple(_claim(claim, touched.get(claim.id)) for claim in report.claims if _stays(touched.get(claim.id)))
    return replace(report, claims=claims, figures=figures_of(claims, report.act))


def _stays(made: Decision | None) -> bool:
    return made is None or (made.verdict == "override" and made.value is not None)


def _claim(claim: Claim, made: Decision | None) -> Claim:
    return claim if made is None else replace(claim, value=checked_value(claim.variable, made))


def _variables(state: State, name: str) -> list[str]:
    """The variables of this incident on which something was decided."""
    start = f"figure:{name}/"
    return [target.removeprefix(start) for target in state.verdicts if target.startswith(start)]


def _set(incident: Incident, variable: str, made: Decision) -> Figure:
    """The figure that a person has set; claims that say the same are for it, all others against."""
    value = checked_value(variable, made)
    told = [(account.document.id, claim) for account in incident.accounts for claim in account.report.claims if claim.variable == variable]
    agree = {claim_key(doc, claim.id): _says(claim.value, value) for doc, claim in told}
    against = tuple(name for name, fits in agree.items() if not fits)
    counts = (value.best, value.low, value.high) if isinstance(value, Count) else (None, None, None)
    why = f"Decided by {made.by} on {made.at[:10]}" + (f": {made.note}" if made.note else ".")
    return Figure(*counts, value, RULE, tuple(name for name, fits in agree.items() if fits), against, conflict=bool(against), why=why)


def _says(told: Value, value: Value) -> bool:
    if isinstance(told, Count) and isinstance(value, Count):
        return told.best == value.best
    return told == value
