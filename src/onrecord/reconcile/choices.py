"""Figures of what is no count: what was done, when, where, by whom, with what.

Rules, by name: `gravest` (of the acts that happened), `most-specific` (of the times), `most-told` (of all others: the value that most
claims give, the first told where as many give each).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable

from onrecord.model.acts import GRAVITY
from onrecord.model.record import Claim, Figure
from onrecord.model.value import Act, Damage, Duration, Party, Place, Weapon, When
from onrecord.reconcile.words import against_words, quoted, voice_of, voices

_FINE = ("hour", "daypart", "day", "week", "month", "season", "year", "decade", "century", "vague")
_PLACE_WEIGHT = {"city": 1.0, "district": 0.9, "admin2": 0.7, "facility": 0.6, "natural": 0.4, "admin1": 0.5, "region": 0.2, "country": 0.2}
TOWN_WEIGHT = 0.25
"""What must be told of a town, at least, for it to stand before the state or country that it is in."""
SITE_WEIGHT = 0.3
"""What a site without a name of its own weighs ("the harbour"): it says where in the place, not which place."""


def _figure(
    chosen: tuple[Claim, ...], rivals: tuple[Claim, ...], denied: tuple[Claim, ...], *, rule: str, conflict: bool = False
) -> Figure:
    first = chosen[0]
    denials = tuple(c for c in denied if _denies(c, chosen))
    against = (*rivals, *denials)
    conflict = conflict or bool(denials)
    why = f"{quoted(first)}, by {voices(chosen)}; rule {rule}.{against_words(against)}"
    return Figure(None, None, None, first.value, rule, tuple(c.id for c in chosen), tuple(c.id for c in against), conflict, why)


def _denies(denial: Claim, chosen: tuple[Claim, ...]) -> bool:
    """Whether a denial is one of the chosen value: of one of its claims, or in the same words where it is tied to none."""
    if denial.denies:
        return any(c.id in denial.denies for c in chosen)
    a, b = denial.value, chosen[0].value
    return a.name.casefold() == b.name.casefold() if isinstance(a, Party) and isinstance(b, Party) else _key(denial) == _key(chosen[0])


def _standing(claims: tuple[Claim, ...]) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Claims that stand, and those that are denied; all stand where all are denied."""
    denied = tuple(c for c in claims if c.status == "denied")
    return (claims, ()) if len(denied) == len(claims) else (tuple(c for c in claims if c.status != "denied"), denied)


def act_figure(claims: tuple[Claim, ...], *, primary: str | None = None) -> Figure:
    """The gravest act that is told as having happened, by the vocabulary of acts; the `primary` one where it is among them."""
    standing, denied = _standing(claims)
    real = tuple(c for c in standing if c.status not in ("planned", "possible")) or standing
    doubted = contested_acts(claims)
    real = tuple(c for c in real if not (isinstance(c.value, Act) and c.value.act in doubted)) or real
    real = tuple(c for c in real if isinstance(c.value, Act) and c.value.act == primary) or real
    ranked = sorted(real, key=lambda c: GRAVITY[c.value.act] if isinstance(c.value, Act) else len(GRAVITY))
    chosen = tuple(c for c in ranked if c.value == ranked[0].value)
    return _figure(chosen, (), denied, rule="gravest")


def contested_acts(claims: Iterable[Claim]) -> frozenset[str]:
    """Acts that are told by nothing but accusations which somebody denies."""
    told = [c for c in claims if isinstance(c.value, Act)]
    denied = {name for c in told for name in c.denies}
    standing = [(c.value.act, c.status == "alleged" and c.id in denied) for c in told if isinstance(c.value, Act) and c.status != "denied"]
    return frozenset(act for act, _ in standing if denied) - {act for act, doubtful in standing if not doubtful}


def when_figure(claims: tuple[Claim, ...]) -> Figure:
    """The most finely told time; conflict where another account names other days."""
    standing, denied = _standing(claims)
    ranked = sorted(standing, key=lambda c: (_fineness(c), -c.confidence))
    chosen = tuple(c for c in ranked if c.value == ranked[0].value)
    rivals = tuple(c for c in standing if c.value != chosen[0].value and not _same_days(c, chosen[0]))
    daily = [c for c in rivals if _fineness(c) <= _FINE.index("day")]
    return _figure(chosen, rivals, denied, rule="most-specific", conflict=bool(daily))


def _fineness(claim: Claim) -> int:
    """How fine a time is told: the lower, the finer. "9 p.m." is as fine as "9:05 p.m."."""
    if not isinstance(claim.value, When):
        return len(_FINE)
    return 0 if claim.value.precision == "minute" else _FINE.index(claim.value.precision)


