"""Finding one's way in a layout: which sentence, which tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.model.reading import Layout, Sentence, Token


def sentence_index(layout: Layout, offset: int) -> int:
    """Index of the sentence that holds a code point, or of the last one that starts before it (0 where there is none)."""
    return max(0, bisect_right(layout.sentences, offset, key=lambda s: s.start) - 1)


def sentence_at(layout: Layout, offset: int) -> Sentence | None:
    """The sentence that holds a code point; none between sentences or in an empty text."""
    if not layout.sentences:
        return None
    sentence = layout.sentences[sentence_index(layout, offset)]
    return sentence if sentence.start <= offset < sentence.end else None


def token_index(layout: Layout, offset: int) -> int:
    """Index of the first token that ends after a code point; the number of tokens where there is none."""
    return bisect_right(layout.tokens, offset, key=lambda t: t.end)


def tokens_between(layout: Layout, start: int, end: int) -> tuple[Token, ...]:
    """The tokens that start in `start:end`."""
    first = bisect_left(layout.tokens, start, key=lambda t: t.start)
    return layout.tokens[first : bisect_left(layout.tokens, end, key=lambda t: t.start)]


def sentence_tokens(layout: Layout, sentence: Sentence) -> tuple[Token, ...]:
    """The tokens of a sentence."""
    return layout.tokens[sentence.first : sentence.last]
