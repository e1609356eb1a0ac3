"""How well the ACLED book tells the sub-event type of short notes: F1 by type over tests/code/data/acled_snippets.tsv.

    python benchmarks/acled_snippets.py [PART...]

The snippets are invented, in the manner of the codebook's definitions. They were written in five parts, each before the rules were looked at with it:
measured as it was written, a part told of unseen text (weighted F1 of part 2: 0.71, part 3: 0.70, part 4: 0.87, part 5: 0.86); now the rules know all five.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from onrecord.code.books import load_book
from onrecord.model.document import Document
from onrecord.pipeline import read_and_code

SNIPPETS = Path(__file__).resolve().parents[1] / "tests" / "code" / "data" / "acled_snippets.tsv"


def coded(snippet: str) -> str:
    """The sub-event type of a snippet's first row; empty where it has none."""
    rows = read_and_code(Document("s", snippet, language="en"), [load_book("acled")])[1]["acled"]
    return rows[0].cells["sub_event_type"] if rows else ""


def main(parts: list[str]) -> None:
    with SNIPPETS.open(encoding="utf-8") as file:
        items = [item for item in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if not parts or item["part"] in parts]
    pairs = Counter((item["sub_event_type"], coded(item["snippet"])) for item in items)
    gold, told = Counter(), Counter()
    for (right, said), count in pairs.items():
        gold[right] += count
        told[said] += count
    weighted = 0.0
    for name, count in sorted(gold.items()):
        f1 = 2 * pairs[name, name] / (count + told[name])
        weighted += f1 * count / len(items)
        print(f"{name:38} {count:4}  F1 {f1:.2f}")
    print(f"{len(items)} snippets, weighted F1 {weighted:.3f}, without a row {told['']}")


if __name__ == "__main__":
    main(sys.argv[1:])
