"""Decisions applied to coded rows: a cell that a person has set stays set, whatever the book makes of the incident."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.codebook import Row, Why
from onrecord.review.applied import RULE
from onrecord.review.state import State


def cell_target(book: str, row: str, field: str) -> str:
    """What a decision on one cell is about."""
    return f"cell:{book}/{row}/{field}"


def decided_row(row: Row, state: State) -> Row:
    """The row with the cells that were set; their rule says so."""
    found = {name: state.on(cell_target(row.book, row.id, name)) for name in row.cells}
    made = {name: one for name, one in found.items() if one and one.verdict == "override"}
    if not made:
        return row
    cells = {**row.cells, **{name: one.value for name, one in made.items()}}
    return replace(row, cells=cells, why={**row.why, **{name: Why(RULE, (f"decision:{one.id}",)) for name, one in made.items()}})
