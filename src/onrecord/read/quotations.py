"""Quoted words of a text (curly, straight, guillemets, broken encodings), across paragraphs, also where a mark was left open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model.reading import Quotation
from onrecord.read.sentences import paragraphs

Side = Literal["open", "close", "either"]

_MOJIBAKE_OPEN, _MOJIBAKE_CLOSE = r"â(?:€œ|\x80\x9c)", r"â(?:€\x9d|€\ufffd|\x80\x9d|€(?=[\s.,;:!?)]|$))"
_DOUBLE = (
    rf"{_MOJIBAKE_OPEN}|{_MOJIBAKE_CLOSE}|&(?:quot|ldquo|rdquo|#34|#822[01]);|''|``|(?:â€˜){{2}}|(?:â€™){{2}}|’’|‘‘|,,(?=\w)|[\"“”„‟＂]"
)
_ANGLE = r"Â[«»]|&[lr]aquo;|<<|>>|[«»]"
_CORNER = r"[「」『』]"
_SINGLE = r"â(?:€˜|\x80\x98|€™|\x80\x99)|&[lr]squo;|[‘’‚'‹›`]"
_MARK = re.compile(rf"(?P<double>{_DOUBLE})|(?P<angle>{_ANGLE})|(?P<corner>{_CORNER})|(?P<single>(?<!\w)(?:{_SINGLE})|(?:{_SINGLE})(?!\w))")
_GLYPH = re.compile("[â&'`,\"<>Â“”„‟＂«»「」『』‘’‚‹›]")
"""What a mark begins with: to look for it is far quicker than to try for a mark at each letter."""
_OPENING = frozenset("“ „ ‟ ‘ ‚ ‹ « 「 『 `` ‘‘ ,, << &ldquo; &laquo; &lsquo; &#8220; â€œ â\x80\x9c â€˜ â\x80\x98 Â«".split(" "))
_CLOSING = frozenset("” » 」 』 ’’ >> &rdquo; &raquo; &#8221; â€\x9d â\x80\x9d â€ Â» › â€\ufffd".split(" "))
_ELIDED = re.compile(r"(?:\d0s|em|til|tis|twas|cause|bout|n|round|neath|cos|s|t|d|m|ll|re|ve)\b", re.IGNORECASE)
_BEFORE_OPENING = " \t\r\n\xa0\u202f\u2009([{-–—/:,;>"
_DEPTH = 8
"""More marks than this open at once are no nesting but marks that were forgotten."""
_REACH = 3
"""A quotation without new opening marks runs over this many paragraph ends at most; beyond, its closing mark was forgotten."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark: what family it is of, which side it looks like, the paragraph it stands in."""

    start: int
    end: int
    family: str
    side: Side
    directed: bool
    paragraph: int
    glyph: str


def _side(text: str, start: int, end: int, glyph: str) -> Side:
    """Which side of a quotation a mark stands on: by its shape where that says it, else by the white space around it."""
    before = start == 0 or text[start - 1] in _BEFORE_OPENING or text[start - 1] in "“‘«\"'"
    after = end >= len(text) or not (text[end].isalnum() or text[end] in "“‘«\"'¡¿$£€#@[(…-.")
    if glyph in ("“", "‘", "«", "»", "”", "’", "’’", "<<", ">>", "‹", "›"):
        fits = before and not after if glyph in ("”", "’", "’’") else False
        misfits = after and start > 0 and not text[start - 1].isspace() and glyph in ("“", "‘")
        return "open" if fits or (glyph in _OPENING and not misfits) else "close"
    if glyph in _OPENING or glyph in _CLOSING:
        return "open" if glyph in _OPENING else "close"
    if before == after:
        return "either"
    return "open" if before else "close"


def _found(text: str) -> Iterator[re.Match[str]]:
    """What has the form of a mark, without overlaps."""
    glyph = _GLYPH.search(text)
    while glyph:
        m = _MARK.match(text, glyph.start())
        if m:
            yield m
        glyph = _GLYPH.search(text, m.end() if m else glyph.end())


def _marks(text: str, spans: list[tuple[int, int]]) -> Iterator[_Mark]:
    """All marks of a text that can bound a quotation, in order."""
    starts = [start for start, _ in spans]
    for m in _found(text):
        family, glyph = str(m.lastgroup), m.group()
        side = _side(text, m.start(), m.end(), glyph)
        if family == "single" and side != "close" and (m.end() >= len(text) or _ELIDED.match(text, m.end()) or text[m.end()].isspace()):
            side = "close"
        directed = glyph in _OPENING or glyph in _CLOSING
        yield _Mark(m.start(), m.end(), family, side, directed, bisect_right(starts, m.start()) - 1, glyph)


def _plural_possessive(text: str, mark: _Mark) -> bool:
    """Whether a closing single mark may be the apostrophe of a plural ("the workers' strike")."""
    return (
        text[mark.start - 1 : mark.start] in ("s", "S", "z", "x")
        and text[mark.end : mark.end + 1] == " "
        and text[mark.end + 1 : mark.end + 2].islower()
    )


def _quotation(text: str, opening: _Mark, end: int, inner_end: int, *, closed: bool) -> Quotation | None:
    """The quotation from a mark to `end`, none where it encloses nothing."""
    inner = text[opening.end : inner_end]
    if not inner.strip():
        return None
    first = opening.end + len(inner) - len(inner.lstrip())
    last = opening.end + len(inner.rstrip())
    return Quotation(opening.start, end if closed else last, first, last, closed, opening.family == "single")


