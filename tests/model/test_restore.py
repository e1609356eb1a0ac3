"""What was written once comes back the same."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.telling import telling_dict, telling_from, tellings_of
from onrecord.model.document import Document
from onrecord.model.errors import InvalidLine
from onrecord.model.restore import record_from
from onrecord.pipeline import read_document

WORDS = "police dockers attacked killed injured seven 32 about Leeds France said Monday night. , “ ” not bombing gun the a in by of were arrested Ann Quill (AFP)".split()  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join), st.sampled_from(["en", "fr"]))
@settings(max_examples=25)
def test_a_record_comes_back_from_its_line(text, language):
    line = json.loads(json.dumps(read_document(Document("d", text, published="2031-03-05", outlet="x", language=language)).to_dict()))
    assert json.loads(json.dumps(record_from(line, text).to_dict())) == line


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=25)
def test_a_telling_comes_back_from_plain_data(text):
    for one in tellings_of(read_document(Document("d", text, published="2031-03-05", language="en"))):
        assert telling_from(json.loads(json.dumps(telling_dict(one)))) == one
        assert telling_from(telling_dict(one)) == one


@pytest.mark.parametrize("item", [{}, [], {"schema": "onrecord/2"}, None])
def test_what_is_no_record_is_refused(item):
    with pytest.raises(InvalidLine, match="not a record"):
        record_from(item)


def test_a_broken_record_is_named():
    line = read_document(Document("d", "Police shot a man in Leeds.", language="en")).to_dict()
    with pytest.raises(InvalidLine, match=r"'d'.*mentions"):
        record_from({name: one for name, one in line.items() if name != "mentions"})


def test_a_line_of_before_there_were_sketches_has_an_empty_one():
    line = read_document(Document("d", "Police shot a man in Leeds.", language="en")).to_dict()
    assert record_from({name: one for name, one in line.items() if name != "sketch"}).sketch.terms == ()
