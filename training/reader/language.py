"""What a run is made of, by its language: English on a pretrained encoder, French on hashed features."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import torch
from torch import nn

from .batches import Item, Pieces
from .encoder import load_pretrained, package_folder
from .french import french_rows
from .hashed import HashedReader, Words
from .labels import Inventory
from .model import Reader
from .rows import Row, read_rows
from .settings import Settings

HASHED = "hashed"


class Itemiser(Protocol):
    def item(self, row: Row) -> Item: ...


def rows_of(settings: Settings, data: Path) -> list[Row]:
    """All sentences of the language's sources; `data` holds the JSONL files."""
    return french_rows(data) if settings.language == "fr" else read_rows(data)


def itemiser(settings: Settings) -> Itemiser:
    return Words() if settings.encoder.package == HASHED else Pieces(package_folder(settings.encoder.package) / "tokenizer.json")


def empty_reader(settings: Settings, inventory: Inventory) -> nn.Module:
    """A reader whose weights are still to be loaded."""
    return HashedReader(settings, inventory) if settings.encoder.package == HASHED else Reader(settings, inventory)


def new_reader(settings: Settings, inventory: Inventory) -> nn.Module:
    """An untrained reader, on the pretrained encoder where there is one; deterministic for a seed."""
    torch.manual_seed(settings.seed)
    reader = empty_reader(settings, inventory)
    if isinstance(reader, Reader):
        load_pretrained(reader.encoder, settings.encoder)
    return reader
