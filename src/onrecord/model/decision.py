"""What people decide: append-only, each with a name and a time; an undo is one more decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Verdict = Literal["accept", "reject", "override", "merge", "split", "undo", "same", "different"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log. `target` names what it is about: `claim:DOC#CLAIM`, `figure:INCIDENT/VARIABLE`, `incident:ID`,
    `pair:DOC/REPORT|DOC/REPORT`, `cell:BOOK/ROW/FIELD`, `decision:ID`. `value` is plain data (an override's value, the other incident of a
    merge, the reports of a split); `at` an ISO 8601 time in UTC; `note` the reason.
    """

    id: str
    target: str
    verdict: Verdict
    value: Any
    by: str
    at: str
    note: str = ""
