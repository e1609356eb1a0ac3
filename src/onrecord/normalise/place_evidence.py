"""Whether words that could name a place do: the words around them, the name itself, and who is called so in the text."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from onrecord.model.reading import Layout, PlaceUse
from onrecord.normalise.gazetteer import ALTERNATE, DEMONYM, PREFERRED, look_up, name_key
from onrecord.normalise.place_spots import Spot, name_like, runs
from onrecord.normalise.place_words import common_words, place_words

ACCEPT = 0.0
SURE = 1.0
"""Least evidence of a place name, and of one that is then trusted throughout the text. The weights below were set by hand on `places` dev (bench/run.py places --split dev)."""
_DATELINE = re.compile(r"(?:,[^\n,.]{2,20}\.?)?\s*(?:\([A-Z][^)\n]{1,25}\)\s*)?(?:--|–|—|- )")
_AGE = re.compile(r",\s(?:age\s)?\d{1,3}(?:,|\s(?:of|and)\b|\.)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much speaks for a place (`score`, 0 is undecided), whether a word right before says where, and how the name is used."""

    score: float
    located: bool
    use: PlaceUse


@dataclass(frozen=True, slots=True)
class People:
    """Name keys of words in persons' names; `likely` ones end a name of two words or more that may as well be something else's."""

    sure: frozenset[str] = frozenset()
    likely: frozenset[str] = frozenset()


def people_of(layout: Layout) -> People:
    """Who is named in a text: runs that begin with a first name or follow a title, or that an age follows."""
    if layout.casing != "mixed":
        return People()
    words, common = place_words(), common_words()
    found: set[str] = set()
    weak: set[str] = set()
    for sentence in layout.sentences:
        for first, last in runs(layout, sentence):
            titled = first > 0 and _word(layout, first - 1) in words.titles
            while first < last - 1 and (_word(layout, first) in words.titles or layout.tokens[first].tag in ("DET", "ADP", "ADV", "PRON", "SCONJ", "CCONJ")):
                titled, first = titled or _word(layout, first) in words.titles, first + 1
            names = list(takewhile(lambda n: n not in words.connectors, (_word(layout, k) for k in range(first, last))))
            names = [key for n in names if len(key := name_key(n)) > 1 or n.isalpha()]
            if not 2 <= len(names) <= 4 or any(n in words.organisation | words.natural | words.street | words.division for n in names):
                continue
            if not layout.tokens[first].text.isupper() and len(names) == last - first and (names[0] not in common.words) and not look_up(" ".join(names)):
                weak.add(names[-1])
            aged = _AGE.match(layout.text, layout.tokens[last - 1].end)
            if names[0] in common.first_names or titled or (aged and not look_up(" ".join(names))):
                found |= {n for n in names if len(n) > 2}
    return People(frozenset(found), frozenset(weak - found))


def evidence(layout: Layout, spot: Spot, people: People) -> Evidence:
    """The evidence for one spot."""
    if spot.abbreviation:
        return Evidence(4.0, located=True, use="literal")
    demonym = all(e.rank == DEMONYM for e in spot.entries) and bool(spot.entries)
    before, located = _before(layout, spot)
    after, in_name = _after(layout, spot)
    score = _name(layout, spot) + before + after
    if layout.casing == "mixed":
        score += _person(layout, spot, people, located=located)
    else:
        score -= 1.5
    in_name = in_name or _organisation_before(layout, spot)
    use: PlaceUse = "demonym" if demonym else "in_name" if in_name else "metonymic" if _acts(layout, spot, located=located) else "literal"
    return Evidence(score, located, use)


def _word(layout: Layout, k: int) -> str:
    """Token `k` in lower case without its full stop; empty outside the text."""
    return layout.tokens[k].text.casefold().rstrip(".") if 0 <= k < len(layout.tokens) else ""


def _name(layout: Layout, spot: Spot) -> float:
    """What the name itself says: how well known its places are, how common its words."""
    common, score = common_words(), -2.5
    for e in spot.entries:
        if e.rank == DEMONYM:
            value = 2.5
        elif e.kind in ("country", "region"):
            value = 2.5
        elif e.kind == "admin1":
            value = 1.8 if e.rank <= PREFERRED else 0.5
        elif e.kind == "admin2":
            value = 1.5 if e.rank == 0 and " " in spot.key else -0.3
        else:
            value = min(2.0, 0.5 * (math.log10(e.population + 100) - 3.5)) + (0.7 if e.capital else 0.0) - (0.8 if e.rank >= ALTERNATE else 0.0)
        score = max(score, value)
    if " " in spot.key:
        score += 0.8
    token = layout.tokens[spot.first]
    acronym = token.text.isupper() and len(spot.key) <= 4 and layout.casing == "mixed"
    everyday = (spot.key in common.words or spot.key in place_words().not_place) and not acronym
    if everyday:
        score -= 3.0
    elif spot.key in common.first_names or spot.key in common.surnames:
        score -= 1.0
    if spot.last - spot.first == 1 and token.tag != "PROPN" and not all(e.rank == DEMONYM for e in spot.entries):
        first = spot.first == layout.sentences[spot.sentence].first
        score -= 2.0 if layout.casing != "mixed" else 1.0 if everyday or first else 0.0
    return score


