"""Whether two accounts can be of one incident: places that lie apart, days that do not meet."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta

from onrecord.model.value import Place, When

NEAR_KM = 25.0
"""Places of one incident lie this close, beyond their own radius: a town and its surroundings."""
NEAR_MINUTES = 45
"""Two accounts of one hour differ by less."""
NEAR_DAYS = 1
"""A night between two days, or two accounts of one night."""
PAST_DAYS = 60
"""What ended so many days before a report is no part of the news in it, which is told without a date."""
DAILY = frozenset({"minute", "hour", "daypart", "day", "week"})
"""Precisions of a time that tell when one thing happened, and not in which year or season."""
_WIDE = frozenset({"country", "region", "admin1"})


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres (haversine); infinite where either has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return math.inf
    p, q = math.radians(a.latitude), math.radians(b.latitude)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, h)))


def places_apart(a: Place, b: Place) -> bool:
    """Whether two places cannot be where one incident was: neither holds the other, and they lie apart."""
    if a.name in b.path or b.name in a.path or (a.geonameid is not None and a.geonameid == b.geonameid):
        return False
    if a.country and b.country and a.country != b.country:
        return True
    if a.kind in _WIDE and b.kind in _WIDE:
        return a.kind == b.kind
    if a.kind in _WIDE or b.kind in _WIDE:
        wide, fine = (a, b) if a.kind in _WIDE else (b, a)
        return wide.kind == "admin1" and fine.admin1 is not None and fine.admin1 != wide.name
    return distance_km(a, b) > NEAR_KM + min(50.0, (a.radius_km or 0) + (b.radius_km or 0))


def _days(when: When) -> tuple[date, date] | None:
    try:
        first = date.fromisoformat((when.first or when.last or "")[:10])
        return first, date.fromisoformat((when.last or when.first or "")[:10])
    except ValueError:
        return None


def times_apart(a: When, b: When) -> bool:
    """Whether two times cannot be when one incident was. A month or year that holds the other's day does not part them."""
    one, other = _days(a), _days(b)
    if one is None or other is None:
        return False
    gap = timedelta(days=NEAR_DAYS if a.precision in DAILY and b.precision in DAILY else 0)
    return one[0] - gap > other[1] or other[0] - gap > one[1]


def all_apart(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> bool:
    """Whether there are places on both sides, and each of ours lies apart from each of theirs."""
    return bool(ours and theirs) and all(places_apart(a, b) for a in ours for b in theirs)


def never_met(ours: tuple[When, ...], theirs: tuple[When, ...]) -> bool:
    """Whether there are times on both sides, and none of ours meets any of theirs. Where days are told, a year that holds them says no more."""
    mine, known = (tuple(w for w in times if w.precision in DAILY) or times for times in (ours, theirs))
    return bool(mine and known) and all(times_apart(a, b) for a in mine for b in known)


def other_place(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> bool:
    """Whether both tell towns, or both tell streets and buildings by name, and all of ours are others than all of theirs, however near."""
    mine, known = ([p for p in places if p.kind not in _WIDE and _is_named(p)] for places in (ours, theirs))
    if any(_is_same_or_in(a, b) for a in mine for b in known):
        return False
    return bool({_is_site(a) for a in mine} & {_is_site(b) for b in known})


def _is_same_or_in(a: Place, b: Place) -> bool:
    return a.name in b.path or b.name in a.path or (a.geonameid is not None and a.geonameid == b.geonameid)


def _is_site(place: Place) -> bool:
    """Whether a place is a street, a building or a piece of land: what lies in a town and is none."""
    return place.geonameid is None and place.kind in ("facility", "natural")


def _is_named(place: Place) -> bool:
    """Whether a place has a name or a number, and is not "the house"."""
    return any(c.isupper() or c.isdigit() for c in place.name)


def other_hour(ours: tuple[When, ...], theirs: tuple[When, ...]) -> bool:
    """Whether both tell the time of day, and all of ours are `NEAR_MINUTES` or more from all of theirs."""
    mine, known = ([c for w in times if (c := _clock(w)) is not None] for times in (ours, theirs))
    return bool(mine and known) and all(abs((a - b).total_seconds()) >= 60 * NEAR_MINUTES for a in mine for b in known)


def _clock(when: When) -> datetime | None:
    try:
        return datetime.fromisoformat(when.first[:16]) if when.first and when.precision in ("minute", "hour") else None
    except ValueError:
        return None


def other_day(ours: tuple[When, ...], theirs: tuple[When, ...]) -> bool:
    """Whether both tell days, and none of ours is one of theirs; a night belongs to the two days that it joins."""
    mine, known = ({_days(w) for w in times if w.precision in DAILY and w.precision != "week"} - {None} for times in (ours, theirs))
    return bool(mine and known) and not any(a[0] <= b[1] and b[0] <= a[1] for a in mine for b in known if a and b)


def long_before(times: tuple[When, ...], published: str | None) -> bool:
    """Whether there are times, and all of them ended well before the report was published (an ISO date)."""
    ends = [days[1] for w in times if (days := _days(w)) is not None]
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return False
    return bool(ends) and all(end < day - timedelta(days=PAST_DAYS) for end in ends)
