"""The town that a report is written about, and names in it that are those of its quarters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from onrecord.extract.context import Context
from onrecord.extract.named_for import town_of_quarters
from onrecord.extract.setting import in_dateline
from onrecord.model.locate import sentence_index
from onrecord.model.reading import Toponym
from onrecord.normalise.gazetteer import distance_km, place_by_id

_PART_OF_TOWN = re.compile(
    r"['’]?s?\s(?:neighbou?rhoods?|section|area|district|community|sub-?division|apartments?|mall|place|restaurant|hotel|road|street|avenue|"
    r"(?:north|south|east|west)\s?(?:side|end))\b",
    re.IGNORECASE,
)
_POLICE = re.compile(
    r"\s(?:\w+\s)?(?:police|sheriff|cops|officers|deputies|fire department|homicide|detectives|authorities)\b", re.IGNORECASE
)
FAR_KM, LOCAL_KM = 100.0, 25.0
"""Beyond the first, a name in a report of one town means something there and not a place elsewhere; within the second, a quarter can lie."""
MANY_TOWNS, WELL_KNOWN = 3, 100_000
"""So many towns far away make news of a country; a town of so many people is meant by its name wherever the report is from."""
TIMES_BIGGER = 8
"""How many times more people a town has than what is taken for one of its quarters."""


@dataclass(frozen=True, slots=True)
class Home:
    """The town that a report is about: where its dateline is, or whose police speak; and the divisions that the text names.

    `roams` where a report tells of many towns far from there: news of a country, not of a town.
    """

    town: Toponym
    people: int
    divisions: frozenset[str]
    by_dateline: bool
    roams: bool


def home_of(ctx: Context) -> Home | None:
    """The town of the dateline, else the town whose police are named most often."""
    places = [p for p in ctx.reading.marks.places if p.geonameid is not None]
    divisions = frozenset(p.name for p in places if p.kind == "admin1") | frozenset(p.name for p in places if p.kind == "country")
    towns = [p for p in places if p.kind == "city"]
    written = next((p for p in towns if in_dateline(ctx, sentence_index(ctx.reading.layout, p.span.start), p.span)), None)
    named = Counter(p.geonameid for p in towns if _POLICE.match(ctx.text, p.span.end))
    most = max(named, key=lambda k: named[k], default=None)
    town = written or next((p for p in towns if p.geonameid == most), None)
    if town is None:
        return None
    away = {p.geonameid for p in towns if _km(p, town) > FAR_KM}
    return Home(town, _people(town), divisions, written is not None, len(away) >= MANY_TOWNS)


def _people(place: Toponym) -> int:
    entry = place_by_id(place.geonameid) if place.geonameid is not None else None
    return entry.population if entry is not None else 0


def local(ctx: Context, place: Toponym, home: Home | None) -> Toponym:
    """A place that is a part of the report's town under a name that a place elsewhere has too, as that part."""
    part_of = town_of_quarters(ctx).get(place.geonameid or 0)
    if part_of is not None:
        return _quarter_of(part_of, place, near=_km(place, part_of) < LOCAL_KM)
    if home is None or place.geonameid in (None, home.town.geonameid) or place.kind not in ("city", "district"):
        return place
    town = home.town
    far = _km(place, town)
    strange = (
        not home.roams
        and far > FAR_KM
        and _people(place) < WELL_KNOWN
        and place.admin1 != town.admin1
        and not {place.admin1, place.country} & home.divisions
        and place.name not in home.divisions
    )
    quarter = far < LOCAL_KM and _people(place) * TIMES_BIGGER < home.people and not _POLICE.match(ctx.text, place.span.end)
    called = far > FAR_KM and _PART_OF_TOWN.match(ctx.text, place.span.end) is not None
    if not (strange or quarter or called):
        return place
    return _quarter_of(town, place, near=far < LOCAL_KM)


def _quarter_of(town: Toponym, place: Toponym, *, near: bool) -> Toponym:
    """A place as a quarter of a town."""
    path = (*(p for p in town.path if p != place.name), place.name)
    return replace(
        place, kind="district", geonameid=None, country=town.country, admin1=town.admin1, path=path,
        latitude=place.latitude if near else town.latitude, longitude=place.longitude if near else town.longitude,
        radius_km=place.radius_km if near else town.radius_km,
    )  # fmt: skip


def _km(a: Toponym, b: Toponym) -> float:
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return 0.0
    return distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))
