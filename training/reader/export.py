"""Export a trained reader: `python -m training.reader.export DATA_DIR` writes int8 ONNX, labels and what else is read, and checks the graph.

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

from .batches import Batch, Item, collate, make_batches, padded
from .coreference import Linker, load_linker
from .encoder import WIDTH, package_folder
from .evaluate import Tally, load_reader, score_batch, score_reader
from .labels import SHAPES, Inventory
from .language import HASHED, itemiser, rows_of
from .rows import Row
from .settings import CHECKPOINTS, Settings, best_name

INPUTS = ("pieces", "shapes", "words")
LABELS = ("upos", "xpos", "lemma", "level")
SCORES = ("predicate", "named", "conflict", "event", "mention", "arc", "factuality", "role")
OUTPUTS = (*LABELS, *SCORES, "relation", "first", "last", "where", "link")
PLACES = {"role": {0: "predicates", 1: "words"}, "where": {0: "predicates"}, "arc": {0: "sentences", 1: "words", 2: "words"}}


class Exported(nn.Module):
    """The reader with its outputs made small: ids where only the best label counts, scores where something is decoded from them.

    With a linker, `link` is what it takes of each word: half as a mention's head, half as its first word.
    """

    def __init__(self, reader: nn.Module, linker: Linker | None) -> None:
        super().__init__()
        self.reader, self.linker = reader, linker
        kept = [] if linker is None else [linker.head, linker.first]
        self.link = nn.Linear(WIDTH, sum(x.out_features for x in kept)) if kept else None
        if self.link is not None:
            self.link.weight.data = torch.cat([x.weight.data for x in kept])
            self.link.bias.data = torch.cat([x.bias.data for x in kept])

    def forward(self, pieces: Tensor, shapes: Tensor, words: Tensor) -> dict[str, Tensor]:
        """The outputs that the reader has, in the order of OUTPUTS."""
        states, gaps = self.reader.states(pieces, shapes, words)
        out = self.reader.read(states, gaps)
        order = torch.arange(words.shape[1], device=words.device)
        small = {name: out[name].argmax(-1) for name in (*LABELS, "relation") if name in out}
        if "first" in out:
            before = (order[None] <= order[:, None]) & (order[None] > 0)
            after = order[None] >= order[:, None]
            small["first"] = (out["first"] + (~before).to(out["first"].dtype) * -10000.0).argmax(-1)
            small["last"] = (out["last"] + (~after).to(out["last"].dtype) * -10000.0).argmax(-1)
        if self.link is not None:
            small["link"] = self.link(states)
        return {name: small.get(name, out.get(name)) for name in OUTPUTS if name in small or name in out}


class Tuples(nn.Module):
    """The same outputs in a tuple, as the export wants them."""

    def __init__(self, exported: Exported) -> None:
        super().__init__()
        self.exported = exported

    def forward(self, pieces: Tensor, shapes: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.exported(pieces, shapes, words).values())


def example(settings: Settings) -> tuple[Tensor, Tensor, Tensor]:
    """Two sentences of different length."""
    rows = [Row("", "", words) for words in (["A", "car", "burned"], ["Fire"])]
    items = [itemiser(settings).item(row) for row in rows]
    return padded([x.pieces for x in items]), padded([x.shapes for x in items]), padded([x.starts for x in items])


def to_onnx(exported: Exported, settings: Settings, path: Path) -> tuple[str, ...]:
    """The float graph, its sizes left open; the names of its outputs."""
    given = example(settings)
    with torch.inference_mode():
        outputs = tuple(exported.eval()(*given))
    axes = {name: {0: "sentences", 1: "pieces"} for name in INPUTS[:2]} | {"words": {0: "sentences", 1: "words"}}
    axes |= {name: PLACES.get(name, {0: "sentences", 1: "words"}) for name in outputs}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Tuples(exported).eval(),
            given,
            str(path),
            input_names=list(INPUTS),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    return outputs


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
    names = [output.name for output in graph.get_outputs()]
    return dict(zip(names, graph.run(names, feeds), strict=True))


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


def check_float(exported: Exported, graph: InferenceSession, items: list[Item], inventory: Inventory) -> float:
    """The largest difference between the float graph's scores and torch's."""
    worst = 0.0
    for chunk in list(make_batches(items, 1600, seed=1))[:5]:
        batch = collate(chunk, inventory)
        found = run(graph, batch)
        with torch.inference_mode():
            wanted = exported(batch.pieces, batch.shapes, batch.words)
        names = [name for name in (*SCORES, "link") if name in found and name not in ("arc", "role")]
        worst = max(worst, *(float(np.abs(found[name] - wanted[name].numpy()).max()) for name in names))
    return worst


def write_rest(out: Path, stem: str, settings: Settings, inventory: Inventory, linker: Linker | None) -> None:
    """What is read beside the graph: labels, the tokenizer of a pretrained encoder, the weights that chains are found by."""
    (out / f"{stem}.labels.json").write_text(json.dumps({"shapes": SHAPES, **asdict(inventory)}), encoding="utf-8")
    if settings.encoder.package != HASHED:
        shutil.copyfile(package_folder(settings.encoder.package) / "tokenizer.json", out / f"{stem}.tokenizer.json")
    if linker is not None:
        np.savez(out / f"{stem}.links.npz", **{name: x.astype(np.float16) for name, x in linker.weights().items()})


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--language", default="en")
    arguments.add_argument("--checkpoint", type=Path, help="default: the best of the language")
    arguments.add_argument("--out", type=Path, default=CHECKPOINTS / "export")
    arguments.add_argument("--quick", action="store_true", help="leave the scores of both graphs out")
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    reader, inventory, settings = load_reader(given.checkpoint or CHECKPOINTS / best_name(given.language))
    linker = load_linker(CHECKPOINTS / "linker.pt") if given.language == "en" else None
    exported, stem = Exported(reader, linker), f"reader-{given.language}"
    float_path, path = given.out / f"{stem}-float.onnx", given.out / f"{stem}.onnx"
    to_onnx(exported, settings, float_path)
    quantize(float_path, path)
    write_rest(given.out, stem, settings, inventory, linker)
    onnx.checker.check_model(str(path))
    pieces = itemiser(settings)
    items = [pieces.item(row) for row in rows_of(settings, given.data) if row.split == "dev"]
    print("float graph, largest difference from torch:", check_float(exported, session(float_path, 2), items, inventory))
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    if given.quick:
        return
    exact, small = score_reader(reader, items, inventory), score_graph(session(path, 2), items, inventory)
    for name, score in exact.items():
        print(f"{name:45} torch {score:7.4f}  int8 {small[name]:7.4f}  {small[name] - score:+.4f}")


if __name__ == "__main__":
    main()
