"""Bytes to text in any encoding. Nothing is repaired: what was guessed or lost is an issue, and the bytes' digest is kept elsewhere."""

from __future__ import annotations

import codecs
import re

from onrecord.model.document import Issue
from onrecord.model.errors import InputNotText, InputTooLarge

MAX_BYTES = 20_000_000
"""The largest file and the longest line of a stream. Web pages carry images and scripts; a report's text is far smaller."""
MAX_TEXT = 1_000_000
"""The longest text, in code points: a book of 180,000 words. Longer ones are refused whole, never cut.

Reading takes about 5 s of CPU time for each 100,000, and 690 MB of memory at the limit (`time onrecord read FILE --json`).
"""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_SAMPLE = 65_536
_WESTERN = frozenset("àâäáãåæçéèêëíìîïñóòôöõøœùúûüßÀÂÄÁÃÅÆÇÉÈÊËÍÎÏÑÓÔÖÕØŒÙÚÛÜ«»‘’“”„–—…•·°º§€£¡¿\xa0\xad")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DOCUMENT_FORMATS = ((b"%PDF-", "a PDF file"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"\x1f\x8b", "a gzip archive"))


def check_length(text: str, where: str) -> None:
    """Refuse a text over the limit; `where` names it. Raises InputTooLarge."""
    if len(text) > MAX_TEXT:
        found = f"{len(text):,} characters, the limit is {MAX_TEXT:,}"
        raise InputTooLarge(f"the text is too long ({found}): {where}", hint="split it into one file a report")


def decode(data: bytes, where: str, *, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """The text of `data` with its line ends untouched, and what is unsure about it.

    A byte order mark decides and is left out; then UTF-8 if it fits; then `declared`, the encoding a page names; else the
    likeliest encoding, with an issue. Raises InputNotText for what is no text; `where` names it.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], encoding)
    if wide := _wide(data):
        text, issues = _lossy(data, wide)
        return text, (_guessed(wide), *issues)
    _refuse_binary(data, where)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if declared and (as_declared := _declared(data, declared)) is not None:
        return as_declared, ()
    if _is_damaged_utf8(data):
        return _lossy(data, "utf-8")
    return _guess(data, where)


def _lossy(data: bytes, encoding: str) -> tuple[str, tuple[Issue, ...]]:
    """Decode, with U+FFFD for what does not fit and an issue that says how much that was."""
    text = data.decode(encoding, "replace")
    own = "\ufffd".encode(encoding, "ignore")
    lost = text.count("\ufffd") - (data.count(own) if own else 0)
    if lost <= 0:
        return text, ()
    at = text.index("\ufffd")
    return text, (Issue("bytes-replaced", f"{lost} byte sequences are not {encoding} and stand as U+FFFD", at, at + 1),)


def _refuse_binary(data: bytes, where: str) -> None:
    sample = data[:_SAMPLE]
    for magic, name in _DOCUMENT_FORMATS:
        if sample.startswith(magic):
            raise InputNotText(f"{name}, not text: {where}", hint="convert it to plain text or HTML first")
    if b"\0" in sample or len(_CONTROL.findall(sample)) > 0.02 * len(sample):
        raise InputNotText(f"a binary file, not text: {where}", hint="convert it to plain text or HTML in UTF-8 first")


def _declared(data: bytes, name: str) -> str | None:
    """The text in the encoding that a page declares; none where there is no such encoding or the bytes do not fit it."""
    label = name.strip().lower()
    # The web reads Latin-1 and ASCII as Windows-1252 (WHATWG Encoding Standard).
    label = "cp1252" if label in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else label
    try:
        return data.decode(label)
    except (LookupError, UnicodeError):
        return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most bytes above ASCII form valid UTF-8, so that a guess at another encoding would spoil the whole for a few bytes."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return sum(ch > "\x7f" for ch in text) - lost > lost


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: in most scripts every other byte is then zero, and in none are both."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or min(even, odd) > 0.02 * len(sample) or max(even, odd) <= 0.2 * len(sample):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    controls = sum(ch < " " and ch not in "\t\n\f\r" for ch in sample.decode(encoding, "replace"))
    return encoding if controls <= 0.01 * len(sample) else None


def _guess(data: bytes, where: str) -> tuple[str, tuple[Issue, ...]]:
    encoding = "cp1252" if _is_western(data[:_SAMPLE]) else _likeliest(data[:_SAMPLE])
    if encoding is None:
        raise InputNotText(f"no known text encoding: {where}", hint="convert it to UTF-8 first")
    text, issues = _lossy(data, encoding)
    return text, (_guessed(encoding), *issues)


def _guessed(encoding: str) -> Issue:
    return Issue("encoding-guessed", f"the file does not say its encoding and is not UTF-8; it was read as {encoding}")


def _is_western(data: bytes) -> bool:
    """Whether the bytes above ASCII are few, and all of them the letters and marks of western European text in Windows-1252.

    charset-normalizer has no such prior, and reads short French and German texts as Windows-1250.
    """
    text = data.decode("cp1252", "replace")
    high = [ch for ch in text if ch > "\x7f"]
    return len(high) < 0.25 * len(text) and all(ch in _WESTERN for ch in high)


def _likeliest(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 (slow to import, and most files are UTF-8)

    found = from_bytes(data).best()
    return found.encoding if found else None
