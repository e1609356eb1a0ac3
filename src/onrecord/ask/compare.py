"""Reports of one incident beside each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.model.incident import Account, Incident
from onrecord.model.record import NO_FIGURE, Figure
from onrecord.model.value import Count, Party, Place, Weapon, When

Relation = Literal["same", "fits", "differs", "only_a", "only_b"]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A variable: the reconciled figure, and the figure of each report in the order of the grid's accounts, null where it is silent."""

    variable: str
    figure: Figure | None
    cells: tuple[Figure | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Reports as columns, variables as rows. Silence is not zero: a report that says nothing of a variable has no cell there."""

    incident: str
    accounts: tuple[Account, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What two reports give for a variable: the `same`; values that `fit` (both can be true); that `differ`; or one is silent."""

    variable: str
    a: Figure | None
    b: Figure | None
    relation: Relation


def compare(incident: Incident) -> Grid:
    """The reports of an incident in the order of publication, over all variables that any of them tells."""
    accounts = tuple(sorted(incident.accounts, key=lambda a: (a.document.published or "9999", a.key)))
    told = dict.fromkeys((*incident.figures, *(v for a in accounts for v in a.report.figures)))
    rows = (GridRow(v, incident.figures.get(v), tuple(a.report.figures.get(v) for a in accounts)) for v in told if v not in NO_FIGURE)
    return Grid(incident.id, accounts, tuple(rows))


def diff(a: Account, b: Account) -> tuple[Difference, ...]:
    """Where two reports agree and where not, variable by variable."""
    told = dict.fromkeys((*a.report.figures, *b.report.figures))
    pairs = ((v, a.report.figures.get(v), b.report.figures.get(v)) for v in told)
    return tuple(Difference(v, one, other, _relation(v, (a, one), (b, other))) for v, one, other in pairs)


def _relation(variable: str, a: tuple[Account, Figure | None], b: tuple[Account, Figure | None]) -> Relation:
    """How two figures stand to each other; sides and weapons, of which there can be several, fit where any two that are told do."""
    (one, own), (other, its) = a, b
    if own is None or its is None:
        return "only_b" if own is None else "only_a"
    found = relation_of(own.value, its.value)
    if found == "differs" and isinstance(own.value, Party | Weapon):
        told = [[c.value for c in account.report.claims if c.variable == variable] for account in (one, other)]
        return "fits" if any(relation_of(x, y) != "differs" for x in told[0] for y in told[1]) else found
    return found


def relation_of(a: Any, b: Any) -> Relation:
    """How two values of one variable stand to each other: `same`, `fits` or `differs`."""
    return "same" if a == b else _compared(a, b)


def _compared(a: Any, b: Any) -> Relation:
    for kind, rule in _RULES.items():
        if isinstance(a, kind) and isinstance(b, kind):
            return rule(a, b)
    return "differs"


def _counts(a: Count, b: Count) -> Relation:
    if (a.low, a.high, a.best) == (b.low, b.high, b.best):
        return "same"
    top = float("inf")
    highest = min(top if a.high is None else a.high, top if b.high is None else b.high)
    return "fits" if max(a.low or 0, b.low or 0) <= highest else "differs"


def _times(a: When, b: When) -> Relation:
    """Times fit where they share a day."""
    first = max((a.first or "")[:10], (b.first or "")[:10])
    return "fits" if first <= min((a.last or "9999")[:10], (b.last or "9999")[:10]) else "differs"


def _places(a: Place, b: Place) -> Relation:
    """Places fit where one lies in the other."""
    if a.geonameid is not None and a.geonameid == b.geonameid:
        return "same"
    return "fits" if a.name in b.path or b.name in a.path else "differs"


def _parties(a: Party, b: Party) -> Relation:
    if a.name.casefold() == b.name.casefold():
        return "same"
    return "fits" if a.kind is not None and a.kind == b.kind and not (a.named and b.named) else "differs"


def _weapons(a: Weapon, b: Weapon) -> Relation:
    return "fits" if a.kind is not None and a.kind == b.kind else "differs"


_RULES: dict[type, Callable[[Any, Any], Relation]] = {Count: _counts, When: _times, Place: _places, Party: _parties, Weapon: _weapons}
