"""A note on an incident in our own words, put together from its claims: what, when, where, who, how many, who says so. No names of persons."""

from __future__ import annotations

from datetime import date

from onrecord.code.fact import NOTHING, Fact, Item
from onrecord.code.telling import Telling
from onrecord.code.units import Unit
from onrecord.model.record import COUNTED, Claim
from onrecord.model.value import Count, Party, Place, Response, Weapon, When
from onrecord.reconcile.words import count_words

_SAYER = {"unnamed": "an unnamed source", "victim": "a victim", "witness": "a witness", "resident": "a resident", "expert": "an expert",
          "politician": "a politician", "party_to_it": "a party to it", "ngo": "an NGO", "union": "a union", "court": "a court"}  # fmt: skip
_MOST = 3
"""Parties, responses and the like that a note names at most."""


def notes_of(telling: Telling, unit: Unit) -> str:
    """The note of one row: a sentence for what happened, one for each count with its sayer, one for what is disputed."""
    head = f"{_time(unit.when)}{_place(unit.place)}: {_act(telling)}{_parties(telling)}."
    counts = [text for variable in (*COUNTED, "participants") if (text := _count(telling, variable))]
    rest = [f"Response: {responses}." for responses in [_responses(telling)] if responses]
    disputed = [name for name, figure in telling.figures.items() if figure.conflict]
    rest += [f"Disputed: {', '.join(disputed)}."] if disputed else []
    return " ".join([head[:1].upper() + head[1:], *counts, *rest])


def _time(when: When | None) -> str:
    if when is None or not (when.first or when.last):
        return "on a day not told"
    first, last = (when.first or when.last or "")[:10], (when.last or when.first or "")[:10]
    if first == last:
        return f"on {_day(first)}"
    return f"{'in the week ' if when.precision == 'week' else ''}between {_day(first)} and {_day(last)}"


def _day(value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day} {day:%B} {day.year}"


def _place(place: Place | None) -> str:
    if place is None:
        return ", at a place not told"
    around = [part for part in reversed(place.path) if part != place.name][:2] or [part for part in (place.admin1,) if part]
    return f", in {place.name}" + (f" ({', '.join(around)})" if around else "")


def _act(telling: Telling) -> str:
    report = telling.incident.accounts[0].report
    return ", ".join(act.replace("_", " ") for act in dict.fromkeys((report.act, *report.acts[:_MOST])))


def _parties(telling: Telling) -> str:
    by, against = _names(telling, "initiator"), _names(telling, "target")
    weapons = [c.value.name for c in telling.claims.values() if isinstance(c.value, Weapon)]
    means = f", with {', '.join(list(dict.fromkeys(weapons))[:_MOST])}" if weapons else ""
    return (f", by {by}" if by else "") + (f", against {against}" if against else "") + means


def _names(telling: Telling, variable: str) -> str:
    told = [c.value for c in telling.claims.values() if c.variable == variable and isinstance(c.value, Party) and c.status != "denied"]
    names = {name.casefold(): name for name in map(_party, reversed(told))}
    return ", ".join(list(reversed(names.values()))[:_MOST])


def _party(party: Party) -> str:
    """A party's words; of a person with a name only the kind."""
    if party.type == "person" and party.named:
        kind = (party.kind or "").replace("_", " ")
        return f"a person ({kind})" if kind and kind != "unknown" else "a person"
    return party.name


def _count(telling: Telling, variable: str) -> str:
    figure = telling.figures.get(variable)
    if figure is None or not isinstance(figure.value, Count):
        return ""
    what = "taking part" if variable == "participants" else variable
    said = {_sayer(telling.claims[name]) for name in figure.claims if name in telling.claims} - {""}
    by = f", according to {', '.join(sorted(said))}" if said else ""
    number = "none" if figure.value.high == 0 else count_words(figure.value)
    return f"{what.capitalize()}: {number}{by}."


def _sayer(claim: Claim) -> str:
    if claim.said_by is None:
        return ""
    kind = claim.said_by.kind or "other"
    return "another source" if kind == "other" else _SAYER.get(kind, kind.replace("_", " "))


def _responses(telling: Telling) -> str:
    told = [c.value.act.replace("_", " ") for c in telling.claims.values() if isinstance(c.value, Response)]
    return ", ".join(list(dict.fromkeys(told))[:_MOST])


def crowd_words(telling: Telling) -> Fact:
    """How many took part, in the words of the report ("around 200", "dozens"); nothing where no report says so."""
    figure = telling.figures.get("participants")
    for name in figure.claims if figure else ():
        claim = telling.claims.get(name)
        if claim is None or not isinstance(claim.value, Count):
            continue
        words = " ".join(claim.evidence[0].quote.split())
        of = claim.value.of or ""
        number = words.removesuffix(of).strip() if of and words != of else words
        return Fact((Item(number.removesuffix(" of").casefold() or words.casefold(), (name,)),))
    return NOTHING