def _before(layout: Layout, spot: Spot) -> tuple[float, bool]:
    """What the words before say, and whether they say that a place follows."""
    words, k = place_words(), spot.first - 1
    sentence = layout.sentences[spot.sentence]
    start = k < sentence.first
    score = 0.0
    if not start and _word(layout, k) == "the":
        k -= 1
    if not start and _word(layout, k) in words.directions:
        score, k = score + 1.5, k - 1
    word = _word(layout, k) if k >= sentence.first else ""
    if word == "of" and _word(layout, k - 1) in words.types_before:
        return score + 3.0, True
    if word in words.inside:
        return score + 2.0, True
    if word in words.related:
        return score + 1.0, score > 0
    if word in words.types_before:
        return score + 0.7, True
    return score, False


def _after(layout: Layout, spot: Spot) -> tuple[float, bool]:
    """What the words after say, and whether the name goes on as that of an organisation."""
    words, tail = place_words(), layout.text[spot.end : spot.end + 12]
    if tail.startswith("-") and spot.end < layout.tokens[spot.last - 1].end:
        return 1.5, False
    if tail.startswith("-based"):
        return 3.0, False
    following = _word(layout, spot.last)
    same_run = spot.last < spot.run[1]
    if same_run and not spot.titled and layout.casing == "mixed":
        if following in words.street and (spot.last + 1 >= spot.run[1] or following in ("st", "street", "road", "avenue", "drive")):
            return -6.0, False
        named = any(_word(layout, k) in words.organisation for k in range(spot.last, min(spot.run[1], spot.last + 4)))
        if named:
            return 0.3, True
    if following in words.types_after:
        return 1.0, False
    if same_run and following in words.titles:
        return 0.7, False
    if spot.first == layout.sentences[spot.sentence].first and _DATELINE.match(layout.text, spot.end):
        return 3.0, False
    return 0.0, False


def _organisation_before(layout: Layout, spot: Spot) -> bool:
    """Whether the name ends that of an organisation in the same run: "Bank of America", "University of Oxford"."""
    organisation = place_words().organisation
    return layout.casing == "mixed" and not spot.titled and any(_word(layout, k) in organisation for k in range(spot.run[0], spot.first))


def _person(layout: Layout, spot: Spot, people: People, *, located: bool) -> float:
    """What speaks for a person of that name: a title or other names beside it, being called so elsewhere, saying something."""
    words, common = place_words(), common_words()
    if spot.abbreviation or all(e.rank == DEMONYM for e in spot.entries):
        return 0.0
    score, k = 0.0, spot.first - 1
    weight = 0.3 if spot.titled or " " in spot.key or any(e.kind == "country" for e in spot.entries) else 1.0
    before, after = _word(layout, k), _word(layout, spot.last)
    if before in words.titles and not (k > 0 and layout.tokens[k].text[0].islower() and located):
        score -= 5.0
    elif k >= spot.run[0] and before not in words.directions | words.types_before | words.inside | words.organisation:
        initial = len(before) == 1 and layout.tokens[k].tag == "PROPN"
        unknown = layout.tokens[k].tag == "PROPN"
        score -= weight * (4.0 if name_key(before) in common.first_names or initial else 1.8 if unknown else 0.0)
    other = words.organisation | words.natural | words.facility | words.division | words.titles | words.directions
    if spot.last < spot.run[1] and name_like(layout, spot.last) and after not in other:
        known_first = spot.key in common.first_names
        score -= weight * (3.5 if known_first else 1.5 if layout.tokens[spot.last].tag == "PROPN" else 0.0)
    if not located:
        score -= 3.5 if spot.key in people.sure else 1.0 if spot.key in people.likely and " " not in spot.key else 0.0
    if after in words.say and not any(e.kind == "country" for e in spot.entries):
        score -= 2.0
    return score


def _acts(layout: Layout, spot: Spot, *, located: bool) -> bool:
    """Whether a country or capital stands as the one who acts: before a verb of saying or doing, after no preposition."""
    if located or not any(e.kind == "country" or e.capital for e in spot.entries):
        return False
    words = place_words()
    k = spot.first - 1
    if k >= 0 and _word(layout, k) == "the":
        k -= 1
    if _word(layout, k) in words.inside | words.related:
        return False
    following = _word(layout, spot.last)
    return following in words.acts or (following in ("'s", "’s") and _word(layout, spot.last + 1) in ("government", "army", "military", "parliament", "president"))


def weigh(layout: Layout, spots: Sequence[Spot]) -> list[tuple[Spot, Evidence]]:
    """The spots that are taken as place names. A name surely used for a place once is trusted elsewhere, as are its neighbours in a list."""
    people = people_of(layout)
    found = [(spot, evidence(layout, spot, people)) for spot in spots]
    sure = {spot.key for spot, proof in found if proof.located and proof.score >= SURE}
    out: list[tuple[Spot, Evidence]] = []
    for spot, proof in found:
        score = proof.score + (2.0 if spot.key in sure and not proof.located else 0.0)
        listed = bool(out) and _in_list(layout, out[-1][0], spot) and out[-1][1].located
        if listed and not proof.located:
            proof = replace(proof, located=True)  # noqa: PLW2901
            score += 2.0
        if score >= ACCEPT:
            out.append((spot, replace(proof, score=score)))
    return out


def _in_list(layout: Layout, one: Spot, other: Spot) -> bool:
    """Whether two names stand beside each other in a list."""
    return layout.text[one.end : other.start].strip(" \n") in (",", "and", "or", ", and", ", or", "&", "et", "ou", "/")
