"""Files and folders of any kind to documents, one after the other, in the order of their names."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast

from onrecord.ingest.document import Given
from onrecord.ingest.feed import feed_items, is_feed
from onrecord.ingest.files import document_of_bytes, name_of, open_bytes, read_bytes
from onrecord.ingest.found import Found, Item, Refused, Told, refused
from onrecord.ingest.packed import GZIP, unpacked_gzip
from onrecord.ingest.table import csv_rows, json_objects, json_rows
from onrecord.ingest.text import MAX_BYTES, decode
from onrecord.ingest.warc import warc_items
from onrecord.ingest.warc_records import MARK
from onrecord.model.errors import InputError

_TABLES = {".csv": csv_rows, ".tsv": csv_rows, ".jsonl": json_rows, ".ndjson": json_rows}
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def items_in(name: str, given: Given, columns: Mapping[str, str] | None = None) -> Iterator[Item]:
    """What is in a file, a folder with all that is below it, or with "-" standard input; what cannot be used is told, and never raises.

    `given` holds for each document that does not say it of itself; `columns` are those of tables that go by other names.
    """
    if name != "-" and Path(name).is_dir():
        yield from _folder(Path(name), given, columns or {})
        return
    try:
        yield from _file(name, given, columns or {})
    except InputError as error:
        yield refused(name_of(name), error)
    except (OSError, EOFError, zlib.error) as error:
        yield Refused(name_of(name), f"cannot be read ({getattr(error, 'strerror', None) or error})")


def _folder(folder: Path, given: Given, columns: Mapping[str, str]) -> Iterator[Item]:
    hidden, empty = 0, True
    unread: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=unread.append):
        hidden += sum(name.startswith(".") for name in (*folders, *files))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            empty = False
            yield from items_in(os.path.join(place, name), given, columns)  # noqa: PTH118 (a name that may begin with "-")
    yield from (Refused(str(error.filename), f"cannot be read ({error.strerror})") for error in unread)
    if hidden:
        yield Told(str(folder), f"{hidden:,} hidden files and folders were passed over")
    if empty:
        yield Refused(str(folder), "no files in the folder")


def _file(name: str, given: Given, columns: Mapping[str, str]) -> Iterator[Item]:
    where = name_of(name)
    packed, kind = _kind(name)
    if kind == "warc":
        with open_bytes(name) as stream:
            yield from warc_items(stream, where)
    elif kind in _TABLES:
        with open_bytes(name) as stream:
            content = io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=stream) if packed else stream))
            yield from _TABLES[kind](_as_utf8(content), where, columns)
    else:
        data = read_bytes(name)
        yield from _whole(unpacked_gzip(data, MAX_BYTES) if data.startswith(GZIP) else data, where, kind, given, columns)


def _kind(name: str) -> tuple[bool, str]:
    """Whether a file is in gzip, and the kind it is told to be: "warc", or the end of its name; standard input tells none."""
    if name == "-":
        return False, ""
    with open_bytes(name) as stream:
        lead = stream.read(4096)
    path = Path(name)
    packed = lead.startswith(GZIP)
    if packed:
        path = path.with_suffix("") if path.suffix.lower() == ".gz" else path
        lead = zlib.decompressobj(31).decompress(lead, 100)
    return packed, "warc" if lead.startswith(MARK) else path.suffix.lower()


def _whole(data: bytes, where: str, kind: str, given: Given, columns: Mapping[str, str]) -> Iterator[Item]:
    """What is in a file that is read as one."""
    if kind == ".json":
        yield from json_objects(data, where, columns)
        return
    try:
        text = decode(data[:20_000], where)[0] if data else ""
    except InputError:
        text = ""
    if is_feed(text):
        yield from feed_items(data, where)
    elif data.startswith(MARK):
        yield from warc_items(io.BytesIO(data), where)
    elif not kind and text.lstrip().startswith("{") and '"text"' in text:
        yield from json_rows(io.BytesIO(data), where, columns)
    else:
        yield Found(document_of_bytes(data, given, where=where), where)


def _as_utf8(stream: io.BufferedReader[Any]) -> BinaryIO:
    """The stream; one in UTF-16, as spreadsheets write it, in UTF-8, so that its lines can be told."""
    if stream.peek(2)[:2] not in _WIDE:
        return stream
    return io.BytesIO(decode(stream.read(MAX_BYTES), "table")[0].encode("utf-8", "replace"))
