"""Score a trained reader on the dev parts: `python -m training.reader.evaluate DATA_DIR`."""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from onrecord.read.neural.decode import bio, runs, tree

from .batches import Batch, Item, collate, make_batches
from .labels import Inventory, apply_rule, inventory_from
from .language import empty_reader, itemiser, rows_of
from .rows import NAMED, Entity, Row
from .settings import CHECKPOINTS, Settings, from_table

Output = dict[str, NDArray[np.float32]]
ADDED = {"argument.relation.weight"}  # parts that older checkpoints lack, and that begin as zeros
ENTITIES = ("named", "conflict", "event")


@dataclass(slots=True)
class Tally:
    """Counts behind the scores: right of all, found against gold sets, predicted against gold numbers."""

    right: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    sets: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    pairs: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))

    def share(self, name: str, hits: Iterable[bool]) -> None:
        found = list(hits)
        self.right[name][0] += sum(found)
        self.right[name][1] += len(found)

    def compare(self, name: str, found: set[Hashable], gold: set[Hashable]) -> None:
        counts = self.sets[name]
        for i, number in enumerate((len(found & gold), len(found), len(gold))):
            counts[i] += number

    def scores(self) -> dict[str, float]:
        out = {name: right / max(total, 1) for name, (right, total) in self.right.items()}
        out |= {name: 2 * both / max(found + gold, 1) for name, (both, found, gold) in self.sets.items()}
        for name, pairs in self.pairs.items():
            found, gold = np.array(pairs).T
            out[f"{name} r"] = float(np.corrcoef(found, gold)[0, 1])
            out[f"{name} mae"] = float(np.abs(found - gold).mean())
        return {name: round(score, 4) for name, score in sorted(out.items())}


def headline(scores: dict[str, float]) -> float:
    """One number to choose the best checkpoint by: the mean of what the later stages need most."""
    french = ("fr_gsd las", "fr_sequoia las", "fr_gsd upos", "fr_sequoia upos", "named fr_winer", "conflict fr_popcorn", "event fr_popcorn")
    english = ("ewt las", "ewt arguments", "ewt factuality r", "named wikigold", "gum mentions typed")
    names = french if "fr_gsd las" in scores else english
    return sum(scores.get(name, 0.0) for name in names) / len(names)


def score_trees(tally: Tally, row: Row, out: Output, i: int, inventory: Inventory) -> None:
    size = len(row.words)
    heads = tree(out["arc"][i, : size + 1, : size + 1])
    relations = [inventory.relation[k] for k in out["relation"][i, 1 : size + 1].argmax(-1)]
    good = [h - 1 == gold for h, gold in zip(heads, row.head or (), strict=True)]
    tally.share(f"{row.source} uas", good)
    tally.share(f"{row.source} las", (a and r == gold for a, r, gold in zip(good, relations, row.deprel or (), strict=True)))
    for name in ("upos", "xpos"):
        if getattr(row, name) is not None:
            found = [getattr(inventory, name)[k] for k in out[name][i, 1 : size + 1].argmax(-1)]
            tally.share(f"{row.source} {name}", (a == b for a, b in zip(found, getattr(row, name), strict=True)))
    if row.lemma is None:
        return
    rules = [inventory.lemma[k] for k in out["lemma"][i, 1 : size + 1].argmax(-1)]
    lemmas = (apply_rule(w, rule) == x.lower() for w, rule, x in zip(row.words, rules, row.lemma or (), strict=True))
    tally.share(f"{row.source} lemma", lemmas)


def score_predicates(tally: Tally, row: Row, roles: dict[int, list[tuple[int, int, str]]], kinds: list[str]) -> None:
    """`roles` by predicate word as found; arguments without the V itself, all other labels, as labelled spans."""
    gold = {p.word: p for p in row.predicates or ()}
    tally.compare("ewt predicates", {w for w, k in enumerate(kinds) if k != "none"}, set(gold))
    lexical = {w for w, p in gold.items() if p.kind != "auxiliary"}
    tally.compare("ewt lexical predicates", set(roles), lexical)
    found = {(w, label, a, b) for w, found in roles.items() for a, b, label in found}
    wanted = {(w, label, a, b) for w, p in gold.items() for label, a, b in p.arguments}
    tally.compare("ewt arguments", found, wanted)
    tally.compare("ewt arguments unlabelled", {(w, a, b) for w, _, a, b in found}, {(w, a, b) for w, _, a, b in wanted})
    core = {"ARG0", "ARG1", "ARG2"}
    tally.compare("ewt arguments core", {x for x in found if x[1] in core}, {x for x in wanted if x[1] in core})
    hit = {x for x in found if x[0] in lexical}
    tally.compare("ewt arguments of found gold predicates", hit, {x for x in wanted if x[0] in roles})


