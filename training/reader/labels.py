"""The label inventories: what each head can say, counted on the training part."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from .rows import Row

SHAPES = ("none", "lower", "title", "upper", "mixed", "digit", "mark", "letter")
PREDICATES = ("none", "auxiliary", "lexical", "light")
LEVELS = ("named", "nominal", "pronoun")
FEWEST = {"lemma": 4, "role": 15, "entity": 5}


@dataclass(frozen=True, slots=True)
class Inventory:
    """Labels of each head in the order of its scores. `role`, `named`, `conflict`, `event` are BIO: "O", then "B-x", "I-x" for each x."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemma: tuple[str, ...]
    relation: tuple[str, ...]
    predicate: tuple[str, ...]
    role: tuple[str, ...]
    named: tuple[str, ...]
    conflict: tuple[str, ...]
    event: tuple[str, ...]
    mention: tuple[str, ...]
    level: tuple[str, ...]


def lemma_rule(word: str, lemma: str) -> str:
    """How the lower-case lemma comes from the lower-case word: "2+y" takes two letters off and adds "y"."""
    word, lemma = word.lower(), lemma.lower()
    same = 0
    while same < min(len(word), len(lemma)) and word[same] == lemma[same]:
        same += 1
    return f"{len(word) - same}+{lemma[same:]}"


def apply_rule(word: str, rule: str) -> str:
    cut, _, ending = rule.partition("+")
    word = word.lower()
    return word[: max(len(word) - int(cut), 0)] + ending


def kept(labels: Iterable[str], fewest: int = 1) -> tuple[str, ...]:
    counts = Counter(labels)
    return tuple(sorted((label for label, n in counts.items() if n >= fewest), key=lambda label: (-counts[label], label)))


def bio(labels: Iterable[str], fewest: int) -> tuple[str, ...]:
    return ("O", *(f"{part}-{label}" for label in kept(labels, fewest) for part in "BI"))


def make_inventory(rows: list[Row]) -> Inventory:
    rows = [row for row in rows if row.split == "train"]
    pairs = ((w, x) for row in rows for w, x in zip(row.words, row.lemma or (), strict=False))
    return Inventory(
        upos=kept(label for row in rows for label in row.upos or ()),
        xpos=kept(label for row in rows for label in row.xpos or ()),
        lemma=kept((lemma_rule(w, x) for w, x in pairs), FEWEST["lemma"]),
        relation=kept(label for row in rows for label in row.deprel or ()),
        predicate=PREDICATES,
        role=bio((a[0] for row in rows for p in row.predicates or () for a in p.arguments), FEWEST["role"]),
        named=bio((e[2] for row in rows for e in row.named or ()), FEWEST["entity"]),
        conflict=bio((e[2] for row in rows for e in row.conflict or ()), FEWEST["entity"]),
        event=bio((e[2] for row in rows for e in row.event or ()), FEWEST["entity"]),
        mention=("none", *kept(m.type for row in rows for m in row.mentions or ())),
        level=LEVELS,
    )


def save_inventory(inventory: Inventory, path: Path) -> None:
    path.write_text(json.dumps(asdict(inventory), indent=1), encoding="utf-8")


def inventory_from(table: dict[str, list[str]]) -> Inventory:
    return Inventory(**{name: tuple(labels) for name, labels in table.items()})
