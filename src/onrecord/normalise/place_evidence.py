"""Whether words that could name a place do: the words around them, the name itself, and who is called so in the text."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.quick import replace
from onrecord.model.reading import Layout, PlaceUse
from onrecord.normalise.gazetteer import ALTERNATE, DEMONYM, PREFERRED, name_key
from onrecord.normalise.place_people import People, people_of
from onrecord.normalise.place_spots import Spot, in_list, name_like
from onrecord.normalise.place_words import common_words, place_words, word_at

ACCEPT = 0.0
SURE = 1.0
"""Least evidence of a place name, and of one that is then trusted throughout the text. The weights below were set by hand on `places` dev (bench/run.py places --split dev)."""
_NEAR = frozenset("près hauteur loin proximité nord sud est ouest aéroport gare ville commune rues sortie".split())
"""French words that with "de" tell where: "à hauteur de Tours", "les rues de Nantes"."""
_DATELINE = re.compile(r"(?:,[^\n,.]{2,20}\.?)?\s*(?:\([A-Z][^)\n]{1,25}\)\s*)?(?:--|–|—|- )")
_LABEL = re.compile(r"(?:\s?\([^)\n]{2,30}\))?\s?:\s(?![«“\"—–-])")
"""What makes a name at the start of a French headline or paragraph the place of what follows, and not a speaker."""


_ACRONYM = re.compile(r"\s\(([A-Z]{3,7})\)")
_LISTED = 8
"""Tokens of a list of names that a word for what they are ends."""
_NAMED = 3
"""Words of a name that has its acronym behind it, at least."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much speaks for a place (`score`, 0 is undecided), whether a word right before says where, how the name is used,
    and whether it stands alone (`alone`), no title or other name beside it.
    """

    score: float
    located: bool
    use: PlaceUse
    alone: bool = True


def evidence(layout: Layout, spot: Spot, people: People) -> Evidence:
    """The evidence for one spot."""
    if spot.abbreviation:
        return Evidence(4.0, located=True, use="literal")
    demonym = all(e.rank == DEMONYM for e in spot.entries) and bool(spot.entries)
    before, located = _before(layout, spot)
    after, in_name = _after(layout, spot)
    score = _name(layout, spot) + before + after
    beside = 0.0
    if layout.casing != "mixed":
        score -= 1.5
    elif not demonym:
        beside = _neighbours(layout, spot, located=located)
        score += beside + _person(layout, spot, people, located=located)
    in_name = in_name or _organisation_before(layout, spot)
    use: PlaceUse = "demonym" if demonym else "in_name" if in_name else "metonymic" if _acts(layout, spot, located=located) else "literal"
    return Evidence(score, located, use, alone=beside > -1.0)


def _name(layout: Layout, spot: Spot) -> float:
    """What the name itself says: how well known its places are, how common its words."""
    common, score = common_words(), -2.5
    for e in spot.entries:
        if e.rank == DEMONYM or e.kind in ("country", "region"):
            value = 2.5
        elif e.kind == "admin1":
            value = 1.8 if e.rank <= PREFERRED else 0.5
        elif e.kind == "admin2":
            value = 1.5 if e.rank == 0 and " " in spot.key else -0.3
        else:
            value = (
                min(2.0, 0.5 * (math.log10(e.population + 100) - 3.5)) + (0.7 if e.capital else 0.0) - (0.8 if e.rank >= ALTERNATE else 0.0)
            )
        score = max(score, value)
    if " " in spot.key:
        score += 0.8
    token = layout.tokens[spot.first]
    acronym = token.text.isupper() and len(spot.key) <= 4 and layout.casing == "mixed"
    bare = spot.key.removeprefix("the ")
    everyday = (bare in common.words or bare in place_words().not_place) and not acronym
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
    if not start and word_at(layout, k) == "the":
        k -= 1
    if not start and word_at(layout, k) in words.directions:
        score, k = score + 1.5, k - 1
    word = word_at(layout, k) if k >= sentence.first else ""
    if word == "of" and word_at(layout, k - 1) in words.types_before:
        return score + 3.0, True
    if word in ("de", "d'", "d’") and k - 1 >= sentence.first and word_at(layout, k - 1) in _NEAR:
        return score + 2.5, True
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
    following = word_at(layout, spot.last)
    if following in words.bands or _among_bands(layout, spot):
        return 0.3, True
    same_run = spot.last < spot.run[1]
    if same_run and not spot.titled and layout.casing == "mixed":
        if following in words.street and (spot.last + 1 >= spot.run[1] or following in ("st", "street", "road", "avenue", "drive")):
            return -6.0, False
        named = any(word_at(layout, k) in words.organisation for k in range(spot.last, min(spot.run[1], spot.last + 4)))
        if named or _has_acronym(layout, spot):
            return 0.3, True
    if following in words.types_after:
        return 1.0, False
    if same_run and following in words.titles:
        return 0.7, False
    if spot.first == layout.sentences[spot.sentence].first and _DATELINE.match(layout.text, spot.end):
        return 3.0, False
    sentence = layout.sentences[spot.sentence]
    if layout.language == "fr" and spot.first == sentence.first and spot.entries and _LABEL.match(layout.text, spot.end):
        return 3.0, False  # "Voiron : un homme poignardé"
    if (spot.first, spot.last + 1) == (sentence.first, sentence.last) and sentence.place == "body" and layout.tokens[spot.last].text == ".":
        return 3.0, False  # a paragraph of a round-up: "Melun. Un homme a été ..."
    return 0.0, False


def _among_bands(layout: Layout, spot: Spot) -> bool:
    """Whether a name stands in a list of names that a word for bands ends: "the Lobos and Choneros gangs"."""
    if layout.casing != "mixed" or word_at(layout, spot.last) not in ("and", ",", "et"):
        return False
    k = spot.last + 1
    while k < min(len(layout.tokens), spot.last + _LISTED) and (
        layout.tokens[k].text[0].isupper() or word_at(layout, k) in ("and", ",", "et")
    ):
        k += 1
    return k > spot.last + 1 and word_at(layout, k) in place_words().bands


def _has_acronym(layout: Layout, spot: Spot) -> bool:
    """Whether a run of capitals that goes on behind a name has its acronym behind it: "United Kingdom Maritime Trade Operations (UKMTO)"."""
    last = layout.tokens[spot.run[1] - 1].end
    m = _ACRONYM.match(layout.text, last)
    return m is not None and spot.run[1] - spot.run[0] >= _NAMED and m[1][0] == layout.tokens[spot.run[0]].text[0]


def _organisation_before(layout: Layout, spot: Spot) -> bool:
    """Whether the name ends that of an organisation in the same run: "Bank of America", "University of Oxford"."""
    organisation = place_words().organisation
    return (
        layout.casing == "mixed"
        and not spot.titled
        and any(word_at(layout, k) in organisation for k in range(max(spot.run[0], spot.first - 4), spot.first))
    )


def _person(layout: Layout, spot: Spot, people: People, *, located: bool) -> float:
    """What speaks for a person of that name: being called so elsewhere, saying something."""
    if not located and spot.key in people.sure:
        return -3.5
    score = -1.0 if not located and spot.key in people.likely and " " not in spot.key else 0.0
    if word_at(layout, spot.last) in place_words().say and not any(e.kind == "country" for e in spot.entries):
        score -= 2.0
    return score


def _neighbours(layout: Layout, spot: Spot, *, located: bool) -> float:
    """What a title or other names beside it take away: "Mayor Jackson", "Paris Hilton"."""
    words, common = place_words(), common_words()
    score, k = 0.0, spot.first - 1
    weight = 0.3 if spot.titled or " " in spot.key or any(e.kind == "country" for e in spot.entries) else 1.0
    before, after = word_at(layout, k), word_at(layout, spot.last)
    if before in words.titles and not (k > 0 and layout.tokens[k].text[0].islower() and located):
        score -= 5.0
    elif k >= spot.run[0] and layout.tokens[k].tag == "PROPN" and before not in words.beside_before:
        score -= weight * (4.0 if name_key(before) in common.first_names or len(before) == 1 else 1.8)
    if spot.last < spot.run[1] and name_like(layout, spot.last) and after not in words.beside_after:
        named = layout.tokens[spot.last].tag == "PROPN"
        if named and not spot.titled and spot.key in words.also_first_names:
            score -= 3.5
        else:
            score -= weight * (3.5 if spot.key in common.first_names else 1.5 if named else 0.0)
    return score


def _acts(layout: Layout, spot: Spot, *, located: bool) -> bool:
    """Whether a country or capital stands as the one who acts: before a verb of saying or doing, after no preposition."""
    if located or not any(e.kind == "country" or e.capital for e in spot.entries):
        return False
    words = place_words()
    k = spot.first - 1
    if k >= 0 and word_at(layout, k) == "the":
        k -= 1
    if word_at(layout, k) in words.inside or word_at(layout, k) in words.related:
        return False
    following = word_at(layout, spot.last)
    return following in words.acts or (
        following in ("'s", "’s") and word_at(layout, spot.last + 1) in ("government", "army", "military", "parliament", "president")
    )


def weigh(layout: Layout, spots: Sequence[Spot]) -> list[tuple[Spot, Evidence]]:
    """The spots that are taken as place names. A name surely used for a place once is trusted elsewhere, as are its neighbours in a list."""
    people = people_of(layout)
    found = [(spot, evidence(layout, spot, people)) for spot in spots]
    sure = {spot.key for spot, proof in found if proof.located and proof.score >= SURE}
    home = _home(found) if layout.casing != "mixed" else None
    out: list[tuple[Spot, Evidence]] = []
    for spot, proof in found:
        if home and any(e.country == home and e.rank <= PREFERRED for e in spot.entries):
            proof = replace(proof, score=proof.score + 1.5)  # noqa: PLW2901
        score = proof.score + (2.0 if spot.key in sure and not proof.located and proof.alone else 0.0)
        listed = bool(out) and in_list(layout, out[-1][0], spot) and out[-1][1].located
        if listed and not proof.located:
            proof = replace(proof, located=True)  # noqa: PLW2901
            score += 2.0
        if score >= ACCEPT:
            out.append((spot, replace(proof, score=score)))
    return out


def _home(found: Sequence[tuple[Spot, Evidence]]) -> str | None:
    """The country that the sure names of a text speak of most: where capitals say nothing, its places are likelier than others."""
    counts: Counter[str] = Counter()
    for spot, proof in found:
        if proof.score >= SURE and spot.entries:
            counts[max(spot.entries, key=lambda e: (e.kind == "country", e.population)).country] += 1
    counts.pop("", None)
    return max(counts, key=lambda c: (counts[c], c)) if counts else None
