"""Voices that stand beside a number without a verb of saying: "1,200 (police)", "police counted 1,200 people, unions 3,000"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord.model.ids import content_id
from onrecord.model.locate import sentence_index, tokens_between
from onrecord.model.reading import Attribution, Layout, NumberPhrase
from onrecord.model.span import Span, span_at
from onrecord.read.sources import source_kind

_COUNTED = r"(?:[^\S\n]+(?:de[^\S\n]+|d['’])?[^\W\d_][\w'’-]*){0,2}"
_IN_BRACKETS = re.compile(rf"{_COUNTED}[^\S\n]*\((?P<source>[^()\d]{{3,60}})\)")
_GAPPED = re.compile(
    r"(?P<counted>[^,;()\d]{0,60})[,;]?[^\S\n]+(?:(?:and|but|while|against|et|mais|contre|tandis que)[^\S\n]+)?(?P<source>(?:the |les |la |le |l['’])?[^,;()\d]{3,60}?)[^\S\n]*$"
)
"""Between two numbers: what the first counts, then who gives the second."""


def tally_attributions(layout: Layout, numbers: tuple[NumberPhrase, ...], attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions of a text and those of numbers that only stand beside their source, in text order of what is said."""
    found = [*attributions, *_bracketed(layout, numbers)]
    found += _gapped(layout, numbers, found)
    return tuple(sorted(found, key=lambda a: min(s.start for s in (*a.cue, *a.content))))


def _bracketed(layout: Layout, numbers: Iterable[NumberPhrase]) -> Iterator[Attribution]:
    """Numbers with a source in brackets behind them."""
    for number in numbers:
        m = _IN_BRACKETS.match(layout.text, number.span.end)
        if m and (source := _source(layout, m.start("source"), m.end("source"))):
            yield _attribution(layout, source, _counted(layout, number, m.start("source") - 1))


def _gapped(layout: Layout, numbers: tuple[NumberPhrase, ...], attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Numbers whose verb is left out: that of the number before them, which somebody else gives."""
    contents: dict[int, list[Span]] = defaultdict(list)
    for content in (content for one in attributions if one.source for content in one.content):
        for index in range(sentence_index(layout, content.start), sentence_index(layout, content.end - 1) + 1):
            contents[index].append(content)
    for before, number in pairwise(numbers):
        here = sentence_index(layout, number.span.start)
        if sentence_index(layout, before.span.start) != here or not _is_said(before.span, contents[here]):
            continue
        m = _GAPPED.match(layout.text, before.span.end, number.span.start)
        if m and m["counted"].count(" ") <= 4 and (source := _source(layout, m.start("source"), m.end("source"))):
            yield _attribution(layout, source, number.span)


def _is_said(span: Span, contents: Iterable[Span]) -> bool:
    return any(content.start <= span.start and span.end <= content.end for content in contents)


def _source(layout: Layout, start: int, end: int) -> Span | None:
    """The words as a source, where their kind is one that gives numbers and no verb stands in them."""
    words = layout.text[start:end].strip()
    tokens = tokens_between(layout, start, end)
    if not words or any(t.tag in ("VERB", "AUX", "ADP") and t.lemma not in ("of", "de") for t in tokens):
        return None
    start = layout.text.index(words, start)
    return span_at(layout.text, start, start + len(words)) if source_kind(words, layout.language) not in ("other", "unnamed") else None


def _counted(layout: Layout, number: NumberPhrase, end: int) -> Span:
    """A number with the noun behind it."""
    return span_at(layout.text, number.span.start, number.span.start + len(layout.text[number.span.start : end].rstrip()))


def _attribution(layout: Layout, source: Span, content: Span) -> Attribution:
    kind = source_kind(source.quote, layout.language)
    return Attribution(content_id("a", source.start, content.start, content.end), (source,), (), (content,), kind)
