"""What produced a record: name, version, and a digest over the code, lexicons and data that it was read with."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable

from onrecord.model.record import Producer

NAME = "onrecord-reader/1"
_READ = (".py", ".yaml", ".gz", ".onnx", ".json")


def _files(folder: Traversable) -> list[Traversable]:
    """All files that decide what a record says, in a fixed order; all but the gazetteer, whose licence file names the data it is made of."""
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files(entry)
        elif entry.name.endswith(_READ):
            found.append(entry)
    return found


@lru_cache(maxsize=1)
def producer() -> Producer:
    """The producer of this installation."""
    state = hashlib.sha256()
    for entry in _files(resources.files("onrecord")):
        state.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return Producer(NAME, version("onrecord"), state.hexdigest()[:16])
