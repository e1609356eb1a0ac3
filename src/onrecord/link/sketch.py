"""A document's wording made small: its telling words, its runs of words, and whose words it says they are."""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter

from onrecord.link.credits import credits_of, first_told_by
from onrecord.link.rarity import rarity
from onrecord.model.sketch import Sketch

MOST_TERMS = 120
"""A report of 300 words has about so many that are not everywhere."""
MOST_SHINGLES = 64
RUN = 4
"""Words of a shingle: short enough to live through an editor's changes."""
TELLING = 1.5
"""The least rarity of a word that is kept: what more than one document in five has tells nothing."""
_QUAKE = re.compile(r"magnitude|richter|quake", re.IGNORECASE)
_NUMBER = r"(?<![\d.,])(\d[.,]\d)(?!\d)"
_MAGNITUDE = re.compile(
    rf"(?:magnitude|richter)[^\d\n.;]{{0,30}}{_NUMBER}|{_NUMBER}(?:[- ]magnitude|\s(?:on|sur)\s[^\d\n.;]{{0,25}}richter|[- ](?:\w+\s)?(?:earth)?quake)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+|\d+")


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, folded, in order; what an apostrophe parts is two ("l'homme", "man's")."""
    return _WORD.findall(text.casefold())


def sketch_of(text: str) -> Sketch:
    """The sketch of a text; an empty one where there are no words."""
    words = words_of(text)
    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    runs = set(map(zlib.crc32, map(b" ".join, zip(*(encoded[k:] for k in range(RUN)), strict=False))))
    terms = _terms(words)
    capital = _capitalised(text)
    names = tuple(word for word, _ in terms if word in capital)
    told = (credits_of(text), first_told_by(text), magnitudes_of(text))
    return Sketch(terms, names, tuple(sorted(runs)[:MOST_SHINGLES]), len(runs), *told)


def magnitudes_of(text: str) -> tuple[float, ...]:
    """The magnitudes of earthquakes that a text gives, in order, each once: "a 6.1-magnitude quake", "5.6 on the Richter scale", "magnitude de 6,1"."""
    found = (m[1] or m[2] for m in _MAGNITUDE.finditer(text)) if _QUAKE.search(text) else ()
    return tuple(dict.fromkeys(float(number.replace(",", ".")) for number in found))


def _terms(words: list[str]) -> tuple[tuple[str, int], ...]:
    counts = [(word, count) for word, count in Counter(words).items() if len(word) > 1 and rarity(word) >= TELLING]
    weighed = sorted([(-weight(word, count), word, count) for word, count in counts])
    return tuple((word, count) for _, word, count in weighed[:MOST_TERMS])


def _capitalised(text: str) -> frozenset[str]:
    """Folded words that are never written small; none where capitals mean nothing, as in a text without small or without great letters."""
    words = set(_WORD.findall(text))
    small = {word.casefold() for word in words if word[0].islower()}
    return frozenset({word.casefold() for word in words if word[0].isupper()} - small) if small else frozenset()


def weight(word: str, count: int) -> float:
    """What a term weighs in a document that has it `count` times."""
    return (1 + math.log(count)) * rarity(word)
