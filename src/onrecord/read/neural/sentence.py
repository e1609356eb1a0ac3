"""What the reader says of the words of one sentence: read off one batch, put together from overlapping windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.model.parse import Frame, Named, Run, Scored
from onrecord.read.neural.acts import LEAST, scored
from onrecord.read.neural.decode import Labels, bio, runs, tree
from onrecord.read.neural.session import Arrays, Session
from onrecord.read.neural.windows import Window, padded

_LAYERS = ("named", "conflict", "event")
_HAPPENING = frozenset({"event", "abstract"})  # types of mentions that can be what happened; "attackers" are persons
_TUPLES = ("upos", "xpos", "frames", "mentions", "links", "acts", *_LAYERS)
Link = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Raw:
    """Words `first:end` of a sentence; all indices count the words of the whole sentence. `heads` has -1 at the root.

    `xpos` is empty for a language without Penn tags. `links` are the states of the `mentions` that chains are found by.
    """

    first: int
    end: int
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    frames: tuple[Frame, ...]
    mentions: tuple[Named, ...]
    links: tuple[Link, ...]
    named: tuple[Run, ...]
    conflict: tuple[Run, ...]
    event: tuple[Run, ...]
    acts: tuple[Scored, ...]


_EMPTY = Raw(0, 0, (), (), (), (), (), (), (), (), (), (), ())


def read_batch(session: Session, batch: Sequence[Window]) -> Iterator[Raw]:
    """One `Raw` a window."""
    out = session.run(padded([w.pieces for w in batch]), padded([w.shapes for w in batch]), padded([w.starts for w in batch]))
    sizes = np.array([w.size for w in batch])
    layers = {name: bio(out[name][:, 1:], sizes) for name in _LAYERS}
    frames = _frames(session, out, sizes, batch)
    for i, window in enumerate(batch):
        places = slice(1, window.size + 1)
        labels = {
            key: tuple(session.labels[key][k] for k in out[key][i, places].astype(int).tolist()) if key in out else ()
            for key in ("upos", "xpos", "relation")
        }
        heads = tree(out["arc"][i, : window.size + 1, : window.size + 1])
        found = {name: tuple(_moved(run, window.first) for run in runs(layers[name][i], session.labels[name])) for name in _LAYERS}
        mentions = tuple(_mentions(session, out, i, window))
        yield Raw(
            first=window.first,
            end=window.first + window.size,
            upos=labels["upos"],
            xpos=labels["xpos"],
            heads=tuple(head - 1 + window.first if head else -1 for head in heads),
            relations=labels["relation"],
            frames=frames[i],
            mentions=mentions,
            links=tuple(_link(out["link"][i], window.first, m) for m in mentions) if "link" in out else (),
            named=found["named"],
            conflict=found["conflict"],
            event=found["event"],
            acts=_acts(session, out["state"][i], window, labels["upos"], mentions) if "state" in out else (),
        )


def _acts(session: Session, states: Link, window: Window, upos: Sequence[str], mentions: Sequence[Named]) -> tuple[Scored, ...]:
    """The acts that the verbs of a window, and its nouns that head a mention of an event, are likely to tell; none without a scorer."""
    events = {m.head - window.first for m in mentions if m.type in _HAPPENING}
    places = [k for k, tag in enumerate(upos) if tag in LEAST and (tag != "NOUN" or k in events)]
    if not places or not session.scorer:
        return ()
    told = scored(states[np.array(places) + 1], [upos[k] for k in places], session.scorer, session.labels["act"])
    return tuple(Scored(places[k] + window.first, act, sure) for k, act, sure in told)


def _moved(run: Run, by: int) -> Run:
    return run[0] + by, run[1] + by, run[2]


def _link(states: Link, by: int, m: Named) -> Link:
    """The state of a mention: half of it from its head, half from its first word."""
    half = states.shape[1] // 2
    summed: Link = states[m.head - by + 1, :half] + states[m.first - by + 1, half:]
    return np.maximum(summed, 0)


def _frames(session: Session, out: Arrays, sizes: Labels, batch: Sequence[Window]) -> list[tuple[Frame, ...]]:
    """The predicates of each window; the first row of `where` means nothing. None where the reader has no such head."""
    found: list[list[Frame]] = [[] for _ in batch]
    if "role" not in out:
        return [() for _ in batch]
    where = out["where"].astype(np.int64)
    paths = bio(out["role"][:, 1:], sizes[where[:, 0]])
    kinds = out["predicate"].argmax(-1)
    for (i, place), path in list(zip(where.tolist(), paths, strict=True))[1:]:
        by = batch[i].first
        arguments = tuple(_moved(run, by) for run in runs(path, session.labels["role"]))
        kind = session.labels["predicate"][int(kinds[i, place])]
        found[i].append(Frame(place - 1 + by, kind, round(float(out["factuality"][i, place]), 3), arguments))
    return [tuple(frames) for frames in found]


def _mentions(session: Session, out: Arrays, i: int, window: Window) -> Iterator[Named]:
    """The mentions of a window, none where the reader has no such head."""
    types = out["mention"][i, : window.size + 1].argmax(-1) if "mention" in out else np.zeros(0)
    for place in np.flatnonzero(types).tolist():
        if place:
            first, last = int(out["first"][i, place]) - 1, min(int(out["last"][i, place]), window.size)
            level = session.labels["level"][int(out["level"][i, place])]
            kind = session.labels["mention"][int(types[place])]
            yield Named(first + window.first, last + window.first, place - 1 + window.first, kind, level)


def joined(parts: Sequence[Raw]) -> Raw:
    """One sentence from its windows, in order; without windows an empty one. In an overlap the first half is the earlier window's.

    Roots of later windows depend on the first one's by "parataxis", and so do words whose head is a later window's: no cycle can come up.
    """
    if len(parts) < 2:
        return parts[0] if parts else _EMPTY
    cuts = [0, *((b.first + a.end) // 2 for a, b in pairwise(parts)), parts[-1].end]
    root = min(parts[0].heads.index(-1), cuts[1] - 1)
    own = [_own(part, first, end, root) for part, (first, end) in zip(parts, pairwise(cuts), strict=True)]
    whole = {name: tuple(chain.from_iterable(getattr(part, name) for part in own)) for name in (*_TUPLES, "heads", "relations")}
    return replace(parts[0], first=0, end=parts[-1].end, **whole)


def _own(part: Raw, first: int, end: int, root: int) -> Raw:
    """What a window says of its own words `first:end`; runs across the edges are cut there."""
    inside = slice(first - part.first, end - part.first)
    heads, relations = list(part.heads[inside]), list(part.relations[inside])
    for i, head in enumerate(heads):
        if first + i == root:
            heads[i], relations[i] = -1, "root"
        elif head < 0 or head >= end:
            heads[i], relations[i] = root, "parataxis"
    kept = [k for k, m in enumerate(part.mentions) if first <= m.head < end]
    cut = {
        name: tuple((max(a, first), min(b, end), label) for a, b, label in getattr(part, name) if a < end and b > first) for name in _LAYERS
    }
    return replace(
        part,
        first=first,
        end=end,
        upos=part.upos[inside],
        xpos=part.xpos[inside],
        heads=tuple(heads),
        relations=tuple(relations),
        frames=tuple(f for f in part.frames if first <= f.word < end),
        acts=tuple(a for a in part.acts if first <= a.word < end),
        mentions=tuple(part.mentions[k] for k in kept),
        links=tuple(part.links[k] for k in kept if part.links),
        **cut,
    )
