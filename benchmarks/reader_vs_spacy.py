"""The reader beside spaCy's en_core_web_md, measured on one machine in one go: names, parts of speech, speed, load time, memory.

    python benchmarks/reader_vs_spacy.py DATA --spacy PYTHON --model en_core_web_md

`DATA` is the folder of the training files (dev parts are used). `PYTHON` is the interpreter of an environment of its own with spaCy
and the model, `--model` its name or folder. spaCy is for comparison only: onrecord never needs it.

Names: exact characters and type, persons, organisations and places; "the" in front and "'s" behind count for nobody, and on neither side
does anything count that the other scheme does not know. spaCy's GPE, LOC and FAC are places. Both sides get the text as it stands.
Parts of speech: EWT dev, its words given to both. Speed: whole news texts, everything that either side reads of them; processor time of one
process, and the clock with two. The two sides take turns; the best of the rounds counts.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

Spans = list[tuple[int, int, str]]
Side = tuple[Callable[[list[str]], list[Spans]], Callable[[list[list[str]]], list[Any]], Callable[[list[str], int], None]]
"""Names of texts; parts of speech of given words; everything, with so many processes."""
TYPES = {
    **dict.fromkeys(("PER", "PERSON", "Person", "person", "politician"), "PER"),
    **dict.fromkeys(("ORG", "Organisation", "organisation", "politicalparty"), "ORG"),
    **dict.fromkeys(("LOC", "GPE", "FAC", "Location", "location", "country"), "LOC"),
}
SPEED_TEXTS = 60
FLOORS = {"words a second": "0.7 of spaCy's", "load, seconds": "under 1", "peak memory, MB": "under 600"}


def records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def bare(text: str, spans: Spans) -> set[tuple[int, int, str]]:
    """The spans of known types without "the" and "'s"."""
    out = set()
    for first, last, kind in spans:
        start = first + 4 * text[first:last].lower().startswith("the ")
        end = last - 2 * text[start:last].endswith(("'s", "’s"))
        if kind in TYPES and start < end:
            out.add((start, end, TYPES[kind]))
    return out


def gold(data: Path) -> dict[str, list[tuple[str, Spans]]]:
    """Texts with their names by source."""
    found: dict[str, list[tuple[str, Spans]]] = {"wikigold": [], "crossner_politics": [], "re3d": []}
    for raw in records(data / "ner.jsonl"):
        if raw["split"] == "dev" and raw["source"] in found:
            found[raw["source"]].append((raw["text"], [(*e["chars"], e["type"]) for e in raw["entities"]]))
    for raw in records(data / "re3d.jsonl"):
        if raw["split"] == "dev":
            found["re3d"].append((raw["text"], [(*e["chars"], e["type"]) for e in raw["entities"]]))
    return found


def ewt(data: Path) -> list[dict[str, Any]]:
    return [s for d in records(data / "ewt.jsonl") if d["split"] == "dev" for s in d["sentences"]]


def f1(texts: list[tuple[str, Spans]], found: list[Spans]) -> float:
    both = read = wanted = 0
    for (text, entities), mine in zip(texts, found, strict=True):
        right, answer = bare(text, entities), bare(text, [(a, b, kind) for a, b, kind in mine])
        both, read, wanted = both + len(right & answer), read + len(answer), wanted + len(right)
    return 2 * both / max(read + wanted, 1)


# What each side does, in a process of its own. Either side imports only what is its own.


def ours() -> Side:
    from onrecord.model.document import Document  # noqa: PLC0415 (spaCy's side has none of it)
    from onrecord.pipeline import read_document  # noqa: PLC0415 (spaCy's side has none of it)
    from onrecord.read.layout import lay_out  # noqa: PLC0415 (spaCy's side has none of it)
    from onrecord.read.neural.reader import read_sentences  # noqa: PLC0415 (spaCy's side has none of it)
    from onrecord.run.ordered import map_ordered  # noqa: PLC0415 (spaCy's side has none of it)

    read_document(Document("warm", "A car burned.", language="en"))

    def names(text: str) -> Spans:
        layout = lay_out(text, "en")
        out = []
        for sentence, parse in zip(layout.sentences, layout.parses, strict=True):
            tokens = layout.tokens[sentence.first : sentence.last]
            out += [(tokens[first].start, tokens[end - 1].end, kind) for first, end, kind in parse.named]
        return out

    def tags(words: list[list[str]]) -> list[Any]:
        return [[[t.upos for t in tags], [t.xpos for t in tags]] for tags, _ in read_sentences(words, "en")]

    def everything(texts: list[str], workers: int) -> None:
        for _ in map_ordered(read_to_line, texts, workers=workers):
            pass

    return (lambda texts: list(map(names, texts))), tags, everything


def read_to_line(text: str) -> bytes:
    """A text read, as the stream command's processes hand it on."""
    from onrecord.export.jsonl import record_line  # noqa: PLC0415 (spaCy's side has none of it)
    from onrecord.model.document import Document  # noqa: PLC0415 (the same)
    from onrecord.pipeline import read_document  # noqa: PLC0415 (the same)

    return record_line(read_document(Document("text", text, language="en")))


