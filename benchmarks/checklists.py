"""How much of what a coder would write down is read from whole reports: the checks of tests/checklists that come out right.

    python benchmarks/checklists.py [--failed] [FOLDER]

The reports are invented, and the keys were written before anything was run on them. `must` counts what has to be found, `never` the traps.
The failed checks of open reports are listed; those of closed ones only with `--failed`, which is for mending a key, not for changing a rule.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from onrecord.ingest.document import Given, make_document  # noqa: E402 (the same)
from onrecord.pipeline import read_document  # noqa: E402 (the same)
from support.checklists import FOLDER, Checklist, load, right  # noqa: E402 (the path comes first)


def answers(checklist: Checklist) -> list[bool]:
    """For each check, whether it comes out right."""
    about = {key: value for key, value in checklist.document.items() if key != "text"}
    output = read_document(make_document(checklist.document["text"], Given(**about))).to_dict()
    return [right(check, output, checklist.document["text"]) for check in checklist.checks]


def line(name: str, pairs: list[tuple[bool, bool]]) -> str:
    """A row of the table: all, musts, nevers; a pair is (is a trap, came out right)."""
    parts = [pairs, [pair for pair in pairs if not pair[0]], [pair for pair in pairs if pair[0]]]
    cells = [
        f"{sum(good for _, good in part):4} of {len(part):3} {100 * sum(good for _, good in part) / max(len(part), 1):5.1f}%"
        for part in parts
    ]
    return f"{name:20} " + "   ".join(cells)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    arguments.add_argument("--failed", action="store_true", help="list the failed checks of closed reports too")
    given = arguments.parse_args()
    totals: dict[str, list[tuple[bool, bool]]] = {}
    failed: list[str] = []
    print(f"{'report':20} {'checks':18}   {'must':18}   never")
    for one in sorted(load(given.folder), key=lambda one: not one.open):
        good = answers(one)
        pairs = [(bool(check.get("never")), came) for check, came in zip(one.checks, good, strict=True)]
        print(line(one.id, pairs))
        part = "open" if one.open else "closed"
        totals.setdefault(f"{part}, all", []).extend(pairs)
        totals.setdefault(f"{part}, {one.document['language']}", []).extend(pairs)
        if one.open or given.failed:
            failed += [
                f"{one.id}: {'not: ' * trap}{check['what']}" for check, (trap, came) in zip(one.checks, pairs, strict=True) if not came
            ]
    print("\n".join(["", *(line(name, pairs) for name, pairs in totals.items()), "", *failed]))


if __name__ == "__main__":
    main()
