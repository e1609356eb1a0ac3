"""Train the part-of-speech tagger: `python training/tagger.py DATA_DIR` writes `tagger-` and `lemmas-{en,fr}.json.gz` in `src/onrecord/data`.

Data: UD English EWT and GUM, UD French GSD (converted; see the data folder's README for licences). Prints accuracy on their dev parts,
as given and with all capitals. Takes two minutes on one core; deterministic.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model.reading import Casing
from onrecord.read.tag import Tagger, choose, features, shape

ROUNDS = 6
SMALLEST = 0.08
OUT = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "data"
FILES = {"en": ("ewt.jsonl", "gum.jsonl"), "fr": ("fr_gsd.jsonl",)}
Sentence = tuple[list[str], list[str], list[str], Casing]


def sentences(data: Path, language: str, split: str) -> Iterator[Sentence]:
    """Words, labels and lemmas of each sentence; French contractions keep their first part."""
    for name in FILES[language]:
        with open(data / name, encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["split"] == split:
                    for sentence in row.get("sentences") or [row]:
                        yield from variants(sentence, language)


def variants(sentence: dict[str, Any], language: str) -> Iterator[Sentence]:
    words = sentence["words"]
    labels = [f"{u}|{x}" if language == "en" else u for u, x in zip(sentence["upos"], sentence["xpos"], strict=True)]
    keep = [i for i, span in enumerate(sentence["spans"]) if i == 0 or span != sentence["spans"][i - 1]]
    picked = [words[i] for i in keep], [labels[i] for i in keep], [sentence["lemma"][i] for i in keep]
    yield *picked, "mixed"
    yield *picked, "upper"


def prepare(words: list[str], casing: Casing) -> tuple[list[str], list[str]]:
    lowered = [word.casefold().replace("’", "'") for word in words]
    return lowered, [shape(word, casing, first=i == 0) for i, word in enumerate(words)]


def sure_words(data: list[Sentence]) -> dict[str, str]:
    """Frequent words that have one label in at least 99.7 % of their uses."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for words, labels, _, _ in data:
        for word, label in zip(words, labels, strict=True):
            seen[word.casefold().replace("’", "'")][label] += 1
    return {w: c.most_common(1)[0][0] for w, c in seen.items() if c.total() >= 40 and c.most_common(1)[0][1] >= 0.997 * c.total()}


def lemma_table(data: list[Sentence]) -> dict[str, str]:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for words, labels, lemmas, _ in data:
        for word, label, lemma in zip(words, labels, lemmas, strict=True):
            tag = label.split("|")[0]
            if tag in ("VERB", "AUX", "NOUN", "PRON", "DET", "ADJ", "ADV"):
                seen[f"{word.casefold().replace('’', chr(39))} {tag}"][lemma.casefold()] += 1
    return {key: c.most_common(1)[0][0] for key, c in seen.items()}


def train(data: list[Sentence]) -> tuple[tuple[str, ...], dict[str, dict[int, float]]]:
    """Averaged perceptron; weights are averaged over all steps."""
    labels = tuple(sorted({label for _, tags, _, _ in data for label in tags}))
    index = {label: k for k, label in enumerate(labels)}
    weights: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    total: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    step = 1
    rng = random.Random(7)
    for turn in range(ROUNDS):
        rng.shuffle(data)
        wrong = 0
        for words, tags, _, casing in data:
            lowered, shapes = prepare(words, casing)
            last = before = "<s>"
            for i, gold in enumerate(tags):
                found = features(lowered, shapes, i, last, before)
                scores = [0.0] * len(labels)
                for feature in found:
                    for k, w in weights[feature].items() if feature in weights else ():
                        scores[k] += w
                guess = max(range(len(labels)), key=scores.__getitem__)
                if guess != index[gold]:
                    wrong += 1
                    for feature in found:
                        weights[feature][index[gold]] += 1
                        weights[feature][guess] -= 1
                        total[feature][index[gold]] += step
                        total[feature][guess] -= step
                step += 1
                last, before = labels[guess], last
        print(f"round {turn}: {wrong} wrong", file=sys.stderr)
    averaged = {f: {k: w - total[f][k] / step for k, w in row.items()} for f, row in weights.items()}
    return labels, averaged


def accuracy(tagger: Tagger, data: list[Sentence]) -> dict[str, float]:
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for words, tags, _, casing in data:
        lowered, shapes = prepare(words, casing)
        last = before = "<s>"
        for i, gold in enumerate(tags):
            guess = tagger.sure.get(lowered[i]) or choose(tagger, features(lowered, shapes, i, last, before))
            last, before = guess, last
            right[casing] += guess.split("|")[0] == gold.split("|")[0]
            every[casing] += 1
    return {casing: round(right[casing] / every[casing], 4) for casing in every}


def pack(table: dict[str, Any]) -> bytes:
    return gzip.compress(json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)


def main(arguments: list[str]) -> None:
    data_dir = Path(arguments[0])
    for language in FILES:
        data = list(sentences(data_dir, language, "train"))
        sure, lemmas = sure_words(data), lemma_table(data)
        labels, weights = train(data)
        rows = {f: " ".join(f"{k} {w:.2f}" for k, w in row.items() if abs(w) >= SMALLEST) for f, row in sorted(weights.items())}
        kept = {f: row for f, row in rows.items() if row}
        (OUT / f"tagger-{language}.json.gz").write_bytes(packed := pack({"labels": labels, "weights": kept, "sure": sure}))
        (OUT / f"lemmas-{language}.json.gz").write_bytes(pack(lemmas))
        tagger = Tagger(labels, kept, sure)
        print(language, len(packed), accuracy(tagger, list(sentences(data_dir, language, "dev"))))


if __name__ == "__main__":
    main(sys.argv[1:])
