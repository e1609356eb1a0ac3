"""Scores to spans and trees; numpy alone, so that the run-time part can do the same."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Labels = NDArray[np.int64]
NEVER = -1e9


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
    """Heads of the places 1, 2, … (0 is the root) that form a tree with one root word; scores are (word, head), place 0 the root."""
    scores = scores.astype(np.float64)
    np.fill_diagonal(scores, NEVER)
    heads = scores.argmax(1)
    heads[0] = 0
    roots = [i for i in range(1, len(heads)) if heads[i] == 0]
    if len(roots) != 1:
        sums = scores[1:].max(1)
        chosen = roots or range(1, len(heads))
        root = max(chosen, key=lambda i: scores[i, 0] - (sums[i - 1] if not roots else scores[i, 1:].max()))
        scores[:, 0] = NEVER
        scores[root, 0] = -NEVER
    return [int(h) for h in spanning(scores)[1:]]


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
    smaller = np.full((size + 1, size + 1), NEVER * 4)
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
