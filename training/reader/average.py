"""The mean of the weights of two checkpoints of one course of training: `python -m training.reader.average FIRST SECOND OUT`.

Averaging along a course does what lowering the rate to its end does (Izmailov et al. 2018, UAI), at no cost.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("first", type=Path)
    arguments.add_argument(
        "second", type=Path, help="its labels and settings are kept; parts that the first lacks are halved, as if zero there"
    )
    arguments.add_argument("out", type=Path)
    given = arguments.parse_args()
    first, second = (torch.load(path, weights_only=True) for path in (given.first, given.second))
    if first["inventory"] != second["inventory"]:
        raise ValueError("the checkpoints have different labels")
    old = first["reader"]
    reader = {name: (weight + old[name]) / 2 if name in old else weight / 2 for name, weight in second["reader"].items()}
    torch.save({"best": 0.0, "reader": reader, "inventory": second["inventory"], "settings": second["settings"]}, given.out)


if __name__ == "__main__":
    main()
