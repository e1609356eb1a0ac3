"""The paths of an incident: what a book can ask of it. The list of them, with their kinds of values, is `onrecord.code.paths`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.code.counting import counted
from onrecord.code.fact import NOTHING, Fact, Item, Lookup, fact_of
from onrecord.code.notes import crowd_words, notes_of
from onrecord.code.tables import country_of
from onrecord.code.telling import Deed, Side, Telling
from onrecord.code.units import Unit, day_of
from onrecord.code.whence import source_fact
from onrecord.model.acts import FAMILY_OF
from onrecord.model.codebook import Book, Scalar
from onrecord.model.record import Claim, Figure
from onrecord.model.value import Damage, Party, Place, Reaction, Response, Weapon, When


@dataclass(frozen=True, slots=True)
class Desk:
    """What paths are answered from: the telling, the unit that the row is for, and the book, which says how it counts."""

    telling: Telling
    unit: Unit
    book: Book
    units: int = 1


def lookup_of(desk: Desk) -> Lookup:
    """The paths of one unit of an incident; each is worked out once."""
    known: dict[str, Fact] = {}

    def lookup(path: str) -> Fact:
        if path not in known:
            known[path] = _fact(desk, path, lookup)
        return known[path]

    return lookup


def _fact(desk: Desk, path: str, lookup: Lookup) -> Fact:
    head, _, rest = path.partition(".")
    answer = _ANSWERS.get(head)
    return answer(desk, rest, lookup) if answer else NOTHING


def _acts(desk: Desk, _rest: str, _lookup: Lookup) -> Fact:
    told = [Item(d.event.act, d.claims, () if d.claims else (d.event.span,)) for d in _deeds(desk) if d.event.act != "other"]
    if told:
        return Fact(tuple(told))
    reports = [a.report for a in desk.telling.incident.accounts]
    return Fact(tuple(Item(act, _claims_of(desk, "act")) for report in reports for act in report.acts))


def _deeds(desk: Desk) -> list[Deed]:
    """The deeds of the unit: those that happened, or all where none did."""
    mine = [d for d in desk.telling.deeds if desk.unit.events is None or d.event.id in desk.unit.events]
    return [d for d in mine if d.is_real] or mine


def _claims_of(desk: Desk, variable: str) -> tuple[str, ...]:
    return tuple(name for name, claim in desk.telling.claims.items() if claim.variable == variable)


def _events(desk: Desk, rest: str, _lookup: Lookup) -> Fact:
    """`events.SELECT.ROLE.ATTRIBUTE`: `SELECT` is an act, a family of acts or `any`."""
    select, role, attribute = (*rest.split("."), "", "")[:3]
    chosen = [d for d in _deeds(desk) if select in ("any", d.event.act, FAMILY_OF[d.event.act])]
    sides = [side for deed in chosen for side in deed.sides if side.role == role]
    return Fact(tuple(item for side in sides if (item := _side_item(side, attribute))))


def _side_item(side: Side, attribute: str) -> Item | None:
    value = {"kind": side.kind, "type": side.type, "name": side.name}.get(attribute)
    return Item(value, side.claims, () if side.claims else (side.span,)) if value else None


def _doer(desk: Desk, rest: str, _lookup: Lookup) -> Fact:
    """The first party in the text that does anything and whose kind is known."""
    sides = [side for deed in _deeds(desk) for side in deed.sides if side.role == "agent" and side.kind not in (None, "unknown")]
    item = _side_item(sides[0], rest) if sides else None
    return Fact((item,)) if item else NOTHING


def _words(desk: Desk, _rest: str, _lookup: Lookup) -> Fact:
    return Fact(tuple(Item(" ".join(span.quote.split()), (), (span,)) for span in desk.telling.passages))


def _party(variable: str) -> Callable[[Desk, str, Lookup], Fact]:
    """`initiator.ATTRIBUTE` and `target.ATTRIBUTE`: the figure's party first, then the others told."""

    def answer(desk: Desk, rest: str, _lookup: Lookup) -> Fact:
        items = []
        for name, claim in _told_first(desk, variable):
            if isinstance(claim.value, Party) and (value := _party_value(claim.value, rest)) is not None:
                items.append(Item(value, (name,)))
        return Fact(tuple(items))

    return answer


def _party_value(party: Party, attribute: str) -> Scalar | None:
    if attribute == "country_name":
        return country_of(party.country, "name") if party.country else None
    if attribute == "count":
        return party.count.best if party.count else None
    value = getattr(party, attribute, None)
    return value if isinstance(value, str | bool) else None


