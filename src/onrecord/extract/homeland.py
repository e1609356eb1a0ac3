"""The country that a report is about, and names in it that only happen to be those of small towns elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.model.reading import Toponym
from onrecord.normalise.gazetteer import Entry, country_entry, place_by_id

WELL_KNOWN = 300_000
"""A town of so many people is meant by its name wherever the report is from."""
OFTEN = 3
"""So many times a report names a country, its people or its big towns before it is about it."""


@dataclass(frozen=True, slots=True)
class Homeland:
    """The country that a report is about, and all countries that it speaks of by their name, their people or a big town."""

    land: Entry
    spoken_of: frozenset[str]


def homeland_of(places: Iterable[Toponym]) -> Homeland | None:
    """The country that a text names most, by name, people or well-known town; null where none is named often."""
    named = Counter(p.country for p in places if p.country and _speaks_of_country(p))
    most, times = max(named.items(), key=lambda item: item[1], default=("", 0))
    land = country_entry(most) if times >= OFTEN else None
    return Homeland(land, frozenset(named)) if land is not None else None


def _speaks_of_country(place: Toponym) -> bool:
    return place.kind == "country" or place.use == "demonym" or _people(place) >= WELL_KNOWN


def _people(place: Toponym) -> int:
    entry = place_by_id(place.geonameid) if place.geonameid is not None else None
    return entry.population if entry is not None else 0


def at_home(place: Toponym, home: Homeland | None) -> Toponym:
    """A place; one of a country that the text never speaks of, and of no size, as an unknown place of that name in the report's own country."""
    if home is None or place.geonameid is None or place.country is None or place.country in home.spoken_of or place.kind == "country":
        return place
    return replace(
        place, geonameid=None, country=home.land.country, admin1=None, path=(home.land.name, place.name), latitude=None,
        longitude=None, radius_km=None,
    )  # fmt: skip