def theirs(model: str) -> Side:
    import spacy  # noqa: PLC0415 (our side does without)

    nlp = spacy.load(model)
    nlp("A car burned.")

    def names(texts: list[str]) -> list[Spans]:
        return [[(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in nlp.pipe(texts)]

    def tags(words: list[list[str]]) -> list[Any]:
        docs = nlp.pipe(spacy.tokens.Doc(nlp.vocab, one) for one in words)
        return [[[t.pos_ for t in doc], [t.tag_ for t in doc]] for doc in docs]

    def everything(texts: list[str], workers: int) -> None:
        for _ in nlp.pipe(texts, n_process=workers, batch_size=8):
            pass

    return names, tags, everything


def child(side: str, model: str) -> None:
    """Do what standard input asks for, and say it on standard output."""
    task = json.load(sys.stdin)
    began = time.perf_counter()
    names, tags, everything = ours() if side == "ours" else theirs(model)
    answer: dict[str, Any] = {"load": time.perf_counter() - began}
    if "names" in task:
        answer["names"] = {source: names(texts) for source, texts in task["names"].items()}
        answer["tags"] = tags(task["words"])
    else:
        everything(task["texts"][:4], 1)
        spent, began = time.process_time(), time.perf_counter()
        everything(task["texts"], task["workers"])
        answer |= {"processor": time.process_time() - spent, "clock": time.perf_counter() - began}
    answer["memory"] = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    json.dump(answer, sys.stdout)


def ask(given: argparse.Namespace, side: str, task: dict[str, Any]) -> dict[str, Any]:
    python = sys.executable if side == "ours" else given.spacy
    command = [python, __file__, str(given.data), "--child", side, "--model", given.model]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, input=json.dumps(task), capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        sys.exit(f"error: {side} failed: {done.stderr.strip().splitlines()[-1]}")
    return json.loads(done.stdout)


def accuracy(given: argparse.Namespace) -> list[tuple[str, float, float, str]]:
    """Rows (measure, ours, spaCy's, floor) of what is read."""
    texts, sentences = gold(given.data), ewt(given.data)
    task = {"names": {k: [text for text, _ in v] for k, v in texts.items()}, "words": [s["words"] for s in sentences]}
    sides = [ask(given, side, task) for side in ("ours", "spacy")]
    rows = [(f"names F1, {k} dev", *(f1(v, side["names"][k]) for side in sides), "spaCy's") for k, v in texts.items()]
    everything = list(chain.from_iterable(texts.values()))
    rows.append(("names F1, all three", *(f1(everything, list(chain.from_iterable(side["names"].values()))) for side in sides), "spaCy's"))
    for i, layer in enumerate(("upos", "xpos")):
        right = [
            [a == b for s, found in zip(sentences, side["tags"], strict=True) for a, b in zip(s[layer], found[i], strict=True)]
            for side in sides
        ]
        rows.append((f"{layer.upper()}, EWT dev, words given", *(sum(one) / len(one) for one in right), ""))
    return rows


def speed(given: argparse.Namespace) -> list[tuple[str, float, float, str]]:
    """Rows of what reading costs."""
    texts = [d["text"] for d in records(given.data / "ecbplus.jsonl") if d["split"] == "dev"][:SPEED_TEXTS]
    words = sum(len(text.split()) for text in texts)
    best: dict[tuple[str, str], float] = {}
    for _ in range(given.rounds):
        for workers in (1, 2):
            for side in ("ours", "spacy"):
                found = ask(given, side, {"texts": texts, "workers": workers})
                measured = {f"clock {workers}": found["clock"], "load": found["load"]}
                measured |= {"processor": found["processor"], "memory": found["memory"]} if workers == 1 else {}
                for name, value in measured.items():
                    best[name, side] = min(best.get((name, side), value), value)

    def row(title: str, name: str, floor: str = "") -> tuple[str, float, float, str]:
        value = (lambda x: words / x) if "words" in title else (lambda x: x)
        return title, value(best[name, "ours"]), value(best[name, "spacy"]), floor

    return [
        row(f"words a second of processor time, one process ({words:,} words)", "processor", FLOORS["words a second"]),
        row("words a second by the clock, one process", "clock 1", FLOORS["words a second"]),
        row("words a second by the clock, two processes (starting them included)", "clock 2", FLOORS["words a second"]),
        row("load and first sentence, seconds", "load", FLOORS["load, seconds"]),
        row("peak memory, MB", "memory", FLOORS["peak memory, MB"]),
    ]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--spacy", help="the interpreter that has spaCy")
    arguments.add_argument("--model", default="en_core_web_md", help="name or folder of spaCy's model")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--child", choices=("ours", "spacy"), help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.child:
        child(given.child, given.model)
        return
    if not given.spacy:
        arguments.error("--spacy: name the interpreter of an environment that has spaCy")
    print("| measure | onrecord | en_core_web_md | ratio | floor |\n|---|---|---|---|---|")
    for title, mine, other, floor in [*accuracy(given), *speed(given)]:
        digits = 3 if max(mine, other) < 10 else 0
        print(f"| {title} | {mine:,.{digits}f} | {other:,.{digits}f} | {mine / other:.2f} | {floor} |", flush=True)


if __name__ == "__main__":
    main()
