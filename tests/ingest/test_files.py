"""Files and standard input: read whole and exactly, or refused by name."""

import hashlib
import io

import pytest

from onrecord.ingest.document import Given
from onrecord.ingest.files import read_file
from onrecord.ingest.text import MAX_BYTES
from onrecord.model.errors import InputNotFound, InputNotText, InputTooLarge, InvalidDate


def written(folder, data, name="report.txt"):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


@pytest.mark.parametrize(
    "text", ["One.\r\nTwo.\rThree.\n", "  leading and trailing  \n\n", "emoji 👩🏽‍🚒 and \u2028 lines", "tab\tand\x0bfeed\x0c"]
)
def test_plain_text_is_exactly_what_the_file_holds(tmp_path, text):
    assert read_file(written(tmp_path, text), Given()).text == text


def test_digest_is_that_of_the_raw_bytes(tmp_path):
    data = b"\xef\xbb\xbfTen people were hurt."
    doc = read_file(written(tmp_path, data), Given())
    assert doc.text == "Ten people were hurt."
    assert doc.digest == hashlib.sha256(data).hexdigest()


def test_same_text_has_the_same_id_wherever_it_lies(tmp_path):
    one, two = (read_file(written(tmp_path, "Ten were hurt.", name), Given()) for name in ("a", "b"))
    assert one.id == two.id


def test_what_is_given_is_kept(tmp_path):
    doc = read_file(written(tmp_path, "Ten were hurt."), Given(published="2026-01-07", outlet="The Post", language="en-GB", id="x"))
    assert (doc.published, doc.published_source, doc.outlet, doc.language, doc.id) == ("2026-01-07", "given", "The Post", "en", "x")


def test_standard_input_is_a_file_called_dash(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Dix blessés.".encode("cp1252"))))
    assert read_file("-", Given()).text == "Dix blessés."


def test_missing_file_is_named(tmp_path):
    with pytest.raises(InputNotFound, match="nowhere"):
        read_file(str(tmp_path / "nowhere"), Given())


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf"])
def test_empty_file_is_refused(tmp_path, data):
    with pytest.raises(InputNotText, match="nothing in it"):
        read_file(written(tmp_path, data), Given())


def test_directory_is_refused(tmp_path):
    with pytest.raises(InputNotText, match="directory"):
        read_file(str(tmp_path), Given())


def test_file_over_the_limit_is_refused_and_the_limit_named(tmp_path):
    with pytest.raises(InputTooLarge, match="20 MB"):
        read_file(written(tmp_path, b"x" * (MAX_BYTES + 1)), Given())


def test_name_that_no_file_can_have_is_refused():
    with pytest.raises(Exception, match="cannot be read"):
        read_file("a\0b", Given())


def test_impossible_date_is_refused(tmp_path):
    with pytest.raises(InvalidDate):
        read_file(written(tmp_path, "Ten were hurt."), Given(published="2021-02-30"))
