"""What the reader says of the words of one sentence: read off one batch, put together from overlapping windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np

from onrecord.model.parse import Frame, Named, Run
from onrecord.read.neural.decode import Labels, bio, runs, tree
from onrecord.read.neural.session import Arrays, Session
from onrecord.read.neural.windows import Window, padded


@dataclass(frozen=True, slots=True)
class Raw:
    """Words `first:end` of a sentence; all indices count the words of the whole sentence. `heads` has -1 at the root."""

    first: int
    end: int
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    frames: tuple[Frame, ...]
    mentions: tuple[Named, ...]
    named: tuple[Run, ...]


def read_batch(session: Session, batch: Sequence[Window]) -> Iterator[Raw]:
    """One `Raw` a window."""
    out = session.run(padded([w.pieces for w in batch]), padded([w.shapes for w in batch]), padded([w.starts for w in batch]))
    sizes = np.array([w.size for w in batch])
    named = bio(out["named"][:, 1:], sizes)
    frames = _frames(session, out, sizes, batch)
    for i, window in enumerate(batch):
        places = slice(1, window.size + 1)
        labels = {
            key: tuple(session.labels[key][k] for k in out[key][i, places].astype(int).tolist()) for key in ("upos", "xpos", "relation")
        }
        heads = tree(out["arc"][i, : window.size + 1, : window.size + 1])
        yield Raw(
            first=window.first,
            end=window.first + window.size,
            upos=labels["upos"],
            xpos=labels["xpos"],
            heads=tuple(head - 1 + window.first if head else -1 for head in heads),
            relations=labels["relation"],
            frames=frames[i],
            mentions=tuple(_mentions(session, out, i, window)),
            named=tuple(_moved(run, window.first) for run in runs(named[i], session.labels["named"])),
        )


def _moved(run: Run, by: int) -> Run:
    return run[0] + by, run[1] + by, run[2]


def _frames(session: Session, out: Arrays, sizes: Labels, batch: Sequence[Window]) -> list[tuple[Frame, ...]]:
    """The predicates of each window; the first row of `where` means nothing."""
    where = out["where"].astype(np.int64)
    paths = bio(out["role"][:, 1:], sizes[where[:, 0]])
    kinds = out["predicate"].argmax(-1)
    found: list[list[Frame]] = [[] for _ in batch]
    for (i, place), path in list(zip(where.tolist(), paths, strict=True))[1:]:
        by = batch[i].first
        arguments = tuple(_moved(run, by) for run in runs(path, session.labels["role"]))
        kind = session.labels["predicate"][int(kinds[i, place])]
        found[i].append(Frame(place - 1 + by, kind, round(float(out["factuality"][i, place]), 3), arguments))
    return [tuple(frames) for frames in found]


def _mentions(session: Session, out: Arrays, i: int, window: Window) -> Iterator[Named]:
    types = out["mention"][i, : window.size + 1].argmax(-1)
    for place in np.flatnonzero(types).tolist():
        if place:
            first, last = int(out["first"][i, place]) - 1, min(int(out["last"][i, place]), window.size)
            level = session.labels["level"][int(out["level"][i, place])]
            kind = session.labels["mention"][int(types[place])]
            yield Named(first + window.first, last + window.first, place - 1 + window.first, kind, level)


def joined(parts: Sequence[Raw]) -> Raw:
    """One sentence from its windows, in order. In an overlap the first half is the earlier window's.

    Roots of later windows depend on the first one's by "parataxis", and so do words whose head is a later window's: no cycle can come up.
    """
    if len(parts) == 1:
        return parts[0]
    cuts = [0, *((b.first + a.end) // 2 for a, b in pairwise(parts)), parts[-1].end]
    root = min(parts[0].heads.index(-1), cuts[1] - 1)
    own = [_own(part, first, end, root) for part, (first, end) in zip(parts, pairwise(cuts), strict=True)]
    return Raw(
        first=0,
        end=parts[-1].end,
        upos=tuple(chain.from_iterable(part.upos for part in own)),
        xpos=tuple(chain.from_iterable(part.xpos for part in own)),
        heads=tuple(chain.from_iterable(part.heads for part in own)),
        relations=tuple(chain.from_iterable(part.relations for part in own)),
        frames=tuple(chain.from_iterable(part.frames for part in own)),
        mentions=tuple(chain.from_iterable(part.mentions for part in own)),
        named=tuple(chain.from_iterable(part.named for part in own)),
    )


def _own(part: Raw, first: int, end: int, root: int) -> Raw:
    """What a window says of its own words `first:end`; runs across the edges are cut there."""
    inside = slice(first - part.first, end - part.first)
    heads, relations = list(part.heads[inside]), list(part.relations[inside])
    for i, head in enumerate(heads):
        if first + i == root:
            heads[i], relations[i] = -1, "root"
        elif head < 0 or head >= end:
            heads[i], relations[i] = root, "parataxis"
    return Raw(
        first=first,
        end=end,
        upos=part.upos[inside],
        xpos=part.xpos[inside],
        heads=tuple(heads),
        relations=tuple(relations),
        frames=tuple(f for f in part.frames if first <= f.word < end),
        mentions=tuple(m for m in part.mentions if first <= m.head < end),
        named=tuple((max(a, first), min(b, end), name) for a, b, name in part.named if a < end and b > first),
    )
