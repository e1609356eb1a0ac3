"""Read the sentences of a document with the trained reader: one pass, in blocks of bounded size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model.parse import Parse
from onrecord.read.neural.sentence import Raw, joined, read_batch
from onrecord.read.neural.session import LANGUAGES, load_session
from onrecord.read.neural.tokens import Tag, on_tokens
from onrecord.read.neural.windows import Pieces, batches
from onrecord.read.neural.words import words_of

BLOCK = 256  # sentences that are batched together; bounds memory, and keeps what is read of one part from depending on far parts


def has_reader(language: str) -> bool:
    """Whether a trained reader ships for a language."""
    return language in LANGUAGES


def read_sentences(sentences: Sequence[Sequence[str]], language: str, *, threads: int = 1) -> Iterator[tuple[list[Tag], Parse]]:
    """The tags and the parse of each sentence of tokens, in order; deterministic. ResourceError where the reader cannot be loaded."""
    for start in range(0, len(sentences), BLOCK):
        yield from _read_block(sentences[start : start + BLOCK], language, threads)


def _read_block(sentences: Sequence[Sequence[str]], language: str, threads: int) -> Iterator[tuple[list[Tag], Parse]]:
    session = load_session(language, threads)
    words = [words_of(tokens) for tokens in sentences]
    pieces = Pieces(session)
    pieces.add(word for one in words for word in one.texts)
    windows = [window for k, one in enumerate(words) for window in pieces.windows(k, one.texts)]
    found: list[list[Raw]] = [[] for _ in sentences]
    for batch in batches(windows):
        for window, raw in zip(batch, read_batch(session, batch), strict=True):
            found[window.sentence].append(raw)
    for one, parts in zip(words, found, strict=True):
        yield on_tokens(joined(sorted(parts, key=lambda raw: raw.first)), one) if parts else ([], Parse((), (), (), (), ()))
