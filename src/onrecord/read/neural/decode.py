"""Scores to labels and trees, with numpy alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Labels = NDArray[np.int64]
_NEVER = -1e6
_ITSELF = -1e12


def bio(scores: Scores, sizes: Labels) -> Labels:
    """The best BIO labels of each row, (rows, places, labels) to (rows, places): "O", then "B-x", "I-x" for each x.

    Exact: an inside follows only its own begin or inside. Places from a row's size on are "O".
    """
    path: Labels = scores.argmax(-1)
    path[np.arange(scores.shape[1])[None] >= sizes[:, None]] = 0
    before = np.concatenate([np.zeros((len(path), 1), dtype=path.dtype), path[:, :-1]], axis=1)
    inside = (path > 0) & (path % 2 == 0)
    broken = (inside & (before != path) & (before != path - 1)).any(
        1
    )  # where the best label of each place does not give a path, it is looked for
    if broken.any():
        path[broken] = _best_paths(scores[broken], sizes[broken])
    return path


def _best_paths(scores: Scores, sizes: Labels) -> Labels:
    """The same for all rows by Viterbi's algorithm."""
    rows, places, labels = scores.shape
    outside = np.arange(places)[None] >= sizes[:, None]
    scores[outside] = _NEVER
    scores[outside, 0] = 0
    best = scores[:, 0].copy()
    best[:, 2::2] = _NEVER
    back = np.zeros((rows, places, labels), dtype=np.int16)
    order = np.arange(rows)
    for place in range(1, places):
        winner = best.argmax(1)
        begin, inside = best[:, 1::2], best[:, 2::2]
        begun = begin >= inside
        back[:, place] = winner[:, None]
        back[:, place, 2::2] = np.arange(2, labels, 2)[None] - begun
        step = np.repeat(best[order, winner][:, None], labels, 1)
        step[:, 2::2] = np.where(begun, begin, inside)
        best = step + scores[:, place]
    path = np.zeros((rows, places), dtype=np.int64)
    path[:, -1] = best.argmax(1)
    for place in range(places - 1, 0, -1):
        path[:, place - 1] = back[order, place, path[:, place]]
    return path


def runs(path: Labels, labels: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Runs (first, end, label) in one row of BIO labels."""
    found: list[tuple[int, int, str]] = []
    for place in np.flatnonzero(path).tolist():
        label = int(path[place])
        if label % 2:
            found.append((place, place + 1, labels[label][2:]))
        else:
            found[-1] = (found[-1][0], place + 1, found[-1][2])
    return found


def tree(scores: Scores) -> list[int]:
    """Heads of the places 1, 2, ... (0 is the root) that form the best tree with one root word; scores are (word, head)."""
    exact = scores.astype(np.float64)
    np.fill_diagonal(exact, _ITSELF)
    heads = _spanning(exact)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) > 1:
        trees = [_spanning(_with_root(exact, int(root))) for root in roots[:8]]
        heads = max(trees, key=lambda heads: float(exact[np.arange(1, len(heads)), heads[1:]].sum()))
    return [int(head) for head in heads[1:]]


def _with_root(scores: NDArray[np.float64], root: int) -> NDArray[np.float64]:
    """The scores with all other words barred from the root."""
    out = scores.copy()
    out[:, 0] += _NEVER
    out[root, 0] = scores[root, 0]
    return out


def _cycle(heads: Labels) -> list[int]:
    """The places of one cycle of heads, or none."""
    above = heads.tolist()
    seen = [0] * len(above)
    for start in range(1, len(above)):
        place = start
        while place and not seen[place]:
            seen[place] = start
            place = above[place]
        if place and seen[place] == start:
            cycle = [place]
            while above[cycle[-1]] != place:
                cycle.append(above[cycle[-1]])
            return cycle
    return []


def _spanning(scores: NDArray[np.float64]) -> Labels:
    """Chu-Liu-Edmonds: the best tree's heads, place 0 the root."""
    heads: Labels = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [i for i in range(len(heads)) if i not in inside]
    gain = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    size = len(rest)
    smaller = np.full((size + 1, size + 1), _ITSELF)
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    smaller[:size, size] = scores[np.ix_(rest, cycle)].max(1)
    smaller[size, :size] = gain[:, rest].max(0)
    solved = _spanning(smaller)
    heads[cycle[int(gain[:, rest[solved[size]]].argmax())]] = rest[solved[size]]
    for i, place in enumerate(rest):
        if place:
            heads[place] = cycle[int(scores[place, cycle].argmax())] if solved[i] == size else rest[solved[i]]
    return heads
