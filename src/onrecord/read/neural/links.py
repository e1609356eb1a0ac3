"""Which mentions of a document are of one entity: each joins the chain of its best antecedent, where a small network finds one good enough.

Method: mention ranking (Durrett and Klein 2013, EMNLP), on the reader's word states and surface features; numpy alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]
Ids = NDArray[np.int64]
NEAR = 60  # how many mentions back an antecedent is looked for; further back only where the head word is the same
FAR = 20  # of those, how many
BAG = 12  # words of a mention that are compared
CHUNK = 256  # mentions scored at once: bounds memory
LEVELS = ("named", "nominal", "pronoun")
_PERSONS = (
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
_PRONOUNS = {word: kind for kind, words in enumerate(_PERSONS) for word in words.split()}
_ARTICLES = frozenset("the a an this that these those his her its their my our your 's ’s".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention: `head` is the place of its head among its `words`; `first:last` count the words of its sentence; `plural` by its head's tag."""

    sentence: int
    first: int
    last: int
    head: int
    words: tuple[str, ...]
    type: str
    level: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Looks:
    """What pairs are compared by, a row a mention. `place` is sentence, first, last; `name` the ids of text, head, initials; `own` its own features."""

    place: Ids
    name: Ids
    bag: Ids
    size: Ids
    kind: Ids
    own: Table
    spoken: tuple[bool, ...]


def looks(mentions: Sequence[Candidate], types: Sequence[str]) -> Looks:
    """The comparable side of mentions in text order; `types` are the labels of their types."""
    ids: dict[str, int] = {"": 0}
    place, name, bag, kind, spoken = [], [], [], [], []
    for m in mentions:
        low = [word.lower() for word in m.words]
        kept = [word for word in low if word not in _ARTICLES] or low
        initials = "".join(word[0] for word in m.words if word[:1].isupper()).lower()
        texts = (" ".join(kept), low[m.head], initials if len(initials) > 1 else "")
        name.append([ids.setdefault(text, len(ids)) for text in texts])
        bag.append([ids.setdefault(word, len(ids)) for word in dict.fromkeys(kept[-BAG:])])
        place.append([m.sentence, m.first, m.last])
        kind.append([_PRONOUNS.get(low[m.head], len(_PERSONS)), LEVELS.index(m.level), types.index(m.type), m.plural])
        spoken.append(low[m.head] in _PRONOUNS)
    padded = np.zeros((len(mentions), BAG), dtype=np.int64)
    for i, row in enumerate(bag):
        padded[i, : len(row)] = row
    kinds = np.array(kind, dtype=np.int64).reshape(-1, 4)
    shape = (-1, 3)
    return Looks(
        place=np.array(place, dtype=np.int64).reshape(shape),
        name=np.array(name, dtype=np.int64).reshape(shape),
        bag=padded,
        size=np.array([len(row) for row in bag], dtype=np.int64),
        kind=kinds,
        own=_own(kinds, len(types)),
        spoken=tuple(spoken),
    )


def _own(kinds: Ids, types: int) -> Table:
    """Each mention's own features: which pronoun, which level, which type, plural or not."""
    sizes = (len(_PERSONS) + 1, len(LEVELS), types)
    columns = [np.eye(size, dtype=np.float32)[kinds[:, i]] for i, size in enumerate(sizes)]
    return np.concatenate([*columns, kinds[:, 3:].astype(np.float32)], axis=1)


def candidate_pairs(found: Looks) -> Iterator[Ids]:
    """Pairs (later, earlier) to be scored, in order of the later one, some at a time; none only where there is one mention at most."""
    seen: dict[int, list[int]] = {}
    rows: list[Ids] = []
    for i, (head, spoken) in enumerate(zip(found.name[:, 1].tolist(), found.spoken, strict=True)):
        before = seen.setdefault(head, [])
        far = [] if spoken else [j for j in before[-FAR:] if j < i - NEAR]
        earlier = np.array([*far, *range(max(0, i - NEAR), i)], dtype=np.int64)
        rows.append(np.stack([np.full(len(earlier), i), earlier], axis=1))
        before.append(i)
        if len(rows) == CHUNK:
            yield np.concatenate(rows)
            rows = []
    if rows:
        yield np.concatenate(rows)


def pair_features(found: Looks, pairs: Ids) -> Table:
    """How the words of both match, how far apart they are, nested or not; without the mentions' own features."""
    i, j = pairs[:, 0], pairs[:, 1]
    text, head, initials = found.name.T
    bag_i, bag_j = found.bag[i], found.bag[j]
    shared = ((bag_i[:, :, None] == bag_j[:, None, :]) & (bag_i > 0)[:, :, None]).sum((1, 2))
    size_i, size_j = found.size[i], found.size[j]
    (sentence, first, last), kind = found.place.T, found.kind
    apart, back = sentence[i] - sentence[j], i - j
    columns = (
        text[i] == text[j],
        head[i] == head[j],
        (bag_j == head[i][:, None]).any(1) | (bag_i == head[j][:, None]).any(1),
        shared == np.minimum(size_i, size_j),
        shared / (size_i + size_j - shared),
        ((text[i] == initials[j]) & (initials[j] > 0)) | ((text[j] == initials[i]) & (initials[i] > 0)),
        kind[i, 2] == kind[j, 2],
        kind[i, 3] == kind[j, 3],
        (apart == 0) & (first[i] < last[j]) & (first[j] < last[i]),
        apart == 0,
        apart == 1,
        np.minimum(apart, 20) / 20,
        np.minimum(back, NEAR) / NEAR,
        back == 1,
        1 / back,
    )
    return np.stack(columns, axis=1).astype(np.float32)


def chains(mentions: Sequence[Candidate], states: Table, weights: Mapping[str, Table], types: Sequence[str]) -> list[int]:
    """The chain of each mention in text order, numbered by its first mention; `states` (mentions, 64) are the reader's of each."""
    chain = list(range(len(mentions)))
    if len(mentions) < 2:
        return chain
    found = looks(mentions, types)
    sides = _sides(states, found.own, weights)
    for pairs in candidate_pairs(found):
        scores = _scores(states, sides, pair_features(found, pairs), pairs, weights)
        edges = np.flatnonzero(np.diff(pairs[:, 0], prepend=-1, append=-1)).tolist()
        for start, end in pairwise(edges):
            best = start + int(scores[start:end].argmax())
            if scores[best] > 0:
                chain[int(pairs[best, 0])] = chain[int(pairs[best, 1])]
    return chain


def _sides(states: Table, own: Table, weights: Mapping[str, Table]) -> tuple[Table, Table]:
    """What the first layer makes of a mention as the later and as the earlier of a pair, worked out once a mention."""
    later = states @ weights["later"] + own @ weights["later_own"] + weights["inner_bias"]
    return later, states @ weights["earlier"] + own @ weights["earlier_own"]


def _scores(states: Table, sides: tuple[Table, Table], features: Table, pairs: Ids, weights: Mapping[str, Table]) -> Table:
    """Above 0 where two mentions are more likely of one entity than not linked at all."""
    i, j = pairs.T
    x = sides[0][i] + sides[1][j] + (states[i] * states[j]) @ weights["both"] + features @ weights["pair"]
    x = np.maximum(np.maximum(x, 0) @ weights["middle"] + weights["middle_bias"], 0)
    score: Table = x @ weights["outer"] + weights["outer_bias"]
    return score
