"""The training data as sentences of words with whatever labels their source has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

AUXILIARY = {"be.03", "have.01", "do.01", "get.03"}
Entity = tuple[int, int, str]
NAMED = {
    "wikigold": {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"},
    "wnut17": {"person": "PER", "location": "LOC", "group": "ORG", "corporation": "ORG", "product": "MISC", "creative-work": "MISC"},
    "btc": {"PER": "PER", "LOC": "LOC", "ORG": "ORG"},
    "uner_ewt": {"PER": "PER", "LOC": "LOC", "ORG": "ORG"},
    "fr_winer": {name: name for name in ("PER", "LOC", "ORG", "MISC")},
    "gum": {"person": "PER", "organization": "ORG", "place": "LOC"},
    "crossner_politics": {"politician": "PER", "person": "PER", "politicalparty": "ORG", "organisation": "ORG", "country": "LOC"}
    | {"location": "LOC", "event": "MISC", "election": "MISC", "misc": "MISC"},
}
TITLES = frozenset(
    "mr mrs ms dr prof professor president senator minister prime sir lord king queen general captain colonel sergeant judge".split()
)
EVENT_PARTS = {"HUMAN_PART": "PARTICIPANT", "NON_HUMAN": "THING", "TIME": "TIME", "LOC": "PLACE"}
WORD = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")
BREAK = re.compile(r"(?<=[.!?])\s+(?=[\"'“A-Z])|\n+")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate: its word, `kind` ("lexical", "light" or "auxiliary") and its arguments as (label, first, end)."""

    word: int
    kind: str
    arguments: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Mention:
    first: int
    end: int
    head: int
    type: str
    level: str
    entity: int


@dataclass(slots=True)
class Row:
    """A sentence. A layer that its source does not label is None (or empty for `factuality`)."""

    source: str
    split: str
    words: list[str]
    document: str = ""
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemma: list[str] | None = None
    head: list[int] | None = None
    deprel: list[str] | None = None
    predicates: list[Predicate] | None = None
    factuality: list[tuple[int, float]] = field(default_factory=list)
    named: list[Entity] | None = None
    conflict: list[Entity] | None = None
    event: list[Entity] | None = None
    mentions: list[Mention] | None = None


def records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def tree(source: str, document: dict[str, Any], sentence: dict[str, Any]) -> Row:
    layers = {name: sentence[name] for name in ("words", "upos", "xpos", "lemma", "head", "deprel")}
    return Row(source=source, split=document["split"], document=document["id"], **layers)


def predicate(raw: dict[str, Any]) -> Predicate:
    roleset = raw["roleset"]
    kind = "auxiliary" if roleset in AUXILIARY and len(raw["args"]) <= 1 else "light" if roleset.endswith(".LV") else "lexical"
    return Predicate(raw["word"], kind, tuple((label, first, end) for label, first, end in raw["args"] if label != "V"))


def ewt(data: Path) -> Iterator[Row]:
    for document in records(data / "ewt.jsonl"):
        for sentence in document["sentences"]:
            row = tree("ewt", document, sentence)
            if sentence["predicates"] is not None:
                row.predicates = [predicate(raw) for raw in sentence["predicates"]]
            row.factuality = [(word, score) for word, score in sentence.get("factuality") or []]
            yield row


def gum(data: Path) -> Iterator[Row]:
    for document in records(data / "gum.jsonl"):
        found: dict[int, list[Mention]] = {}
        for raw in document["mentions"]:
            found.setdefault(raw["sentence"], []).append(
                Mention(raw["first"], raw["end"], raw["head"], raw["type"], raw["level"], raw["entity"])
            )
        for index, sentence in enumerate(document["sentences"]):
            row = tree("gum", document, sentence)
            row.mentions = found.get(index, [])
            row.named = proper_names(row)
            yield row


def proper_names(row: Row) -> list[Entity]:
    """The names at the heads of named mentions, as the sets for named entities mark them: proper nouns alone, "of" only within an organisation's."""
    out: list[Entity] = []
    for m in sorted(row.mentions or (), key=lambda m: m.first - m.end):
        if m.level == "named" and m.type in NAMED["gum"] and not any(a <= m.head < b for a, b, _ in out):
            first, end = name_bounds(row, m)
            if end - first == 1 and row.words[first].lower() in TITLES:
                continue
            out.append((first, end, NAMED["gum"][m.type]))
    return sorted(out)


