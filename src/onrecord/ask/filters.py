"""Which incidents are asked for: by place, time, act, party, figures and conflict."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.model.acts import FAMILY_OF
from onrecord.model.contract import value_dict
from onrecord.model.incident import Incident
from onrecord.normalise.gazetteer import distance_km


@dataclass(frozen=True, slots=True)
class Circle:
    """A point in degrees, WGS 84, and a radius in kilometres."""

    latitude: float
    longitude: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Filter:
    """What an incident must be; a field left empty asks for nothing.

    `where` is a name anywhere in the place's path, or a country code; `since` and `until` are inclusive ISO dates, and an incident fits if it
    can have been between them; `act` an act or a family of acts; `party` words of, or the kind of, an initiator or target; `at_least` and
    `at_most` bound the best number of counts; `conflict` names variables whose figures must be in conflict, `any` for one at least. Incidents that people
    have rejected are asked for only with `rejected`.
    """

    where: str | None = None
    near: Circle | None = None
    since: str | None = None
    until: str | None = None
    act: str | None = None
    party: str | None = None
    at_least: Mapping[str, int] = field(default_factory=dict)
    at_most: Mapping[str, int] = field(default_factory=dict)
    conflict: str | None = None
    kind: str | None = None
    rejected: bool = False


def keeps(line: Mapping[str, Any], asked: Filter) -> bool:
    """Whether an incident is asked for; `line` is one of the contract's section "Linking". Its parties are those of its
    figures; `is_party_to` looks at all that is claimed.
    """
    figures = line["figures"]
    return (
        (asked.kind is None or line["kind"] == asked.kind)
        and (asked.where is None or _is_in(_value(figures, "where"), asked.where))
        and (asked.near is None or _is_near(_value(figures, "where"), asked.near))
        and _is_between(_value(figures, "when"), asked)
        and (asked.act is None or _is_act(_value(figures, "act"), asked.act))
        and (asked.party is None or any(_is_party(_value(figures, v), asked.party) for v in ("initiator", "target")))
        and all(_best(figures, name) is not None and _best(figures, name) >= least for name, least in asked.at_least.items())
        and all(_best(figures, name) is not None and _best(figures, name) <= most for name, most in asked.at_most.items())
        and (asked.conflict is None or _is_disputed(figures, asked.conflict))
    )


def is_party_to(incident: Incident, asked: str) -> bool:
    """Whether any report of an incident claims that a party of these words or this kind began it or was its target."""
    claims = (c for account in incident.accounts for c in account.report.claims if c.variable in ("initiator", "target"))
    return any(_is_party(value_dict(claim.value), asked) for claim in claims)


def folded(words: str) -> str:
    """Words without accents and in one case, for comparing names."""
    plain = unicodedata.normalize("NFKD", words)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def _value(figures: Mapping[str, Any], variable: str) -> Mapping[str, Any]:
    value = figures.get(variable, {}).get("value")
    return value if isinstance(value, dict) else {}


def _best(figures: Mapping[str, Any], variable: str) -> Any:
    return figures.get(variable, {}).get("best")


def _is_in(place: Mapping[str, Any], asked: str) -> bool:
    names = [*(place.get("path") or ()), place.get("name"), place.get("admin1"), place.get("country")]
    return folded(asked) in {folded(name) for name in names if name}


def _is_near(place: Mapping[str, Any], circle: Circle) -> bool:
    if place.get("latitude") is None or place.get("longitude") is None:
        return False
    return distance_km((place["latitude"], place["longitude"]), (circle.latitude, circle.longitude)) <= circle.radius_km


def _is_between(when: Mapping[str, Any], asked: Filter) -> bool:
    """Whether a time reaches into what is asked for; one that is open or unknown does where nothing is asked."""
    if asked.since is None and asked.until is None:
        return True
    first, last = (when.get("first") or "")[:10], (when.get("last") or "")[:10]
    if not first and not last:
        return False
    return (asked.until is None or (first or last) <= asked.until) and (asked.since is None or (last or first) >= asked.since)


def _is_act(act: Mapping[str, Any], asked: str) -> bool:
    return act.get("act") == asked or FAMILY_OF.get(act.get("act") or "") == asked


def _is_party(party: Mapping[str, Any], asked: str) -> bool:
    words = [party.get("name"), party.get("kind"), party.get("organization"), party.get("country")]
    return any(folded(asked) == folded(w) or f" {folded(asked)} " in f" {folded(w)} " for w in words if w)


def _is_disputed(figures: Mapping[str, Any], asked: str) -> bool:
    if asked == "any":
        return any(figure.get("conflict") for figure in figures.values())
    return bool(figures.get(asked, {}).get("conflict"))
