"""How rare words are in news: document frequencies of open training sets -> src/onrecord/data/rarity.json.gz.

    python benchmarks/linking_rarity.py --train DIR     DIR holds the JSONL files named below, as in training/README.md

A word's rarity is the smallest of minus the natural logarithm of its share of the documents of a collection: a word that is common in
reports of violence is common, whatever it is elsewhere. Documents of one incident or topic count once. Words of fewer than `LEAST`
documents are left out: they are as rare as can be.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import Counter, defaultdict
from pathlib import Path

from onrecord.link.rarity import RAREST
from onrecord.link.sketch import words_of

LEAST = 3
COLLECTIONS = {
    "english": ("ewt", "famus_dev", "gum", "meantime", "re3d"),
    "violence": ("ecbplus", "gvc_dev"),
    "shootings": ("gvc_dev",),
    "french": ("fr_winer", "fr_popcorn"),
}
GROUP = {"ecbplus": "subtopic", "gvc_dev": "incident"}
OUT = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "data" / "rarity.json.gz"


def documents(folder: Path, name: str) -> list[set[str]]:
    """The words of each document, or of each incident or topic."""
    groups: dict[str, set[str]] = defaultdict(set)
    for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if name in ("ecbplus", "fr_popcorn") and row["split"] != "train":
            continue  # benchmarks measure on these
        groups[str(row.get(GROUP.get(name, "id"), row["id"]))] |= set(words_of(row.get("source_text") or row["text"]))
    return list(groups.values())


def rarities(folder: Path) -> dict[str, float]:
    """Word -> rarity, of the words that are not as rare as can be."""
    best: dict[str, float] = {}
    for names in COLLECTIONS.values():
        docs = [one for name in names for one in documents(folder, name)]
        for word, count in Counter(word for doc in docs for word in doc).items():
            if count >= LEAST:
                best[word] = min(best.get(word, RAREST), -math.log(min(1.0, count / len(docs))))
    return {word: round(value, 1) for word, value in sorted(best.items()) if value < RAREST}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, required=True)
    found = rarities(parser.parse_args().train)
    packed = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    OUT.write_bytes(gzip.compress(packed, mtime=0))
    print(f"{len(found)} words, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
