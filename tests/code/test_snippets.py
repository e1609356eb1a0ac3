"""The ACLED book on invented notes, one or three sentences each: a floor for the sub-event types, and a row for each that tells of one."""

import csv
from pathlib import Path

import pytest

from onrecord.code.books import load_book
from onrecord.model.document import Document
from onrecord.pipeline import read_and_code

DATA = Path(__file__).parent / "data" / "acled_snippets.tsv"
FLOOR, ROWS = 0.88, 0.97
"""Measured 0.96 and 0.99 by `python benchmarks/acled_snippets.py 4 5`; below these the rules or the reader have lost something."""


@pytest.fixture(scope="module")
def judged():
    book = load_book("acled")
    with DATA.open(encoding="utf-8") as file:
        items = [item for item in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if item["part"] in "45"]
    rows = [read_and_code(Document("s", item["snippet"], language="en"), [book])[1]["acled"] for item in items]
    return [(item["sub_event_type"], made) for item, made in zip(items, rows, strict=True)]


def test_sub_event_types_are_told_above_the_floor(judged):
    assert sum(bool(rows) and rows[0].cells["sub_event_type"] == right for right, rows in judged) / len(judged) >= FLOOR


def test_nearly_every_note_has_a_row(judged):
    assert sum(bool(rows) for _, rows in judged) / len(judged) >= ROWS


def test_every_row_keeps_to_the_allowed_values_and_to_its_hierarchy(judged):
    book = load_book("acled")
    for _, rows in judged:
        for row in rows:
            for field in book.fields:
                assert not field.values or row.cells[field.name] is None or row.cells[field.name] in field.values
            assert row.cells["event_type"] == (book.tables["event_of"].get(row.cells["sub_event_type"]) or "Strategic developments")
            assert row.cells["interaction"] is None or row.cells["inter1"] in row.cells["interaction"]
