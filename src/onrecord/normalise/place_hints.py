"""What the words around a name say about which place it means: what it lies in, whether it is a city or a division, and the outlet's home."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.model.reading import Layout
from onrecord.normalise.gazetteer import DEMONYM, PREFERRED, Entry, distance_km
from onrecord.normalise.place_evidence import Evidence
from onrecord.normalise.place_spots import Spot, in_list
from onrecord.normalise.place_words import place_words

CONTAINED = 6.0
"""Bonus of a candidate that lies in the place named right after it."""
LISTED = 1.2
"""Bonus of a first-level division that stands in a list with others of its country."""
HOME, NAMED = 1.3, 2.3
"""Bonuses of a candidate in the outlet's country, and of one that the outlet is named after.

All were fitted together with those of `place_choose.py` on `places` dev (bench/run.py places --split dev).
"""
_DIVISION_AFTER = re.compile(r"\s(?:province|department|governorate|region|state|oblast|prefecture|county|district)\b")
_DIVISION_BEFORE = re.compile(
    r"(?:province|department|governorate|region|state|oblast|district|département|région|[Éé]tat|wilaya|comté)\s(?:of|de|du|d['’])\s?(?:la\s|the\s)?$"
)
_CITY_AFTER = re.compile(r"\s(?:city|town)\b")
_CITY_BEFORE = re.compile(r"(?:city|town|village|ville|capital|port)\s(?:of|de|d['’])\s?$")
_COUNTRY_DOMAINS = {"uk": "GB"}
Pools = dict[str, tuple[Entry, ...]]
Found = Sequence[tuple[Spot, Evidence]]


def divisions(layout: Layout, found: Found) -> dict[str, bool]:
    """The names that a word calls a division ("San Miguel department") or a city ("the city of Kandahar") the first time that one does."""
    out: dict[str, bool] = {}
    for spot, _ in found:
        before, after = layout.text[max(0, spot.start - 18) : spot.start], layout.text[spot.end : spot.end + 14]
        if layout.casing != "mixed":
            before, after = before.casefold(), after.casefold()
        if _DIVISION_AFTER.match(after) or _DIVISION_BEFORE.search(before):
            out.setdefault(spot.key, True)
        elif _CITY_AFTER.match(after) or _CITY_BEFORE.search(before):
            out.setdefault(spot.key, False)
    return out


def level(e: Entry, entries: tuple[Entry, ...], *, division: bool | None) -> float:
    """A city and the division around it often share their name: the city is meant unless a word says otherwise (US states excepted)."""
    if e.kind in ("admin1", "admin2") and not (e.kind == "admin1" and e.country == "US"):
        shared = any(o.kind == "city" and o.country == e.country and e.id in (o.admin1, o.admin2) for o in entries)
        return 3.0 if division else -3.0 if shared else -1.0 if division is False else 0.0
    return -1.5 if division and e.kind == "city" else 0.0


def of_outlet(outlet: str | None, language: str, pools: Pools) -> dict[tuple[str, int], float]:
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


def links(layout: Layout, found: Found) -> Iterator[tuple[int, int, float]]:
    """Pairs of names of which the first is said to lie in the second, as indices into `found`, and how strongly it is said (up to 1)."""
    for k, ((a, _), (b, _)) in enumerate(pairwise(found)):
        if a.sentence == b.sentence or b.abbreviation:
            strength = _link(layout.text[a.end : b.start]) if b.start - a.end < 40 else 0.0
            if strength:
                yield k, k + 1, abs(strength)
            if strength < 0:
                yield k + 1, k, -strength


def contained(found: Found, candidates: Pools, linked: Sequence[tuple[int, int, float]]) -> dict[tuple[str, int], float]:
    """Bonuses by name and candidate for names said to lie in another: "Paris, Texas", "Kabul (Afghanistan)", "Paris in Texas"."""
    bonus: dict[tuple[str, int], float] = {}
    pairs: dict[tuple[str, str], float] = {}
    for inner, outer, strength in linked:
        pair = found[inner][0].key, found[outer][0].key
        pairs[pair] = max(strength, pairs.get(pair, 0.0))
    for (one, other), strength in pairs.items():
        for child in candidates.get(one, ()):
            for parent in candidates.get(other, ()):
                if child.rank != DEMONYM and contains(parent, child):
                    value = strength * CONTAINED
                    bonus[one, child.id] = max(bonus.get((one, child.id), 0.0), value)
                    bonus[other, parent.id] = max(bonus.get((other, parent.id), 0.0), value * 0.6)
    return bonus


def listed(layout: Layout, found: Found, candidates: Pools) -> dict[tuple[str, int], float]:
    """Bonuses by name and candidate for being of the same kind and country as what stands beside it in a list: "New York and Virginia"."""
    bonus: dict[tuple[str, int], float] = {}
    pairs = {(a.key, b.key) for (a, _), (b, _) in pairwise(found) if in_list(layout, a, b)}
    for one, other in pairs | {(b, a) for a, b in pairs}:
        countries = {e.country for e in candidates.get(other, ()) if e.rank <= PREFERRED and e.kind == "admin1"}
        bonus |= {(one, e.id): LISTED for e in candidates.get(one, ()) if e.kind == "admin1" and e.country in countries}
    return bonus


def _link(between: str) -> float:
    """How strongly the words between two names say that the first lies in the second (below zero: or the second in the first)."""
    words = between.strip().casefold()
    if words in (",", "(", ", in", "(in"):
        return 1.0
    if words in (
        "in",
        "of",
        "dans",
        "en",
        "au",
        "in the",
        "of the",
        ", in the",
        "dans le",
        "dans la",
        "dans l'",
        "province, in",
        "province of",
        "district of",
    ):
        return 0.6
    if words in ("'s", "’s", "'s northern", "'s southern", "'s eastern", "'s western", "'s central") or re.fullmatch(
        r"(?:province|state|county)['’]s", words
    ):
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
