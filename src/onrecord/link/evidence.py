"""What speaks for and against two tellings being of one incident: each feature at a named level, with both values.

A level is a name, so that a weight can be written down for it, shown and argued about.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from onrecord.link.known import Known
from onrecord.link.names import surprise
from onrecord.model.acts import FAMILY_OF
from onrecord.model.value import Place

EARTH_KM = 6371.0
_WORDING = (0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.50, 0.60)
_NAMES = (0.05, 0.10, 0.20, 0.30, 0.40, 0.50, 0.60, 0.70, 0.80)
_SUBJECTS = (0.0, 0.15, 0.30, 0.45, 0.60, 0.75, 0.90)
_SURPRISE = (9.0, 11.0, 14.0)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_GAP = (0, 1, 3, 7, 14, 30, 90)
_COUNTED = ("arrested", "abducted", "missing", "displaced", "participants")
_DAY = (0, 1, 3, 7, 30)
_KM = (1, 10, 30, 100)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one feature says about a pair."""

    feature: str
    level: str
    a: Any
    b: Any


def _up_to(value: float, cuts: tuple[float, ...]) -> str:
    """The level of a number: the smallest cut that it does not pass, "more" above all."""
    k = bisect_left(cuts, value)
    return f"<={cuts[k]:g}" if k < len(cuts) else "more"


def wording(a: Known, b: Known) -> Finding | None:
    """How alike the words are: the cosine of the rarity-weighted terms."""
    return _cosine("wording", a.terms, b.terms, _WORDING)


def names(a: Known, b: Known) -> Finding | None:
    """How alike the names are that both use, of people, places, ships, whatever has one: the cosine of the words with a capital."""
    return _cosine("names", a.names, b.names, _NAMES)


def _cosine(feature: str, x: dict[str, float], y: dict[str, float], cuts: tuple[float, ...]) -> Finding | None:
    if not x or not y:
        return None
    few, many = sorted((x, y), key=len)
    shared = {word: one * many[word] for word, one in few.items() if word in many}
    words = sorted(shared, key=lambda word: (-shared[word], word))[:5]
    return Finding(feature, _up_to(sum(shared[word] for word in sorted(shared)), cuts), words, words)


def subjects(a: Known, b: Known) -> Finding | None:
    """How much of what each tells of by name, of its people, ships, teams, the other names too: the mean of both shares."""
    if not a.subjects or not b.subjects:
        return None
    share = (_found(a.subjects, b.terms) + _found(b.subjects, a.terms)) / 2
    return Finding("subjects", _up_to(share, _SUBJECTS), list(a.subjects)[:3], list(b.subjects)[:3])


def _found(subjects: dict[str, float], terms: dict[str, float]) -> float:
    return sum(subjects[word] for word in sorted(subjects) if word in terms) / sum(subjects[word] for word in sorted(subjects))


def people(a: Known, b: Known) -> Finding | None:
    """Names of those concerned that both tell, and how rare they are."""
    if not a.people or not b.people:
        return None
    shared = sorted(a.people.keys() & b.people.keys())
    level = _up_to(sum(surprise(key) for key in shared), _SURPRISE) if shared else "none"
    mine, theirs = ([side.people[key] for key in shared or sorted(side.people)[:3]] for side in (a, b))
    return Finding("people", level, mine, theirs)


def principals(a: Known, b: Known) -> Finding | None:
    """Whether the victims, suspects and people most named of one are named by the other too; a surname will do."""
    x, y = a.telling.principals, b.telling.principals
    if not x or not y:
        return None
    mine, theirs = ({name.split()[-1] for name in names} for names in (x, y))
    both = mine & theirs
    named = mine & {n.split()[-1] for n in b.telling.people} | theirs & {n.split()[-1] for n in a.telling.people}
    level = "both" if both else "one" if named else "none"
    return Finding("principals", level, list(x[:3]), list(y[:3]))


