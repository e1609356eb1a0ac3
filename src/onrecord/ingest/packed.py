"""Compressed bytes, unpacked within a limit: a few kilobytes can hold gigabytes, and those are never made."""

from __future__ import annotations

import zlib

from onrecord.model.errors import InputNotText, InputTooLarge

GZIP = b"\x1f\x8b\x08"
_ENCODINGS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


def unpacked_gzip(data: bytes, limit: int) -> bytes:
    """What the members of a gzip file hold. InputTooLarge where that is over `limit` bytes, InputNotText where they are broken."""
    out = bytearray()
    while data:
        made, data = _member(data, limit - len(out), 31)
        out += made
        if data[:3] != GZIP:  # zeros or other remains after the last member, as gzip itself passes over
            break
    return bytes(out)


def decoded(data: bytes, encoding: str | None, limit: int) -> bytes:
    """The body of a response by its Content-Encoding. InputTooLarge, or InputNotText where it is broken or packed in another way."""
    name = (encoding or "identity").strip().lower()
    if name in ("identity", ""):
        return data
    if name not in _ENCODINGS:
        raise InputNotText(f"packed in a way that is not read: {name[:40]}")
    try:
        return _member(data, limit, _ENCODINGS[name])[0]
    except InputNotText:
        if name == "deflate":  # some servers leave out its header
            return _member(data, limit, -15)[0]
        raise


def _member(data: bytes, limit: int, bits: int) -> tuple[bytes, bytes]:
    """What one compressed member holds, and the bytes after it."""
    unpack = zlib.decompressobj(bits)
    try:
        made = unpack.decompress(data, limit + 1)
    except zlib.error as error:
        raise InputNotText(f"broken compression ({error})") from error
    if len(made) > limit:
        raise InputTooLarge(f"unpacked, it is larger than the limit of {limit // 1_000_000} MB")
    if not unpack.eof:
        raise InputNotText("the compressed data ends too early")
    return made, unpack.unused_data