def score_entities(tally: Tally, row: Row, paths: dict[str, list[list[Entity]]], i: int) -> None:
    for layer in ENTITIES:
        gold = getattr(row, layer)
        if gold is None:
            continue
        found = set(paths[layer][i])
        if layer == "named":
            found = {x for x in found if x[2] in set(NAMED[row.source].values())}
        tally.compare(f"{layer} {row.source}", found, set(gold))
        if layer == "event":
            tally.compare("event words", {x[:2] for x in found if "ACTION" in x[2]}, {x[:2] for x in gold if "ACTION" in x[2]})


def score_mentions(tally: Tally, row: Row, out: Output, i: int, inventory: Inventory) -> None:
    size = len(row.words) + 1
    kinds, levels = out["mention"][i, :size].argmax(-1), out["level"][i, :size].argmax(-1)
    kinds[0] = 0
    found = [
        (a - 1, b - 1, inventory.mention[kinds[h]], inventory.level[levels[h]])
        for a, b, h in mention_spans(kinds, out["first"][i, :size, :size], out["last"][i, :size, :size])
    ]
    gold = [(m.first, m.end, m.type, m.level) for m in row.mentions or ()]
    tally.compare("gum mentions", {x[:2] for x in found}, {x[:2] for x in gold})
    tally.compare("gum mentions typed", {x[:3] for x in found}, {x[:3] for x in gold})
    tally.compare("gum mentions named typed", {x for x in found if x[3] == "named"}, {x for x in gold if x[3] == "named"})


def entity_spans(scores: NDArray[np.float32], sizes: NDArray[np.int64], labels: tuple[str, ...]) -> list[list[Entity]]:
    """Labelled runs of words of each row; `scores` begin at the root."""
    return [runs(path, labels) for path in bio(scores[:, 1:], sizes)]


def score_batch(tally: Tally, batch: Batch, out: Output, inventory: Inventory) -> None:
    sizes = np.array([len(row.words) for row in batch.rows])
    entities = {name: entity_spans(out[name], sizes, getattr(inventory, name)) for name in ENTITIES}
    roles = entity_spans(out["role"], sizes[out["where"][:, 0]], inventory.role) if "role" in out else []
    for i, row in enumerate(batch.rows):
        if row.head is not None:
            score_trees(tally, row, out, i, inventory)
        if row.predicates is not None:
            mine = {int(place) - 1: roles[n] for n, (sentence, place) in enumerate(out["where"]) if sentence == i and place}
            kinds = out["predicate"][i, 1 : len(row.words) + 1].argmax(-1)
            score_predicates(tally, row, mine, [inventory.predicate[k] for k in kinds])
        if row.mentions is not None:
            score_mentions(tally, row, out, i, inventory)
        score_entities(tally, row, entities, i)
        for word, score in row.factuality:
            tally.pairs[f"{row.source} factuality"].append((float(out["factuality"][i, word + 1]), score))


def outputs(reader: nn.Module, items: list[Item], inventory: Inventory) -> Iterator[tuple[Batch, Output]]:
    """Batches with the reader's scores as arrays."""
    reader.eval()
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for chunk in make_batches(items, 1600, seed=None):
            batch = collate(chunk, inventory)
            found = reader(batch.pieces, batch.shapes, batch.words)
            yield batch, {name: (x.float() if x.is_floating_point() else x).numpy() for name, x in found.items()}


def score_reader(reader: nn.Module, items: list[Item], inventory: Inventory) -> dict[str, float]:
    tally = Tally()
    for batch, out in outputs(reader, items, inventory):
        score_batch(tally, batch, out, inventory)
    return tally.scores()


def load_reader(path: Path) -> tuple[nn.Module, Inventory, Settings]:
    """A trained reader from a checkpoint."""
    state = torch.load(path, weights_only=True)
    inventory, settings = inventory_from(state["inventory"]), from_table(state["settings"])
    reader = empty_reader(settings, inventory)
    missing, _ = reader.load_state_dict(state["reader"], strict=False)
    if set(missing) - ADDED:
        raise ValueError(f"{path.name}: no weights for {', '.join(missing)}")
    return reader.eval(), inventory, settings


def mention_spans(kinds: NDArray[np.int64], first: NDArray[np.float32], last: NDArray[np.float32]) -> list[tuple[int, int, int]]:
    """(first, end, head) places of the mentions of one sentence: `kinds` is above 0 at each head word; they hold their head."""
    out = []
    for head in np.flatnonzero(kinds).tolist():
        begin = int(first[head, 1 : head + 1].argmax()) + 1
        end = int(last[head, head:].argmax()) + head + 1
        out.append((begin, end, head))
    return out


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--checkpoint", type=Path, default=CHECKPOINTS / "best.pt")
    given = arguments.parse_args()
    reader, inventory, settings = load_reader(given.checkpoint)
    pieces = itemiser(settings)
    items = [pieces.item(row) for row in rows_of(settings, given.data) if row.split == "dev"]
    began = time.monotonic()
    scores = score_reader(reader, items, inventory)
    print(json.dumps({"words": sum(len(x.row.words) for x in items), "seconds": round(time.monotonic() - began, 1), **scores}, indent=1))


if __name__ == "__main__":
    main()
