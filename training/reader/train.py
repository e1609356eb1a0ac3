"""Train the reader: `python -m training.reader.train DATA_DIR`. Started again, it goes on from its last checkpoint."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn

from .batches import Item, collate, make_batches
from .evaluate import headline, score_reader
from .labels import Inventory, inventory_from, make_inventory
from .language import itemiser, new_reader, rows_of
from .losses import losses
from .settings import CHECKPOINTS, CONFIG, Settings, best_name, read_settings

UNWATCHED = {"uner_ewt", "btc", "wnut17"}  # dev sets that are not scored after each epoch, to save time


@dataclass(slots=True)
class Progress:
    """Where a run is: `place` is the next batch of this epoch; `best` is the best headline score so far."""

    step: int = 0
    place: int = 0
    best: float = 0.0
    seconds: float = 0.0
    history: list[dict[str, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Run:
    name: str
    settings: Settings
    inventory: Inventory
    reader: nn.Module
    optimizer: torch.optim.AdamW
    train: list[Item]
    dev: list[Item]


def rate_at(share: float, warmup: float) -> float:
    """The learning rate's factor at a share of the run: up in a line, then down in a line."""
    return share / warmup if share < warmup else max(0.0, (1 - share) / (1 - warmup))


def make_optimizer(reader: nn.Module, settings: Settings) -> torch.optim.AdamW:
    """Adam with a rate for the encoder, one for its word embeddings (which do not decay) and one for all that is new."""
    train = settings.train
    rates = {"encoder": train.encoder_rate, "words": train.embedding_rate, "new": train.head_rate}
    groups: dict[tuple[str, bool], list[Tensor]] = defaultdict(list)
    for name, weight in reader.named_parameters():
        if weight.requires_grad:
            part = (
                "words" if name == "encoder.words.weight" else "encoder" if name.startswith("encoder.") and "shapes" not in name else "new"
            )
            groups[part, weight.ndim > 1 and part != "words"].append(weight)
    tables = [
        {"params": weights, "lr": rates[part], "top": rates[part], "weight_decay": train.decay if decays else 0.0}
        for (part, decays), weights in groups.items()
    ]
    return torch.optim.AdamW(tables, betas=(0.9, 0.98), foreach=True)


def started(settings: Settings, inventory: Inventory, start: Path | None) -> nn.Module:
    """A new reader, or one with all weights of the checkpoint `start` that fit."""
    reader = new_reader(settings, inventory)
    if start:
        missing, _ = reader.load_state_dict(torch.load(start, weights_only=True)["reader"], strict=False)
        print(f"from {start.name}; new: {', '.join(missing) or 'nothing'}", flush=True)
    return reader


def prepare(name: str, data: Path, settings: Settings, start: Path | None = None) -> Run:
    rows = rows_of(settings, data)
    inventory = inventory_from(torch.load(start, weights_only=True)["inventory"]) if start else make_inventory(rows)
    pieces = itemiser(settings)
    items = [pieces.item(row) for row in rows]
    reader = started(settings, inventory, start)
    train = [item for item in items if item.row.split == "train" and len(item.pieces) <= settings.train.longest]
    dev = [item for item in items if item.row.split == "dev" and item.row.source not in UNWATCHED]
    return Run(name, settings, inventory, reader, make_optimizer(reader, settings), train, dev)


