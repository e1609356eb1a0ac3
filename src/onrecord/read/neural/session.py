"""The shipped reader, loaded when it is first needed. Its weights are share-alike (see `data/LICENSE-reader.md`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from tokenizers import Tokenizer

from onrecord.model.errors import ResourceError

Arrays = dict[str, NDArray[np.float32]]
Ids = NDArray[np.int64]
LANGUAGES = frozenset(("en",))
OUTPUTS = "upos xpos level predicate named mention arc factuality role relation first last where".split()  # of those in training/README.md


@dataclass(frozen=True, slots=True)
class Session:
    """The graph, its word pieces and the labels of its heads; `marks` are the ids of [CLS], [SEP] and [UNK]."""

    graph: InferenceSession
    tokenizer: Tokenizer
    labels: dict[str, tuple[str, ...]]
    marks: tuple[int, int, int]

    def run(self, pieces: Ids, shapes: Ids, words: Ids) -> Arrays:
        """The scores of one batch, by the names in OUTPUTS."""
        found = self.graph.run(OUTPUTS, {"pieces": pieces, "shapes": shapes, "words": words})
        return dict(zip(OUTPUTS, found, strict=True))


@lru_cache(maxsize=2)
def load_session(language: str, threads: int = 1) -> Session:
    """The reader of a language, with `threads` for its arithmetic; ResourceError where a file is missing or broken.

    One thread by default: documents are read by as many processes as there are cores.
    """
    folder = resources.files("onrecord") / "data"
    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.use_deterministic_compute = True
    options.enable_cpu_mem_arena = False  # the arena keeps what the longest batch took; without it a process stays under 600 MB
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
    try:
        graph = InferenceSession((folder / f"reader-{language}.onnx").read_bytes(), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_str((folder / f"reader-{language}.tokenizer.json").read_text(encoding="utf-8"))
        labels = json.loads((folder / f"reader-{language}.labels.json").read_text(encoding="utf-8"))
    except Exception as error:  # both libraries raise plain Exception for a broken file
        raise ResourceError(f"cannot read the reader of {language!r}: {error}", hint="install onrecord again") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    cls, sep, unknown = (int(tokenizer.token_to_id(mark) or 0) for mark in ("[CLS]", "[SEP]", "[UNK]"))
    return Session(graph, tokenizer, {name: tuple(row) for name, row in labels.items()}, (cls, sep, unknown))
