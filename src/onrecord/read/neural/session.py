"""The shipped readers, loaded when they are first needed. Their weights are share-alike (see `data/LICENSE-reader.md`)."""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from tokenizers import Tokenizer

from onrecord.model.errors import ResourceError
from onrecord.read.neural.features import ROOT, features

Arrays = dict[str, NDArray[np.float32]]
Ids = NDArray[np.int64]
Piece = int | tuple[int, ...]
LANGUAGES = frozenset(("en", "fr"))
_READ = frozenset("upos xpos level predicate named conflict event mention arc factuality role relation first last where link state".split())
_LONGEST_WORD = 12  # pieces of a word, as in training; the state of the first one is read
_KNOWN = 100_000  # different words whose pieces are remembered


@dataclass(frozen=True, slots=True)
class Session:
    """A language's graph, its word pieces (none where words are hashed), the labels of its heads, the weights of `links.chains` and `acts.scored`.

    `outputs` are those of training/README.md that the graph gives and that are read.
    """

    graph: InferenceSession
    tokenizer: Tokenizer | None
    labels: dict[str, tuple[str, ...]]
    outputs: tuple[str, ...]
    linker: Arrays
    scorer: Arrays
    known: dict[str, list[Piece]] = field(default_factory=dict)

    def run(self, pieces: Ids, shapes: Ids, words: Ids) -> Arrays:
        """What one batch is read as, by the names in `outputs`."""
        found = self.graph.run(self.outputs, {"pieces": pieces, "shapes": shapes, "words": words})
        return dict(zip(self.outputs, found, strict=True))

    def frame(self) -> tuple[list[Piece], list[Piece]]:
        """The pieces ahead of a sentence and behind it."""
        if self.tokenizer is None:
            return [ROOT], []
        return [int(self.tokenizer.token_to_id("[CLS]") or 0)], [int(self.tokenizer.token_to_id("[SEP]") or 0)]

    def pieces(self, words: set[str]) -> dict[str, list[Piece]]:
        """The pieces of each of some words, at least one, and of any words met before."""
        if len(self.known) > _KNOWN:
            self.known.clear()
        new = sorted(words - self.known.keys())
        if self.tokenizer is None:
            self.known.update((word, [features(word)]) for word in new)
            return self.known
        unknown = int(self.tokenizer.token_to_id("[UNK]") or 0)
        sound = [word.encode("utf-8", "replace").decode() for word in new]  # lone surrogates are no text to the tokenizer
        for word, encoded in zip(new, self.tokenizer.encode_batch(sound, add_special_tokens=False), strict=True):
            self.known[word] = [*encoded.ids[:_LONGEST_WORD]] or [unknown]
        return self.known


def thread_count() -> int:
    """How many threads one reader's arithmetic may use: ONRECORD_THREADS, 1 where it is not set or no such number."""
    told = os.environ.get("ONRECORD_THREADS", "")
    return min(int(told), 64) if told.isascii() and told.isdigit() and int(told) > 0 else 1


@lru_cache(maxsize=4)
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
        labels = json.loads((folder / f"reader-{language}.labels.json").read_text(encoding="utf-8"))
        tokenizer = _tokenizer(folder / f"reader-{language}.tokenizer.json")
        linker, scorer = (_weights(folder / f"reader-{language}.{part}.npz") for part in ("links", "acts"))
    except Exception as error:  # these libraries raise plain Exception for a broken file
        raise ResourceError(f"cannot read the reader of {language!r}: {error}", hint="install onrecord again") from error
    outputs = tuple(output.name for output in graph.get_outputs() if output.name in _READ)
    return Session(graph, tokenizer, {name: tuple(row) for name, row in labels.items()}, outputs, linker, scorer)


def _tokenizer(path: Traversable) -> Tokenizer | None:
    """The word pieces, or None where the reader hashes words."""
    if not path.is_file():
        return None
    tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _weights(path: Traversable) -> Arrays:
    """The weights of a part of the reader beside its graph, none where it has no such part."""
    if not path.is_file():
        return {}
    with np.load(io.BytesIO(path.read_bytes())) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}