def name_bounds(row: Row, m: Mention) -> tuple[int, int]:
    """First word and end of the name that holds a mention's head."""
    tags, words = row.xpos or [], [word.lower() for word in row.words]

    def named(i: int) -> bool:
        return m.first <= i < m.end and (tags[i].startswith("NNP") or tags[i] in ("HYPH", "CD"))

    first, end = m.head, m.head + 1
    while named(first - 1) and words[first - 1].rstrip(".") not in TITLES:
        first -= 1
    while named(end) or (m.type == "organization" and end < m.end and words[end] in ("of", "for", "&", "and") and named(end + 1)):
        end += 1
    while first < m.head and not tags[first].startswith("NNP"):
        first += 1
    return first, end


def ner(data: Path) -> Iterator[Row]:
    for raw in records(data / "ner.jsonl"):
        types = NAMED[raw["source"]]
        entities = [(e["first"], e["end"], types[e["type"]]) for e in raw["entities"] if e["type"] in types]
        yield Row(source=raw["source"], split=raw["split"], words=raw["words"], document=raw["document"], named=entities)


def re3d(data: Path) -> Iterator[Row]:
    for document in records(data / "re3d.jsonl"):
        text = document["text"]
        starts = [0, *(found.end() for found in BREAK.finditer(text)), len(text)]
        entities = sorted((e["chars"][0], -e["chars"][1], e["type"]) for e in document["entities"])
        for start, end in pairwise(starts):
            spans = [(found.start(), found.end()) for found in WORD.finditer(text, start, end)]
            if spans:
                words = [text[a:b] for a, b in spans]
                yield Row("re3d", document["split"], words, document["id"], conflict=cover(spans, entities))


def cover(spans: list[tuple[int, int]], entities: list[tuple[int, int, str]]) -> list[Entity]:
    """Entities (start, -end, type) as runs of words; of overlapping ones the first, longest."""
    out: list[Entity] = []
    for start, minus_end, kind in entities:
        inside = [i for i, (a, b) in enumerate(spans) if a < -minus_end and b > start]
        if inside and (not out or inside[0] >= out[-1][1]):
            out.append((inside[0], inside[-1] + 1, kind))
    return out


def event_label(raw: dict[str, Any]) -> str:
    name = raw["class"].removeprefix("NEG_")
    return name if raw["event"] else next((label for start, label in EVENT_PARTS.items() if name.startswith(start)), "THING")


def ecbplus(data: Path) -> Iterator[Row]:
    for document in records(data / "ecbplus.jsonl"):
        for index, sentence in enumerate(document["sentences"]):
            if sentence["validated"]:
                found = [raw for raw in document["mentions"] if raw["sentence"] == index]
                labels: dict[int, str] = {}
                for raw in sorted(found, key=lambda raw: not raw["event"]):
                    for word in raw.get("words") or range(raw["first"], raw["end"]):
                        labels.setdefault(word, event_label(raw))
                yield Row("ecbplus", document["split"], sentence["words"], document["id"], event=runs(labels))


def runs(labels: dict[int, str]) -> list[Entity]:
    """Neighbouring words of one label as one entity."""
    out: list[Entity] = []
    for word, label in sorted(labels.items()):
        if out and out[-1][1] == word and out[-1][2] == label:
            out[-1] = (out[-1][0], word + 1, label)
        else:
            out.append((word, word + 1, label))
    return out


def meantime(data: Path) -> Iterator[Row]:
    for raw in records(data / "factuality.jsonl"):
        if raw["source"] != "uds_ih2":
            yield Row("meantime", raw["split"], raw["words"], factuality=[(t["word"], t["score"]) for t in raw["targets"]])


def read_rows(data: Path) -> list[Row]:
    """All sentences of all sources; `data` holds the JSONL files."""
    readers = (ewt, gum, ner, re3d, ecbplus, meantime)
    return [row for reader in readers for row in reader(data) if row.words]