def involved(a: Known, b: Known) -> Finding | None:
    """Whether the same was done to the same people: to the one told first, or to any; where to others, whether the other tells of them at all."""
    x, y = _by_kind(a), _by_kind(b)
    both = x.keys() & y.keys()
    if not both:
        return None
    mine, theirs = ({name for names in side.values() for name in names} for side in (x, y))
    named = any(one in b.terms for one in mine) + any(one in a.terms for one in theirs)
    first = any(x[kind][0] == y[kind][0] for kind in both)
    level = "first" if first else "shared" if mine & theirs else ("none", "one named", "named")[named]
    return Finding("involved", level, [f"{k} {n}" for k, n in a.telling.involved[:3]], [f"{k} {n}" for k, n in b.telling.involved[:3]])


def _by_kind(one: Known) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for kind, name in one.telling.involved:
        told.setdefault(kind, []).append(name)
    return told


def others(a: Known, b: Known) -> Finding | None:
    """Names of officials that both tell."""
    if not a.others or not b.others:
        return None
    shared = sorted(a.others & b.others)
    return Finding("officials", "shared" if shared else "none", shared or sorted(a.others)[:3], shared or sorted(b.others)[:3])


def day(a: Known, b: Known) -> Finding | None:
    """How far apart the days are that they tell; where one tells no day, whether the months or years meet."""
    if not a.spans or not b.spans:
        return None
    daily = bool(a.days and b.days)
    x, y = (a.days, b.days) if daily else (a.spans, b.spans)
    gap = min(max(0, p[0] - q[1], q[0] - p[1]) for p in x for q in y)
    level = _up_to(gap, _DAY) if daily else "meets" if gap == 0 else "apart"
    return Finding("day", level, a.telling.days[0][0], b.telling.days[0][0])


def weekday(a: Known, b: Known) -> Finding | None:
    """Whether both name the same day of the week, first of all or at all."""
    x, y = a.telling.weekdays, b.telling.weekdays
    if not x or not y:
        return None
    level = "first" if x[0] == y[0] else "shared" if set(x) & set(y) else "none"
    return Finding("weekday", level, [_DAYS[one - 1] for one in x], [_DAYS[one - 1] for one in y])


def published(a: Known, b: Known) -> Finding | None:
    """How many days lie between the publications."""
    unknown = a.published is None or b.published is None
    level = "unknown" if unknown else _up_to(abs((a.published or 0) - (b.published or 0)), _GAP)
    return Finding("published", level, a.telling.published, b.telling.published)


def looking_back(a: Known, b: Known) -> Finding | None:
    """Whether the later one tells of a day on which, or just before which, the earlier one appeared."""
    if a.published is None or b.published is None or abs(a.published - b.published) <= _GAP[2]:
        return None
    early, late = (a, b) if a.published < b.published else (b, a)
    then = early.published or 0
    if not late.days:
        return None
    met = any(first <= then and last >= then - 2 for first, last in late.days)
    return Finding("looking back", "met" if met else "not met", a.telling.published, b.telling.published)


def place(a: Known, b: Known) -> Finding | None:
    """How far apart the places of the incidents are, of those known to the town."""
    mine, theirs = (tuple(p for p in side.telling.places if p.kind in ("city", "district")) for side in (a, b))
    if not mine or not theirs:
        return None
    km, x, y = min(((_km(p, q), p.name, q.name) for p in mine for q in theirs), key=lambda one: one[0])
    return Finding("place", _up_to(km, _KM), x, y)


