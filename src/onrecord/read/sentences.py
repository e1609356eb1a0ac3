"""Paragraphs and sentences of a text, by place."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator

from onrecord.model.reading import Casing
from onrecord.read.tokens import BROKEN_MARK

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr gen lt col sgt capt gov sen rep st jr sr no mt maj cpl adm cmdr supt insp rev hon prof vs etc inc corp co ltd "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun approx dept est fig al "
    "fr br msgr mgr brig pvt pfc det asst addl dy "
    "m mm mme mlle av bd env janv févr avr juil déc cf ex ste".split()
)
_BLANK = re.compile(r"\n[ \t\r]*\n\s*|\r\r+")
_LINE = re.compile(r"\r\n|\n|\r")
_END = re.compile(rf"(?:[.!?…]+|[.!?]?[。！？])(?:[\"”’»'\)\]]|{BROKEN_MARK})*(?=\s|$)|[.!?][\"”»](?=\w)")
_BROKEN_OPENING = re.compile(rf"(?:{BROKEN_MARK})+")
_MIDDLE_NAME = re.compile(
    r"(?<![.!?]\s)\b(?!(?:War|Class|Phase|Part|Type|Level|Title|Division|Chapter|Book|Act|Volume|And|But|So|If|When)\b)[A-Z][a-zà-ÿ]+\sI$"
)
"""The first name before the initial "I", which else is a pronoun that ends a sentence, or a number."""
_NAMED_SO = re.compile(r"\s[A-Z][\w'’-]+(?:,\s|\s(?:was|is|of|has|faces|told|said)\b)")
"""A surname behind an initial, and what a sentence says of it: "Ada I. Stone, 32, was"."""
_OPENS_NEXT = re.compile(
    r"\s(?:The|An?|He|She|They|It|We|When|After|Upon|His|Her|Their|There|No|Two|Three|Both|Police|Officers|Deputies|Troopers|Detectives|Investigators|"
    r"Authorities|Witnesses|Officials|Firefighters|Paramedics|Medics|Responding|Neighbors|Residents|Anyone)\s"
)
"""What opens a sentence behind "9 p.m.", and is no day or time zone."""
LONGEST = 4000
"""Code points; the longest sentences of news have a fifth of that. Lists without full stops are read in pieces."""
_OPENERS = "\"“‘«'([-–—•*"


def _hard_wrapped(text: str) -> bool:
    """Whether single line ends are only where the margin was: most lines are full and do not end a sentence."""
    lines = [line.strip() for line in _LINE.split(text) if line.strip()]
    if len(lines) < 4:
        return False
    longest = max(map(len, lines))
    open_ended = sum(not line.endswith((".", "!", "?", '"', "”", ":")) for line in lines)
    return longest <= 120 and statistics.median(map(len, lines)) >= 0.7 * longest and open_ended >= 0.5 * len(lines)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the paragraphs, trimmed; a single line end parts them unless the text is hard-wrapped."""
    parting = _BLANK if _hard_wrapped(text) else _LINE
    found, start = [], 0
    for m in [*parting.finditer(text), None]:
        end = m.start() if m else len(text)
        piece = text[start:end]
        if piece.strip():
            found.append((start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())))
        start = m.end() if m else end
    return found


def _ends_sentence(text: str, m: re.Match[str], casing: Casing) -> bool:
    """Whether the mark at `m` ends a sentence, going by what stands before and after it."""
    after = _BROKEN_OPENING.sub('"', text[m.end() : m.end() + 40].lstrip()[:10])[:2]
    if not after:
        return True
    word = re.search(r"(\S+)$", text[max(0, m.start() - 20) : m.start()])
    before = (word[1] if word else "").lstrip("(\"“‘«'").casefold()
    single_dot = _BROKEN_OPENING.sub("", m.group()).rstrip("\"”’»')]") == "."
    initial = re.fullmatch(r"[a-zà]", before) and (
        before != "i" or casing != "mixed" or _MIDDLE_NAME.search(text, max(0, m.start() - 24), m.start()) or _NAMED_SO.match(text, m.end())
    )
    if single_dot and before in ("a.m", "p.m") and casing == "mixed" and _OPENS_NEXT.match(text, m.end()):
        return True
    if single_dot and (before in _ABBREVIATIONS or initial or re.fullmatch(r"(?:\w\.)+\w", before)):
        return re.fullmatch(r"(?:\w\.)+\w", before) is not None and casing == "mixed" and after[0] in _OPENERS
    first = after[1] if after[0] in _OPENERS and len(after) > 1 else after[0]
    if casing == "lower":
        return not single_dot or first.isalnum() or first in _OPENERS
    return first.isupper() or first.isdigit() or first in _OPENERS or not first.isalpha()


def _split(text: str, start: int, end: int, casing: Casing) -> Iterator[tuple[int, int]]:
    """Sentences of one paragraph."""
    here = start
    for m in _END.finditer(text, start, end):
        if m.end() < end and not _ends_sentence(text[:end], m, casing):
            continue
        if text[here : m.end()].strip():
            yield here, m.end()
        here = m.end()
        while here < end and text[here].isspace():
            here += 1
    if here < end and text[here:end].strip():
        yield here, end


def sentence_spans(text: str, casing: Casing) -> list[tuple[int, int, int]]:
    """Half-open offsets of the sentences, each with the number of its paragraph."""
    return [
        (first, last, k)
        for k, (start, end) in enumerate(paragraphs(text))
        for a, b in _split(text, start, end, casing)
        for first, last in _pieces(text, a, b)
    ]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence whole, or one that goes on beyond all measure in pieces, so that nothing that looks through a sentence looks through a book."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1
        if not cut:
            break
        yield start, cut - 1
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
