"""The reader's states of words in their sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.read.neural.session import load_session
from onrecord.read.neural.windows import Pieces, Window, batches, padded
from onrecord.read.neural.words import words_of

from .instances import Instance

BLOCK = 256  # sentences that are batched together, as at run time


def states_of(ones: Sequence[Instance], language: str) -> NDArray[np.float32]:
    """A row an instance, of output `state` of the shipped graph (`training/acts/graph.py` puts it there)."""
    session = load_session(language)
    rows: list[NDArray[np.float32]] = []
    for start in range(0, len(ones), BLOCK):
        block = ones[start : start + BLOCK]
        words = [words_of(one.words) for one in block]
        places = [one.token.index(wanted.at) for one, wanted in zip(words, block, strict=True)]
        pieces = Pieces(session, (word for one in words for word in one.texts))
        windows = [_around(list(pieces.windows(k, one.texts)), place) for k, (one, place) in enumerate(zip(words, places, strict=True))]
        found: dict[int, NDArray[np.float32]] = {}
        for batch in batches(windows):
            out = session.run(*(padded([getattr(w, name) for w in batch]) for name in ("pieces", "shapes", "starts")))
            found |= {w.sentence: out["state"][i, places[w.sentence] - w.first + 1] for i, w in enumerate(batch)}
        rows += [found[k] for k in range(len(block))]
    return np.stack(rows)


def _around(windows: list[Window], place: int) -> Window:
    """The first window that has a word."""
    return next(w for w in windows if w.first <= place < w.first + w.size)
