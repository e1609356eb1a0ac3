"""Which act a word tells, by the reader's states of it: a linear scorer for wordings that are in no lexicon; numpy alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.model.acts import FAMILIES, FAMILY_OF

Table = NDArray[np.float32]
LEAST = {"VERB": 0.5, "NOUN": 0.7}
"""The least probability of a family of acts by the part of speech of the word; other words tell none.

The least at which the act itself is right in 0.85 of the held-out words that get one: `python -m training.acts.train DATA --dry` (training/RESULTS.md).
"""
EXACT = 0.5
"""The least share of its family's probability that an act must have to be told itself; else it is the family's general one."""
GENERAL = {"attack": "assault", "protest": "demonstration", "property": "property_destruction"}
"""The act that is told where only the family is clear."""


def scored(states: Table, tags: Sequence[str], weights: Mapping[str, Table], acts: Sequence[str]) -> Iterator[tuple[int, str, float]]:
    """Of words by their `states` (words, width) and tags, all of them in LEAST: index, act, probability of its family, where that is likely enough.

    `weights` are `act` (width, 1 + acts) and `bias`, the first column for no act. Probabilities are rounded to two digits, so that
    the last bits of a processor's arithmetic do not show.
    """
    for k, told in enumerate(decided(_softmax(states @ weights["act"] + weights["bias"]), acts)):
        if told is not None and told[1] >= LEAST[tags[k]]:
            yield k, *told


def decided(likely: Table, acts: Sequence[str]) -> list[tuple[str, float] | None]:
    """The act of each row of probabilities (the first for no act) and how likely its family is; None where that has no act to tell."""
    families = list(FAMILIES)
    member = np.array([[FAMILY_OF[act] == family for family in families] for act in acts], dtype=np.float32)
    by_family = likely[:, 1:] @ member
    best = by_family.argmax(1)
    inside = likely[:, 1:] * member.T[best]
    found: list[tuple[str, float] | None] = []
    for k, (family, act) in enumerate(zip(best.tolist(), inside.argmax(1).tolist(), strict=True)):
        clear = inside[k, act] >= EXACT * by_family[k, family]
        name = acts[act] if clear else GENERAL.get(families[family])
        found.append((name, round(float(by_family[k, family]), 2)) if name else None)
    return found


def _softmax(scores: Table) -> Table:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    shares: Table = raised / raised.sum(1, keepdims=True)
    return shares
