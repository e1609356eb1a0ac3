"""What a row is for: an incident, or each day and place on which it is told to have happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.code.telling import Telling
from onrecord.model.acts import FAMILY_OF
from onrecord.model.codebook import Unit as Per
from onrecord.model.record import Claim
from onrecord.model.value import Place, When

TIED = 0.8
"""How sure a time or place claim must be to part an incident: one that syntax ties to the event (the weights of `extract.setting`)."""
_DAILY = frozenset({"minute", "hour", "daypart", "day"})
_NARROW = frozenset({"city", "district", "facility", "admin2"})
_PARTED = frozenset({"attack", "protest", "property"})
_UNKNOWN_DAY = frozenset({"season", "year", "decade", "century", "vague"})


@dataclass(frozen=True, slots=True)
class Unit:
    """What one row is for; `events` are the ids of its events, null for all. `number` counts the units of an incident from 0."""

    number: int = 0
    when: When | None = None
    when_claims: tuple[str, ...] = ()
    place: Place | None = None
    place_claims: tuple[str, ...] = ()
    events: frozenset[str] | None = None

    @property
    def key(self) -> tuple[str | None, int | str | None]:
        """Day and place, as far as they are known."""
        return (self.when.first if self.when else None), (self.place.geonameid or self.place.name if self.place else None)


def units_of(telling: Telling, per: tuple[Per, ...]) -> tuple[Unit, ...]:
    """The units of an incident, in text order; one where nothing parts it. Accounts that disagree on a day or place do not part it."""
    base = _base(telling)
    days = _own(telling, "when") if "day" in per else {}
    places = _own(telling, "where") if "place" in per else {}
    parts: list[tuple[str | None, int | None, list[str]]] = []
    for deed in telling.deeds:
        if deed.is_real and FAMILY_OF[deed.event.act] in _PARTED:
            _join(parts, _day_key(days.get(deed.event.id)), _place_key(places.get(deed.event.id)), deed.event.id)
    if len(parts) < 2 or not _really_apart([places[i] for _, _, ids in parts for i in ids if i in places]):
        return (base,)
    return tuple(_part(base, k, days, places, ids) for k, (_, _, ids) in enumerate(parts))


def _join(parts: list[tuple[str | None, int | None, list[str]]], day: str | None, place: int | None, event: str) -> None:
    """Put an event to the first part whose day and place it does not contradict, or begin one. What is not told contradicts nothing."""
    for k, (its_day, its_place, events) in enumerate(parts):
        if (day is None or its_day in (None, day)) and (place is None or its_place in (None, place)):
            parts[k] = (its_day or day, its_place or place, [*events, event])
            return
    parts.append((day, place, [event]))


def _base(telling: Telling) -> Unit:
    when, where = telling.figures.get("when"), telling.figures.get("where")
    unit = Unit()
    if when and isinstance(when.value, When):
        unit = replace(unit, when=when.value, when_claims=when.claims)
    if where and isinstance(where.value, Place):
        unit = replace(unit, place=where.value, place_claims=where.claims)
    return unit


def _own(telling: Telling, variable: str) -> dict[str, tuple[str, Claim]]:
    """By event the claim of its own time or place; none where accounts disagree, so that no row stands for a mistake."""
    figure = telling.figures.get(variable)
    if figure is None or figure.conflict or len(telling.incident.accounts) > 1:
        return {}
    found: dict[str, tuple[str, Claim]] = {}
    for name, claim in telling.claims.items():
        if claim.variable == variable and claim.confidence >= TIED and claim.status == "asserted" and _is_fine(claim):
            for event in claim.events:
                found.setdefault(event, (name, claim))
    return found


def _is_fine(claim: Claim) -> bool:
    value = claim.value
    if isinstance(value, When):
        return value.precision in _DAILY
    return isinstance(value, Place) and value.kind in _NARROW and value.geonameid is not None


def _day_key(own: tuple[str, Claim] | None) -> str | None:
    return own[1].value.first[:10] if own and isinstance(own[1].value, When) and own[1].value.first else None


def _place_key(own: tuple[str, Claim] | None) -> int | None:
    return own[1].value.geonameid if own and isinstance(own[1].value, Place) else None


def _really_apart(owned: list[tuple[str, Claim]]) -> bool:
    """Whether no place lies in another: a town and its market are one place."""
    places = [claim.value for _, claim in owned if isinstance(claim.value, Place)]
    return not any(a.name != b.name and a.name in b.path for a in places for b in places)


def _part(base: Unit, number: int, days: dict[str, tuple[str, Claim]], places: dict[str, tuple[str, Claim]], events: list[str]) -> Unit:
    unit = replace(base, number=number, events=frozenset(events))
    day, place = next((days[e] for e in events if e in days), None), next((places[e] for e in events if e in places), None)
    if day and isinstance(day[1].value, When):
        unit = replace(unit, when=day[1].value, when_claims=(day[0],))
    if place and isinstance(place[1].value, Place):
        unit = replace(unit, place=place[1].value, place_claims=(place[0],))
    return unit


def day_of(when: When) -> str | None:
    """One day for a time: the day itself, the middle of a week or month; null for what is vaguer."""
    if when.precision in _UNKNOWN_DAY or not (when.first or when.last):
        return None
    first = _date(when.first or when.last)
    last = _date(when.last or when.first)
    if first is None or last is None or when.precision in _DAILY:
        return first.isoformat() if first else None
    return (first + timedelta(days=(last - first).days // 2)).isoformat()


def _date(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
