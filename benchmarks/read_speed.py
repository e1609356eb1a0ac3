"""What reading a report costs beside the reader's own time: processor time a document by stage, and the ratio of the whole to the reader.

    python benchmarks/read_speed.py [FILE.jsonl ...] [--documents 60] [--rounds 3] [--threads 1]

`FILE` has input lines, as `onrecord read --jsonl` takes them; without one, reports put together from the sentences of `examples/` are read.
Two ratios are told. The network alone is `read_sentences`: words to pieces, the network, and what is read off it; it is part of no stage below,
all else is rules. The reader is the stage from a document to its reading: the network with layout, mentions, predicates, attributions and hedges,
that is the package `read`; numbers, times, places, events, claims and reports come on top of it. Each round is a process of its own that reads the first documents to warm up and each of the others once, so that no cache knows
a document already; the median of the rounds counts. Time is the processor's, of all threads, so what else the machine does hardly counts.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from onrecord import pipeline
from onrecord.ingest.jsonl import document_of
from onrecord.model.document import Document
from onrecord.read import rules, tagging
from onrecord.run.ordered import collect_seldom

WARM = 20
LEAST = 30
EXAMPLES = Path(__file__).parent.parent / "examples"
STAGES = (
    (pipeline, ("lay_out", "dateline_date", "find_numbers", "find_times", "find_places", "find_sites")),
    (rules, ("find_mentions", "find_predicates", "find_attributions", "hedges")),
    (pipeline, ("find_events", "find_claims", "assemble", "loaded_wording", "relevance_of", "sketch_of")),
)
READER = "read_sentences"
STAGE = ("lay_out", "find_mentions", "find_predicates", "find_attributions", "hedges")
"""What the package `read` does besides the network."""


def from_examples(count: int) -> Iterator[Document]:
    """Reports of 8 to 20 English sentences, drawn from the examples with a fixed seed."""
    texts = [json.loads(line)["text"] for path in sorted(EXAMPLES.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    texts.append((EXAMPLES / "market.txt").read_text(encoding="utf-8"))
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if re.search(r"\b(?:the|a|in|of)\b", s)]
    draw = random.Random(4)
    for k in range(count):
        yield Document(f"x{k}", " ".join(draw.choices(sentences, k=draw.randint(8, 20))), published="2026-03-11", language="en")


def from_file(path: Path) -> Iterator[Document]:
    with path.open(encoding="utf-8") as lines:
        yield from map(document_of, map(json.loads, lines))


def timed(module: Any, name: str, spent: dict[str, float]) -> None:
    """Count the time of a function of a module; what the reader takes inside it is the reader's."""
    function: Callable[..., Any] = getattr(module, name)

    def counted(*given: Any, **named: Any) -> Any:
        began, reader = time.process_time(), spent[READER]
        try:
            return function(*given, **named)
        finally:
            spent[name] += time.process_time() - began - (spent[READER] - reader)

    setattr(module, name, counted)


def one_round(documents: list[Document]) -> dict[str, float]:
    """Seconds a document by stage, and `whole`."""
    spent: dict[str, float] = defaultdict(float)
    timed(tagging, READER, spent)
    for module, names in STAGES:
        for name in names:
            timed(module, name, spent)
    for document in documents[:WARM]:
        pipeline.read_document(document)
    spent.clear()
    collect_seldom()  # as `onrecord read` of a stream does
    began = time.process_time()
    for document in documents[WARM:]:
        pipeline.read_document(document)
    return {name: seconds / (len(documents) - WARM) for name, seconds in (*spent.items(), ("whole", time.process_time() - began))}


def measured(given: argparse.Namespace, path: Path | None) -> dict[str, float]:
    """The medians of all rounds, each in a process of its own."""
    command = [sys.executable, __file__, *([str(path)] if path else []), "--child", "--documents", str(given.documents)]
    environment = {**os.environ, "ONRECORD_THREADS": str(given.threads)}
    rounds = []
    for _ in range(given.rounds):
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            sys.exit(done.stderr.strip().splitlines()[-1])
        rounds.append(json.loads(done.stdout))
    found = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    own = [one[READER] + sum(one.get(name, 0.0) for name in STAGE) for one in rounds]
    ratio = statistics.median(one["whole"] / reader for one, reader in zip(rounds, own, strict=True))
    return found | {"ratio": ratio, "network": statistics.median(one["whole"] / one[READER] for one in rounds)}


def table(title: str, found: dict[str, float]) -> None:
    print(f"\n{title}: milliseconds of processor time a document\n\n| stage | ms | of the network's |\n|---|---|---|")
    stages = [name for _, names in STAGES for name in names]
    for name in (READER, *stages, "whole"):
        print(f"| {name} | {1000 * found.get(name, 0.0):.1f} | {found.get(name, 0.0) / found[READER]:.3f} |")
    ratios = f"{found['ratio']:.2f} times the reader's own time, {found['network']:.2f} times that of its network alone"
    print(f"\nThe whole takes {ratios} (medians of the rounds).", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", type=Path, nargs="*", metavar="FILE")
    arguments.add_argument("--documents", type=int, default=60, help="documents that are measured; so many more warm up: " + str(WARM))
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--threads", type=int, default=1, help="of the reader's arithmetic")
    arguments.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.child:
        documents = list(from_file(given.files[0]) if given.files else from_examples(WARM + given.documents))[: WARM + given.documents]
        if len(documents) < WARM + LEAST:
            sys.exit(f"error: {len(documents)} documents are too few: {WARM} to warm up and at least {LEAST} to measure are needed")
        json.dump(one_round(documents), sys.stdout)
        return
    for path in given.files or [None]:
        table(str(path.name if path else "reports from examples/"), measured(given, path))


if __name__ == "__main__":
    main()
