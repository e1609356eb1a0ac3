"""Changed cells as the value of a figure: what was there, with what a person put in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from onrecord.model.acts import ACTS
from onrecord.model.record import COUNTED
from onrecord.model.value import Extent, PlaceKind, Precision

_ALLOWED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("act", "act"): tuple(sorted(ACTS)),
    ("when", "precision"): get_args(Precision),
    ("where", "kind"): get_args(PlaceKind),
    ("damage", "extent"): get_args(Extent),
}
_NEW_PARTY: Mapping[str, Any] = {
    "type": "group", "kind": None, "country": None, "organization": None, "named": False, "physical": False, "count": None,
}  # fmt: skip
_NEW_NAMED: Mapping[str, Mapping[str, Any]] = {"damage": {"extent": "unknown"}, "weapon": {"kind": None}, "act": {}}
_NEW_PLACE: Mapping[str, Any] = {
    "kind": None,
    "country": None,
    "admin1": None,
    "path": [],
    "geonameid": None,
    "latitude": None,
    "longitude": None,
    "radius_km": None,
}
_REACH = {"latitude": 90.0, "longitude": 180.0, "radius_km": 21_000.0}


class NoValue(ValueError):
    """Changes that make no value; its text says why."""


def overridden(variable: str, now: Mapping[str, Any] | None, new: Mapping[str, str]) -> Any:
    """The value of a figure after a person's changes, in the contract's shape; null where they took it away.

    `now` is the figure as the contract has it, null where there was none; `new` the changed fields as text, empty where emptied.
    NoValue where the changes make none.
    """
    for field, text in new.items():
        allowed = _ALLOWED.get((variable, field))
        if text and allowed and text not in allowed:
            raise NoValue(f"{text!r} is no {field}: {', '.join(allowed) if len(allowed) < 20 else 'see the vocabulary of acts'}")
    value = dict(now["value"]) if now and isinstance(now.get("value"), Mapping) else {}
    if variable in (*COUNTED, "participants"):
        return _count(now or {}, value, new)
    if variable == "when":
        return _when(value, new)
    if variable == "where":
        return _place(value, new)
    if variable == "duration":
        return new["value"] or None
    return _named(variable, value, new)


def _count(now: Mapping[str, Any], value: Mapping[str, Any], new: Mapping[str, str]) -> dict[str, Any] | None:
    """The bounds that were not changed go along with the number: equal ones stay equal to it, others still enclose it."""
    bounds = {name: now.get(name) for name in ("best", "low", "high")}
    known = bounds | {name: int(text) if text else None for name, text in new.items()}
    if any(one is not None and one < 0 for one in known.values()):
        raise NoValue("a count is no less than 0")
    best = known["best"]
    if "best" in new and best is not None:
        for name, closer in (("low", min), ("high", max)):
            if name not in new and (bounds["best"] is None or bounds[name] == bounds["best"]):
                known[name] = best
            elif name not in new and known[name] is not None:
                known[name] = closer(known[name], best)
    if "best" in new and best is None and not {"low", "high"} & new.keys():
        return None
    low, high = known["low"] or 0, known["high"]
    if (high is not None and low > high) or (best is not None and not (low <= best and (high is None or best <= high))):
        raise NoValue(f"{low} to {'open' if high is None else high} does not enclose {best}")
    return {**known, "of": value.get("of")} if any(one is not None for one in known.values()) else None


def _when(value: Mapping[str, Any], new: Mapping[str, str]) -> dict[str, Any] | None:
    ends = {}
    for end in ("first", "last"):
        old = str(value.get(end) or "")
        day, time = new.get(end, old[:10]), new.get(f"{end}_time", old[11:])
        ends[end] = (f"{day}T{time}" if time else day) or None if day else None
    if not any(ends.values()):
        return None
    if all(ends.values()) and str(ends["first"])[:10] > str(ends["last"])[:10]:
        raise NoValue(f"{ends['first']} is after {ends['last']}")
    return {**ends, "precision": new.get("precision") or value.get("precision") or "day"}


def _place(value: Mapping[str, Any], new: Mapping[str, str]) -> dict[str, Any] | None:
    name = new.get("name", str(value.get("name") or ""))
    if not name:
        if set(new) - {"name"} and any(new.values()):
            raise NoValue("a place needs a name")
        return None
    numbers = {field: _number(field, new[field]) for field in ("latitude", "longitude", "radius_km", "geonameid") if field in new}
    place = {**_NEW_PLACE, **value, **{field: text or None for field, text in new.items()}, **numbers, "name": name}
    if "name" in new:
        place["path"] = [*list(value.get("path") or [])[:-1], name]
        place["geonameid"] = numbers.get("geonameid")
    if (place["latitude"] is None) != (place["longitude"] is None):
        raise NoValue("latitude and longitude go together")
    if place["country"] and not re.fullmatch("[A-Z]{2}", str(place["country"])):
        raise NoValue(f"country {place['country']!r} is no ISO 3166-1 code of two capital letters")
    return place


def _number(field: str, text: str) -> float | int | None:
    if not text:
        return None
    if field == "geonameid":
        return int(text)
    if abs(float(text)) > _REACH[field]:
        raise NoValue(f"{field} {text} is out of reach")
    return float(text)


def _named(variable: str, value: Mapping[str, Any], new: Mapping[str, str]) -> dict[str, Any] | None:
    """An act, a party, a weapon or a damage: nothing is left of it without its first field."""
    first = {"act": "act", "damage": "what"}.get(variable, "name")
    rest = _NEW_NAMED.get(variable, _NEW_PARTY)
    made = {**rest, **value, **{field: text or rest.get(field) for field, text in new.items()}}
    if made.get(first):
        return made
    if any(new.values()):
        raise NoValue(f"{', '.join(new)} without {first}")
    return None
