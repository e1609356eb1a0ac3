"""Parses of the overlapping windows of a long sentence made one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .infer import Frame, Parse


def join(parts: list[tuple[int, Parse]]) -> Parse:
    """One parse from those of windows (first word, parse), in order. In an overlap the first half is the earlier window's.

    Roots of later windows depend on the first window's root by "parataxis".
    """
    whole = parts[0][1]
    for first, part in parts[1:]:
        whole = append(whole, part, first)
    return whole


def append(whole: Parse, part: Parse, first: int) -> Parse:
    cut = (first + len(whole.upos)) // 2
    skip = cut - first
    tags = {name: (*getattr(whole, name)[:cut], *getattr(part, name)[skip:]) for name in ("upos", "xpos", "lemmas")}
    heads, relations = joined_heads(whole, part, first, cut)
    layers = {}
    for name in ("named", "conflict", "event", "mentions"):
        kept = tuple(x for x in getattr(whole, name) if x[0] < cut)
        ends = max((x[1] for x in kept), default=0) if name != "mentions" else 0
        layers[name] = kept + tuple(moved(x, first) for x in getattr(part, name) if x[0] >= max(skip, ends - first))
    frames = tuple(f for f in whole.frames if f.word < cut) + tuple(shifted(f, first) for f in part.frames if f.word >= skip)
    return replace(whole, **tags, heads=heads, relations=relations, frames=frames, **layers)


def moved(entry: tuple, first: int) -> tuple:  # type: ignore[type-arg]
    return tuple(x + first if isinstance(x, int) else x for x in entry)


def shifted(frame: Frame, first: int) -> Frame:
    return replace(frame, word=frame.word + first, arguments=tuple(moved(x, first) for x in frame.arguments))


def joined_heads(whole: Parse, part: Parse, first: int, cut: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Heads and relations up to `cut` from the whole, from there on from the part; no word depends on one that was dropped."""
    root = next(i for i, head in enumerate(whole.heads) if head < 0)
    root = min(root, cut - 1)
    heads, relations = list(whole.heads[:cut]), list(whole.relations[:cut])
    for i, head in enumerate(heads):
        if head >= cut:
            heads[i], relations[i] = (-1 if i == root else root), ("root" if i == root else "parataxis")
    if heads[root] >= 0:
        heads[root], relations[root] = -1, "root"
    for i in range(cut - first, len(part.heads)):
        outside = part.heads[i] < 0
        heads.append(root if outside else part.heads[i] + first)
        relations.append("parataxis" if outside else part.relations[i])
    return tuple(heads), tuple(relations)
