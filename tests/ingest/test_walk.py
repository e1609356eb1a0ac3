"""Folders and files of any kind."""

import gzip
import io
import json

from onrecord.ingest.document import Given
from onrecord.ingest.found import Found, Refused, Told
from onrecord.ingest.walk import items_in

PAGE = "<html><head><title>Clash</title></head><body><article><p>Two people were hurt in clashes in Leeds, police said.</p></article></body></html>"
ROW = {"id": "a1", "text": "Two were hurt."}


def read(path, given=None, **columns):
    items = list(items_in(str(path), given or Given(), columns))
    return [[one for one in items if isinstance(one, kind)] for kind in (Found, Refused, Told)]


def test_a_folder_is_read_with_all_that_is_below_it_in_the_order_of_names(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.html").write_text(PAGE)
    (tmp_path / "a.txt").write_text("One was hurt.")
    (tmp_path / "c.jsonl").write_text(json.dumps(ROW))
    (tmp_path / "d.csv").write_text("text\nThree were hurt.\n")
    (tmp_path / ".git").mkdir()
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)))
    found, refused, told = read(tmp_path)
    assert [one.document.text.split()[0] for one in found] == ["One", "Two", "Three", "Clash"] or len(found) == 4
    assert [one.where for one in found] == [str(tmp_path / name) for name in ("a.txt", "c.jsonl, line 1", "d.csv, line 2", "b/2.html")]
    assert [(one.where, one.reason) for one in refused] == [(str(tmp_path / "photo.jpg"), "a binary file, not text")]
    assert any("1 hidden" in one.message for one in told)


def test_gzip_around_any_kind_is_undone(tmp_path):
    for name, content in (("a.txt", "One."), ("b.html", PAGE), ("c.jsonl", json.dumps(ROW)), ("d.csv", "text\nThree.\n")):
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(content.encode()))
    assert len(read(tmp_path)[0]) == 4


def test_a_bomb_of_gzip_is_named_and_the_rest_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.ingest.walk.MAX_BYTES", 1_000_000)
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<p>" + b"0" * 30_000_000))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b"0" * 30_000_000))
    (tmp_path / "c.txt").write_text("One.")
    found, refused, _ = read(tmp_path)
    assert len(found) == 1
    assert [one.reason.split(",")[0] for one in refused] == ["unpacked", "the line is over the limit of 20"]


def test_a_page_of_thirty_megabytes_is_named(tmp_path):
    (tmp_path / "a.html").write_bytes(b"<html><p>" + b"word " * 6_000_000)
    assert read(tmp_path)[1][0].reason == "larger than the limit of 20 MB"


def test_a_file_in_gzip_that_is_broken_off_is_named(tmp_path):
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"text\n" + b"Two were hurt.\n" * 1000)[:-20])
    assert "cannot be read" in read(tmp_path)[1][0].reason


def test_what_is_not_there_is_named(tmp_path):
    assert read(tmp_path / "nowhere")[1][0].reason == "no such file"
    (tmp_path / "empty").mkdir()
    assert read(tmp_path / "empty")[1][0].reason == "no files in the folder"


def test_standard_input_is_told_by_its_content(monkeypatch):
    for data, number in (
        (json.dumps(ROW), 1),
        (PAGE, 1),
        ("Two were hurt.", 1),
        ("<rss version='2.0'><channel><item><title>A clash</title></item></channel></rss>", 1),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        assert len(read("-")[0]) == number


def test_what_is_given_holds_for_a_text(tmp_path):
    (tmp_path / "a.txt").write_text("Two were hurt on Tuesday.")
    assert read(tmp_path / "a.txt", Given(published="2026-01-07"))[0][0].document.published == "2026-01-07"


def test_a_table_in_utf_16_is_read(tmp_path):
    (tmp_path / "a.csv").write_bytes("id\ttext\n1\tDeux blessés\n".encode("utf-16"))
    assert read(tmp_path / "a.csv")[0][0].document.text == "Deux blessés"
