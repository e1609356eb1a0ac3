"""A text laid out: tokens with part of speech, sentences, headline and dateline, quotations."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.model.reading import Layout, Sentence, SentencePlace, Token
from onrecord.read.asides import asides
from onrecord.read.casing import casing_of
from onrecord.read.quotations import find_quotations
from onrecord.read.sentences import sentence_spans
from onrecord.read.tagging import tag_sentences
from onrecord.read.tokens import token_spans

_DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-Ý][\w.'’ -]{1,30}(?:,[^\n]{2,40})?(?:\s*\([^)\n]{2,40}\))?\s*(?:--|–|—|-)\s|"
    r"[A-ZÀ-Ý][^\n]{2,60}\[TEXT\]|This story is from [A-Z]\w+ \d+, \d{4})"
)


def _place(text: str, start: int, end: int, paragraph: int, title: str | None) -> SentencePlace:
    """Where in a report a sentence stands: a first paragraph without a full stop, or the title's own words, is the headline."""
    words = text[start:end].strip()
    if title and paragraph <= 1 and words.rstrip(".").casefold() == title.strip().rstrip(".").casefold():
        return "headline"
    if paragraph == 0 and not words.endswith((".", "!", "?", "”", '"', ":", "…")) and end - start < 200 and text[end:].strip():
        return "headline"
    return "dateline" if paragraph <= 1 and (m := _DATELINE.match(words)) and m.end() >= len(words) else "body"


def _paragraphs(text: str, spans: list[tuple[int, int, int]]) -> list[str]:
    """The words of each paragraph, from its first sentence to its last."""
    edges: dict[int, tuple[int, int]] = {}
    for start, end, paragraph in spans:
        edges[paragraph] = (edges.get(paragraph, (start, end))[0], end)
    return [text[slice(*edges[k])] if k in edges else "" for k in range(max(edges, default=-1) + 1)]


def lay_out(text: str, language: str, *, title: str | None = None) -> Layout:
    """Lay out `text`; `language` is ISO 639-1, `title` the title where it is known apart from the text."""
    casing = casing_of(text)
    pieces = token_spans(text, language)
    starts = [start for start, _ in pieces]
    sentences: list[Sentence] = []
    kept: list[tuple[int, int]] = []
    spans = sentence_spans(text, casing)
    beside = asides(_paragraphs(text, spans))
    for start, end, paragraph in spans:
        inside = pieces[bisect_left(starts, start) : bisect_left(starts, end)]
        place = "aside" if paragraph in beside else _place(text, start, end, paragraph, title)
        sentences.append(Sentence(start, end, len(kept), len(kept) + len(inside), paragraph, place))
        kept += inside
    words = [text[a:b] for a, b in kept]
    tagged, parses = tag_sentences([words[s.first : s.last] for s in sentences], language, casing=casing)
    tokens = (Token(a, b, w, t, lemma, fine) for (a, b), w, (t, fine, lemma) in zip(kept, words, tagged, strict=True))
    return Layout(text, language, casing, tuple(sentences), tuple(tokens), find_quotations(text), parses)
