"""The settings of a run, read from `training/config.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent.parent
CONFIG = HOME / "config.toml"
CHECKPOINTS = HOME / "checkpoints"
CACHE = HOME / "cache"


@dataclass(frozen=True, slots=True)
class EncoderSettings:
    package: str
    sha256: str
    layers: int
    dropout: float
    train_embeddings: bool


@dataclass(frozen=True, slots=True)
class HeadSettings:
    dropout: float
    arc: int
    relation: int
    argument: int
    span: int


@dataclass(frozen=True, slots=True)
class TrainSettings:
    epochs: int
    pieces: int
    longest: int
    encoder_rate: float
    embedding_rate: float
    head_rate: float
    decay: float
    warmup: float
    clip: float
    lower: float
    upper: float
    save_seconds: float


@dataclass(frozen=True, slots=True)
class Settings:
    seed: int
    threads: int
    language: str
    encoder: EncoderSettings
    heads: HeadSettings
    train: TrainSettings
    weights: dict[str, float]
    shares: dict[str, float]


def best_name(language: str) -> str:
    """The file of the best checkpoint of all runs for a language."""
    return "best.pt" if language == "en" else f"best-{language}.pt"


def read_settings(path: Path = CONFIG) -> Settings:
    """Settings from a TOML file; an unknown key is an error."""
    return from_table(tomllib.loads(path.read_text(encoding="utf-8")))


def from_table(table: dict[str, Any]) -> Settings:
    unknown = set(table) - {field.name for field in fields(Settings)}
    if unknown:
        raise ValueError(f"config: unknown keys {sorted(unknown)}")
    return Settings(
        seed=table["seed"],
        threads=table["threads"],
        language=table.get("language", "en"),
        encoder=EncoderSettings(**table["encoder"]),
        heads=HeadSettings(**table["heads"]),
        train=TrainSettings(**{"embedding_rate": 0.0, **table["train"]}),
        weights=table["weights"],
        shares=table["shares"],
    )
