"""Finding one's way in a layout: which sentence, which tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import attrgetter

from onrecord.model.once import once_a_layout
from onrecord.model.parse import Scored
from onrecord.model.reading import Layout, Sentence, Token


@once_a_layout
def token_starts(layout: Layout) -> tuple[int, ...]:
    """Where each token starts."""
    return tuple(map(attrgetter("start"), layout.tokens))


@once_a_layout
def _token_ends(layout: Layout) -> tuple[int, ...]:
    return tuple(map(attrgetter("end"), layout.tokens))


@once_a_layout
def _sentence_starts(layout: Layout) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in layout.sentences)


@once_a_layout
def lowered_words(layout: Layout) -> tuple[str, ...]:
    """Each token in lower case with straight apostrophes."""
    return tuple(map(_lowered, map(attrgetter("text"), layout.tokens)))


@lru_cache(maxsize=16384)
def _lowered(word: str) -> str:
    return word.casefold().replace("’", "'")


def sentence_index(layout: Layout, offset: int) -> int:
    """Index of the sentence that holds a code point, or of the last one that starts before it (0 where there is none)."""
    index = bisect_right(_sentence_starts(layout), offset)
    return index - 1 if index else 0


def sentence_at(layout: Layout, offset: int) -> Sentence | None:
    """The sentence that holds a code point; none between sentences or in an empty text."""
    if not layout.sentences:
        return None
    sentence = layout.sentences[sentence_index(layout, offset)]
    return sentence if sentence.start <= offset < sentence.end else None


def token_index(layout: Layout, offset: int) -> int:
    """Index of the first token that ends after a code point; the number of tokens where there is none."""
    return bisect_right(_token_ends(layout), offset)


def tokens_between(layout: Layout, start: int, end: int) -> tuple[Token, ...]:
    """The tokens that start in `start:end`."""
    starts = token_starts(layout)
    return layout.tokens[bisect_left(starts, start) : bisect_left(starts, end)]


def sentence_tokens(layout: Layout, sentence: Sentence) -> tuple[Token, ...]:
    """The tokens of a sentence."""
    return layout.tokens[sentence.first : sentence.last]


def scored_at(layout: Layout, sentence: int, token: int) -> Scored | None:
    """The act that the reader's scorer tells of a token, which is in that sentence."""
    if not layout.parses:
        return None
    at = token - layout.sentences[sentence].first
    return next((one for one in layout.parses[sentence].acts if one.word == at), None)
