"""Things that are hit, taken or damaged: buildings, vehicles, lines, by what they are for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.model.reading import Token
from onrecord.normalise.terms import base_form, by_key, ending_at, key_of, word_key

THINGS = (
    "building", "vehicle", "infrastructure", "home", "business", "government_site", "police_site", "religious_site", "school",
    "hospital", "media_site", "diplomatic_site", "energy", "other",
)  # fmt: skip
_NO_NOUN = frozenset(("VERB", "AUX", "PRON", "ADP"))


@dataclass(frozen=True, slots=True)
class _Lexicon:
    language: str
    kinds: dict[str, tuple[str, str]]
    use: dict[str, tuple[str, str]]
    generic: frozenset[str]
    vehicles: frozenset[str]
    homes: frozenset[str]
    needs_use: frozenset[str]


@lru_cache(maxsize=4)
def _lexicon(language: str) -> _Lexicon:
    raw = load("thing_fr" if language == "fr" else "thing_en")

    def keys(name: str) -> frozenset[str]:
        return frozenset(word_key(str(term), language) for term in raw[name])

    return _Lexicon(
        language,
        by_key(raw["kinds"], language),
        by_key(raw["use"], language),
        keys("generic"),
        keys("generic_vehicles"),
        keys("generic_home"),
        keys("needs_use"),
    )


def thing_of(words: Sequence[Token], *, head: int | None = None, language: str = "en") -> str | None:
    """What kind of thing a phrase names, one of `THINGS`; null where it names none.

    `head` is the index of its head noun (the last word by default); the words around the head say what it is for ("embassy car",
    "office of the mayor").
    """
    if not words:
        return None
    at = len(words) - 1 if head is None else head
    lexicon, texts = _lexicon(language), [t.text for t in words]
    last = at
    if language == "fr":  # what follows a French head belongs to its term ("poste de police")
        for end in range(min(len(words), at + 5) - 1, at, -1):
            found = lexicon.kinds.get(key_of(texts[at : end + 1], language))
            if found:
                return found[0]
    match = ending_at(texts, last, lexicon.kinds, language)
    if match is None or (words[at].tag in _NO_NOUN and match[0] == at):
        return None
    kind, key = match[1][0], word_key(texts[at], language)
    if key in lexicon.generic and key_of(texts[match[0] : at + 1], language) == key:
        use = _by_use(texts, at, key, kind, lexicon)
        named = use is None and at > 0 and words[at - 1].tag in ("NOUN", "PROPN")  # "the Sample soap plant"
        return kind if named else use
    return kind


def _by_use(texts: Sequence[str], at: int, key: str, kind: str, lexicon: _Lexicon) -> str | None:
    """The kind of a thing whose noun is general, by the nearest word that tells its use."""
    if key in lexicon.vehicles:
        return "vehicle"
    nearest = [*range(at - 1, -1, -1), *range(at + 1, len(texts))]
    use = next((lexicon.use[k][0] for k in (base_form(texts[i], lexicon.language) for i in nearest) if k in lexicon.use), None)
    if use is None:
        return None if key in lexicon.needs_use else kind
    return kind if key in lexicon.homes and use not in ("diplomatic_site", "government_site") else use
