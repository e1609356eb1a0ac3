"""Web archives as crawlers write them: the pages in a WARC file as documents."""

from __future__ import annotations

import http.client
import io
import re
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO

from onrecord.ingest.document import Given
from onrecord.ingest.files import document_of_bytes
from onrecord.ingest.found import Found, Item, Refused, Told, refused
from onrecord.ingest.packed import decoded
from onrecord.ingest.text import MAX_BYTES
from onrecord.ingest.warc_records import Broken, WarcRecord, warc_records
from onrecord.model.errors import InputError, InputNotText, InputTooLarge

READ = ("text/html", "application/xhtml+xml", "text/plain")
"""Kinds of content that a report may be in."""
_KINDS = ("response", "resource", "conversion")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})\b[^\n]{0,1000}\n")
_CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\n]{0,1000}\n")


def warc_items(stream: BinaryIO, where: str) -> Iterator[Item]:
    """The pages in an archive, each as it was when it was crawled. What is no page of text is counted and passed over.

    `stream` must be able to seek.
    """
    passed: Counter[str] = Counter()
    for record in warc_records(stream, MAX_BYTES + (1 << 16)):
        if isinstance(record, Broken):
            yield Refused(f"{where}, byte {record.offset:,}", f"a record that cannot be read ({record.reason})")
        elif record.headers.get("warc-type") not in _KINDS:
            passed[f"records of type {record.headers.get('warc-type', '')[:20]!r}"] += 1
        else:
            yield from _page(record, f"{where}, {record.headers.get('warc-target-uri', f'byte {record.offset:,}')[:300]}", passed)
    if passed:
        yield Told(where, "passed over " + ", ".join(f"{number:,} {what}" for what, number in sorted(passed.items())))


def content_headers(content_type: str) -> Message:
    """Headers that say this Content-Type alone; they tell the kind of content and its encoding."""
    headers = Message()
    headers["Content-Type"] = " ".join(content_type.split())
    return headers


def _page(record: WarcRecord, where: str, passed: Counter[str]) -> Iterator[Item]:
    status, headers, body = _response(record)
    if status != 200:
        passed["responses that are no page (redirects, errors)"] += 1
    elif headers.get_content_type() not in READ:
        passed["files that are no text"] += 1
    else:
        url = record.headers.get("warc-target-uri")
        try:
            if not record.whole:
                raise InputTooLarge(f"larger than the limit of {MAX_BYTES // 1_000_000} MB")
            data = decoded(_dechunked(body, headers), headers["Content-Encoding"], MAX_BYTES)
            doc = document_of_bytes(data, Given(url=url), where=where, declared=headers.get_content_charset())
        except InputError as error:
            yield refused(where, error)
            return
        yield Found(doc, where, record.headers.get("warc-date"))


def _response(record: WarcRecord) -> tuple[int, Message, bytes]:
    """Status, headers and body of a record's answer; a record that holds no answer of HTTP is its content itself."""
    found = _STATUS.match(record.block)
    if found is None or record.headers.get("warc-type") != "response":
        return 200, content_headers(record.headers.get("content-type", "")), record.block
    body = io.BytesIO(record.block[found.end() :])
    try:
        headers = http.client.parse_headers(body)
    except http.client.HTTPException:
        return 200, content_headers(""), b""
    return int(found[1]), headers, body.read()


def _dechunked(body: bytes, headers: Message) -> bytes:
    """A body without the lengths between its chunks; some crawlers keep them and some do not."""
    if "chunked" not in (headers["Transfer-Encoding"] or "").lower() or not (found := _CHUNK.match(body)):
        return body
    parts, at = [], 0
    while found and (length := int(found[1], 16)):
        parts.append(body[found.end() : found.end() + length])
        at = found.end() + length
        found = _CHUNK.match(body, at)
    if found is None:
        raise InputNotText("a body whose chunks are broken")
    return b"".join(parts)
