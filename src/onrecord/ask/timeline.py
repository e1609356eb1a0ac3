"""How an incident was told over time: what each report added or changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from onrecord.ask.compare import relation_of
from onrecord.model.incident import Account, Incident
from onrecord.model.record import Figure
from onrecord.model.value import Count

Change = Literal["new", "changed", "repeated"]


@dataclass(frozen=True, slots=True)
class Told:
    """A variable's figure in one report: `new` where no report had it before, `changed` where the last that had it said otherwise."""

    variable: str
    figure: Figure
    change: Change


@dataclass(frozen=True, slots=True)
class Moment:
    """A report, at its publication; `copy_of` is the document that it repeats, if it is no voice of its own."""

    at: str | None
    account: Account
    told: tuple[Told, ...]
    copy_of: str | None


def timeline(incident: Incident) -> tuple[Moment, ...]:
    """Reports in the order of publication, those without a date last; each with what it tells of each variable."""
    last: dict[str, Any] = {}
    moments: list[Moment] = []
    for account in sorted(incident.accounts, key=lambda a: (a.document.published or "9999", a.key)):
        told = tuple(Told(name, figure, _change(last, name, figure.value)) for name, figure in account.report.figures.items())
        last.update({name: figure.value for name, figure in account.report.figures.items()})
        moments.append(Moment(account.document.published, account, told, _original(incident, account, moments)))
    return tuple(moments)


def _change(last: dict[str, Any], name: str, value: Any) -> Change:
    if name not in last:
        return "new"
    found = relation_of(last[name], value)
    return "repeated" if found == "same" or (found == "fits" and not isinstance(value, Count)) else "changed"


def _original(incident: Incident, account: Account, before: list[Moment]) -> str | None:
    """The first document before this one that it is no voice independent of."""
    own = next((s for s in incident.sources if s.document == account.key.document), None)
    earlier = (m.account.key.document for m in before if m.account.key.document != account.key.document)
    return next((d for d in earlier if own is not None and d not in own.independent_of), None)
