"""What kind of source a phrase names: police, government, union, witness; from titles and affiliations, also of names never seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.model.reading import SourceKind

_PARTS = {
    "en": re.compile(
        r",|\(|;|—|\b(?:of|for|from|with|at|in|who|whose|which|on|to|by|and|named|called|identified|near|quoted|citing|inside|within)\b"
    ),
    "fr": re.compile(r",|\(|;|—|\b(?:de la|de|du|des|à|au|aux|pour|chez|qui|dans|en|sur|par|et|avec|cité|citée)\b|\b(?:de )?l'|\bd'"),
}
_WORD = re.compile(r"[\w'&.-]*\w")
_DETERMINERS = frozenset(("the", "le", "la", "les", "l'", "a", "an", "un", "une"))
_POLITICAL = frozenset(
    (
        "minister",
        "president",
        "mayor",
        "governor",
        "prime minister",
        "ministre",
        "maire",
        "président",
        "premier ministre",
        "secretary of state",
    )
)


@dataclass(frozen=True, slots=True)
class _Table:
    """Kinds by their words; `last` are the words that one of them can end with, by which nearly all places of a phrase are passed over."""

    kinds: dict[tuple[str, ...], SourceKind]
    last: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Words by kind, how many words the longest has, and the other lists of the file as sets."""

    strong: _Table
    weak: _Table
    longest: int
    anonymous: tuple[str, ...]
    lists: dict[str, frozenset[str]]


_LISTS = ("footage", "online", "workers_bodies", "trades", "former", "outlet_last", "outlet_first")


@lru_cache(maxsize=4)
def _lexicon(language: str) -> _Lexicon:
    """The lexicon of a language; the English one knows the names of outlets for all."""
    raw = load(f"source_{language if language in ('en', 'fr') else 'en'}")
    strong, weak = (_table(raw[part]) for part in ("strong", "weak"))
    return _Lexicon(strong, weak, max(map(len, strong.kinds)), tuple(raw["anonymous"]), {name: frozenset(raw[name]) for name in _LISTS})


def _table(raw: dict[SourceKind, list[str]]) -> _Table:
    kinds = {tuple(w.split()): kind for kind, words in raw.items() for w in words}
    return _Table(kinds, frozenset(words[-1] for words in kinds))


@lru_cache(maxsize=4096)
def source_kind(words: str, language: str = "en") -> SourceKind:
    """The kind of source that `words` (a noun phrase with title and affiliation) name; `other` where they do not say.

    The first part of the phrase that says it counts ("a doctor at the police hospital" is medical); words that hold of many
    kinds ("spokesperson", "official") leave it to the affiliation ("a spokesperson for the prefecture" is government).
    """
    lowered = words.casefold().replace("’", "'")
    lexicon = _lexicon(language)
    if any(phrase in lowered for phrase in lexicon.anonymous):
        return "unnamed"
    parts = [_tokens(part) for part in _PARTS["fr" if language == "fr" else "en"].split(lowered)]
    everything = {_singular(w) for part in parts for w in part}
    lists = lexicon.lists
    if everything & lists["footage"] and everything & lists["online"]:
        return "social_media"
    if everything & lists["workers_bodies"] and everything & lists["trades"]:
        return "union"
    whole = _tokens(lowered)
    if whole[:1] in (["opposition"], ["ruling"]):
        return "politician"
    named = _whole(whole, lexicon.strong) if 1 <= len(whole) <= 5 else None
    if named:
        return named
    outlet = _outlet(words, lexicon)
    for table in (lexicon.strong, lexicon.weak):
        for part in parts:
            kind = _match(part, table, lexicon.longest, first_wins=language == "fr")
            if kind:
                return "politician" if kind == "government" and _former(part, lexicon) else kind
            if table is lexicon.strong and outlet and part is parts[0]:
                return "media"
    return "other"


def is_medium(words: str, language: str = "en") -> bool:
    """Whether a phrase names a medium or its people: whom one tells something so that it is passed on."""
    return source_kind(words, language) == "media"


def _tokens(part: str) -> list[str]:
    """The words of a part without determiners."""
    found = [w.removesuffix("'s").rstrip(".") for w in _WORD.findall(part)]
    return [w for w in found if w and w not in _DETERMINERS]


@lru_cache(maxsize=8192)
def _singular(word: str) -> str:
    """A word without a plural ending."""
    if word.endswith(("ées", "iers", "ères", "ants", "antes", "ante", "ière", "ières", "ienne", "iennes", "eaux")):
        return _french_masculine(word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _french_masculine(word: str) -> str:
    """The masculine singular of a French word by its ending."""
    for ending, base in (
        ("ières", "ier"),
        ("ière", "ier"),
        ("iers", "ier"),
        ("antes", "ant"),
        ("ante", "ant"),
        ("ants", "ant"),
        ("eaux", "eau"),
    ):
        if word.endswith(ending):
            return word.removesuffix(ending) + base
    return word.removesuffix("s") if word.endswith("s") else word


def _whole(words: list[str], table: _Table) -> SourceKind | None:
    """The kind of an entry that is all of the words."""
    return table.kinds.get(tuple(words)) or table.kinds.get((*words[:-1], _singular(words[-1])))


def _match(words: list[str], table: _Table, longest: int, *, first_wins: bool = False) -> SourceKind | None:
    """The kind of the last (French: first) entry among the words; of two that end together the longer one."""
    places = range(1, len(words) + 1) if first_wins else range(len(words), 0, -1)
    for end in places:
        if words[end - 1] not in table.last and _singular(words[end - 1]) not in table.last:
            continue
        for length in range(min(longest, end), 0, -1):
            piece = words[end - length : end]
            kind = _whole(piece, table) or table.kinds.get(tuple(map(_singular, piece)))
            if kind:
                return kind
    return None


def _former(part: list[str], lexicon: _Lexicon) -> bool:
    """Whether an office is one that the person no longer holds."""
    return any(w in lexicon.lists["former"] or w.startswith("ex-") for w in part) and bool({_singular(w) for w in part} & _POLITICAL)


def _outlet(words: str, lexicon: _Lexicon) -> bool:
    """Whether a name has the form of a newspaper's or station's ("the Springfield Gazette", "Radio Exampleville")."""
    name = [w for w in _WORD.findall(words.split(",", maxsplit=1)[0]) if w.casefold() not in _DETERMINERS]
    if not 2 <= len(name) <= 5 or not all(w[0].isupper() or w[0].isdigit() for w in name):
        return False
    return name[-1].casefold() in lexicon.lists["outlet_last"] or name[0].casefold() in lexicon.lists["outlet_first"]
