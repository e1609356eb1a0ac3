"""One event word for incidents in several towns: "bombs went off in Sampleton, Tarn and Upper Leck" tells three."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.assemble.apart import places_apart
from onrecord.model.locate import sentence_index
from onrecord.model.reading import Layout
from onrecord.model.record import COUNTED, Claim
from onrecord.model.value import Place

_TOWNS = frozenset({"city", "admin2", "district"})
_LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|et)\b)\s*(?:(?:in|at|à|au|aux)\s+)?(?:the\s+(?:city|town|village)\s+of\s+)?", re.IGNORECASE)
_LAST = re.compile(r"\b(?:and|et)\b", re.IGNORECASE)
_COUNTS = frozenset({*COUNTED, "participants"})


def towns_listed(layout: Layout, claims: Sequence[Claim]) -> dict[int, tuple[Place, ...]]:
    """By sentence, the towns in each of which it says that something happened: a list of towns that lie apart, with its "and".

    A sentence that counts people tells of no such list: nobody says how many of them were in which town.
    """
    told: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[sentence_index(layout, claim.evidence[0].start)].append(claim)
    found = {n: _towns(layout.text, of) for n, of in told.items() if not any(c.variable in _COUNTS for c in of)}
    return {n: towns for n, towns in found.items() if towns}


def _towns(text: str, claims: Sequence[Claim]) -> tuple[Place, ...]:
    """The towns of a sentence, if they stand in a list and lie apart."""
    told = {
        c.evidence[0]: c.value for c in claims if isinstance(c.value, Place) and c.value.geonameid is not None and c.value.kind in _TOWNS
    }
    between = [text[a.end : b.start] for a, b in pairwise(sorted(told))]
    if not between or not all(_LISTED.fullmatch(words) for words in between) or not _LAST.search(between[-1]):
        return ()
    towns = tuple(told[span] for span in sorted(told))
    return towns if all(places_apart(a, b) for n, a in enumerate(towns) for b in towns[n + 1 :]) else ()


def is_of(claim: Claim, towns: Mapping[int, Place], number: int) -> bool:
    """Whether a claim of such an event is one of the incident `number`; `towns` are those of all its incidents. Where it was is of one alone."""
    if not isinstance(claim.value, Place):
        return True
    inside = {k for k, town in towns.items() if town.name in claim.value.path or town == claim.value}
    return not inside or number in inside
