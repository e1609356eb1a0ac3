"""Which place a name means: how well known it is, what it is said to be in, and which country, division and surroundings the other names share."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.reading import Layout
from onrecord.normalise.gazetteer import ALTERNATE, DEMONYM, SHORT, Entry, distance_km
from onrecord.normalise.place_evidence import Evidence
from onrecord.normalise.place_spots import Spot
from onrecord.normalise.place_words import place_words

ROUNDS = 3
COUNTRY, DIVISION, COUNTY, CELL = 1.1, 1.6, 0.8, 1.2
"""Weights of what the other names of the text share with a candidate: country, first and second level division, cells of one degree."""
CONTAINED = 7.0
"""Bonus of a candidate that lies in the place named right after it. All set by hand on `places` dev (bench/run.py places --split dev)."""
MOST = 60
_COUNTRY_DOMAINS = {"uk": "GB"}

HOME, NAMED = 1.5, 1.5
"""Bonuses of a candidate in the outlet's country, and of one that the outlet is named after."""
Pools = dict[str, tuple[Entry, ...]]
Found = Sequence[tuple[Spot, Evidence]]


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a spot, null where the gazetteer has none, and how sure it is, from 0 to 1."""

    entry: Entry | None
    score: float


def choose_places(layout: Layout, found: Found, outlet: str | None) -> list[Choice]:
    """A choice for each spot; one name means one place throughout a text, unless it is said to be in another."""
    candidates = _candidates(found)
    inside = _contained(layout, found, candidates)
    home = _of_outlet(outlet, layout.language, candidates)
    base = {key: [_prior(e) + inside.get((key, e.id), 0.0) + home.get((key, e.id), 0.0) for e in es] for key, es in candidates.items()}
    shares = {key: _softmax(values) for key, values in base.items()}
    weights = _weights(found)
    for _ in range(ROUNDS):
        mass = _mass(candidates, shares, weights)
        shares = {
            key: _softmax([b + _support(e, mass, share, weights[key]) for e, b, share in zip(entries, base[key], shares[key], strict=True)])
            for key, entries in candidates.items()
        }
    return [_choice(spot, candidates, shares) for spot, _ in found]


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
        score = 5.2 + 0.5 * size
    elif e.kind == "region":
        score = 6.0
    elif e.kind == "admin1":
        score = 4.8 + 0.4 * size
    elif e.kind == "admin2":
        score = 0.4 * size + 0.8
    elif e.kind == "city":
        score = 0.95 * size + (1.5 if e.capital else 0.0)
    else:
        score = 4.0
    return score - (2.2 if e.rank == ALTERNATE else 1.8 if e.rank == SHORT else 0.0)


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
        yield ("county", second), 1.0
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


def _support(e: Entry, mass: Mass, share: float, weight: float) -> float:
    """What the other names of the text say for a candidate; its own share is taken out."""
    own = share * weight if share > 0.01 else 0.0
    total = 0.0
    if e.country:
        total += COUNTRY * math.log1p(max(0.0, mass[e.country] - own))
    first = e.id if e.kind == "admin1" else e.admin1
    if first:
        total += DIVISION * math.log1p(max(0.0, mass[first] - own))
    second = e.id if e.kind == "admin2" else e.admin2
    if second:
        total += COUNTY * math.log1p(max(0.0, mass["county", second] - own))
    if e.latitude is not None and e.longitude is not None and e.kind in ("city", "district", "admin2", "facility"):
        y, x = math.floor(e.latitude), math.floor(e.longitude)
        near = sum(mass.get((y + dy, x + dx), 0.0) for dy in (-1, 0, 1) for dx in (-1, 0, 1))
        total += CELL * math.log1p(max(0.0, near - own))
    return total


def _of_outlet(outlet: str | None, language: str, pools: Pools) -> dict[tuple[str, int], float]:
    """Bonuses by name and candidate from the outlet's name or domain: its country, and the place that it is named after.

    A paper that is named after a place ("parisnews.com") and has no country's domain stands in a country of the text's language.
    """
    bonus: dict[tuple[str, int], float] = {}
    name = re.sub(r"^(?:https?://)?(?:www\d?|m|news)\.", "", (outlet or "").strip().casefold())
    plain, ending = re.sub(r"[\W_]+", "", name), re.search(r"\.([a-z]{2})$", name)
    home = _COUNTRY_DOMAINS.get(ending[1], ending[1].upper()) if ending else ""
    speakers = place_words().speakers.get(language, ())
    for key, entries in pools.items():
        named = len(key) >= 5 and key.replace(" ", "") in plain
        for e in entries:
            at_home = bool(e.country) and (e.country == home or (named and not home and e.country in speakers and e.kind != "country"))
            if at_home:
                bonus[key, e.id] = HOME + (NAMED if named else 0.0)
    return bonus


def _contained(layout: Layout, found: Found, candidates: Pools) -> dict[tuple[str, int], float]:
    """Bonuses by name and candidate for names said to lie in the next: "Paris, Texas", "Kabul (Afghanistan)", "Paris in Texas"."""
    bonus: dict[tuple[str, int], float] = {}
    for (a, _), (b, _) in zip(found, found[1:], strict=False):
        strength = _link(layout.text[a.end : b.start])
        if not strength or a.sentence != b.sentence and not b.abbreviation:
            continue
        pairs = ((a, b), (b, a)) if strength < 0 else ((a, b),)
        for inner, outer in pairs:
            for child in candidates.get(inner.key, ()):
                for parent in candidates.get(outer.key, ()):
                    if child.rank != DEMONYM and contains(parent, child):
                        value = abs(strength) * CONTAINED
                        bonus[inner.key, child.id] = max(bonus.get((inner.key, child.id), 0.0), value)
                        bonus[outer.key, parent.id] = max(bonus.get((outer.key, parent.id), 0.0), value * 0.6)
    return bonus


def _link(between: str) -> float:
    """How strongly the words between two names say that the first lies in the second (below zero: or the second in the first)."""
    words = between.strip().casefold()
    if words in (",", "(", ", in", "(in"):
        return 1.0
    if words in ("in", "of", "dans", "en", "au", "in the", "of the", ", in the", "dans le", "dans la", "dans l'", "province, in", "province of", "district of"):
        return 0.6
    if words in ("'s", "’s", "'s northern", "'s southern", "'s eastern", "'s western", "'s central") or re.fullmatch(r"(?:province|state|county)['’]s", words):
        return -0.6
    if re.fullmatch(r"(?:province|city|district|county|department|region|state|village|town|parish),?(?: in| of)?(?: the)?", words):
        return 0.6
    return 0.0


def contains(parent: Entry, child: Entry) -> bool:
    """Whether a place lies in another, as far as the gazetteer knows."""
    if parent.id == child.id or parent.rank == DEMONYM:
        return False
    if parent.kind == "country":
        return child.country == parent.country and child.kind != "country"
    if parent.kind == "admin1":
        return child.admin1 == parent.id
    if parent.kind == "admin2":
        return child.admin2 == parent.id
    if parent.kind == "region" or None in (parent.latitude, child.latitude):
        return False
    near = distance_km((parent.latitude or 0.0, parent.longitude or 0.0), (child.latitude or 0.0, child.longitude or 0.0))
    return parent.kind == "city" and child.kind in ("city", "district") and near < 40 and parent.population > 3 * child.population


def _choice(spot: Spot, pools: Pools, shares: dict[str, list[float]]) -> Choice:
    """The likeliest place of a spot."""
    if not spot.entries:
        return Choice(None, 0.0)
    share, _, entry = max(zip(shares[spot.key], (-e.id for e in pools[spot.key]), pools[spot.key], strict=True), key=lambda item: item[:2])
    return Choice(entry, share)
