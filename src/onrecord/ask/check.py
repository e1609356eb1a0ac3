"""Comparisons held against the project's own record: "the first since", "the deadliest in ten years", "the latest in a line of".

The record knows only what was added to it: a claim that nothing contradicts stands as far as the record goes back, and the answer says how far.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.model.acts import FAMILY_OF
from onrecord.model.incident import Account, Incident, claim_key
from onrecord.model.reading import TimeExpression
from onrecord.model.record import Claim
from onrecord.model.value import Act, Comparison, Count, Place, When
from onrecord.normalise.place import find_places
from onrecord.normalise.time import find_times
from onrecord.read.layout import lay_out

Verdict = Literal["contradicted", "stands", "unclear"]
_EVER = re.compile(
    r"\b(?:in (?:the )?(?:\w+ ){0,2}(?:history|memory)|ever|of its kind|de l['’]histoire|de ce (?:type|genre)|jamais)\b", re.IGNORECASE
)
_SINCE = re.compile(r"\b(?:since|depuis)\W+(?:the |la |le |l['’])?$", re.IGNORECASE)
_DEATHS = re.compile(r"\b(?:deadl|blood|lethal|fatal|meurtri|sanglant)", re.IGNORECASE)
_SIZE = re.compile(r"\b(?:bigg|larg|important|grand)", re.IGNORECASE)
_SPAN = re.compile(r"P(\d+)([YMWD])$")
HARMED = "killed and injured"
_DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
_FOREVER = date.min


@dataclass(frozen=True, slots=True)
class Finding:
    """What the record says to a comparison. `since` is the first day looked at, null where all that came before is meant or nothing was
    understood; `measure` the variable compared, if any; `looked_at` how many like incidents were found in that time and `place`;
    `against` the ids of those that contradict it, or for "the latest in a line" the ids of the line.
    """

    key: str
    words: str
    kind: str
    since: str | None
    place: str | None
    measure: str | None
    looked_at: int
    against: tuple[str, ...]
    verdict: Verdict
    why: str


def check(incident: Incident, others: Iterable[Incident]) -> tuple[Finding, ...]:
    """Each comparison that reports of an incident make, held against the other incidents of the record."""
    record = tuple(sorted((o for o in others if o.id != incident.id and _day(o)), key=lambda o: (_day(o) or _FOREVER, o.id)))
    claims = ((account, claim) for account in incident.accounts for claim in account.report.claims if isinstance(claim.value, Comparison))
    return tuple(
        _finding(incident, account, claim, claim.value, record) for account, claim in claims if isinstance(claim.value, Comparison)
    )


def _finding(incident: Incident, account: Account, claim: Claim, value: Comparison, record: tuple[Incident, ...]) -> Finding:
    day, since = _day(incident), _since(value.scope, account)
    place = _place(value.scope, account, incident)
    measure = _measure(value.scope) if value.kind == "worst" else None
    like = [o for o in record if day and since and since <= (_day(o) or day) < day and _alike(incident, o) and _lies_in(o, place)]
    against = tuple(o.id for o in like if value.kind != "worst" or _exceeds(o, incident, measure or "killed"))
    obstacle = _obstacle(incident, since, measure)
    verdict, why = _verdict(value.kind, len(like), len(against), next(map(_day, record), None))
    if obstacle:
        verdict, why = "unclear", obstacle
    shown = since.isoformat() if since and since != _FOREVER else None
    key = claim_key(account.key.document, claim.id)
    return Finding(key, value.scope, value.kind, shown, place, measure, len(like), against, verdict, why)


def _measure(scope: str) -> str:
    """What the worst is the worst by: the dead, the size, or for "the most violent" the dead and the hurt together."""
    return "killed" if _DEATHS.search(scope) else "participants" if _SIZE.search(scope) else HARMED


def _obstacle(incident: Incident, since: date | None, measure: str | None) -> str:
    """Why a comparison cannot be held against the record; empty where it can."""
    if _day(incident) is None:
        return "the day of the incident is not known"
    if since is None:
        return "since when is not understood"
    return f"no figure of {measure} to compare by" if measure is not None and _best(incident, measure) is None else ""


def _verdict(kind: str, like: int, against: int, reach: date | None) -> tuple[Verdict, str]:
    """The verdict and one plain sentence, from how many incidents are alike and speak against it, and how far the record goes back."""
    goes_back = f"the record goes back to {reach}" if reach else "the record holds no other incident"
    found = f"{like} like {'incident' if like == 1 else 'incidents'} in that time and place"
    if kind in ("latest", "nth"):
        return ("stands" if against else "unclear"), f"{found}; {goes_back}"
    if against:
        return "contradicted", f"{found}, {against} against it; {goes_back}"
    return ("stands" if reach else "unclear"), f"{found}, none against it; {goes_back}"


def _since(scope: str, account: Account) -> date | None:
    """The first day of what a scope spans: null where its words are not understood, the beginning of time for "ever"."""
    if _EVER.search(scope):
        return _FOREVER
    layout = lay_out(scope, account.record.language or "en")
    times, _ = find_times(layout, account.document.published)
    told = _first_day(account)
    for time in times:
        if (m := _SPAN.match(time.value or "")) and told:
            return told - timedelta(days=round(int(m[1]) * _DAYS[m[2]]))
        if time.first and time.last:
            return _after(scope, time)
    return None


def _after(scope: str, time: TimeExpression) -> date:
    """From the day after "since May 2019", from the first day of "this year"."""
    if _SINCE.search(scope[: time.span.start]):
        return date.fromisoformat((time.last or "")[:10]) + timedelta(days=1)
    return date.fromisoformat((time.first or "")[:10])


def _first_day(account: Account) -> date | None:
    figure = account.report.figures.get("when")
    text = figure.value.first if figure and isinstance(figure.value, When) else account.document.published
    return date.fromisoformat(text[:10]) if text else None


def _place(scope: str, account: Account, incident: Incident) -> str | None:
    """The place that a scope names, else the country of the incident, null where neither is known."""
    named, _ = find_places(lay_out(scope, account.record.language or "en"), outlet=None)
    literal = next((place.name for place in named if place.use == "literal" and place.geonameid is not None), None)
    where = _where(incident)
    return literal or (where.path[0] if where and where.path else None)


def _where(incident: Incident) -> Place | None:
    figure = incident.figures.get("where")
    return figure.value if figure and isinstance(figure.value, Place) else None


def _lies_in(incident: Incident, place: str | None) -> bool:
    where = _where(incident)
    return place is None or (where is not None and (place in where.path or place == where.name))


def _day(incident: Incident) -> date | None:
    figure = incident.figures.get("when")
    first = figure.value.first if figure and isinstance(figure.value, When) else None
    return date.fromisoformat(first[:10]) if first else None


def _alike(a: Incident, b: Incident) -> bool:
    """Whether two incidents are of one family of acts."""
    acts = [figure.value.act for one in (a, b) if (figure := one.figures.get("act")) and isinstance(figure.value, Act)]
    return len(acts) == 2 and FAMILY_OF.get(acts[0]) == FAMILY_OF.get(acts[1])


def _best(incident: Incident, variable: str) -> int | None:
    """A count's best number, else its least; of the dead and the hurt together where any of them is told."""
    if variable == HARMED:
        told = [n for name in ("killed", "injured") if (n := _best(incident, name)) is not None]
        return sum(told) if told else None
    figure = incident.figures.get(variable)
    return (figure.best if figure.best is not None else figure.low) if figure and isinstance(figure.value, Count) else None


def _exceeds(other: Incident, incident: Incident, variable: str) -> bool:
    own, its = _best(incident, variable), _best(other, variable)
    return own is not None and its is not None and its > own
