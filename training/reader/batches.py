"""Sentences to padded arrays: word pieces, shapes, labels; batched by source and length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.read.neural.words import shape

from .labels import SHAPES, Inventory, lemma_rule
from .rows import Row

IGNORED = -100
CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 12
SHAPE = {name: i for i, name in enumerate(SHAPES)}


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence as piece ids; `starts` is the place of each word's first piece. Place 0 is [CLS], which stands for the root."""

    row: Row
    pieces: list[int] | list[tuple[int, ...]]
    shapes: list[int]
    starts: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded arrays. `words` (sentences, words + 1) points to first pieces and is 0 at the root and in the padding."""

    rows: list[Row]
    pieces: Tensor
    shapes: Tensor
    words: Tensor
    labels: dict[str, Tensor]


class Pieces:
    """Word pieces word by word, so that every word has one, whatever its characters."""

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.cls, self.sep, self.unknown = (self.tokenizer.token_to_id(x) for x in (CLS, SEP, UNKNOWN))
        self.known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        if word not in self.known:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids
            self.known[word] = ids[:LONGEST_WORD] or [self.unknown]
        return self.known[word]

    def item(self, row: Row) -> Item:
        pieces, shapes, starts = [self.cls], [0], [0]
        for word in row.words:
            found = self.of(word)
            starts.append(len(pieces))
            pieces.extend(found)
            shapes.extend([SHAPE[shape(word)]] * len(found))
        return Item(row, [*pieces, self.sep], [*shapes, 0], starts)


def group(row: Row) -> str:
    """The kind of batch that a sentence goes into: sentences with the same layers."""
    return "ner" if row.named is not None and row.mentions is None else row.source


def make_batches(items: list[Item], pieces: int, *, seed: int | None) -> Iterator[list[Item]]:
    """Batches of up to `pieces` padded pieces of one group; shuffled by `seed`, or in order of length without."""
    rng = random.Random(seed)
    noise = 0.0 if seed is None else 3.0
    keyed = sorted(items, key=lambda item: (group(item.row), len(item.pieces) + noise * rng.random()))
    batches: list[list[Item]] = [[]]
    for item in keyed:
        last = batches[-1]
        if last and ((len(last) + 1) * max(len(item.pieces), len(last[-1].pieces)) > pieces or group(last[0].row) != group(item.row)):
            batches.append([])
        batches[-1].append(item)
    if seed is not None:
        rng.shuffle(batches)
    return (batch for batch in batches if batch)


def padded(values: Sequence[Sequence[Any]], fill: int = 0) -> Tensor:
    """Rows of numbers, or of tuples of numbers, made as long as the longest."""
    deep = np.shape(values[0][:1])[1:]
    out = np.full((len(values), max(map(len, values)), *deep), fill, dtype=np.int64)
    for i, row in enumerate(values):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def recase(shapes: list[int], rng: random.Random, lower: float, upper: float) -> list[int]:
    """Now and then the sentence as if all its letters were small or capital."""
    draw = rng.random()
    if draw >= lower + upper:
        return shapes
    target = SHAPE["lower"] if draw < lower else SHAPE["upper"]
    return [s if s in (SHAPE["none"], SHAPE["digit"], SHAPE["mark"]) else target for s in shapes]


def collate(items: list[Item], inventory: Inventory, *, rng: random.Random | None = None, lower: float = 0.0, upper: float = 0.0) -> Batch:
    shapes = [item.shapes if rng is None else recase(item.shapes, rng, lower, upper) for item in items]
    rows = [item.row for item in items]
    width = max(len(item.starts) for item in items)
    return Batch(
        rows,
        padded([item.pieces for item in items]),
        padded(shapes),
        padded([item.starts for item in items]),
        labels(rows, inventory, width),
    )


def labels(rows: list[Row], inventory: Inventory, width: int) -> dict[str, Tensor]:
    """Label arrays (sentences, words + 1) of the layers that the first row has; the root and gaps are IGNORED."""
    out: dict[str, Tensor] = {}
    if rows[0].head is not None:
        out |= tree_labels(rows, inventory)
    for layer in ("named", "conflict", "event"):
        if getattr(rows[0], layer) is not None:
            out[layer] = padded([bio_labels(len(row.words), getattr(row, layer), getattr(inventory, layer)) for row in rows], IGNORED)
    if rows[0].mentions is not None:
        out |= mention_labels(rows, inventory, width)
    if rows[0].source in ("ewt", "meantime"):
        out["factuality"] = factuality_labels(rows, width)
    if rows[0].source == "ewt":
        out |= predicate_labels(rows, inventory, width)
    return out


def tree_labels(rows: list[Row], inventory: Inventory) -> dict[str, Tensor]:
    tables = {"upos": inventory.upos, "xpos": inventory.xpos, "deprel": inventory.relation}
    out = {}
    for name, known in tables.items():
        if getattr(rows[0], name) is None:
            continue
        ids = {label: i for i, label in enumerate(known)}
        # GUM says "dep" of verse and footnote numbers; EWT has next to none
        ids.pop("dep", None)
        out[name] = padded([[IGNORED, *(ids.get(label, IGNORED) for label in getattr(row, name))] for row in rows], IGNORED)
    if rows[0].lemma is not None:
        rules = {label: i for i, label in enumerate(inventory.lemma)}
        lemmas = ([rules.get(lemma_rule(w, x), IGNORED) for w, x in zip(row.words, row.lemma or (), strict=True)] for row in rows)
        out["lemma"] = padded([[IGNORED, *ids] for ids in lemmas], IGNORED)
    out["head"] = padded([[IGNORED, *(h + 1 for h in row.head or ())] for row in rows], IGNORED)
    out["relation"] = out.pop("deprel")
    return out


def bio_labels(length: int, entities: list[tuple[int, int, str]], known: tuple[str, ...]) -> list[int]:
    """BIO ids of the words, the root first."""
    out = [IGNORED] + [0] * length
    for first, end, label in entities:
        if f"B-{label}" in known:
            begin = known.index(f"B-{label}")
            out[first + 1 : end + 1] = [begin] + [begin + 1] * (end - first - 1)
    return out


def mention_labels(rows: list[Row], inventory: Inventory, width: int) -> dict[str, Tensor]:
    """`mention` and `level` at each head word, `first` and `last` (places) where the mention begins and ends; the longest of one head."""
    out = {name: torch.full((len(rows), width), IGNORED) for name in ("mention", "level", "first", "last")}
    for i, row in enumerate(rows):
        out["mention"][i, 1 : len(row.words) + 1] = 0
        for m in sorted(row.mentions or (), key=lambda m: m.end - m.first):
            place = m.head + 1
            out["mention"][i, place] = inventory.mention.index(m.type)
            out["level"][i, place] = inventory.level.index(m.level)
            out["first"][i, place], out["last"][i, place] = m.first + 1, m.end
    return out


def factuality_labels(rows: list[Row], width: int) -> Tensor:
    out = torch.full((len(rows), width), float("nan"))
    for i, row in enumerate(rows):
        for word, score in row.factuality:
            out[i, word + 1] = score
    return out


def predicate_labels(rows: list[Row], inventory: Inventory, width: int) -> dict[str, Tensor]:
    """`predicate` for each word; `where` (predicates, 2) sentence and place of those with arguments; `role` (predicates, words + 1)."""
    kinds = torch.full((len(rows), width), IGNORED)
    where, roles = [[0, 0]], [[IGNORED] * width]
    for i, row in enumerate(rows):
        if row.predicates is None:
            continue
        kinds[i, 1 : len(row.words) + 1] = 0
        for found in row.predicates:
            kinds[i, found.word + 1] = inventory.predicate.index(found.kind)
            if found.kind != "auxiliary":
                where.append([i, found.word + 1])
                spans = [(first, end, label) for label, first, end in found.arguments]
                roles.append(bio_labels(len(row.words), spans, inventory.role))
    return {"predicate": kinds, "where": torch.tensor(where), "role": padded([[*r, *[IGNORED] * (width - len(r))] for r in roles], IGNORED)}