def save(run: Run, progress: Progress, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {"best": progress.best, "reader": run.reader.state_dict(), "inventory": asdict(run.inventory), "settings": asdict(run.settings)}
    if not path.name.startswith("best"):
        state |= {"optimizer": run.optimizer.state_dict(), "progress": asdict(progress)}
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def standing(path: Path) -> float:
    """The headline score of the best reader of all runs so far."""
    return float(torch.load(path, weights_only=True, mmap=True).get("best", 0.0)) if path.exists() else 0.0


def resume(run: Run) -> Progress:
    path = CHECKPOINTS / f"{run.name}.pt"
    if not path.exists():
        return Progress()
    state = torch.load(path, weights_only=True)
    run.reader.load_state_dict(state["reader"])
    run.optimizer.load_state_dict(state["optimizer"])
    return Progress(**state["progress"])


def train_step(run: Run, items: list[Item], share: float, seed: int) -> dict[str, float]:
    """One update; its losses by layer."""
    settings = run.settings.train
    torch.manual_seed(seed)
    batch = collate(items, run.inventory, rng=random.Random(seed), lower=settings.lower, upper=settings.upper)
    for table in run.optimizer.param_groups:
        table["lr"] = table["top"] * rate_at(share, settings.warmup)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = losses(run.reader, batch, run.inventory)
    if not found:
        return {}
    total = sum((run.settings.weights[name] * loss for name, loss in found.items()), torch.zeros(()))
    if math.isfinite(total.item()):
        total.backward()
        torch.nn.utils.clip_grad_norm_(run.reader.parameters(), settings.clip)
        run.optimizer.step()
    run.optimizer.zero_grad(set_to_none=True)
    return {name: loss.item() for name, loss in found.items()}


def drawn(run: Run, number: int) -> list[Item]:
    """The sentences of an epoch: of sources with a share only a part, another one each time."""
    rng = random.Random(run.settings.seed + number)
    return [item for item in run.train if rng.random() < run.settings.shares.get(item.row.source, 1.0)]


def epoch(run: Run, number: int, progress: Progress) -> None:
    """One pass over the training sentences from where `progress` stands."""
    settings = run.settings
    batches = list(make_batches(drawn(run, number), settings.train.pieces, seed=settings.seed + number))
    sums: dict[str, list[float]] = defaultdict(list)
    began = saved = time.monotonic()
    run.reader.train()
    for batch in batches[progress.place :]:
        progress.step, progress.place = progress.step + 1, progress.place + 1
        share = (number + progress.place / len(batches)) / settings.train.epochs
        for name, loss in train_step(run, batch, share, settings.seed * 1000 + progress.step).items():
            sums[name].append(loss)
        now = time.monotonic()
        if progress.step % 100 == 0:
            means = " ".join(f"{name} {sum(x[-60:]) / len(x[-60:]):.3f}" for name, x in sums.items())
            print(f"{number + 1}: {progress.place}/{len(batches)} {progress.seconds + now - began:.0f}s {means}", flush=True)
        if now - saved > settings.train.save_seconds:
            progress.seconds, began, saved = progress.seconds + now - began, now, now
            save(run, progress, CHECKPOINTS / f"{run.name}.pt")
    progress.seconds, progress.place = progress.seconds + time.monotonic() - began, 0


def train(run: Run) -> None:
    progress = resume(run)
    print(f"{len(run.train)} sentences; from step {progress.step}", flush=True)
    for number in range(len(progress.history), run.settings.train.epochs):
        epoch(run, number, progress)
        scores = score_reader(run.reader, run.dev, run.inventory)
        progress.history.append(scores)
        print(json.dumps({"epoch": number + 1, "seconds": round(progress.seconds), **scores}), flush=True)
        progress.best = max(progress.best, headline(scores))
        best = CHECKPOINTS / best_name(run.settings.language)
        if headline(scores) > standing(best):
            save(run, progress, best)
        save(run, progress, CHECKPOINTS / f"{run.name}.pt")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path, help="the folder of the JSONL files")
    arguments.add_argument("--config", type=Path, default=CONFIG)
    arguments.add_argument("--name", default="last", help="the run's name: its checkpoint is checkpoints/NAME.pt")
    arguments.add_argument("--start", type=Path, help="a checkpoint whose weights and labels a new run begins with")
    given = arguments.parse_args()
    settings = read_settings(given.config)
    torch.set_num_threads(settings.threads)
    train(prepare(given.name, given.data, settings, given.start))


if __name__ == "__main__":
    main()
