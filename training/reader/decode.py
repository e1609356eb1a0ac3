"""Scores to spans and trees; numpy alone, so that the run-time part can do the same."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Labels = NDArray[np.int64]
NEVER = -1e6
ITSELF = -1e12


def bio(scores: Scores) -> Labels:
    """The best BIO labels of each row, (rows, places, labels) to (rows, places); labels "O", then "B-x", "I-x" for each x.

    Exact: an inside follows only its own begin or inside. Linear in places and labels, for all rows at once.
    """
    rows, places, labels = scores.shape
    best = scores[:, 0].copy()
    best[:, 2::2] = NEVER
    back = np.zeros((rows, places, labels), dtype=np.int16)
    order = np.arange(rows)
    for place in range(1, places):
        winner = best.argmax(1)
        top = best[order, winner]
        begin, inside = best[:, 1::2], best[:, 2::2]
        begun = begin >= inside
        back[:, place] = winner[:, None]
        back[:, place, 2::2] = np.arange(2, labels, 2)[None] - begun
        step = np.repeat(top[:, None], labels, 1)
        step[:, 2::2] = np.where(begun, begin, inside)
        best = step + scores[:, place]
    path = np.zeros((rows, places), dtype=np.int64)
    path[:, -1] = best.argmax(1)
    for place in range(places - 1, 0, -1):
        path[:, place - 1] = back[order, place, path[:, place]]
    return path


def bio_all(scores: Scores, sizes: Labels) -> Labels:
    """`bio` for rows of different `sizes` (places); beyond its size a row is "O"."""
    outside = np.arange(scores.shape[1])[None] >= sizes[:, None]
    masked = scores.copy()
    masked[outside] = NEVER
    masked[outside, 0] = 0
    return bio(masked)


def spans(path: Labels, labels: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Runs (first, end, label) in one row of BIO labels."""
    out: list[tuple[int, int, str]] = []
    for place, label in enumerate(path.tolist()):
        if label and label % 2:
            out.append((place, place + 1, labels[label][2:]))
        elif label:
            out[-1] = (out[-1][0], place + 1, out[-1][2])
    return out


def tree(scores: Scores) -> list[int]:
    """Heads of the places 1, 2, … (0 is the root) that form a tree with one root word; scores are (word, head), place 0 the root.

    Of several root words in the best tree, the one that makes the best tree alone stays.
    """
    exact = scores.astype(np.float64)
    np.fill_diagonal(exact, ITSELF)
    heads = spanning(exact)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) > 1:
        trees = [spanning(with_root(exact, int(root))) for root in roots]
        heads = max(trees, key=lambda heads: exact[np.arange(1, len(heads)), heads[1:]].sum())
    return [int(head) for head in heads[1:]]


def with_root(scores: NDArray[np.float64], root: int) -> NDArray[np.float64]:
    """The scores with all other words barred from the root."""
    out = scores.copy()
    out[:, 0] += NEVER
    out[root, 0] = scores[root, 0]
    return out


def find_cycle(heads: Labels) -> list[int]:
    """The places of one cycle of heads, or none."""
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        place = start
        while place and not seen[place]:
            seen[place] = start
            place = int(heads[place])
        if place and seen[place] == start:
            cycle = [place]
            while heads[cycle[-1]] != place:
                cycle.append(int(heads[cycle[-1]]))
            return cycle
    return []


def spanning(scores: NDArray[np.float64]) -> Labels:
    """Chu-Liu-Edmonds: the best tree's heads; scores are (word, head), place 0 the root."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    rest = [i for i in range(len(heads)) if i not in set(cycle)]
    gain = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    size = len(rest)
    smaller = np.full((size + 1, size + 1), ITSELF)
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    smaller[:size, size] = scores[np.ix_(rest, cycle)].max(1)
    smaller[size, :size] = gain[:, rest].max(0)
    solved = spanning(smaller)
    enter = gain[:, rest[solved[size]]].argmax()
    heads[cycle[int(enter)]] = rest[solved[size]]
    for i, place in enumerate(rest):
        if place:
            inner = cycle[int(scores[place, cycle].argmax())]
            heads[place] = inner if solved[i] == size else rest[solved[i]]
    return heads


def mention_spans(kinds: Labels, first: Scores, last: Scores) -> list[tuple[int, int, int]]:
    """(first, end, head) places of the mentions of one sentence: `kinds` is above 0 at each head word; they hold their head."""
    out = []
    for head in np.flatnonzero(kinds):
        begin = int(first[head, 1 : head + 1].argmax()) + 1
        end = int(last[head, head:].argmax()) + head + 1
        out.append((begin, end, int(head)))
    return out
