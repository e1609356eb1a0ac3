"""Score an exported reader, as it ships, on the dev parts: `python -m training.reader.score DATA_DIR [--language fr]`."""

from __future__ import annotations

import argparse
import json
from importlib import resources
from pathlib import Path

from .evaluate import load_reader
from .export import score_graph, session
from .language import itemiser, rows_of
from .settings import CHECKPOINTS, best_name


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--language", default="en")
    given = arguments.parse_args()
    _, inventory, settings = load_reader(CHECKPOINTS / best_name(given.language))
    pieces = itemiser(settings)
    items = [pieces.item(row) for row in rows_of(settings, given.data) if row.split == "dev"]
    path = Path(str(resources.files("onrecord"))) / "data" / f"reader-{given.language}.onnx"
    print(json.dumps(score_graph(session(path, 1), items, inventory), indent=1))


if __name__ == "__main__":
    main()
