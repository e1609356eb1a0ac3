"""A small encoder without a pretrained one, for languages with little data: hashed features of words, convolutions and attention."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.read.neural.features import ROOT, SIZES, TOTAL, features
from onrecord.read.neural.words import shape

from .batches import SHAPE, Item
from .encoder import SHAPES, WIDTH
from .heads import Mix, Pointer, Relations
from .labels import Inventory
from .model import NEVER, word_gaps
from .rows import Row
from .settings import Settings

EACH, NARROW, HIDDEN = 48, 192, 0.12
FLAT = ("upos", "named", "conflict", "event")


class Words:
    """Words as hashed features; each word is one piece."""

    def item(self, row: Row) -> Item:
        shapes = [0, *(SHAPE[shape(word)] for word in row.words)]
        return Item(row, [ROOT, *map(features, row.words)], shapes, list(range(len(row.words) + 1)))


class HashedEncoder(nn.Module):
    """States of the words (sentences, places, width); a word's own features are hidden now and then, so that its endings count."""

    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.table = nn.Embedding(TOTAL, EACH, padding_idx=0)
        self.shapes = nn.Embedding(SHAPES, EACH)
        self.inner = nn.Linear(EACH * (len(SIZES) + 1), NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.layers = nn.ModuleList(Mix(NARROW, dropout) for _ in range(layers))
        self.outer = nn.Linear(NARROW, WIDTH)
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.table.weight, std=0.1)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """`pieces` (sentences, places, features)."""
        table = self.table(pieces)
        if self.training:
            hidden = (torch.rand(pieces.shape[:2]) < HIDDEN)[..., None] & (torch.arange(len(SIZES)) < 2)
            table = table * ~hidden[..., None]
        x = torch.cat([table.flatten(2), self.shapes(shapes)], -1)
        x = self.norm(functional.gelu(self.inner(self.dropout(x))))
        gaps = (pieces[..., 0] == 0).to(x.dtype)[:, None] * NEVER
        for layer in self.layers:
            x = layer(x, gaps)
        return functional.gelu(self.outer(x))


class HashedReader(nn.Module):
    """Parts of speech, dependencies, entities and events; the root is place 0, as in `model.Reader`."""

    def __init__(self, settings: Settings, inventory: Inventory) -> None:
        super().__init__()
        heads = settings.heads
        self.encoder = HashedEncoder(settings.encoder.layers, settings.encoder.dropout)
        self.dropout = nn.Dropout(heads.dropout)
        self.flat = nn.ModuleDict({name: nn.Linear(WIDTH, len(getattr(inventory, name))) for name in FLAT})
        self.arc = Pointer(heads.arc, heads.dropout)
        self.relation = Relations(heads.relation, len(inventory.relation), heads.dropout)

    def states(self, pieces: Tensor, shapes: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        states = self.encoder(pieces, shapes)
        return self.dropout(states), word_gaps(words).to(states.dtype)

    def scores_of(self, states: Tensor, name: str) -> Tensor:
        return self.flat[name](states)

    def forward(self, pieces: Tensor, shapes: Tensor, words: Tensor) -> dict[str, Tensor]:
        return self.read(*self.states(pieces, shapes, words))

    def read(self, states: Tensor, gaps: Tensor) -> dict[str, Tensor]:
        out = {name: self.scores_of(states, name) for name in FLAT}
        out["arc"] = self.arc(states, gaps)
        out["relation"] = self.relation(states, out["arc"].argmax(-1))
        return out
