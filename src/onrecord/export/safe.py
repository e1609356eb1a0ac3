"""Text from outside made fit for a terminal: it can move no cursor, change no colour and turn no line around."""

from __future__ import annotations

import re

# C0 and C1 controls, the marks that reverse the direction of what follows, and lone surrogates.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_SPACE = re.compile(r"[ \t\r\n\v\f\x1c-\x1f\x85\xa0\u2028\u2029]+")


def printable(text: str) -> str:
    """`text` with each character that a terminal might act on written as its escape."""
    return _UNFIT.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """`text` in one printable line: white space of any kind becomes single spaces."""
    return printable(_SPACE.sub(" ", text).strip())