def _same_days(a: Claim, b: Claim) -> bool:
    """Whether two times share a day; open ends reach as far as they can."""
    if not isinstance(a.value, When) or not isinstance(b.value, When):
        return True
    first, last = max((w.first or "")[:10] for w in (a.value, b.value)), min((w.last or "9999")[:10] for w in (a.value, b.value))
    return first <= last


def where_figure(claims: tuple[Claim, ...]) -> Figure:
    """The place that most is told of, finer kinds before wider ones. A site without a name of its own speaks for the place it is in."""
    standing, denied = _standing(claims)
    named = {c.value.name: _key(c) for c in standing if isinstance(c.value, Place) and c.value.geonameid is not None}
    weight: dict[Hashable, float] = defaultdict(float)
    for claim in standing:
        weight[_place_key(claim, named)] += _weight(claim)
    towns = [c for c in standing if _is_fine(c) and weight[_key(c)] >= TOWN_WEIGHT and not _told_abroad(c, standing)]
    best = max(towns or [c for c in standing if not _told_abroad(c, standing)] or standing, key=lambda c: (weight[_key(c)], c.confidence))
    chosen = tuple(c for c in standing if _key(c) == _key(best))
    told = {voice_of(c) for c in chosen}
    tied = any(c.events for c in chosen)  # then a dateline or a name in passing is no other account
    rivals = tuple(
        c for c in standing if _key(c) != _key(best) and _elsewhere(c, best) and voice_of(c) not in told and (c.events or not tied)
    )
    return _figure(chosen, rivals, denied, rule="most-told", conflict=bool(rivals))


def _is_fine(claim: Claim) -> bool:
    """Whether a place is a known one, and finer than a country or state."""
    return (
        isinstance(claim.value, Place)
        and claim.value.geonameid is not None
        and _PLACE_WEIGHT.get(claim.value.kind or "", 0.0) > TOWN_WEIGHT * 2
    )


def _told_abroad(claim: Claim, standing: tuple[Claim, ...]) -> bool:
    """Whether a place is only that of the dateline, and the incident is told to have been in another country."""
    told = [c for c in standing if c.events and isinstance(c.value, Place) and c.value.country]
    surest = max((c.confidence for c in told), default=0.0)
    countries = {c.value.country for c in told if c.confidence == surest and isinstance(c.value, Place)}
    return not claim.events and isinstance(claim.value, Place) and bool(countries) and claim.value.country not in countries


def _place_key(claim: Claim, named: dict[str, Hashable]) -> Hashable:
    """The place that a claim speaks for: its own, or for a site the finest named one that it lies in."""
    if not isinstance(claim.value, Place) or claim.value.geonameid is not None:
        return _key(claim)
    return next((named[name] for name in reversed(claim.value.path) if name in named), _key(claim))


def _weight(claim: Claim) -> float:
    """How much a claim says about which place it is."""
    if not isinstance(claim.value, Place):
        return 0.0
    known = _PLACE_WEIGHT.get(claim.value.kind or "", 0.4)
    return claim.confidence * (known if claim.value.geonameid is not None else min(known, SITE_WEIGHT))


def _elsewhere(a: Claim, b: Claim) -> bool:
    """Whether two places lie apart: neither is in the path of the other."""
    if not isinstance(a.value, Place) or not isinstance(b.value, Place) or a.value.geonameid is None or b.value.geonameid is None:
        return False
    return a.value.name not in b.value.path and b.value.name not in a.value.path


def told_figure(claims: tuple[Claim, ...]) -> Figure:
    """The value that most claims give; conflict where it is denied."""
    standing, denied = _standing(claims)
    support: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in standing:
        support[_key(claim)].append(claim)
    groups = [tuple(group) for group in support.values()]
    chosen = max(groups, key=_support)
    return _figure(chosen, (), denied, rule="most-told")


def _support(group: tuple[Claim, ...]) -> tuple[bool, int]:
    """How much speaks for a value: that it is known beyond its words, then how often it is told."""
    return _known(group[0]), len(group)


def _known(claim: Claim) -> bool:
    """Whether a value is known beyond its words, so that it says more than "they", "a man" or "a gun" would."""
    if isinstance(claim.value, Weapon) and claim.value.kind == "firearm_unspecified":
        return False
    return not isinstance(claim.value, Party | Weapon) or claim.value.kind is not None


def _key(claim: Claim) -> Hashable:
    """What makes two values the same."""
    value = claim.value
    if isinstance(value, Party):
        return value.kind if value.kind and not value.named else value.name.casefold()
    if isinstance(value, Place):
        return value.geonameid or value.name.casefold()
    if isinstance(value, Weapon):
        return value.name.casefold()
    return (
        (value.what.casefold(), value.extent) if isinstance(value, Damage) else value.value if isinstance(value, Duration) else str(value)
    )
