"""What produced a record: name, version, and a digest over the code, lexicons and data that it was read with."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable

from onrecord.model.record import Producer

NAME = "onrecord-reader/1"
READER = frozenset("model lexicons data normalise read extract assemble reconcile pipeline.py producer.py screen.py".split())
"""The parts of the package that decide what a record says; a change of any other leaves the records that are kept as they are."""
LINKER = frozenset({"model", "lexicons", "data", "normalise", "link", "reconcile", "review", "project"})
"""The parts that decide which incidents the records come to."""
_READ = (".py", ".yaml", ".gz", ".onnx", ".json", ".npz")


def _files(folder: Traversable) -> list[Traversable]:
    """All files that decide what a record says, in a fixed order; all but the gazetteer, whose licence file names the data it is made of."""
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files(entry)
        elif entry.name.endswith(_READ):
            found.append(entry)
    return found


@lru_cache(maxsize=2)
def digest_of(parts: frozenset[str]) -> str:
    """A digest over the files of these parts of the package, 16 hexadecimal digits."""
    state = hashlib.sha256()
    for part in sorted(resources.files("onrecord").iterdir(), key=lambda one: one.name):
        for entry in (_files(part) if part.is_dir() else [part]) if part.name in parts else ():
            state.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return state.hexdigest()[:16]


@lru_cache(maxsize=1)
def producer() -> Producer:
    """The producer of this installation."""
    return Producer(NAME, version("onrecord"), digest_of(READER))
