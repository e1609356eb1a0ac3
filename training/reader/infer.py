"""Read words with the exported reader; ONNX Runtime, tokenizers and numpy alone. What the package's run-time part can start from.

`python -m training.reader.infer FOLDER < WORDS` reads sentences (words parted by blanks, one a line) and prints JSON lines.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from .decode import bio_all, spans, tree
from .labels import apply_rule, shape
from .windows import join

LONGEST_WORD, LONGEST, OVERLAP = 12, 400, 40
BATCH = 400  # padded pieces a batch: 4,800 words a second on one core; 3,900 with 1,600, 4,400 with 128 (GUM dev news and bio)
Span = tuple[int, int, str]
Arrays = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate: `word`, `kind` (lexical or light), `factuality` from -3 to 3, `arguments` as (first, end, role)."""

    word: int
    kind: str
    factuality: float
    arguments: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Parse:
    """What is read off one sentence; word indices in it. `heads` has -1 at the root; `mentions` are (first, end, head, type, level)."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    frames: tuple[Frame, ...]
    named: tuple[Span, ...]
    conflict: tuple[Span, ...]
    event: tuple[Span, ...]
    mentions: tuple[tuple[int, int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A sentence, or a part of a long one: words `first:end` of sentence `sentence`, as pieces."""

    sentence: int
    first: int
    words: list[str]
    pieces: list[int]
    shapes: list[int]
    starts: list[int]


class OnnxReader:
    """The exported reader of a folder; `threads` is how many the encoder may use."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        options = SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self.session = InferenceSession(str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.marks = [self.tokenizer.token_to_id(x) for x in ("[CLS]", "[SEP]", "[UNK]")]
        self.outputs = [output.name for output in self.session.get_outputs()]

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """One parse a sentence, in order; sentences without words are not allowed."""
        windows = [window for i, words in enumerate(sentences) for window in self.windows(i, list(words))]
        found: dict[tuple[int, int], Parse] = {}
        for batch in batches(windows):
            for window, parse in zip(batch, self.parse(batch), strict=True):
                found[window.sentence, window.first] = parse
        parts: list[list[tuple[int, Parse]]] = [[] for _ in sentences]
        for (sentence, first), parse in sorted(found.items(), key=lambda x: x[0]):
            parts[sentence].append((first, parse))
        return [join(pieces) for pieces in parts]

    def windows(self, sentence: int, words: list[str]) -> Iterator[Window]:
        cls, sep, unknown = self.marks
        ids = [encoded.ids[:LONGEST_WORD] or [unknown] for encoded in self.tokenizer.encode_batch(words, add_special_tokens=False)]
        first = 0
        while True:
            end, size = first, 2
            while end < len(words) and size + len(ids[end]) <= LONGEST:
                size, end = size + len(ids[end]), end + 1
            starts = np.cumsum([1, *(len(x) for x in ids[first:end])])[:-1].tolist()
            kinds = [
                k for w, x in zip(words[first:end], ids[first:end], strict=True) for k in [self.labels["shapes"].index(shape(w))] * len(x)
            ]
            pieces = [cls, *(p for x in ids[first:end] for p in x), sep]
            yield Window(sentence, first, words[first:end], pieces, [0, *kinds, 0], [0, *starts])
            if end == len(words):
                return
            first = max(end - OVERLAP, first + 1)

    def parse(self, batch: list[Window]) -> list[Parse]:
        feeds = {
            "pieces": padded([w.pieces for w in batch]),
            "shapes": padded([w.shapes for w in batch]),
            "words": padded([w.starts for w in batch]),
        }
        out = dict(zip(self.outputs, self.session.run(self.outputs, feeds), strict=True))
        sizes = np.array([len(w.words) for w in batch])
        layers = {
            name: [spans(p, tuple(self.labels[name])) for p in bio_all(out[name][:, 1:], sizes)] for name in ("named", "conflict", "event")
        }
        roles = [spans(p, tuple(self.labels["role"])) for p in bio_all(out["role"][:, 1:], sizes[out["where"][:, 0]])]
        frames: list[list[Frame]] = [[] for _ in batch]
        kinds = out["predicate"].argmax(-1)
        for (i, place), arguments in list(zip(out["where"].tolist(), roles, strict=True))[1:]:
            kind, score = self.labels["predicate"][kinds[i, place]], float(out["factuality"][i, place])
            frames[i].append(Frame(place - 1, kind, score, tuple(arguments)))
        return [self.one(w.words, out, i, tuple(frames[i]), {name: tuple(x[i]) for name, x in layers.items()}) for i, w in enumerate(batch)]

    def one(self, words: list[str], out: Arrays, i: int, frames: tuple[Frame, ...], layers: dict[str, tuple[Span, ...]]) -> Parse:
        size = len(words) + 1

        def names(layer: str, key: str) -> tuple[str, ...]:
            return tuple(self.labels[key][k] for k in out[layer][i, 1:size].tolist())

        heads = tuple(h - 1 for h in tree(out["arc"][i, :size, :size]))
        lemmas = tuple(apply_rule(w, rule) for w, rule in zip(words, names("lemma", "lemma"), strict=True))
        types = out["mention"][i, :size].argmax(-1)
        mentions = tuple(
            (
                int(out["first"][i, h]) - 1,
                int(out["last"][i, h]),
                int(h) - 1,
                self.labels["mention"][types[h]],
                self.labels["level"][int(out["level"][i, h])],
            )
            for h in np.flatnonzero(types)
            if h
        )
        return Parse(
            names("upos", "upos"), names("xpos", "xpos"), lemmas, heads, names("relation", "relation"), frames, **layers, mentions=mentions
        )


def batches(windows: list[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, at most BATCH padded pieces each."""
    batch: list[Window] = []
    for window in sorted(windows, key=lambda w: len(w.pieces)):
        if batch and (len(batch) + 1) * len(window.pieces) > BATCH:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def padded(values: list[list[int]]) -> NDArray[np.int64]:
    out = np.zeros((len(values), max(map(len, values))), dtype=np.int64)
    for i, row in enumerate(values):
        out[i, : len(row)] = row
    return out


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--threads", type=int, default=1)
    given = arguments.parse_args()
    lines = [words for line in sys.stdin if (words := line.split())]
    for parse in OnnxReader(given.folder, threads=given.threads).read(lines):
        print(json.dumps(asdict(parse)))


if __name__ == "__main__":
    main()
