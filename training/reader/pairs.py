"""Mentions of a document in order, and what speaks for two of them being one; no torch, so that the run-time part can do the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]
NEAR = 60  # how many mentions back an antecedent is looked for; further back only where the head word is the same
PRONOUNS = {
    word: kind
    for kind, words in enumerate(
        (
            "i me my mine myself",
            "you your yours yourself yourselves",
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "we us our ours ourselves",
            "they them their theirs themselves",
            "this that these those",
            "who whom whose which",
        )
    )
    for word in words.split()
}
OTHER = 9
ARTICLES = {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your", "'s", "’s"}
LEVELS = ("named", "nominal", "pronoun")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention: `first`, `end`, `head` are word indices in its sentence; `plural` from its head's tag."""

    sentence: int
    first: int
    end: int
    head: int
    words: tuple[str, ...]
    type: str
    level: str
    plural: bool

    @property
    def key(self) -> tuple[int, int, int]:
        return self.sentence, self.first, self.end


@dataclass(frozen=True, slots=True)
class Looks:
    """What the pair features of one document are made of, one entry a mention."""

    text: list[str]
    head: list[str]
    bag: list[frozenset[str]]
    initials: list[str]
    own: Table


def looks(mentions: list[Candidate], types: tuple[str, ...]) -> Looks:
    kept = [[w.lower() for w in m.words if w.lower() not in ARTICLES] or [w.lower() for w in m.words] for m in mentions]
    own = np.zeros((len(mentions), OTHER + 1 + len(LEVELS) + len(types) + 1), dtype=np.float32)
    for i, m in enumerate(mentions):
        own[i, PRONOUNS.get(m.words[m.head - m.first].lower(), OTHER)] = 1
        own[i, OTHER + 1 + LEVELS.index(m.level)] = 1
        own[i, OTHER + 1 + len(LEVELS) + types.index(m.type)] = 1
        own[i, -1] = m.plural
    return Looks(
        text=[" ".join(words) for words in kept],
        head=[m.words[m.head - m.first].lower() for m in mentions],
        bag=[frozenset(words) for words in kept],
        initials=["".join(w[0] for w in m.words if w[:1].isupper()).lower() for m in mentions],
        own=own,
    )


def candidates(found: Looks) -> list[tuple[int, int]]:
    """Pairs (later, earlier) to be scored, in order of the later one."""
    seen: dict[str, list[int]] = {}
    out = []
    for i, head in enumerate(found.head):
        far = [j for j in seen.get(head, [])[-20:] if j < i - NEAR] if head not in PRONOUNS else []
        out.extend((i, j) for j in (*far, *range(max(0, i - NEAR), i)))
        seen.setdefault(head, []).append(i)
    return out


def abbreviates(found: Looks, short: int, long: int) -> bool:
    return len(found.text[short]) > 1 and found.text[short] == found.initials[long]


def pair_features(mentions: list[Candidate], found: Looks, pairs: list[tuple[int, int]]) -> Table:
    """Numbers about each pair: how the words match, how far apart, nested or not; then both mentions' own features."""
    rows = []
    for i, j in pairs:
        a, b = mentions[i], mentions[j]
        apart = a.sentence - b.sentence
        shared = len(found.bag[i] & found.bag[j])
        nested = apart == 0 and a.first < b.end and b.first < a.end
        rows.append(
            (
                found.text[i] == found.text[j],
                found.head[i] == found.head[j],
                found.head[i] in found.bag[j] or found.head[j] in found.bag[i],
                found.bag[i] <= found.bag[j] or found.bag[j] <= found.bag[i],
                shared / max(len(found.bag[i] | found.bag[j]), 1),
                abbreviates(found, i, j) or abbreviates(found, j, i),
                a.type == b.type,
                a.plural == b.plural,
                nested,
                apart == 0,
                apart == 1,
                min(apart, 20) / 20,
                min(i - j, NEAR) / NEAR,
                i - j == 1,
                1.0 / (i - j),
            )
        )
    table = np.asarray(rows, dtype=np.float32).reshape(len(pairs), 15)
    later, earlier = (np.array([pair[k] for pair in pairs], dtype=np.int64) for k in (0, 1))
    return np.concatenate([table, found.own[later], found.own[earlier]], axis=1)
