"""How linking grows: synthetic reports of synthetic incidents, linked all at once and as they come.

    python benchmarks/linking_scale.py 12500 25000 50000 100000 --svg benchmarks/linking.svg

Every incident is told by one to eight reports, and one in a thousand by two hundred: a town out of 4,000, a day out of two years, invented names
and streets, 25 of 40 words of its own, and 60 words as frequent as they are in news. The seed is fixed. Times are those of the processor: what
else the machine does does not count. Each size runs in a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import subprocess
import sys
import time
from bisect import bisect
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from onrecord.link.block import pairs_of
from onrecord.link.known import known
from onrecord.link.linking import link
from onrecord.link.rarity import rarities
from onrecord.link.sketch import sketch_of
from onrecord.link.telling import Telling
from onrecord.model.incident import ReportKey
from onrecord.model.value import Place

SYLLABLES = (
    "ba be bi bo da de di do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se ta te ti to va ve".split()
)


class Words:
    """Words to draw from, each as often as its weight says."""

    def __init__(self, weights: dict[str, float], chance: random.Random) -> None:
        self._words = list(weights)
        self._sums = list(accumulate(weights.values()))
        self._chance = chance

    def draw(self, count: int) -> list[str]:
        """Some words."""
        return [self._words[bisect(self._sums, self._chance.random() * self._sums[-1])] for _ in range(count)]


def invented(size: int, chance: random.Random) -> list[str]:
    """Names that no news has: the k-th of them is as rare as can be to the reader."""
    made: dict[str, None] = {}
    while len(made) < size:
        made["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(made)


def reports(size: int) -> list[tuple[Telling, int]]:
    """`size` tellings, each with the number of its incident."""
    chance = random.Random(1)
    words = Words({word: math.exp(-rarity) for word, rarity in rarities().items()}, chance)
    names = Words({name: 1 / (k + 30) for k, name in enumerate(invented(20_000, chance))}, chance)
    towns = [(k, chance.uniform(-50, 60), chance.uniform(-170, 170)) for k in range(1, 4001)]
    made: list[tuple[Telling, int]] = []
    incident = 0
    while len(made) < size:
        incident += 1
        told = 200 if incident % 1000 == 0 else chance.choice([1, 1, 1, 2, 2, 3, 4, 8])
        made += [(_told(f"d{len(made) + k}", one, k), incident) for k, one in enumerate([_incident(chance, words, names, towns)] * told)]
    return made[:size]


def _incident(chance: random.Random, words: Words, names: Words, towns: list[tuple[int, float, float]]) -> dict[str, object]:
    town = towns[int(4000 * chance.random() ** 2)]
    people = [" ".join(names.draw(2)) for _ in range(chance.randint(0, 3))]
    return {"chance": chance, "words": words, "town": town, "day": date(2030, 1, 1) + timedelta(chance.randrange(730)), "people": people,
            "site": f"{names.draw(1)[0]} street", "story": chance.sample(sorted(rarities()), 40), "killed": chance.randint(0, 3)}  # fmt: skip


def _told(name: str, one: dict[str, object], number: int) -> Telling:
    chance: random.Random = one["chance"]  # type: ignore[assignment]
    town, day, people = one["town"], one["day"], tuple(one["people"])  # type: ignore[misc]
    told = chance.sample(one["story"], 25) + one["words"].draw(60)  # type: ignore[attr-defined, arg-type]
    published = day + timedelta(chance.choice([0, 0, 1, 1, 2, 5, 40]) if number else 0)
    place = Place(f"town {town[0]}", "city", "XX", None, (), town[0], town[1], town[2], 5.0)  # type: ignore[index]
    text = " ".join([*told, *(part for person in people for part in person.title().split())])
    days = ((day.isoformat(), day.isoformat(), True),) if chance.random() < 0.7 else ()
    return Telling(
        ReportKey(name, "r"), "main", published.isoformat(), f"outlet {chance.randrange(500)}", "shooting", ("shooting",), days, (place,),
        (town[0],), (str(one["site"]),), people, people, (), (), (), ("firearm",), (("killed", one["killed"], one["killed"]),),  # type: ignore[index, arg-type]
        sketch=sketch_of(text),
    )  # fmt: skip


def measure(size: int) -> str:
    """A line of the table."""
    made = reports(size)
    tellings = [one for one, _ in made]
    started = time.process_time()
    pairs = len(pairs_of([known(one) for one in sorted(tellings, key=lambda one: one.key)]))
    blocked = time.process_time()
    linking = link(tellings)
    done = time.process_time()
    link([*tellings[:-1], tellings[-1]], previous=linking)
    again = time.process_time()
    truth = {one.key: incident for one, incident in made}
    pure = sum(len({truth[key] for key in cluster.members}) == 1 for cluster in linking.clusters)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return (
        f"| {size:,} | {pairs:,} | {pairs / size:.1f} | {blocked - started:.0f} | {done - blocked:.0f} | {again - done:.0f} | {peak:.1f} "
        f"| {len(set(truth.values())):,} | {len(linking.clusters):,} | {pure / len(linking.clusters):.3f} |"
    )


def svg(lines: list[str]) -> str:
    """Seconds over reports, as a figure; the straight line is what growth in proportion to the first size would be."""
    points = [(int(cells[1].replace(",", "")), float(cells[5])) for line in lines if (cells := [c.strip() for c in line.split("|")])]
    most_x, most_y = points[-1][0], max(points[-1][1], points[0][1] * points[-1][0] / points[0][0])
    at = [(60 + 400 * x / most_x, 260 - 220 * y / most_y) for x, y in points]
    marks = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4"/><text x="{x:.0f}" y="{y - 8:.0f}" text-anchor="end">{s:.0f} s</text>'
        f'<text x="{x:.0f}" y="278" text-anchor="middle">{n:,}</text>'
        for (x, y), (n, s) in zip(at, points, strict=True)
    )
    straight = 260 - 220 * points[0][1] * most_x / points[0][0] / most_y
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y in at)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="300" font-family="sans-serif" font-size="12" role="img">'
        "<title>Seconds to link, by the number of reports</title>"
        f'<path d="M60 40V260H470" fill="none" stroke="#444"/><path d="M60 260L460 {straight:.0f}" stroke="#999" stroke-dasharray="4"/>'
        f'<polyline points="{path}" fill="none" stroke="#06c" stroke-width="2"/><g fill="#06c">{marks}</g>'
        '<text x="265" y="296" text-anchor="middle">reports; dashed: in proportion</text></svg>\n'
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--svg", type=Path)
    asked = parser.parse_args()
    if len(asked.sizes) == 1 and asked.svg is None:
        print(measure(asked.sizes[0]), flush=True)
        return
    print(
        "| reports | pairs compared | pairs a report | block, s | link in all, s | one more, s | peak, GB | incidents | clusters | pure clusters |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    lines = []
    for size in asked.sizes:
        lines.append(subprocess.run([sys.executable, __file__, str(size)], check=True, capture_output=True, text=True).stdout.strip())
        print(lines[-1], flush=True)
    if asked.svg:
        asked.svg.write_text(svg(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
