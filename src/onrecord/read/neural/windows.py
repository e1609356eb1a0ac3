"""Sentences as windows of word pieces: long ones in several that overlap, batched by length. Nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.read.neural.session import Ids, Session
from onrecord.read.neural.words import shape

LONGEST_WORD = 12  # pieces of a word, as in training; the state of the first one is read
LONGEST = 160  # pieces of a window; training saw none longer
OVERLAP = 30  # words that two windows of one sentence share
BATCH = 400  # padded pieces in a batch: the fastest on one core (training/README.md)


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first:first + size` of sentence `sentence`; `pieces` with [CLS] and [SEP], `starts` where each word's first piece is, after a 0 for the root."""

    sentence: int
    first: int
    size: int
    pieces: list[int]
    shapes: list[int]
    starts: list[int]


class Pieces:
    """Ids of the pieces and of the shape of each word, each different word looked up once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shapes = {name: i for i, name in enumerate(session.labels["shapes"])}
        self._known: dict[str, tuple[list[int], int]] = {}

    def add(self, words: Iterable[str]) -> None:
        """Look up the words that are not known yet."""
        new = sorted({word for word in words if word not in self._known})
        sound = [word.encode("utf-8", "replace").decode() for word in new]  # lone surrogates are no text to the tokenizer
        for word, encoded in zip(new, self._session.tokenizer.encode_batch(sound, add_special_tokens=False), strict=True):
            self._known[word] = encoded.ids[:LONGEST_WORD] or [self._session.marks[2]], self._shapes[shape(word)]

    def windows(self, sentence: int, words: Sequence[str]) -> Iterator[Window]:
        """The windows of one sentence; none where it has no words."""
        known = [self._known[word] for word in words]
        cls, sep, _ = self._session.marks
        first = 0
        while first < len(words):
            end, pieces, shapes, starts = first, [cls], [0], [0]
            while end < len(words) and len(pieces) + len(known[end][0]) < LONGEST:
                ids, form = known[end]
                starts.append(len(pieces))
                pieces += ids
                shapes += [form] * len(ids)
                end += 1
            yield Window(sentence, first, end - first, [*pieces, sep], [*shapes, 0], starts)
            if end == len(words):
                return
            first = max(end - OVERLAP, first + 1)


def batches(windows: Iterable[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, at most BATCH padded pieces each (or one window)."""
    batch: list[Window] = []
    for window in sorted(windows, key=lambda w: len(w.pieces)):
        if batch and (len(batch) + 1) * len(window.pieces) > BATCH:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def padded(rows: Sequence[Sequence[int]]) -> Ids:
    """Rows of different length as one array, zeros behind."""
    out = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
