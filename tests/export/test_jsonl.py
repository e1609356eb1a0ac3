"""Lines of JSON: always UTF-8, whatever the text holds."""

import json

from onrecord.export.ingested import document_dict
from onrecord.export.jsonl import json_line
from onrecord.model.document import Document, Issue


def test_line_is_utf8_and_one_line():
    line = json_line({"text": "né\n\u2028"})
    assert line.count(b"\n") == 1
    assert json.loads(line) == {"text": "né\n\u2028"}


def test_lone_surrogate_is_written_in_escapes():
    line = json_line({"text": "\ud800 né"})
    assert line.isascii()
    assert json.loads(line) == {"text": "\ud800 né"}


def test_ingested_page_has_the_keys_of_the_contract():
    item = document_dict(Document(id="a", text="Ten.", issues=(Issue("encoding-guessed", "m"),)))
    assert {"id", "url", "title", "published", "published_source", "author", "outlet", "language", "text", "issues"} <= set(item)
    assert item["issues"] == [{"code": "encoding-guessed", "message": "m", "start": None, "end": None, "text": None}]
