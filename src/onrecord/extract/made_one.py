"""Which chains words make one: "the victim was identified as Ada Stone", "the victim, Ada Stone", "the victim is a 27-year-old man"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from onrecord.extract.age import age_in
from onrecord.extract.context import Context
from onrecord.lexicons.patterns import may_hold, sought
from onrecord.model.once import once
from onrecord.model.reading import Mention
from onrecord.model.span import overlaps

_AS = sought(r"\b(?:identif\w+|named|known|nommée?)\b[^.;]{0,120}?\b(?:as|comme)\b")
_IS = re.compile(r"\s*(?:,|:|\b(?:is|was|est|était)\b)\s*(?:\d{1,2}-year-old\s)?", re.IGNORECASE)
_IS_AGED = re.compile(r"\s(?:is|was|,)\s(?:described as\s)?an?\s\d{1,2}[- ]year", re.IGNORECASE)
"""Between "the victim" and words that tell the age: "the victim is a 27-year-old man"."""
_DESCRIBES = re.compile(r"\s*,\s*(?:\d{1,3},\s*)?an?\s(?:\S+[- ]){0,2}(?:year|month)s?[- ]old\b", re.IGNORECASE)
"""Behind a name, the words that describe its person by age."""
_LIST_GOES_ON = re.compile(r"\s*,?\s*(?:and|&)\s|\s*,\s*an?\s(?:\S+[- ]){0,2}(?:year|month)s?[- ]old\b", re.IGNORECASE)
DEFINITE = re.compile(r"(?:the|this|that|le|la|l['’]|ce|cette|he|she|him|her|il|elle)\b", re.IGNORECASE)
_OWNS = re.compile(r"\b(?:for|of)\s$", re.IGNORECASE)
"""Before a description that only tells whose lawyer or father the name behind it is of: "a lawyer for the man, Ada Stone"."""
_SHORTEST = 4
"""Code points of a definite description, at least: "the" and a noun."""


@once
def identified(ctx: Context) -> tuple[tuple[str, str], ...]:
    """Pairs of chains that words make one."""
    return tuple(_made_one(ctx))


def _made_one(ctx: Context) -> Iterator[tuple[str, str]]:
    """Pairs of chains that words make one: "the victim was identified as Ada Stone", "the victim, Ada Stone", "the gunman is Ada Stone"."""
    patients = {
        (p.sentence, a.mention)
        for p in ctx.reading.predicates
        if p.lemma in ("identify", "name")
        for a in p.arguments
        if a.role == "patient"
    }
    for index, sentence in enumerate(ctx.reading.layout.sentences):
        singles = [n for n in ctx.mentions_in.get(index, []) if n.type == "person"]
        called = singles and may_hold(_AS, ctx.text[sentence.start : sentence.end])
        for m in _AS.pattern.finditer(ctx.text, sentence.start, sentence.end) if called else ():
            ahead = [n for n in singles if n.span.end <= m.end()]
            told = [n for n in ahead if (index, n.id) in patients]
            before = max(told or ahead, key=lambda n: n.span.end, default=None)
            after = min((n for n in singles if n.span.start >= m.end()), key=lambda n: n.span.start, default=None)
            if before and after and after.span.start - m.end() < 40 and before.named != after.named:
                yield before.chain, after.chain
        for a, b in itertools.pairwise(singles):
            apposed = a.named and _DESCRIBES.match(ctx.text, a.span.end, b.span.end) and _ends_apposition(ctx.text, b.span.end)
            if apposed or _is_said_to_be(ctx.text, a, b):
                yield a.chain, b.chain


def _is_said_to_be(text: str, a: Mention, b: Mention) -> bool:
    """Whether a definite description is told to be somebody: "the gunman is Ada Stone", "the victim is a 27-year-old man"."""
    if a.named or len(a.span.quote) <= _SHORTEST or not DEFINITE.match(a.span.quote) or overlaps(a.span, b.span):
        return False
    if not b.named:
        return a.chain != b.chain and _IS_AGED.match(text, a.span.end, b.span.end) is not None and age_in(text, b) is not None
    if _OWNS.search(text, max(0, a.span.start - 5), a.span.start):
        return False
    return _IS.fullmatch(text, a.span.end, b.span.start) is not None and text[b.span.end : b.span.end + 4].strip() not in ("said", "told")


def _ends_apposition(text: str, end: int) -> bool:
    """Whether a description stops where a list of people would go on: "Ada Stone, a 30-year-old nurse, was hit"."""
    return _LIST_GOES_ON.match(text, end) is None
