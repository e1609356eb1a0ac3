"""What each head is trained on. A source's missing layers cost nothing."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from .batches import IGNORED, Batch
from .labels import Inventory
from .rows import NAMED

POINTERS = ("first", "last")


def cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, -2), gold.flatten(), ignore_index=IGNORED)


def hidden_labels(batch: Batch, inventory: Inventory) -> Tensor:
    """True (sentences, labels) for the entity labels that a source does not mark: there "O" may be one of them."""
    marked = [set(NAMED[row.source].values()) for row in batch.rows]
    return torch.tensor([[label != "O" and label[2:] not in known for label in inventory.named] for known in marked])


def masked_entropy(scores: Tensor, gold: Tensor, hidden: Tensor) -> Tensor:
    """Cross entropy in which "O" stands for itself and for all hidden labels."""
    scores = scores.float()
    joined = hidden.clone()
    joined[:, 0] = True
    outside = torch.logsumexp(scores.masked_fill(~joined[:, None], -torch.inf), -1, keepdim=True)
    rest = scores[..., 1:].masked_fill(hidden[:, None, 1:], -torch.inf)
    return cross_entropy(torch.cat([outside, rest], -1), gold)


def losses(reader: nn.Module, batch: Batch, inventory: Inventory) -> dict[str, Tensor]:
    """The loss of each layer that this batch has labels for."""
    gold = batch.labels
    states, gaps = reader.states(batch.pieces, batch.shapes, batch.words)
    flat = ("upos", "xpos", "lemma", "predicate", "conflict", "event", "mention", "level")
    out = {name: cross_entropy(reader.scores_of(states, name), gold[name]) for name in flat if name in gold}
    if "named" in gold:
        out["named"] = masked_entropy(reader.scores_of(states, "named"), gold["named"], hidden_labels(batch, inventory))
    if "head" in gold:
        arcs = reader.arc(states, gaps)
        out["arc"] = cross_entropy(arcs, gold["head"])
        out["relation"] = cross_entropy(reader.relation(states, gold["head"].clamp(min=0)), gold["relation"])
    if "mention" in gold:
        out["bounds"] = sum((cross_entropy(getattr(reader, name)(states, gaps), gold[name]) for name in POINTERS), torch.zeros(()))
    if "role" in gold and gold["where"].shape[0] > 1:
        with torch.no_grad():
            relations = reader.relation(states, arcs.argmax(-1))
        read = {"arc": arcs, "relation": relations, "where": gold["where"]}
        out["argument"] = cross_entropy(reader.arguments(states, read, gaps), gold["role"])
    if "factuality" in gold:
        known = ~gold["factuality"].isnan()
        errors = functional.smooth_l1_loss(reader.factuality_of(states).float()[known], gold["factuality"][known], reduction="sum")
        out["factuality"] = errors / known.sum().clamp(min=4)
    return {name: loss for name, loss in out.items() if not loss.isnan()}
