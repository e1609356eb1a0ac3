"""Whose voice a document speaks with: copies and rewrites of one story are one voice, however many outlets print them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from onrecord.model.document import Document
from onrecord.model.sketch import Sketch

COPY = 0.5
"""Share of the shorter text's runs of words that makes a copy, whatever it credits."""
REWRITE = 0.2
"""The same of a text that credits the same agency, or says that the other was first: an editor changes and cuts."""


def resemblance(x: Sketch, y: Sketch) -> float:
    """The share of the shorter text's runs of words that the other has too, from their sketches; 0 to 1.

    Bottom-k sketches estimate what share of all runs is common (Broder 1997); with both sizes that gives the share of the shorter one.
    """
    if not x.shingles or not y.shingles:
        return 0.0
    least = sorted({*x.shingles, *y.shingles})[: max(len(x.shingles), len(y.shingles))]
    both = {*x.shingles} & {*y.shingles}
    share = sum(one in both for one in least) / len(least)
    return min(1.0, share / (1 + share) * (x.size + y.size) / min(x.size, y.size))


def voices_of(documents: Iterable[tuple[Document, Sketch]]) -> Mapping[str, str]:
    """Document -> the document whose voice it speaks with: the first published of those that say the same, itself where it is its own."""
    ordered = sorted(documents, key=lambda one: (one[0].published or "9999", one[0].id))
    voice = {doc.id: doc.id for doc, _ in ordered}
    for (first, x), (second, y) in _near(ordered):
        if voice[second.id] != voice[first.id] and _one_voice(first, x, second, y):
            kept, gone = sorted((voice[first.id], voice[second.id]), key=list(voice).index)
            voice = {doc: kept if own == gone else own for doc, own in voice.items()}
    return voice


def _near(ordered: Sequence[tuple[Document, Sketch]]) -> Iterable[tuple[tuple[Document, Sketch], tuple[Document, Sketch]]]:
    """Pairs that share a run of words of their sketches, or of which one says that another was first."""
    by_run: dict[int, list[int]] = defaultdict(list)
    for k, (_, sketch) in enumerate(ordered):
        for run in sketch.shingles:
            by_run[run].append(k)
    pairs = {pair for some in by_run.values() for pair in combinations(some, 2)}
    outlets = [(doc.outlet or "").casefold() for doc, _ in ordered]
    pairs |= {
        (min(j, k), max(j, k))
        for k, (_, sketch) in enumerate(ordered)
        for told in sketch.follows
        for j, outlet in enumerate(outlets)
        if j != k and _is_medium(told, outlet)
    }
    return ((ordered[a], ordered[b]) for a, b in sorted(pairs))


def _one_voice(first: Document, x: Sketch, second: Document, y: Sketch) -> bool:
    alike = resemblance(x, y)
    told = any(_is_medium(one, (doc.outlet or "").casefold()) for doc, sketch in ((second, x), (first, y)) for one in sketch.follows)
    return alike >= COPY or told or (alike >= REWRITE and bool(set(x.credits) & set(y.credits)))


def _is_medium(told: str, outlet: str) -> bool:
    """Whether the words for a medium mean an outlet: "the Boston Courier" is bostoncourier.example."""
    letters, name = ("".join(c for c in one if c.isalnum()) for one in (told.removeprefix("the "), outlet))
    return bool(letters and name) and (letters == name or (len(letters) > 4 and letters in name))
