"""What a claim can say: counts, times, places, parties, weapons and the rest of the record's variables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.quick import quick

Precision = Literal["minute", "hour", "daypart", "day", "week", "month", "season", "year", "decade", "century", "vague"]
PlaceKind = Literal["country", "admin1", "admin2", "city", "district", "facility", "natural", "region"]
PartyType = Literal["person", "group", "organization", "thing"]
Outcome = Literal["killed", "injured", "hospitalised", "unharmed", "arrested", "released", "escaped"]
Extent = Literal["destroyed", "damaged", "stolen", "none", "unknown"]


@quick
@dataclass(frozen=True, slots=True)
class Count:
    """How many: inclusive bounds, null where open; `best` is the number that the words name, null where they name none.

    `of` is who is counted, in the report's words.
    """

    low: int | None
    high: int | None
    best: int | None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time: inclusive ISO 8601 dates or date-times, null where open."""

    first: str | None
    last: str | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere: `path` lists names from the widest to the finest; coordinates are WGS84 degrees, `radius_km` the uncertainty."""

    name: str
    kind: PlaceKind | None = None
    country: str | None = None
    admin1: str | None = None
    path: tuple[str, ...] = ()
    geonameid: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is hurt. `kind` comes from the actor groups list, or for a `thing` from the list of things."""

    name: str
    type: PartyType
    kind: str | None = None
    country: str | None = None
    organization: str | None = None
    named: bool = False
    physical: bool = False
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Weapon:
    """What it was done with; `kind` comes from the weapons vocabulary."""

    name: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What was done, by the vocabulary of acts."""

    act: str


@dataclass(frozen=True, slots=True)
class Duration:
    """How long: a TIMEX3 duration (`P14D`)."""

    value: str


@dataclass(frozen=True, slots=True)
class Damage:
    """What was hit or taken, and how badly."""

    what: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class Person:
    """One victim or suspect; `age` in years."""

    name: str | None
    age: float | None
    sex: Literal["male", "female"] | None
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Response:
    """What authorities did about it."""

    act: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Reaction:
    """What somebody said about it: a demand, condemnation, call, praise."""

    act: str
    by: str | None
    content: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim that a record can check: `kind` is `first`, `worst`, `latest` or `nth`; `scope` the words that bound it."""

    kind: str
    scope: str


Value = Count | When | Place | Party | Weapon | Act | Duration | Damage | Person | Response | Reaction | Comparison
