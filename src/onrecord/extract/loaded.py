"""Loaded words in the outlet's own voice: they judge those they name, so a record marks them and takes nothing from them.

What somebody is quoted or cited with is that voice's wording, and no issue.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.model.document import Issue
from onrecord.model.reading import Layout, Reading

_WORDS = frozenset(("NOUN", "ADJ", "ADV", "VERB"))
_LONGEST = 3  # words of a phrase in the lists


@lru_cache(maxsize=2)
def _listed(language: str) -> dict[str, str]:
    """Word or phrase to what it is loaded about: people, authority, acts, or a euphemism."""
    lists = load(f"loaded_{language}")
    return {" ".join(str(word).split()): about for about, words in lists.items() for word in words}


def loaded_wording(reading: Reading) -> tuple[Issue, ...]:
    """An issue `loaded-wording` for each such word that the outlet itself uses, in text order. No names: "Mob Museum" is none."""
    layout = reading.layout
    if layout.language not in ("en", "fr"):
        return ()
    said = _covered(reading)
    return tuple(
        Issue("loaded-wording", f"a loaded word in the outlet's own voice ({about}): nothing is coded by it", start, end)
        for start, end, about in _found(layout)
        if not _inside(said, start)
    )


def _found(layout: Layout) -> list[tuple[int, int, str]]:
    """Where listed words stand: code points, and what they are loaded about; of two that overlap the longer."""
    listed, found, k = _listed(layout.language), [], 0
    opening = {sentence.first for sentence in layout.sentences}  # a capital there makes no name
    while k < len(layout.tokens):
        for length in range(_LONGEST, 0, -1):
            tokens = layout.tokens[k : k + length]
            about = listed.get(" ".join(t.text.casefold() for t in tokens))
            if length == 1 and about is None:
                about = listed.get(tokens[0].lemma) or listed.get(tokens[0].lemma.removesuffix("s"))
            if about and (tokens[-1].tag in _WORDS or k in opening):
                found.append((tokens[0].start, tokens[-1].end, about))
                k += length - 1
                break
        k += 1
    return found


def _covered(reading: Reading) -> list[tuple[int, int]]:
    """What others say: contents of attributions and quotations, in text order and joined where they overlap."""
    spans = [(s.start, s.end) for one in reading.attributions for s in one.content]
    spans += [(q.start, q.end) for q in reading.layout.quotations]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _inside(spans: list[tuple[int, int]], offset: int) -> bool:
    k = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return k >= 0 and offset < spans[k][1]
