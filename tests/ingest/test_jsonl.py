"""Input lines: types are checked, and a broken line is named by its number."""

import io
import json

import pytest

from onrecord.ingest import jsonl
from onrecord.ingest.jsonl import Line, document_of, document_of_line, lines_of
from onrecord.model.errors import InputTooLarge, InvalidDate, InvalidLine


def test_line_with_all_keys():
    item = {
        "id": "a1", "text": "Ten were hurt.\r\n", "published": "2021-06-03T09:10:00+02:00", "title": "T", "outlet": "O", "url": "U",
        "language": "en", "own": 1,
    }  # fmt: skip
    doc = document_of(item)
    assert {name: getattr(doc, name) for name in item if name != "own"} == {name: item[name] for name in item if name != "own"}
    assert doc.published_source == "given"


def test_line_with_nulls_and_an_empty_text():
    doc = document_of({"id": "a", "text": "", "published": None, "language": None})
    assert (doc.text, doc.published, doc.published_source, doc.language) == ("", None, None, None)


@pytest.mark.parametrize(
    "item", [[], "text", 3, None, {}, {"id": "a"}, {"id": 1, "text": "x"}, {"id": "a", "text": None}, {"id": "a", "text": "x", "title": 3}]
)
def test_what_is_no_input_line_is_refused(item):
    with pytest.raises(InvalidLine):
        document_of(item)


@pytest.mark.parametrize("data", [b"{", b"{}", b'{"id": "\xff"}', b"[" * 100_000, b'{"id": "a", "text": "x", "text2": }'])
def test_broken_line_is_named_by_its_number(data):
    with pytest.raises(InvalidLine, match="line 7: "):
        document_of_line(Line(7, data))


def test_date_that_is_none_is_named_by_its_line():
    with pytest.raises(InvalidDate, match=r"line 2: .*2021-02-30"):
        document_of_line(Line(2, json.dumps({"id": "a", "text": "x", "published": "2021-02-30"}).encode()))


def test_blank_lines_are_passed_over_and_counted():
    assert [(line.number, line.data) for line in lines_of(io.BytesIO(b"\n{}\n  \n[]"))] == [(2, b"{}\n"), (4, b"[]")]


def test_line_ends_other_than_newline_do_not_part_lines():
    line = json.dumps({"id": "a", "text": "x\u2028y\x85z"}, ensure_ascii=False).encode()
    assert [found.data for found in lines_of(io.BytesIO(line))] == [line]


def test_overlong_line_is_refused_and_the_next_one_read(monkeypatch):
    monkeypatch.setattr(jsonl, "MAX_BYTES", 10)
    long, short = lines_of(io.BytesIO(b'"' + b"x" * 35 + b'"\n{}\n'))
    assert (long.number, long.whole, long.data) == (1, False, b"")
    assert (short.number, short.whole, short.data) == (2, True, b"{}\n")
    with pytest.raises(InputTooLarge, match=r"line 1: .* limit"):
        document_of_line(long)
