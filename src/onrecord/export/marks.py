"""Marked words in a text, as HTML: overlapping marks are cut into segments, and no code point is lost or added."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

# What HTML cannot hold stands as U+FFFD, one for one; a carriage return is kept by its reference, which parsers leave alone.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark: half-open code points, an id to link to, a link back, a tooltip, and what kind of mark it is."""

    start: int
    end: int
    id: str
    link: str
    title: str
    kind: str


def safe_html(text: str) -> str:
    """`text` as HTML that shows exactly it: nothing in it is markup, and its code points can be read back."""
    return escape(_UNFIT.sub("\ufffd", text)).replace("\r", "&#13;")


def marked_html(text: str, marks: Sequence[Mark]) -> str:
    """`text` as HTML with its marks. A segment names all marks that cover it; the first segment of each carries its id."""
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    opening: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        opening[mark.start].append(mark)
    parts: list[str] = []
    open_now: list[Mark] = []
    for start, end in pairwise(cuts):
        open_now = [mark for mark in open_now if mark.end > start] + opening[start]
        words = safe_html(text[start:end])
        parts.append(_segment(words, open_now, opening[start]) if open_now else words)
    return "".join(parts)


def _segment(words: str, marks: list[Mark], begun: list[Mark]) -> str:
    ids = "".join(f'<span id="{mark.id}"></span>' for mark in begun)
    classes = " ".join(dict.fromkeys([*(mark.kind for mark in marks), *(mark.id for mark in marks)]))
    title = safe_html("\n".join(dict.fromkeys(mark.title for mark in marks)))
    narrowest = min(marks, key=lambda mark: mark.end - mark.start)
    return f'{ids}<mark class="{classes}" title="{title}"><a href="#{narrowest.link}">{words}</a></mark>'