def _left_open(text: str, spans: list[tuple[int, int]], opening: _Mark, limit: int) -> Quotation | None:
    """What a mark without a partner opens: the rest of its paragraph, or up to `limit`. Single marks need a partner."""
    if opening.family == "single" or opening.side != "open" or opening.glyph in ("<<", ",,"):
        return None
    end = min(limit, spans[opening.paragraph][1])
    return _quotation(text, opening, end, end, closed=False) if end > opening.end else None


def _partner(stack: list[_Mark], mark: _Mark) -> int | None:
    """Which open mark a mark closes: the last one of its family that it can close."""
    if mark.side == "open":
        return None
    for k in range(len(stack) - 1, -1, -1):
        opening = stack[k]
        if opening.family != mark.family:
            continue
        apart = mark.paragraph - opening.paragraph
        if apart == 0 or (apart <= _REACH and mark.side == "close" and mark.family != "single"):
            return None if mark.side == "either" and mark.start == opening.end else k
        return None
    return None


def _reversed(text: str, stack: list[_Mark], mark: _Mark) -> _Mark:
    """A closing guillemet that stands where an opening one would ("»so«", as German has it) opens."""
    alone = mark.family == "angle" and not any(m.family == "angle" for m in stack)
    if (
        alone
        and mark.side == "close"
        and text[mark.end : mark.end + 1].isalnum()
        and text[mark.start - 1 : mark.start] in ("", " ", "\n", "(")
    ):
        return _Mark(mark.start, mark.end, mark.family, "open", mark.directed, mark.paragraph, mark.glyph)
    if mark.glyph == "«" and any(m.glyph == "»" for m in stack):
        return _Mark(mark.start, mark.end, mark.family, "close", mark.directed, mark.paragraph, mark.glyph)
    if mark.glyph == "“" and any(m.glyph in ("„", ",,") for m in stack):
        return _Mark(mark.start, mark.end, mark.family, "close", mark.directed, mark.paragraph, mark.glyph)
    return mark


def _pairs(text: str, spans: list[tuple[int, int]]) -> Iterator[Quotation | None]:
    """Quotations in the order in which they end."""
    stack: list[_Mark] = []
    doubtful: dict[int, _Mark] = {}
    for found in _marks(text, spans):
        mark = _reversed(text, stack, found)
        k = _partner(stack, mark)
        if k is not None:
            if mark.family == "single" and _plural_possessive(text, mark):
                if k == len(stack) - 1:
                    doubtful[stack[k].start] = mark
                continue
            opening = stack[k]
            yield from _abandon(text, spans, stack[k + 1 :], mark.start, doubtful)
            del stack[k:]
            yield _quotation(text, opening, mark.end, mark.start, closed=True)
        elif mark.side != "close":
            # A new mark of a family that is open: the one before was never closed. Guillemets nest, the others do not.
            again = next(
                (i for i, m in enumerate(stack) if m.paragraph < mark.paragraph or (m.family == mark.family != "angle")), len(stack)
            )
            yield from _abandon(text, spans, stack[again:], mark.start, doubtful)
            del stack[again:]
            stack.append(mark)
            if len(stack) > _DEPTH:
                yield from _abandon(text, spans, stack[:1], mark.start, doubtful)
                del stack[0]
    yield from _abandon(text, spans, stack, len(text), doubtful)


def _abandon(
    text: str, spans: list[tuple[int, int]], marks: list[_Mark], limit: int, doubtful: dict[int, _Mark]
) -> Iterator[Quotation | None]:
    """What becomes of marks that find no partner before `limit`."""
    for opening in marks:
        closing = doubtful.pop(opening.start, None)
        if closing is not None:
            yield _quotation(text, opening, closing.end, closing.start, closed=True)
        else:
            yield _left_open(text, spans, opening, limit)


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations in text order, the outer before the inner; nested ones lie wholly inside.

    A quotation that goes on in a next paragraph with a new opening mark is one quotation for each paragraph, all but the last
    with `closed` false. A mark left open reaches to the end of its paragraph, or to the next mark that opens anew.
    Broken encodings of the marks ("â€œ", "&quot;", two apostrophes) count as marks. Apostrophes do not.
    """
    found = sorted((q for q in _pairs(text, paragraphs(text)) if q is not None), key=lambda q: (q.start, -q.end))
    return tuple(_without_crossing(text, found))


def _without_crossing(text: str, found: list[Quotation]) -> list[Quotation]:
    """Cut what was left open where a closed quotation runs over its end, so that quotations nest or lie apart."""
    kept: list[Quotation] = []
    around: list[int] = []
    for quotation in found:
        while around and kept[around[-1]].end <= quotation.start:
            around.pop()
        while around and kept[around[-1]].end < quotation.end:
            k = around.pop()
            outer = kept[k]
            end = outer.inner_start + len(text[outer.inner_start : quotation.start].rstrip())
            kept[k] = replace(outer, end=end, inner_end=end, closed=False)
        around.append(len(kept))
        kept.append(quotation)
    return [q for q in kept if q.inner_start < q.inner_end]
