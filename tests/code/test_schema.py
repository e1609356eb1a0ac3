"""The published JSON Schema is the form that the reader of books holds to."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from onrecord.code.books import shipped_books, shipped_source
from onrecord.code.own import new_book
from onrecord.code.paths import documented
from onrecord.code.schema import book_schema

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "codebook.schema.json"


def test_published_schema_is_that_of_this_version():
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == book_schema(), "scripts/write_schema.py writes it anew"


def test_schema_is_a_schema():
    Draft202012Validator.check_schema(book_schema())


@pytest.mark.parametrize("source", [*(shipped_source(name) for name in shipped_books()), new_book("mine")])
def test_books_fit_the_schema(source):
    Draft202012Validator(book_schema()).validate(yaml.safe_load(source))


@pytest.mark.parametrize("change", [{"colour": "red"}, {"over": "days"}, {"fields": []}, {"fields": [{"type": "string"}]}, {"book": "a b"}])
def test_what_the_reader_refuses_does_not_fit(change):
    book = yaml.safe_load(new_book("mine")) | change
    assert not Draft202012Validator(book_schema()).is_valid(book)


def test_every_path_is_in_the_documentation():
    page = (PUBLISHED.parent / "codebooks.md").read_text(encoding="utf-8")
    assert [path for path, (gives, meaning) in documented().items() if f"| `{path}` | {gives} | {meaning} |" not in page] == []
