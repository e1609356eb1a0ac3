"""Words of a text, by place."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of words: half-open code point offsets into a text, with the words themselves.

    The quote lets a span be checked against its text, and survive being parted from it.
    """

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise SpanError(f"span {self.start}:{self.end} does not fit its {len(self.quote)} code points {self.quote[:40]!r}")


def span_at(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]`; SpanError where the offsets are outside the text or enclose nothing."""
    if not 0 <= start < end <= len(text):
        raise SpanError(f"span {start}:{end} is empty or outside a text of {len(text)} code points")
    return Span(start, end, text[start:end])


def overlaps(a: Span, b: Span) -> bool:
    """Whether two spans of one text share a code point."""
    return a.start < b.end and b.start < a.end


def within(inner: Span, outer: Span) -> bool:
    """Whether `inner` lies inside `outer`, edges included."""
    return outer.start <= inner.start and inner.end <= outer.end
