"""Let a reader's graph give the states that the scorer of acts takes: `python -m training.acts.graph src/onrecord/data/reader-en.onnx`.

Output `state` (S, W, width): of each word's first piece, the states of some layers side by side. Nothing else of the graph changes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx
from onnx import TensorProto, helper

LAYERS = {
    "en": ("/exported/encoder/layers.1/norm/LayerNormalization_output_0", "/exported/encoder/layers.5/norm/LayerNormalization_output_0"),
    "fr": ("/exported/encoder/norm/LayerNormalization_output_0", "/exported/encoder/layers.2/norms.2/LayerNormalization_output_0"),
}
"""English: the second layer, where a word still is much by itself, and the last (training/RESULTS.md has the others)."""
WIDTH = {"en": 384, "fr": 192}
STATE = "state"


def with_states(model: onnx.ModelProto, language: str) -> onnx.ModelProto:
    """The same graph with the output `state`, in place of any that it has."""
    graph = model.graph
    kept = [node for node in graph.node if not node.name.startswith(f"{STATE}/")]
    outputs = [output for output in graph.output if output.name != STATE]
    states, names = _gathered(kept, LAYERS[language])
    joined = helper.make_node("Concat", names, [STATE], name=f"{STATE}/joined", axis=2)
    shape = ["sentences", "words", WIDTH[language] * len(names)]
    del graph.node[:], graph.output[:]
    graph.node.extend([*kept, *states, joined])
    graph.output.extend([*outputs, helper.make_tensor_value_info(STATE, TensorProto.FLOAT, shape)])
    return model


def _gathered(nodes: list[onnx.NodeProto], layers: tuple[str, ...]) -> tuple[list[onnx.NodeProto], list[str]]:
    """Nodes that pick the words' first pieces out of layers, and what they give; the layers themselves where a word is one piece (French)."""
    gather = next((node for node in nodes if node.output[0] == "/exported/GatherElements_output_0"), None)
    if gather is None:
        return [], list(layers)
    names = [f"{STATE}/{number}" for number in range(len(layers))]
    return [
        helper.make_node("GatherElements", [layer, gather.input[1]], [name], name=name, axis=1)
        for layer, name in zip(layers, names, strict=True)
    ], names


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("graph", type=Path)
    arguments.add_argument("--language", default="en")
    given = arguments.parse_args()
    model = with_states(onnx.load(str(given.graph)), given.language)
    onnx.checker.check_model(model)
    onnx.save(model, str(given.graph))


if __name__ == "__main__":
    main()
