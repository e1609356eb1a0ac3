"""Which place a name means: how well known it is, what it is said to be in, and which country, division and surroundings the other names share."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.reading import Layout
from onrecord.normalise.gazetteer import ALTERNATE, DEMONYM, SHORT, Entry
from onrecord.normalise.place_hints import Found, Pools, contained, contains, divisions, level, links, listed, of_outlet
from onrecord.normalise.place_spots import Spot

ROUNDS = 3
COUNTRY, DIVISION, COUNTY, CELL = 1.25, 1.85, 1.6, 1.15
"""Weights of what the other names of the text share with a candidate: country, first and second level division, cells of one degree.

Fitted together with those in `_prior` and `place_hints.py` on `places` dev (bench/run.py places --split dev).
"""
ITSELF = 1.9
"""How much more a county that is named counts for the places in it than another place in it."""
SPELT = 0.5
"""What its own spelling adds to a town; measured on `places` dev."""
MOST = 150
"""Places of one name that are weighed; of more, the best known."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a spot, null where the gazetteer has none, and how sure it is, from 0 to 1."""

    entry: Entry | None
    score: float


def choose_places(layout: Layout, found: Found, outlet: str | None) -> list[Choice]:
    """A choice for each spot; one name means one place throughout a text, unless it is said to be in another."""
    candidates = _candidates(found)
    linked = list(links(layout, found))
    inside = contained(found, candidates, linked)
    called = divisions(layout, found)
    home = of_outlet(outlet, layout.language, candidates)
    beside = listed(layout, found, candidates)
    hints = (inside, home, beside)
    spelt = {(spot.key, layout.text[spot.start : spot.end].casefold()) for spot, _ in found}
    places = {key: [_ties(e) for e in es] for key, es in candidates.items()}
    base = {
        key: [
            _prior(e) + sum(h.get((key, e.id), 0.0) for h in hints) + level(e, es, division=called.get(key)) + _spelt(e, key, spelt)
            for e in es
        ]
        for key, es in candidates.items()
    }
    shares = {key: _softmax(values) for key, values in base.items()}
    weights = _weights(found)
    for _ in range(ROUNDS):
        mass = _mass(candidates, shares, weights)
        shares = {
            key: _softmax([b + _support(t, mass, share, weights[key]) for t, b, share in zip(ties, base[key], shares[key], strict=True)])
            if len(ties) > 1
            else shares[key]
            for key, ties in places.items()
        }
    choices = [_choice(spot, candidates, shares) for spot, _ in found]
    for inner, outer, strength in linked:
        if strength == 1.0:
            choices[inner] = _inside(choices[inner], choices[outer].entry, found[inner][0], candidates)
    return choices


OPEN_SEA = 9.0
"""What a sea that is no country's weighs: "the Red Sea" is it, and not the divisions that are called after it."""


def _candidates(found: Found) -> Pools:
    """The places that each name of the text can mean, the best known only where there are very many."""
    out: Pools = {}
    for spot, _ in found:
        if spot.entries and spot.key not in out:
            out[spot.key] = spot.entries if len(spot.entries) <= MOST else tuple(sorted(spot.entries, key=lambda e: -_prior(e))[:MOST])
    return out


def _prior(e: Entry) -> float:
    """How likely a place is meant, knowing nothing else."""
    size = math.log10(e.population + 10)
    if e.kind == "country":
        score = 5.0 + 0.54 * size
    elif e.kind == "region":
        score = 6.0
    elif e.kind == "admin1":
        score = 4.8 + 0.48 * size
    elif e.kind == "admin2":
        score = 0.43 * size + 1.1
    elif e.kind == "natural" and not e.country:
        score = OPEN_SEA
    elif e.kind == "city":
        score = 1.1 * size + (1.5 if e.capital else 0.0)
    else:
        score = 4.0
    return score - (2.5 if e.rank == ALTERNATE else 1.8 if e.rank == SHORT else 0.0)


