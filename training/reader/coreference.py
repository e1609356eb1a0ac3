"""Train the coreference scorer on a trained reader's word states: `python -m training.reader.coreference DATA_DIR`.

Mentions are compared by the package's own code (`onrecord.read.neural.links`); here the weights are found.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.read.neural.links import Candidate, candidate_pairs, chains, looks, pair_features

from .batches import IGNORED, Item, collate, make_batches
from .chains import Chain, conll
from .encoder import WIDTH
from .evaluate import load_reader, mention_spans
from .labels import Inventory
from .language import itemiser
from .rows import Row, gum
from .settings import CHECKPOINTS

Scores = dict[str, np.ndarray]
LINK, INNER, PAIR, EPOCHS, RATE, SEED = 64, 96, 15, 12, 1e-3, 20211


class Linker(nn.Module):
    """Scores pairs of mentions; no antecedent scores 0. `head` and `first` are linear in a word's state: they go into the exported graph."""

    def __init__(self, own: int) -> None:
        super().__init__()
        self.head, self.first = nn.Linear(WIDTH, LINK), nn.Linear(WIDTH, LINK)
        self.inner = nn.Linear(3 * LINK + PAIR + 2 * own, INNER)
        self.middle, self.outer = nn.Linear(INNER, INNER), nn.Linear(INNER, 1)
        self.dropout = nn.Dropout(0.3)

    def mentions(self, states: Tensor) -> Tensor:
        """`states` (mentions, 2, width) of head and first word."""
        return functional.relu(self.head(self.dropout(states[:, 0])) + self.first(self.dropout(states[:, 1])))

    def forward(self, document: Document) -> Tensor:
        mention, own = self.mentions(document.states), document.own
        i, j = document.pairs.T
        parts = [mention[i], mention[j], mention[i] * mention[j], document.features, own[i], own[j]]
        x = functional.relu(self.inner(torch.cat(parts, -1)))
        return self.outer(self.dropout(functional.relu(self.middle(self.dropout(x))))).squeeze(-1)

    def weights(self) -> dict[str, np.ndarray]:
        """The scorer as `links.chains` takes it."""
        own = (self.inner.in_features - 3 * LINK - PAIR) // 2
        sizes = {"later": LINK, "earlier": LINK, "both": LINK, "pair": PAIR, "later_own": own, "earlier_own": own}
        columns = torch.split(self.inner.weight.detach().T, list(sizes.values()))
        out = dict(zip(sizes, columns, strict=True))
        out |= {"inner_bias": self.inner.bias, "middle": self.middle.weight.T, "middle_bias": self.middle.bias}
        out |= {"outer": self.outer.weight[0], "outer_bias": self.outer.bias}
        return {name: np.ascontiguousarray(x.detach().numpy(), dtype=np.float32) for name, x in out.items()}


@dataclass(frozen=True, slots=True)
class Document:
    """A document's mentions with all that the linker needs; `entity` is the gold chain of each, -1 for none."""

    mentions: list[Candidate]
    states: Tensor
    features: Tensor
    own: Tensor
    pairs: Tensor
    entity: list[int]
    gold: list[Chain]


def word_states(reader: nn.Module, items: list[Item], inventory: Inventory) -> list[tuple[Tensor, Scores]]:
    """States and outputs of each sentence, in the order given."""
    out: dict[int, tuple[Tensor, Scores]] = {}
    places = {id(item): i for i, item in enumerate(items)}
    names = ("xpos", "mention", "level", "first", "last")
    reader.eval()
    with torch.inference_mode():
        for chunk in make_batches(items, 1600, seed=None):
            batch = collate(chunk, inventory)
            states, gaps = reader.states(batch.pieces, batch.shapes, batch.words)
            scores = {name: reader.scores_of(states, name) for name in names[:3]}
            scores |= {name: getattr(reader, name)(states, gaps) for name in names[3:]}
            for i, item in enumerate(chunk):
                out[places[id(item)]] = states[i].clone(), {name: x[i].numpy() for name, x in scores.items()}
    return [out[i] for i in range(len(items))]


def gold_mentions(row: Row, sentence: int) -> list[tuple[Candidate, int]]:
    out = []
    for m in row.mentions or ():
        plural = (row.xpos or [])[m.head] in ("NNS", "NNPS")
        words = tuple(row.words[m.first : m.end])
        out.append((Candidate(sentence, m.first, m.end, m.head - m.first, words, m.type, m.level, plural), m.entity))
    return out


def read_mentions(row: Row, sentence: int, scores: Scores, inventory: Inventory) -> list[tuple[Candidate, int]]:
    size = len(row.words) + 1
    kinds = scores["mention"][:size].argmax(-1)
    kinds[0] = 0
    out = []
    for first, end, place in mention_spans(kinds, scores["first"][:size, :size], scores["last"][:size, :size]):
        tag = inventory.xpos[scores["xpos"][place].argmax()]
        level = inventory.level[scores["level"][place].argmax()]
        words = tuple(row.words[first - 1 : end - 1])
        kind = inventory.mention[kinds[place]]
        out.append((Candidate(sentence, first - 1, end - 1, place - first, words, kind, level, tag in ("NNS", "NNPS")), IGNORED))
    return out


