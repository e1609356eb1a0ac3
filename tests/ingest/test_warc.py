"""Web archives as warcio writes them, and what is broken in them."""

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.ingest import warc_records
from onrecord.ingest.found import Found, Refused, Told
from onrecord.ingest.warc import warc_items

# warcio leaves its temporary files to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
STORY = "<html><head><title>{0}</title></head><body><article><p>{0} were hurt in clashes in Leeds on Monday, police said.</p></article></body></html>"
BLOCK = "<html><body><article><p>Nobody was hurt.</p></article></body></html>"


def answer(writer, url, body, *, status="200 OK", kind="text/html; charset=utf-8", headers=(), record_type="response"):
    head = StatusAndHeaders(status, [("Content-Type", kind), *headers], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        url, record_type, payload=io.BytesIO(body), http_headers=head if record_type == "response" else None,
        warc_headers_dict={"WARC-Date": "2026-01-05T10:00:00Z"}, warc_content_type="" if record_type == "response" else kind,
    )  # fmt: skip
    writer.write_record(record)


def archive(*, packed=True, number=3):
    """An archive of pages, and where each record of it begins."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
    starts = []
    for k in range(number):
        starts.append(out.tell())
        answer(writer, f"https://post.example/{k}", STORY.format(f"{k + 2} people").encode())
    return out.getvalue(), starts


def read(data):
    items = list(warc_items(io.BytesIO(data), "x.warc"))
    return [[one for one in items if isinstance(one, kind)] for kind in (Found, Refused, Told)]


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_a_document_seen_when_it_was_crawled(packed):
    found, refused, told = read(archive(packed=packed)[0])
    assert [one.document.url for one in found] == [f"https://post.example/{k}" for k in range(3)]
    assert "2 people were hurt" in found[0].document.text
    assert {one.seen_at for one in found} == {"2026-01-05T10:00:00Z"}
    assert refused == []
    assert told[0].message == "passed over 1 records of type 'warcinfo'"


@pytest.mark.parametrize("packed", [True, False])
def test_a_corrupt_record_is_named_and_the_rest_goes_on(packed):
    data, starts = archive(packed=packed, number=4)
    broken = bytearray(data)
    for at in range(starts[1] + (40 if packed else 0), starts[1] + (80 if packed else 30)):
        broken[at] ^= 0x55
    found, refused, _ = read(bytes(broken))
    assert [one.document.url[-1] for one in found] == ["0", "2", "3"]
    assert len(refused) == 1
    assert refused[0].where == f"x.warc, byte {starts[1]:,}"


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_broken_off_gives_what_it_has(packed):
    data, starts = archive(packed=packed)
    found, refused, _ = read(data[: starts[2] + 60])
    assert len(found) == 2
    assert "ends inside a record" in refused[0].reason


def test_one_member_of_gzip_around_all_records_is_read():
    found, refused, _ = read(gzip.compress(archive(packed=False)[0]))
    assert len(found) == 3
    assert refused == []


def test_what_is_no_page_is_counted_and_passed_over():
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    answer(writer, "https://a.example/x", b"gone", status="404 Not Found")
    answer(writer, "https://a.example/y.png", b"\x89PNG", kind="image/png")
    answer(writer, "https://a.example/z", STORY.format("Nine").encode(), record_type="resource", kind="text/html")
    found, refused, told = read(out.getvalue())
    assert [one.document.url for one in found] == ["https://a.example/z"]
    assert refused == []
    assert told[0].message == "passed over 1 files that are no text, 1 responses that are no page (redirects, errors)"


def test_chunks_compression_and_encoding_of_an_answer_are_undone():
    body = gzip.compress(STORY.format("Quatre blessés").encode("cp1252"))
    chunked = b"%x\r\n%s\r\n5;x=y\r\n%s\r\n0\r\n\r\n" % (len(body) - 5, body[:-5], body[-5:])
    out = io.BytesIO()
    answer(
        WARCWriter(out, gzip=True), "https://a.example/x", chunked, kind="text/html; charset=iso-8859-1",
        headers=[("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")],
    )  # fmt: skip
    found, _, _ = read(out.getvalue())
    assert "Quatre blessés" in found[0].document.text


@pytest.mark.parametrize("inside", [True, False])
def test_a_bomb_of_gzip_is_named_and_the_rest_goes_on(inside, monkeypatch):
    monkeypatch.setattr("onrecord.ingest.warc.MAX_BYTES", 100_000)
    zeros = b"<p>" + b"0" * 5_000_000
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    if inside:
        answer(writer, "https://a.example/bomb", gzip.compress(zeros), headers=[("Content-Encoding", "gzip")])
    else:
        answer(writer, "https://a.example/bomb", zeros)
    answer(writer, "https://a.example/x", STORY.format("Nine").encode())
    found, refused, _ = read(out.getvalue())
    assert [one.document.url for one in found] == ["https://a.example/x"]
    assert "larger than the limit" in refused[0].reason
    assert "https://a.example/bomb" in refused[0].where


@given(st.binary(max_size=400), st.integers(0, 300))
def test_any_bytes_in_an_archive_raise_nothing(junk, at):
    data, _ = archive(number=1)
    list(warc_items(io.BytesIO(data[:at] + junk + data[at:]), "x.warc"))
    list(warc_records.warc_records(io.BytesIO(warc_records.MARK + junk), 100))