def _told_first(desk: Desk, variable: str) -> list[tuple[str, Claim]]:
    """The claims of a variable by name: those of the figure's value first; denied ones are left out."""
    figure = desk.telling.figures.get(variable)
    told = [(n, c) for n, c in desk.telling.claims.items() if c.variable == variable and c.status != "denied" and _in_unit(desk, c)]
    return sorted(told, key=lambda item: figure is None or item[1].value != figure.value)


def _in_unit(desk: Desk, claim: Claim) -> bool:
    return desk.unit.events is None or not claim.events or bool(set(claim.events) & desk.unit.events)


def _where(desk: Desk, rest: str, _lookup: Lookup) -> Fact:
    place, claims = desk.unit.place, desk.unit.place_claims
    return fact_of(_place_value(place, rest), claims) if place else NOTHING


def _place_value(place: Place, attribute: str) -> Scalar | None:
    if attribute == "country_name":
        return country_of(place.country, "name")
    if attribute == "admin2":
        return place.name if place.kind == "admin2" else None
    if attribute == "priogrid":
        return _priogrid(place)
    if attribute == "path":
        return ", ".join(reversed(place.path))
    value = getattr(place, attribute, None)
    return round(value, 4) if isinstance(value, float) else value if isinstance(value, str | int) else None


def _priogrid(place: Place) -> int | None:
    """The number of the half-degree cell (PRIO-GRID): rows from 90 S, columns from 180 W, both from 1, 720 columns a row."""
    if place.latitude is None or place.longitude is None:
        return None
    row, column = int((min(place.latitude, 89.999) + 90) * 2), int((min(place.longitude, 179.999) + 180) * 2)
    return row * 720 + column + 1


def _when(desk: Desk, rest: str, _lookup: Lookup) -> Fact:
    when, claims = desk.unit.when, desk.unit.when_claims
    return fact_of(_when_value(when, rest), claims) if when else NOTHING


def _when_value(when: When, attribute: str) -> Scalar | None:
    if attribute in ("day", "year"):
        day = day_of(when)
        return day if day is None or attribute == "day" else int(day[:4])
    if attribute in ("first", "last"):
        value = when.first if attribute == "first" else when.last
        return value[:10] if value else None
    return when.precision if attribute == "precision" else None


def _figures(desk: Desk, rest: str, _lookup: Lookup) -> Fact:
    variable, _, attribute = rest.partition(".")
    figure: Figure | None = desk.telling.figures.get(variable)
    value = getattr(figure, attribute, None) if attribute in ("best", "low", "high", "conflict", "rule", "why") else None
    return fact_of(value, figure.claims) if figure else NOTHING


def _counts(desk: Desk, rest: str, lookup: Lookup) -> Fact:
    rule = next((c for c in desk.book.counting if c.variable == rest), None)
    return counted(desk.telling, rule, lookup, share=(desk.unit.number, desk.units)) if rule else NOTHING


def _values(variable: str) -> Callable[[Desk, str, Lookup], Fact]:
    """A variable whose claims are read one by one: `weapon`, `damage`, `response`, `reaction`."""

    def answer(desk: Desk, rest: str, _lookup: Lookup) -> Fact:
        items = []
        for name, claim in _told_first(desk, variable):
            value = getattr(claim.value, rest, None) if isinstance(claim.value, Weapon | Damage | Response | Reaction) else None
            if value:
                items.append(Item(str(value), (name,)))
        return Fact(tuple(items))

    return answer


def _plain(value: Callable[[Desk], Scalar | None], variables: Iterable[str] = ()) -> Callable[[Desk, str, Lookup], Fact]:
    def answer(desk: Desk, _rest: str, _lookup: Lookup) -> Fact:
        return fact_of(value(desk), (name for v in variables for name in _claims_of(desk, v)))

    return answer


_ANSWERS: dict[str, Callable[[Desk, str, Lookup], Fact]] = {
    "act": _plain(lambda desk: desk.telling.incident.accounts[0].report.act, ("act",)),
    "acts": _acts, "events": _events, "doer": _doer, "words": _words, "initiator": _party("initiator"), "target": _party("target"), "where": _where,
    "when": _when, "figures": _figures, "counts": _counts, "weapon": _values("weapon"), "damage": _values("damage"),
    "response": _values("response"), "reaction": _values("reaction"), "source": lambda desk, rest, _: source_fact(desk.telling, rest),
    "kind": _plain(lambda desk: desk.telling.incident.kind),
    "incident": _plain(lambda desk: desk.telling.incident.id),
    "notes": _plain(lambda desk: notes_of(desk.telling, desk.unit), ("act", "when", "where", "initiator", "target", "killed", "injured")),
    "crowd": lambda desk, _rest, _lookup: crowd_words(desk.telling),
}  # fmt: skip
