"""The reader: one encoder, light heads, one pass."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .encoder import WIDTH, Encoder
from .heads import Arguments, Pointer, Relations, squeeze
from .labels import Inventory
from .settings import Settings

FLAT = ("upos", "xpos", "lemma", "predicate", "named", "conflict", "event", "mention", "level")
NEVER = -10000.0


def word_gaps(words: Tensor) -> Tensor:
    """(sentences, 1, places): very low where there is no word."""
    order = torch.arange(words.shape[1], device=words.device)
    return ((words == 0) & (order[None] > 0)).float()[:, None] * NEVER


class Reader(nn.Module):
    """Word states and what each head reads off them. Word place 0 is the root in every output."""

    def __init__(self, settings: Settings, inventory: Inventory) -> None:
        super().__init__()
        heads = settings.heads
        self.encoder = Encoder(settings.encoder)
        self.dropout = nn.Dropout(heads.dropout)
        self.flat = nn.ModuleDict({name: nn.Linear(WIDTH, len(getattr(inventory, name))) for name in FLAT})
        self.arc = Pointer(heads.arc, heads.dropout)
        self.relation = Relations(heads.relation, len(inventory.relation), heads.dropout)
        self.first = Pointer(heads.span, heads.dropout)
        self.last = Pointer(heads.span, heads.dropout)
        self.factuality = nn.Sequential(squeeze(128, heads.dropout), nn.Linear(128, 1))
        self.argument = Arguments(heads.argument, len(inventory.relation), len(inventory.role), heads.dropout)

    def states(self, pieces: Tensor, shapes: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        """Word states (sentences, places, width) and `gaps` (sentences, 1, places), very low at padding."""
        states = self.encoder(pieces, shapes)
        states = states.gather(1, words[..., None].expand(-1, -1, WIDTH))
        return self.dropout(states), word_gaps(words).to(states.dtype)

    def scores_of(self, states: Tensor, name: str) -> Tensor:
        return self.flat[name](states)

    def factuality_of(self, states: Tensor) -> Tensor:
        return self.factuality(states).squeeze(-1)

    def arguments(self, states: Tensor, out: dict[str, Tensor], gaps: Tensor) -> Tensor:
        """Role scores at the places `out["where"]`, with what was read as `arc` and `relation`."""
        arcs, relations = (torch.softmax(out[name].detach(), -1) for name in ("arc", "relation"))
        return self.argument(states, arcs, relations, out["where"], gaps)

    def forward(self, pieces: Tensor, shapes: Tensor, words: Tensor) -> dict[str, Tensor]:
        return self.read(*self.states(pieces, shapes, words))

    def read(self, states: Tensor, gaps: Tensor) -> dict[str, Tensor]:
        """Everything in one pass, for reading; predicates found here get their arguments."""
        out = {name: self.scores_of(states, name) for name in FLAT}
        out["arc"] = self.arc(states, gaps)
        out["relation"] = self.relation(states, out["arc"].argmax(-1))
        out["first"], out["last"] = self.first(states, gaps), self.last(states, gaps)
        out["factuality"] = self.factuality_of(states)
        out["where"] = predicates_in(out["predicate"], gaps)
        out["role"] = self.arguments(states, out, gaps)
        return out


def predicates_in(scores: Tensor, gaps: Tensor) -> Tensor:
    """Places (predicates, 2) of words read as predicates with arguments; the first sentence's root always, so that none is never empty."""
    kind = scores.argmax(-1)
    order = torch.arange(scores.shape[1], device=scores.device)
    found = (kind >= 2) & (gaps[:, 0] == 0) & (order[None] > 0)
    rows = torch.arange(scores.shape[0], device=scores.device)
    return (found | ((rows[:, None] == 0) & (order[None] == 0))).nonzero()
