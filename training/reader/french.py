"""The French training data as sentences: trees (GSD, Sequoia), named entities (WiNER), conflict entities and events (POPCORN).

The words are those that the package reads: contractions ("du" = "de" + "le") stay one word, with the labels of their first part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.read.casing import casing_of
from onrecord.read.sentences import sentence_spans
from onrecord.read.tokens import token_spans

from .rows import Row, cover, records

NAMES = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "MISC", "Product": "MISC"}
COARSE = {"dep:comp": "dep", "aux:caus": "aux", "obj:agent": "obj", "iobj:agent": "iobj", "obj:lvc": "obj", "goeswith": "dep"}


def trees(data: Path, source: str) -> Iterator[Row]:
    for raw in records(data / f"{source}.jsonl"):
        keep = [i for i, span in enumerate(raw["spans"]) if i == 0 or span != raw["spans"][i - 1]]
        place = {word: i for i, word in enumerate(keep)}
        text = raw["text"]
        words = [text[a - raw["start"] : b - raw["start"]] for a, b in (raw["spans"][i] for i in keep)]
        heads = [place.get(above(raw, i, place), -1) for i in keep]
        relations = [COARSE.get(raw["deprel"][i], raw["deprel"][i]) for i in keep]
        yield Row(source, raw["split"], words, upos=[raw["upos"][i] for i in keep], head=heads, deprel=relations)


def above(raw: dict[str, Any], word: int, place: dict[int, int]) -> int:
    """The nearest word above that is kept."""
    head: int = raw["head"][word]
    while head >= 0 and head not in place:
        head = raw["head"][head]
    return head


def sentences(text: str) -> Iterator[list[tuple[int, int]]]:
    """The words of each sentence by place, parted as at run time."""
    pieces = token_spans(text, "fr")
    starts = [start for start, _ in pieces]
    for start, end, _ in sentence_spans(text, casing_of(text)):
        if inside := pieces[bisect_left(starts, start) : bisect_left(starts, end)]:
            yield inside


def winer(data: Path) -> Iterator[Row]:
    for raw in records(data / "fr_winer.jsonl"):
        entities = sorted((e["chars"][0], -e["chars"][1], NAMES[e["type"]]) for e in raw["entities"] if e["type"] in NAMES)
        for spans in sentences(raw["text"]):
            words = [raw["text"][a:b] for a, b in spans]
            yield Row("fr_winer", raw["split"], words, raw["id"], named=cover(spans, near(entities, spans)))


def popcorn(data: Path) -> Iterator[Row]:
    for raw in records(data / "fr_popcorn.jsonl"):
        found = {
            kind: sorted((a, -b, e["type"]) for e in raw["entities"] if e["kind"] == kind for a, b in e["mentions"])
            for kind in ("entity", "event")
        }
        for spans in sentences(raw["text"]):
            words = [raw["text"][a:b] for a, b in spans]
            layers = {kind: cover(spans, near(entities, spans)) for kind, entities in found.items()}
            yield Row("fr_popcorn", raw["split"], words, raw["id"], conflict=layers["entity"], event=layers["event"])


def near(entities: list[tuple[int, int, str]], spans: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Those entities that touch a sentence."""
    return [e for e in entities if e[0] < spans[-1][1] and -e[1] > spans[0][0]]


def french_rows(data: Path) -> list[Row]:
    """All sentences of the French sources."""
    return [row for rows in (trees(data, "fr_gsd"), trees(data, "fr_sequoia"), winer(data), popcorn(data)) for row in rows if row.words]
