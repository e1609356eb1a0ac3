"""The records of a WARC file, one after the other, within bounds of memory. A broken one is told, and the next is looked for.

ISO 28500. A WARC.gz file has each record in a gzip member of its own; one member around all records is read as well.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from onrecord.ingest.packed import GZIP

MARK = b"WARC/1."
_BLOCK = 1 << 16
_HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """A record by its headers, whose names are in lower case, and its block; `whole` is false where that is over the limit."""

    offset: int
    headers: dict[str, str]
    block: bytes
    whole: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """A place from which no record could be read, and why."""

    offset: int
    reason: str


class _BrokenError(Exception):
    """What stands here is no record; the message says why."""


def warc_records(stream: BinaryIO, limit: int) -> Iterator[WarcRecord | Broken]:
    """The records from the start of `stream`, which must be able to seek; of a block over `limit` bytes only that many are kept."""
    stream.seek(0)
    packed = stream.read(3) == GZIP
    start: int | None = 0
    told = False
    while start is not None:
        raw = _Members(stream, start) if packed else _Plain(stream, start)
        reader = io.BufferedReader(cast("io.RawIOBase", raw), _BLOCK)
        start = None
        try:
            while record := _record(reader, raw, limit):
                told = False
                yield record
        except (_BrokenError, zlib.error, EOFError) as error:
            at = raw.at if raw.begun is None else raw.begun
            if not told:  # the mark may stand in the midst of what is broken, and lead nowhere again
                yield Broken(at, " ".join(str(error).split())[:100])
            told = True
            start = _next(stream, at + 1, GZIP if packed else MARK)


class _Plain(io.RawIOBase):
    """The bytes of an unpacked file; a record begins at `begun`."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self._stream, self._position, self.at = stream, start, start
        self.begun: int | None = None

    def readable(self) -> bool:
        """As io wants it."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As io wants it."""
        self._stream.seek(self._position)
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)

    def begin(self, ahead: int) -> None:
        """A record begins `ahead` bytes before what was last read ends."""
        self.begun = self._position - ahead


class _Members(io.RawIOBase):
    """What the gzip members of a file hold; `at` is where the member begins that is being unpacked, `begun` that of a record."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self._stream, self._position, self.at = stream, start, start
        self.begun: int | None = None
        self._unpack, self._input, self._fed = zlib.decompressobj(31), b"", False

    def readable(self) -> bool:
        """As io wants it."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As io wants it: what is left of this member, or the beginning of the next."""
        while True:
            if self._unpack.eof:
                self._input = self._unpack.unused_data
                self.at = self._position - len(self._input)
                self._unpack, self._fed = zlib.decompressobj(31), False
            data = self._input or self._more()
            made = self._unpack.decompress(data, len(buffer))
            self._input = self._unpack.unconsumed_tail
            if made:
                buffer[: len(made)] = made
                return len(made)
            if not data and not self._unpack.eof:
                if self._fed:
                    raise EOFError("the file ends inside a record")
                return 0
            self._fed = True

    def _more(self) -> bytes:
        self._stream.seek(self._position)
        block = self._stream.read(_BLOCK)
        self._position += len(block)
        return block

    def begin(self, _ahead: int) -> None:
        """A record begins in this member."""
        self.begun = self.at


def _record(reader: io.BufferedReader[Any], raw: _Plain | _Members, limit: int) -> WarcRecord | None:
    """The next record; none at the end."""
    raw.begun = None
    line = b"\r\n"
    while not line.strip():
        if not (line := reader.readline(_HEAD)):
            return None
    raw.begin(len(reader.peek()) + len(line))
    if not line.startswith(MARK):
        raise _BrokenError("no record begins where one should")
    headers = _headers(reader)
    length = headers.get("content-length", "")
    if not length.isdecimal() or len(length) > 15:
        raise _BrokenError("a record without its length")
    return WarcRecord(raw.begun or 0, headers, _block(reader, int(length), limit), int(length) <= limit)


def _headers(reader: io.BufferedReader[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for _ in range(1000):
        if not (line := reader.readline(_HEAD)):
            raise EOFError("the file ends inside a record")
        if not line.strip():
            return found
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip().strip("<>"))
    raise _BrokenError("a record with more than 1,000 headers")


def _block(reader: io.BufferedReader[Any], length: int, limit: int) -> bytes:
    kept = reader.read(min(length, limit))
    left = length - len(kept)
    while left > 0 and len(kept) >= limit and (passed := reader.read(min(left, _BLOCK))):
        left -= len(passed)
    if left > 0:
        raise _BrokenError("the file ends inside a record")
    return kept


def _next(stream: BinaryIO, start: int, mark: bytes) -> int | None:
    """Where the mark next stands, from `start` on."""
    stream.seek(start)
    kept = b""
    while block := stream.read(_BLOCK):
        window = kept + block
        if (found := window.find(mark)) >= 0:
            return start + found - len(kept)
        start += len(block)
        kept = window[1 - len(mark) :]
    return None
