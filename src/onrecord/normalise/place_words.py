"""The words that tell place names from other names, as sets (`lexicons/place_words.yaml`, `place_common.yaml`, `place_us_states.yaml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.model.reading import Layout


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Each list of `place_words.yaml` by its name there; `speakers` are the countries of a language.

    `beside_before` and `beside_after` are what may stand beside a place name inside a run of capitals; `settled` are the nouns for
    settlements and their parts, `unfit` words that no place's name has, `of_names` those that no person's name has.
    """

    inside: frozenset[str]
    related: frozenset[str]
    directions: frozenset[str]
    types_before: frozenset[str]
    types_after: frozenset[str]
    titles: frozenset[str]
    say: frozenset[str]
    acts: frozenset[str]
    organisation: frozenset[str]
    bands: frozenset[str]
    street: frozenset[str]
    street_before: frozenset[str]
    natural: frozenset[str]
    natural_before: frozenset[str]
    facility: frozenset[str]
    division: frozenset[str]
    not_place: frozenset[str]
    connectors: frozenset[str]
    also_first_names: frozenset[str]
    settlement: frozenset[str]
    part: frozenset[str]
    speakers: dict[str, frozenset[str]]
    beside_before: frozenset[str]
    beside_after: frozenset[str]
    settled: frozenset[str]
    unfit: frozenset[str]
    of_names: frozenset[str]


@dataclass(frozen=True, slots=True)
class CommonWords:
    """Name keys that are more often an everyday word, a first name or a surname than a place."""

    words: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The cue words."""
    raw = load("place_words")
    lists = {f.name: frozenset(raw[f.name]) for f in fields(PlaceWords) if f.name in raw and f.name != "speakers"}
    before = lists["directions"] | lists["types_before"] | lists["inside"] | lists["organisation"]
    after = frozenset().union(*(lists[n] for n in ("organisation", "natural", "facility", "division", "titles", "directions")))
    speakers = {language: frozenset(codes) for language, codes in raw["speakers"].items()}
    unfit = frozenset().union(*(lists[n] for n in ("not_place", "organisation", "titles", "say", "directions")))
    of_names = lists["organisation"] | lists["natural"] | lists["street"] | lists["division"]
    return PlaceWords(
        **lists,
        speakers=speakers,
        beside_before=before,
        beside_after=after,
        settled=lists["settlement"] | lists["part"],
        unfit=unfit,
        of_names=of_names,
    )


@lru_cache(maxsize=1)
def common_words() -> CommonWords:
    """The names to be careful with."""
    raw = load("place_common")
    return CommonWords(**{field.name: frozenset(raw[field.name]) for field in fields(CommonWords)})


@lru_cache(maxsize=1)
def state_abbreviation() -> re.Pattern[str]:
    """Matches an abbreviated US state or Canadian province: with its full stop ("Ala.", "W.Va."), or postal after a comma (", TX")."""
    short = [name for states in load("place_us_states").values() for names in states.values() for name in names]
    postal = "|".join(sorted(n for n in short if re.fullmatch("[A-Z]{2}", n)))
    dotted = sorted({n.rstrip(".") for n in short if not re.fullmatch("[A-Z]{2}", n)}, key=lambda n: (-len(n), n))
    written = "|".join(re.escape(n).replace("\\ ", r"\s?") for n in dotted)
    return re.compile(rf"(?<![\w.])(?:(?P<dotted>(?:{written})\.)(?!\w)|(?<=, )(?P<postal>{postal})(?![\w.]))", re.IGNORECASE)


def word_at(layout: Layout, k: int) -> str:
    """Token `k` in lower case without its full stop; empty outside the text."""
    return layout.tokens[k].text.casefold().rstrip(".") if 0 <= k < len(layout.tokens) else ""
