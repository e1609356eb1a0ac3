"""What one report tells, made light: all that linking compares, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model.incident import ReportKey
from onrecord.model.record import ReportKind
from onrecord.model.sketch import Sketch
from onrecord.model.value import Place


@dataclass(frozen=True, slots=True)
class Telling:
    """One report as linking sees it. `days` are inclusive ISO dates; `people` the folded names of those to whom it happened or who
    did it, `others` of everybody else that is named; `ages` of victims and suspects in years; `counts` are (variable, low, high).
    """

    key: ReportKey
    kind: ReportKind
    published: str | None
    outlet: str | None
    act: str
    acts: tuple[str, ...]
    days: tuple[tuple[str, str], ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    parties: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    counts: tuple[tuple[str, int | None, int | None], ...] = ()
    sketch: Sketch = field(default=Sketch())