def _km(p: Place, q: Place) -> float:
    """Great-circle distance; 0 of one and the same place."""
    if p.geonameid == q.geonameid or p.latitude is None or p.longitude is None or q.latitude is None or q.longitude is None:
        return 0.0 if p.geonameid == q.geonameid else math.inf
    lat, lon, north, east = map(math.radians, (p.latitude, p.longitude, q.latitude, q.longitude))
    chord = math.sin((north - lat) / 2) ** 2 + math.cos(lat) * math.cos(north) * math.sin((east - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def towns(a: Known, b: Known) -> Finding | None:
    """How many of the towns named anywhere in the document both name."""
    return _shared("towns", a.telling.towns, b.telling.towns)


def sites(a: Known, b: Known) -> Finding | None:
    """Streets and buildings that both name."""
    return _shared("sites", a.telling.sites, b.telling.sites)


def ages(a: Known, b: Known) -> Finding | None:
    """Ages of victims and suspects that both tell."""
    return _shared("ages", a.telling.ages, b.telling.ages)


def weapons(a: Known, b: Known) -> Finding | None:
    """Kinds of weapons that both tell."""
    return _shared("weapons", a.telling.weapons, b.telling.weapons)


def parties(a: Known, b: Known) -> Finding | None:
    """Who did it and to whom, by kind."""
    return _shared("parties", a.telling.parties, b.telling.parties)


def _shared(feature: str, x: Collection[Any], y: Collection[Any]) -> Finding | None:
    if not x or not y:
        return None
    both = sorted(set(x) & set(y))
    level = str(len(both)) if len(both) < 2 else "more"
    return Finding(feature, level, both or sorted(x)[:3], both or sorted(y)[:3])


def act(a: Known, b: Known) -> Finding | None:
    """Whether the same is told to have been done."""
    x, y = a.telling, b.telling
    kin = x.act in y.acts or y.act in x.acts
    level = "same" if x.act == y.act else "told too" if kin else "family" if FAMILY_OF[x.act] == FAMILY_OF[y.act] else "other"
    return Finding("act", level, x.act, y.act)


def killed(a: Known, b: Known) -> Finding | None:
    """Whether the numbers of dead can both be true."""
    return _count("killed", a, b)


def injured(a: Known, b: Known) -> Finding | None:
    """Whether the numbers of injured can both be true."""
    return _count("injured", a, b)


def counted(a: Known, b: Known) -> Finding | None:
    """Whether the numbers of those arrested, abducted, missing, displaced or taking part can both be true; one that agrees says most."""
    found = [one for variable in _COUNTED if (one := _count(variable, a, b)) is not None]
    if not found:
        return None
    told = min(found, key=lambda one: ("same, several", "differ", "same, one").index(one.level))
    return Finding("counted", told.level, [told.feature, *told.a], [told.feature, *told.b])


def _count(variable: str, a: Known, b: Known) -> Finding | None:
    x, y = ({name: (low, high) for name, low, high in side.telling.counts}.get(variable) for side in (a, b))
    if x is None or y is None:
        return None
    apart = any(p[1] is not None and p[1] < (q[0] or 0) for p, q in ((x, y), (y, x)))
    level = "differ" if apart else "same, one" if max(x[0] or 0, y[0] or 0) <= 1 else "same, several"
    return Finding(variable, level, list(x), list(y))


def outlet(a: Known, b: Known) -> Finding | None:
    """Whether one outlet published both: its own phrases make its reports alike, and it does not tell the same day twice."""
    if a.telling.outlet is None or b.telling.outlet is None:
        return None
    return Finding("outlet", "same" if a.telling.outlet == b.telling.outlet else "other", a.telling.outlet, b.telling.outlet)


def told(a: Known, b: Known) -> Finding | None:
    """Whether a document tells of it in passing: then it has less to go by, and more incidents that it could mean."""
    passing = not a.terms or not b.terms
    return Finding("told", "in passing", a.telling.kind, b.telling.kind) if passing else None


FEATURES: tuple[Callable[[Known, Known], Finding | None], ...] = (
    told, wording, names, subjects, involved, people, principals, others, day, weekday, published, looking_back, place, towns, sites, ages, act, killed, injured, counted, weapons, parties, outlet,
)  # fmt: skip


def findings(a: Known, b: Known) -> tuple[Finding, ...]:
    """What each feature that knows both values says."""
    found = (feature(a, b) for feature in FEATURES)
    return tuple(one for one in found if one is not None)