def _spelt(e: Entry, key: str, spelt: set[tuple[str, str]]) -> float:
    """How much more a town is meant that the text spells as it is called: "St. Louis" is not Saint-Louis."""
    return SPELT if e.kind == "city" and (key, e.name.casefold()) in spelt else 0.0


def _softmax(values: list[float]) -> list[float]:
    top = max(values)
    powers = [math.exp(v - top) for v in values]
    total = sum(powers)
    return [p / total for p in powers]


def _weights(found: Found) -> dict[str, float]:
    """How much a name counts for the others: more where it stands often; people of a place count less than the place."""
    out: dict[str, float] = defaultdict(float)
    for spot, proof in found:
        out[spot.key] += 0.35 if proof.use == "demonym" else 0.5 if proof.use == "in_name" else 1.0
    return {key: min(2.0, math.sqrt(value)) for key, value in out.items()}


Mass = dict[object, float]


def _cells(e: Entry) -> Iterable[tuple[object, float]]:
    """Where a place is, at each grain, with the share of it that counts there."""
    if e.country:
        yield e.country, 1.0
    first = e.id if e.kind == "admin1" else e.admin1
    if first:
        yield first, 1.0
    second = e.id if e.kind == "admin2" else e.admin2
    if second:
        yield ("county", second), ITSELF if e.kind == "admin2" else 1.0
    if e.latitude is not None and e.longitude is not None and e.kind not in ("country", "admin1", "region", "natural"):
        yield (math.floor(e.latitude), math.floor(e.longitude)), 1.0


def _mass(pools: Pools, shares: dict[str, list[float]], weights: dict[str, float]) -> Mass:
    """How much of all names lies in each country, division and cell."""
    mass: Mass = defaultdict(float)
    for key, entries in pools.items():
        for e, share in zip(entries, shares[key], strict=True):
            if share > 0.01:
                for cell, part in _cells(e):
                    mass[cell] += share * part * weights[key]
    return mass


Tie = tuple[float, tuple[object, ...], float]


def _ties(e: Entry) -> list[Tie]:
    """What a candidate can share with other names: the weight of sharing it, its cells, and how much the candidate itself counts there."""
    ties: list[Tie] = []
    if e.country:
        ties.append((COUNTRY, (e.country,), 1.0))
    first = e.id if e.kind == "admin1" else e.admin1
    if first:
        ties.append((DIVISION, (first,), 1.0))
    second = e.id if e.kind == "admin2" else e.admin2
    if second:
        ties.append((COUNTY, (("county", second),), ITSELF if e.kind == "admin2" else 1.0))
    if e.latitude is not None and e.longitude is not None and e.kind in ("city", "district", "admin2", "facility"):
        y, x = math.floor(e.latitude), math.floor(e.longitude)
        ties.append((CELL, tuple((y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)), 1.0))
    return ties


def _support(ties: Iterable[Tie], mass: Mass, share: float, weight: float) -> float:
    """What the other names of the text say for a candidate; its own share is taken out."""
    own = share * weight if share > 0.01 else 0.0
    total = 0.0
    for worth, cells, part in ties:
        others = sum([mass[cell] for cell in cells if cell in mass]) - own * part
        if others > 0.0:
            total += worth * math.log1p(others)
    return total


def _choice(spot: Spot, pools: Pools, shares: dict[str, list[float]]) -> Choice:
    """The likeliest place of a spot."""
    if not spot.entries:
        return Choice(None, 0.0)
    share, _, entry = max(zip(shares[spot.key], (-e.id for e in pools[spot.key]), pools[spot.key], strict=True), key=lambda item: item[:2])
    return Choice(entry, share)


def _inside(choice: Choice, outer: Entry | None, spot: Spot, candidates: Pools) -> Choice:
    """The place that lies in the one named right after it, also where the name means another elsewhere in the text."""
    if choice.entry is None or outer is None or contains(outer, choice.entry) or choice.entry.rank == DEMONYM:
        return choice
    within = [e for e in candidates[spot.key] if contains(outer, e)]
    return Choice(max(within, key=lambda e: (_prior(e), -e.id)), 0.9) if within else choice
