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
def _listed(language: str) -> tuple[dict[str, str], frozenset[str]]:
    """Word or phrase to what it is loaded about (people, authority, acts, or a euphemism), and the first words of the phrases."""
    lists = load(f"loaded_{language}")
    listed = {" ".join(str(word).split()): about for about, words in lists.items() for word in words}
    return listed, frozenset(word.split()[0] for word in listed if " " in word)


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
    listed, firsts = _listed(layout.language)
    found: list[tuple[int, int, str]] = []
    opening = {sentence.first for sentence in layout.sentences}  # a capital there makes no name
    done = 0
    for k, token in enumerate(layout.tokens):
        word = token.text.casefold()
        if k < done:
            continue
        for length in range(_LONGEST, 1, -1) if word in firsts else ():
            tokens = layout.tokens[k : k + length]
            about = listed.get(" ".join(t.text.casefold() for t in tokens))
            if about and (tokens[-1].tag in _WORDS or k in opening):
                found.append((token.start, tokens[-1].end, about))
                done = k + length
                break
        else:
            if token.tag not in _WORDS and k not in opening:
                continue
            about = listed.get(word) or listed.get(token.lemma) or listed.get(token.lemma.removesuffix("s"))
            if about:
                found.append((token.start, token.end, about))
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