def build(rows: list[Row], found: list[tuple[Tensor, Scores]], inventory: Inventory, *, gold: bool) -> Document:
    """A document from its sentences in order; its mentions as labelled (`gold`) or as the reader finds them."""
    marked = [x for i, row in enumerate(rows) for x in (gold_mentions(row, i) if gold else read_mentions(row, i, found[i][1], inventory))]
    marked.sort(key=lambda x: (x[0].sentence, x[0].first, -x[0].last))
    mentions = [mention for mention, _ in marked]
    gold_chains: dict[int, set[tuple[int, int, int]]] = defaultdict(set)
    for i, row in enumerate(rows):
        for m in row.mentions or ():
            gold_chains[m.entity].add((i, m.first, m.end))
    seen = looks(mentions, inventory.mention)
    pairs = np.concatenate(list(candidate_pairs(seen)))
    states = [torch.stack([found[m.sentence][0][m.first + m.head + 1], found[m.sentence][0][m.first + 1]]) for m in mentions]
    return Document(
        mentions,
        torch.stack(states),
        torch.from_numpy(pair_features(seen, pairs)),
        torch.from_numpy(seen.own),
        torch.from_numpy(pairs),
        [entity for _, entity in marked],
        [frozenset(chain) for chain in gold_chains.values()],
    )


def documents(reader: nn.Module, items: list[Item], inventory: Inventory, *, gold: bool) -> list[Document]:
    states = word_states(reader, items, inventory)
    groups: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        groups[item.row.document].append(i)
    return [build([items[i].row for i in g], [states[i] for i in g], inventory, gold=gold) for g in groups.values()]


def link_loss(linker: Linker, document: Document) -> Tensor:
    """Negative log likelihood of having any right antecedent, or none where there is none."""
    scores = linker(document)
    size = len(document.mentions)
    entity = torch.tensor(document.entity)
    right = entity[document.pairs[:, 0]] == entity[document.pairs[:, 1]]
    later = document.pairs[:, 0]

    def total(kept: Tensor, none: Tensor) -> Tensor:
        masked = scores.masked_fill(~kept, -1e4).exp()
        return torch.log(torch.zeros(size).index_add(0, later, masked) + none)

    has = torch.zeros(size).index_add(0, later, right.float()) > 0
    return (total(torch.ones_like(right), torch.ones(size)) - total(right, (~has).float())).mean()


def found_chains(linker: Linker, document: Document, inventory: Inventory) -> list[Chain]:
    """The chains that the package finds with these weights."""
    with torch.inference_mode():
        states = linker.mentions(document.states).numpy()
    sets: dict[int, set[tuple[int, int, int]]] = defaultdict(set)
    numbers = chains(document.mentions, states, linker.weights(), inventory.mention)
    for m, number in zip(document.mentions, numbers, strict=True):
        sets[number].add((m.sentence, m.first, m.last))
    return [frozenset(found) for found in sets.values()]


def score(linker: Linker, dev: list[Document], inventory: Inventory) -> dict[str, float]:
    linker.eval()
    pairs = [(found_chains(linker, document, inventory), document.gold) for document in dev]
    with_single, without = conll(pairs, singletons=True), conll(pairs, singletons=False)
    return {name: round(float(x), 4) for name, x in {**{f"{k} all": v for k, v in with_single.items()}, **without}.items()}


def train_linker(train: list[Document], dev: list[Document], inventory: Inventory) -> Linker:
    torch.manual_seed(SEED)
    linker = Linker(train[0].own.shape[1])
    optimizer = torch.optim.AdamW(linker.parameters(), lr=RATE, weight_decay=0.01)
    rng = random.Random(SEED)
    for number in range(EPOCHS):
        linker.train()
        for table in optimizer.param_groups:
            table["lr"] = RATE * (1 - number / EPOCHS)
        total = 0.0
        for document in rng.sample(train, len(train)):
            loss = link_loss(linker, document)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        print(number + 1, round(total / len(train), 4), json.dumps(score(linker, dev, inventory)), flush=True)
    return linker


def load_linker(path: Path) -> Linker:
    """A trained scorer from its file."""
    state = torch.load(path, weights_only=True)
    linker = Linker(state["own"])
    linker.load_state_dict(state["linker"])
    return linker.eval()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--checkpoint", type=Path, default=CHECKPOINTS / "best.pt")
    arguments.add_argument("--out", type=Path, default=CHECKPOINTS / "linker.pt")
    given = arguments.parse_args()
    torch.set_num_threads(1)
    reader, inventory, settings = load_reader(given.checkpoint)
    pieces = itemiser(settings)
    items = [pieces.item(row) for row in gum(given.data) if row.words]
    parts = {split: [item for item in items if item.row.split == split] for split in ("train", "dev")}
    train = documents(reader, parts["train"], inventory, gold=True)
    dev = documents(reader, parts["dev"], inventory, gold=False)
    print(f"{len(train)} train documents, {sum(len(d.mentions) for d in train)} mentions", flush=True)
    linker = train_linker(train, dev, inventory)
    print("gold mentions", json.dumps(score(linker, documents(reader, parts["dev"], inventory, gold=True), inventory)))
    torch.save({"linker": linker.state_dict(), "own": train[0].own.shape[1]}, given.out)


if __name__ == "__main__":
    main()
