"""Coreference scores: MUC, B³, CEAF-e and their mean (CoNLL F1), each (precision, recall, F1)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

Chain = frozenset[Hashable]
Counts = tuple[float, float, float, float]  # right of found, found, right of gold, gold


def owners(chains: Sequence[Chain]) -> dict[Hashable, Chain]:
    return {mention: chain for chain in chains for mention in chain}


def muc(found: Sequence[Chain], gold: Sequence[Chain]) -> Counts:
    def links(chains: Sequence[Chain], others: dict[Hashable, Chain]) -> tuple[float, float]:
        right = total = 0
        for chain in chains:
            parts = len({id(others[m]) if m in others else m for m in chain})
            right, total = right + len(chain) - parts, total + len(chain) - 1
        return right, total

    return (*links(found, owners(gold)), *links(gold, owners(found)))


def b_cubed(found: Sequence[Chain], gold: Sequence[Chain]) -> Counts:
    def overlap(chains: Sequence[Chain], others: dict[Hashable, Chain]) -> tuple[float, float]:
        right = sum(len(chain & others[m]) / len(chain) for chain in chains for m in chain if m in others)
        return right, sum(map(len, chains))

    return (*overlap(found, owners(gold)), *overlap(gold, owners(found)))


def ceaf_e(found: Sequence[Chain], gold: Sequence[Chain]) -> Counts:
    """Entities matched one to one, a pair worth twice its shared mentions over all mentions of both."""
    place = {mention: i for i, chain in enumerate(gold) for mention in chain}
    worth = np.zeros((len(found), len(gold)))
    for i, chain in enumerate(found):
        for j in {place[m] for m in chain if m in place}:
            worth[i, j] = 2 * len(chain & gold[j]) / (len(chain) + len(gold[j]))
    right = float(worth[linear_sum_assignment(-worth)].sum())
    return right, len(found), right, len(gold)


def conll(documents: Sequence[tuple[Sequence[Chain], Sequence[Chain]]], *, singletons: bool) -> dict[str, float]:
    """Scores over documents of (found, gold) chains; without `singletons` chains of one mention count on neither side."""
    sums = {metric.__name__: np.zeros(4) for metric in (muc, b_cubed, ceaf_e)}
    for found, gold in documents:
        kept = [[c for c in chains if singletons or len(c) > 1] for chains in (found, gold)]
        for metric in (muc, b_cubed, ceaf_e):
            sums[metric.__name__] += metric(*kept)
    out = {}
    for name, (right_found, all_found, right_gold, all_gold) in sums.items():
        precision, recall = right_found / max(all_found, 1), right_gold / max(all_gold, 1)
        out[name] = 2 * precision * recall / max(precision + recall, 1e-9)
    return {**out, "conll": sum(out.values()) / len(out)}
