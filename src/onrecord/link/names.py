"""Names of people, so that two documents' ways of naming one man meet: "15-year-old Gregory Livingston", "Mr. Gregory A. Livingston Jr."."""

from __future__ import annotations

from functools import lru_cache

from onrecord.lexicons import load
from onrecord.link.rarity import rarity

_AFTER = frozenset({"jr", "sr", "ii", "iii", "iv", "fils", "père"})
_PARTICLES = frozenset("de du des da dos la le el al bin ben ibn abu van von der den di del of".split())
_MARKS = " .,;:'’\"“”«»()[]"


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Words before a name that are none of it."""
    return frozenset(load("party_en")["titles"]) | frozenset(load("party_fr")["titles"])


def name_of(words: str) -> str:
    """The name in the words of a mention, folded: without age, trade, title, possessive; empty where there is none."""
    kept: list[str] = []
    for token in words.replace("’s ", " ").replace("'s ", " ").removesuffix("’s").removesuffix("'s").split():
        word = token.strip(_MARKS)
        folded = word.casefold()
        if folded in _PARTICLES:
            kept.append(folded)
        elif not word[:1].isupper() or any(c.isdigit() for c in word) or folded.rstrip(".") in titles():
            kept.clear()
        elif len(folded) > 1:
            kept.append(folded)
    while kept and (kept[-1] in _AFTER or kept[-1] in _PARTICLES):
        kept.pop()
    while kept and kept[0] in _PARTICLES:
        kept.pop(0)
    return " ".join(kept)


def name_key(name: str) -> str | None:
    """First and last part of a folded name, null where it has one part only: a surname alone tells little."""
    parts = name.split()
    return f"{parts[0]} {parts[-1]}" if len(parts) > 1 else None


def surprise(key: str) -> float:
    """How rare a name is: the rarities of its parts added."""
    return sum(rarity(part) for part in key.split())
