"""The light heads that are read off the encoder's word states."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from .encoder import WIDTH

FAR = 24  # distances between words are told apart up to here
SYNTAX = 7


def squeeze(width: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(dropout))


class Pointer(nn.Module):
    """Scores each place for each place (sentences, from, to): which word is this one's head, or its mention's first word."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.source, self.target = squeeze(width, dropout), squeeze(width, dropout)
        self.weight = nn.Linear(width, width)
        self.bias = nn.Linear(width, 1)

    def forward(self, states: Tensor, gaps: Tensor) -> Tensor:
        target = self.target(states)
        scores = self.weight(self.source(states)) @ target.transpose(1, 2) * self.weight.out_features**-0.5
        return scores + self.bias(target).transpose(1, 2) + gaps


class Relations(nn.Module):
    """Scores of the relation of each word to a given head (sentences, places, relations)."""

    def __init__(self, width: int, relations: int, dropout: float) -> None:
        super().__init__()
        self.width = width
        self.source, self.target = squeeze(width, dropout), squeeze(width, dropout)
        self.product = nn.Linear(width, relations * width, bias=False)
        self.single = nn.Linear(2 * width, relations)
        nn.init.zeros_(self.product.weight)

    def forward(self, states: Tensor, heads: Tensor) -> Tensor:
        source = self.source(states)
        target = self.target(states).gather(1, heads[..., None].expand(-1, -1, self.width))
        both = self.product(source).unflatten(-1, (-1, self.width)) @ target[..., None]
        return both.squeeze(-1) * self.width**-0.5 + self.single(torch.cat([source, target], -1))


class Mix(nn.Module):
    """Lets the words of one predicate see each other: a narrow convolution, then attention, then a feed-forward layer."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.near = nn.Conv1d(width, width, 5, padding=2, groups=width)
        self.point = nn.Linear(width, width)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.inner, self.outer = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(3))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, gaps: Tensor) -> Tensor:
        real = (gaps == 0).to(x.dtype)  # padding must read as the sentence's end does, or results would depend on the batch
        near = self.near(x.transpose(1, 2) * real).transpose(1, 2)
        x = self.norms[0](x + self.dropout(self.point(functional.gelu(near))))
        predicates, places, width = x.shape
        query, key, value = self.qkv(x).view(predicates, places, 3, 4, width // 4).permute(2, 0, 3, 1, 4).unbind(0)
        weights = functional.softmax(query @ key.transpose(-1, -2) * (width // 4) ** -0.5 + gaps[:, None], dim=-1)
        mixed = (weights @ value).transpose(1, 2).reshape(predicates, places, width)
        x = self.norms[1](x + self.dropout(self.out(mixed)))
        return self.norms[2](x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Arguments(nn.Module):
    """Role scores of every word for every predicate (predicates, places, roles), all predicates in one go."""

    def __init__(self, width: int, relations: int, roles: int, dropout: float) -> None:
        super().__init__()
        self.word, self.predicate, self.gate = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width), nn.Linear(WIDTH, width)
        self.distance = nn.Embedding(2 * FAR + 1, width)
        self.syntax = nn.Linear(SYNTAX, width)
        self.relation = nn.Linear(relations, width, bias=False)
        nn.init.zeros_(self.relation.weight)
        self.norm = nn.LayerNorm(width)
        self.mix = Mix(width, dropout)
        self.dropout = nn.Dropout(dropout)
        self.scores = nn.Linear(width, roles)

    def forward(self, states: Tensor, arcs: Tensor, relations: Tensor, where: Tensor, gaps: Tensor) -> Tensor:
        """`arcs` (sentences, word, head) and `relations` (sentences, word, relation) are probabilities; `where` (predicates, 2) is sentence and place."""
        sentence, place = where[:, 0], where[:, 1]
        here = states[sentence, place]
        words = (self.word(states) + self.relation(relations))[sentence]
        order = torch.arange(states.shape[1], device=states.device)
        distance = self.distance((order[None] - place[:, None]).clamp(-FAR, FAR) + FAR)
        x = words * (1 + self.gate(here)[:, None]) + self.predicate(here)[:, None] + distance
        x = self.norm(x + self.syntax(syntax(arcs, sentence, place)))
        return self.scores(self.dropout(self.mix(x, gaps[sentence])))


def syntax(arcs: Tensor, sentence: Tensor, place: Tensor) -> Tensor:
    """How likely each word is the predicate's child, head, grandchild, grandparent, sister, below it, or below its sister."""
    order = torch.arange(arcs.shape[1], device=arcs.device)
    arcs = arcs * (order > 0).to(arcs.dtype)[:, None]  # the root has no head
    twice = arcs @ arcs
    siblings = arcs @ arcs.transpose(1, 2)
    below = arcs + twice + twice @ arcs + twice @ twice
    down = torch.stack([arcs, twice, below], -1)[sentence, :, place]
    up = torch.stack([arcs, twice, siblings, siblings @ below.transpose(1, 2)], -1)[sentence, place]
    return torch.cat([down, up], -1)
