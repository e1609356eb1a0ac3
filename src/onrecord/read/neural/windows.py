"""Sentences as windows of word pieces: long ones in several that overlap, batched by length. Nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.read.neural.session import Ids, Piece, Session
from onrecord.read.neural.words import shape

LONGEST = 160  # pieces of a window; training saw none longer
OVERLAP = 30  # words that two windows of one sentence share
BATCH, SLACK, SMALL = (
    400,
    1.3,
    60,
)  # padded pieces in a batch, unevenness, enough: fastest on one core of other values tried (training/RUNTIME.md)


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first:first + size` of sentence `sentence`; `pieces` with those around, `starts` where each word's first piece is, after a 0 for the root."""

    sentence: int
    first: int
    size: int
    pieces: list[Piece]
    shapes: list[int]
    starts: list[int]


class Pieces:
    """Ids of the pieces and of the shape of each word, each different word looked up once."""

    def __init__(self, session: Session, words: Iterable[str]) -> None:
        """The pieces of all `words`."""
        shapes = {name: i for i, name in enumerate(session.labels["shapes"])}
        different = set(words)
        found = session.pieces(different)
        self._known = {word: (found[word], shapes[shape(word)]) for word in different}
        self._before, self._after = session.frame()

    def windows(self, sentence: int, words: Sequence[str]) -> Iterator[Window]:
        """The windows of one sentence; none where it has no words."""
        known = [self._known[word] for word in words]
        first = 0
        while first < len(words):
            end, pieces, shapes, starts = first, [*self._before], [0], [0]
            while end < len(words) and len(pieces) + len(known[end][0]) < LONGEST:
                ids, form = known[end]
                starts.append(len(pieces))
                pieces += ids
                shapes += [form] * len(ids)
                end += 1
            pieces += self._after
            yield Window(sentence, first, end - first, pieces, [*shapes, *[0] * len(self._after)], starts)
            if end == len(words):
                return
            first = max(end - OVERLAP, first + 1)


def batches(windows: Iterable[Window]) -> Iterator[list[Window]]:
    """Windows of like length together: at most BATCH padded pieces each (or one window), and little padding once there are SMALL."""
    batch: list[Window] = []
    for window in sorted(windows, key=lambda w: len(w.pieces)):
        size = len(window.pieces)
        uneven = batch and size > SLACK * len(batch[0].pieces) and len(batch) * size >= SMALL
        if batch and (uneven or (len(batch) + 1) * size > BATCH):
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def padded(rows: Sequence[Sequence[Piece]]) -> Ids:
    """Rows of different length as one array, zeros behind; a piece may be several numbers."""
    out = np.zeros((len(rows), max(map(len, rows)), *np.shape(rows[0][:1])[1:]), dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
