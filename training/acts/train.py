"""Train the scorer of acts and measure it on words that it never saw: `python -m training.acts.train DATA [--language fr]`.

Writes `reader-LANGUAGE.acts.npz` and the labels into the package's data; with `--dry` it only measures. Look-ups and the graph are the package's.
"""

from __future__ import annotations

import argparse
import json
import pickle
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import onrecord
from onrecord.model.acts import FAMILY_OF
from onrecord.read.neural.acts import decided

from .fit import Ids, Table, fitted, shares
from .instances import ACTS, NONE, Instance, instances
from .states import states_of
from .substitute import made_instances
from .texts import sources

FOLDS = 4
FOUND, MADE = 8, 6  # how much all found, and all made, examples of one word and act count together at most
THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8)
SHOWN = 60
Told = list[tuple[str, float] | None]


@dataclass(frozen=True, slots=True)
class Material:
    """Examples with their states, the class of each (0 for none) and how much it counts."""

    ones: list[Instance]
    states: Table
    names: tuple[str, ...]
    classes: Ids
    weights: Table


def gathered(data: Path, language: str, kept: Path | None) -> Material:
    """All examples, found and (English) made; read again from the file `kept`, where there is one."""
    if kept is not None and kept.is_file():
        ones, states = pickle.loads(kept.read_bytes())
    else:
        ones = list(instances(sources(data, language), language))
        ones += made_instances(ones) if language == "en" else []
        states = states_of(ones, language)
        if kept is not None:
            kept.write_bytes(pickle.dumps((ones, states.astype(np.float16))))
    acts = {one.act for one in ones}
    names = (NONE, *(act for act in ACTS if act in acts))
    counts = Counter((one.lemma, one.act, one.made) for one in ones)
    weights = [min(1.0, (MADE if one.made else FOUND) / counts[one.lemma, one.act, one.made]) for one in ones]
    classes = np.array([names.index(one.act) for one in ones])
    return Material(ones, states.astype(np.float32), names, classes, np.array(weights, np.float32))


def held_out(material: Material) -> Table:
    """The probabilities of each example by a classifier that saw no word with its stem, of act or of none."""
    folds = np.array([zlib.crc32(one.stem.encode()) % FOLDS for one in material.ones])
    likely = np.zeros((len(folds), len(material.names)), np.float32)
    for fold in range(FOLDS):
        seen = folds != fold
        table, bias = fitted(material.states[seen], material.classes[seen], material.weights[seen], len(material.names))
        likely[~seen] = shares(material.states[~seen] @ table + bias)
    return likely


def report(material: Material, likely: Table) -> None:
    """How well held-out words are told, by part of speech, found or made, and threshold, on examples that the lexicon is sure of.

    `act` and `family` are right of what is told of words of acts; `precision` is that of the family with the words of none that are told,
    some of which are acts that the lexicon only does not know; `recall` of words of acts, by family and by act; `alarms` the share of none told.
    """
    told = decided(likely, material.names[1:])
    for made, nominal in ((False, False), (False, True), (True, False), (True, True)):
        rows = [k for k, one in enumerate(material.ones) if one.sure and one.made == made and one.nominal == nominal]
        acts, none = ([k for k in rows if (material.classes[k] > 0) == wanted] for wanted in (True, False))
        words = [len({material.ones[k].lemma for k in part}) for part in (acts, none)]
        name = f"{'nouns' if nominal else 'verbs'} {'put in' if made else 'found'}"
        print(f"{name}: {len(acts)} examples of {words[0]} words of acts, {len(none)} of {words[1]} words of none")
        for threshold in THRESHOLDS:
            _line(material, told, acts, none, threshold)


def _line(material: Material, told: Told, acts: list[int], none: list[int], threshold: float) -> None:
    """One line of the report."""
    weigh = material.weights
    said = [(k, one[0], material.ones[k].act) for k in acts if (one := told[k]) and one[1] >= threshold]
    known = sum(weigh[k] for k, _, _ in said) + 1e-9
    exact = sum(weigh[k] for k, act, right in said if act == right)
    family = sum(weigh[k] for k, act, right in said if FAMILY_OF[act] == FAMILY_OF[right])
    wrong = sum(weigh[k] for k in none if (one := told[k]) and one[1] >= threshold)
    every, plain = sum(weigh[k] for k in acts) + 1e-9, sum(weigh[k] for k in none) + 1e-9
    print(
        f"  {threshold:.2f}  act {exact / known:.3f}  family {family / known:.3f}  precision {family / (known + wrong):.3f}"
        f"  recall {family / every:.3f} {exact / every:.3f}  alarms {wrong / plain:.4f}"
    )


def alarms(material: Material, likely: Table, threshold: float) -> None:
    """What is told and is none by the lexicon, to be judged by a person: some of it the lexicon only does not know."""
    told = decided(likely, material.names[1:])
    said = [k for k, one in enumerate(material.ones) if not one.made and one.act == NONE and (t := told[k]) and t[1] >= threshold]
    for k in sorted(said, key=lambda k: zlib.crc32(" ".join(material.ones[k].words).encode()))[:SHOWN]:
        one, act = material.ones[k], told[k]
        words = " ".join((*one.words[max(0, one.at - 7) : one.at], f"[{one.words[one.at]}]", *one.words[one.at + 1 : one.at + 6]))
        print(f"  {act}: {words}")


def write(material: Material, language: str) -> None:
    """The classifier of all examples, beside the graph."""
    folder = Path(onrecord.__file__).parent / "data"
    table, bias = fitted(material.states, material.classes, material.weights, len(material.names))
    np.savez(folder / f"reader-{language}.acts.npz", act=table.astype(np.float16), bias=bias.astype(np.float16))
    labels = folder / f"reader-{language}.labels.json"
    labels.write_text(json.dumps({**json.loads(labels.read_text(encoding="utf-8")), "act": material.names[1:]}), encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--language", default="en")
    arguments.add_argument("--kept", type=Path, help="a file to keep the examples in between runs")
    arguments.add_argument("--alarms", type=float, help="show false alarms above this probability")
    arguments.add_argument("--dry", action="store_true", help="measure only")
    given = arguments.parse_args()
    material = gathered(given.data, given.language, given.kept)
    print(f"{len(material.ones)} examples, {sum(one.made for one in material.ones)} of them made; {len(material.names) - 1} acts")
    likely = held_out(material)
    report(material, likely)
    if given.alarms is not None:
        alarms(material, likely, given.alarms)
    if not given.dry:
        write(material, given.language)


if __name__ == "__main__":
    main()
