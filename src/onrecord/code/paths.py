"""All paths that a book over incidents can ask for: what each gives, and the list that its values come from. What a book asks beyond them is a fault.

`onrecord.code.facts` answers them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, get_args

from onrecord.lexicons import load
from onrecord.model.acts import ACTS, FAMILIES
from onrecord.model.reading import SourceKind
from onrecord.model.record import COUNTED
from onrecord.model.value import Extent, PlaceKind, Precision

Gives = Literal[
    "text", "words", "number", "date", "truth", "act", "party", "weapon", "thing", "place", "precision", "extent", "source", "kind"
]

_PLAIN: dict[str, tuple[Gives, str]] = {
    "act": ("act", "the primary act of the incident"),
    "acts": ("act", "all acts that are told as having happened"),
    "words": ("words", "the sentences that tell the incident"),
    "kind": ("kind", "main, other or background: the incident's place in its reports"),
    "incident": ("text", "the id of the incident"),
    "notes": ("words", "what the claims come to, in our own words, without names of persons"),
    "crowd": ("text", "how many took part, in the words of the report"),
    "doer.kind": ("party", "kind of the first party in the text that does anything"),
    "doer.type": ("kind", "its type: person, group, organization, ..."),
    "doer.name": ("words", "its words"),
    "weapon.kind": ("weapon", "kinds of weapons, from the weapons vocabulary"),
    "weapon.name": ("words", "weapons in the words of the report"),
    "damage.what": ("words", "what was hit or taken"),
    "damage.extent": ("extent", "destroyed, damaged, stolen, none, unknown"),
    "response.act": ("act", "what authorities did about it"),
    "response.by": ("text", "who did, in the words of the report"),
    "reaction.act": ("act", "what was said of it: a demand, condemnation, call, praise"),
    "reaction.by": ("text", "who said so, in the words of the report"),
    "reaction.content": ("words", "what was said, in the words of the report"),
    "where.name": ("text", "name of the place"),
    "where.kind": ("place", "kind of the place"),
    "where.country": ("text", "ISO 3166-1 alpha-2"),
    "where.country_name": ("text", "English name of the country"),
    "where.admin1": ("text", "first administrative level"),
    "where.admin2": ("text", "second administrative level, where it is the place itself"),
    "where.path": ("text", "the place and what it lies in, finest first"),
    "where.latitude": ("number", "degrees, WGS84"),
    "where.longitude": ("number", "degrees, WGS84"),
    "where.radius_km": ("number", "uncertainty in kilometres"),
    "where.geonameid": ("number", "GeoNames id"),
    "where.priogrid": ("number", "PRIO-GRID cell"),
    "when.day": ("date", "the day, or the middle of a week or month"),
    "when.first": ("date", "the first day that it can have been"),
    "when.last": ("date", "the last day that it can have been"),
    "when.year": ("number", "year of when.day"),
    "when.precision": ("precision", "how finely the time is told"),
    "source.outlet": ("text", "outlets of the accounts"),
    "source.published": ("date", "dates of publication"),
    "source.title": ("text", "headlines"),
    "source.url": ("text", "addresses"),
    "source.article": ("text", "outlet, date and headline of each account"),
    "source.said_by": ("text", "kinds of source that the claims are said by"),
    "source.count": ("number", "how many documents tell it"),
}  # fmt: skip
_PARTY: dict[str, tuple[Gives, str]] = {
    "name": ("words", "in the words of the report"), "type": ("kind", "person, group, organization or thing"), "kind": ("party", "from the actor groups list"),
    "country": ("text", "ISO 3166-1 alpha-2"), "country_name": ("text", "English name"), "organization": ("text", "organisation"),
    "named": ("truth", "whether named"), "physical": ("truth", "whether a thing"), "count": ("number", "how many"),
}  # fmt: skip
_FIGURE: dict[str, tuple[Gives, str]] = {
    "best": ("number", "the reconciled number"), "low": ("number", "the lowest told"), "high": ("number", "the highest told"),
    "conflict": ("truth", "whether accounts disagree"), "rule": ("text", "the rule that chose"), "why": ("text", "why, in one sentence"),
}  # fmt: skip
_SIDE: dict[str, tuple[Gives, str]] = {name: _PARTY[name] for name in ("kind", "type", "name")}
ROLES = ("agent", "patient", "instrument")
_PEOPLE = ("person", "group", "organization", "thing")
MENTION_TYPES = ("person", "group", "organization", "place", "facility", "vehicle", "weapon", "object", "other")
FIGURES = (*COUNTED, "participants", "act", "when", "where", "initiator", "target", "weapon", "damage", "duration")


def gives(path: str) -> Gives | None:
    """What kind of value a path gives; null for a path that there is not. `counts.X` and `row.X` depend on the book and are not looked at here."""
    if path in _PLAIN:
        return _PLAIN[path][0]
    parts = path.split(".")
    table, key = {2: (_PARTY, parts[1:2]), 3: (_FIGURE, parts[2:3]), 4: (_SIDE, parts[3:4])}.get(len(parts), ({}, []))
    fits = (
        (len(parts) == 2 and parts[0] in ("initiator", "target"))
        or (len(parts) == 3 and parts[0] == "figures" and parts[1] in FIGURES)
        or (len(parts) == 4 and parts[0] == "events" and parts[1] in {*ACTS, *FAMILIES, "any"} and parts[2] in ROLES)
    )
    return table[key[0]][0] if fits and key and key[0] in table else None


def vocabulary(path: str) -> frozenset[str] | None:
    """The values that a path can have; null where it can have any."""
    what = gives(path)
    if what == "kind" and path != "kind":
        return frozenset(MENTION_TYPES if path.startswith(("events.", "doer.")) else _PEOPLE)
    return _vocabularies().get(what or "")


@lru_cache(maxsize=1)
def _vocabularies() -> dict[str, frozenset[str]]:
    things = set(load("thing_en")["kinds"]) | {"other"}
    return {
        "act": frozenset(ACTS), "party": frozenset(party_kinds() | things), "weapon": frozenset(load("weapon_en")["kinds"]) | {"unknown", "other", "none_reported"},
        "place": frozenset(get_args(PlaceKind)), "precision": frozenset(get_args(Precision)), "extent": frozenset(get_args(Extent)),
        "source": frozenset(get_args(SourceKind)), "kind": frozenset(("main", "other", "background")), "truth": frozenset(("True", "False")),
    }  # fmt: skip


def party_kinds() -> frozenset[str]:
    """The actor groups that parties can be of."""
    return frozenset(load("party_en")["kinds"]) | frozenset(load("names")["groups"]) | {"foreign_military", "unknown", "lone_perpetrator"}


def documented() -> dict[str, tuple[Gives, str]]:
    """Every path as it stands in the documentation, with its kind of value and its meaning."""
    return {
        **_PLAIN,
        **{f"initiator.{name}": value for name, value in _PARTY.items()}, **{f"target.{name}": value for name, value in _PARTY.items()},
        **{f"figures.VARIABLE.{name}": value for name, value in _FIGURE.items()},
        **{f"events.ACT.ROLE.{name}": value for name, value in _SIDE.items()},
        "counts.VARIABLE": ("number", "the number by the book's own rule for counting"), "row.COLUMN": ("text", "what the row has in an earlier column"),
    }  # fmt: skip
