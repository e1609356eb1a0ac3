"""Read the sentences of a document with the trained reader: one pass, in blocks of bounded size, then chains over all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from onrecord.model.parse import Parse
from onrecord.read.neural.links import Candidate, chains
from onrecord.read.neural.sentence import Raw, joined, read_batch
from onrecord.read.neural.session import LANGUAGES, Session, load_session, thread_count
from onrecord.read.neural.tokens import Tag, on_tokens
from onrecord.read.neural.windows import Pieces, batches
from onrecord.read.neural.words import Words, words_of

BLOCK = 256  # sentences that are batched together; bounds memory, and keeps what is read of one part from depending on far parts


def has_reader(language: str) -> bool:
    """Whether a trained reader ships for a language."""
    return language in LANGUAGES


def read_sentences(
    sentences: Sequence[Sequence[str]], language: str, *, threads: int | None = None, linked: bool = False
) -> list[tuple[list[Tag], Parse]]:
    """The tags and the parse of each sentence of tokens, in order; deterministic. ResourceError where the reader cannot be loaded.

    `threads` for the reader's arithmetic; where it is None, the environment tells (`ONRECORD_THREADS`), else one. With `linked`, mentions
    have their chains (English); that takes a sixth of the time more, and the rules' own chains serve the records better (training/RUNTIME.md).
    """
    session = load_session(language, threads or thread_count())
    words = [words_of(tokens) for tokens in sentences]
    raws = [raw for start in range(0, len(words), BLOCK) for raw in _read_block(session, words[start : start + BLOCK])]
    raws = _linked(session, raws, words) if linked else raws
    return [on_tokens(raw, one) for raw, one in zip(raws, words, strict=True)]


def _read_block(session: Session, words: Sequence[Words]) -> Iterator[Raw]:
    """What is read of some sentences."""
    pieces = Pieces(session, (word for one in words for word in one.texts))
    windows = [window for k, one in enumerate(words) for window in pieces.windows(k, one.texts)]
    found: list[list[Raw]] = [[] for _ in words]
    for batch in batches(windows):
        for window, raw in zip(batch, read_batch(session, batch), strict=True):
            found[window.sentence].append(raw)
    for parts in found:
        yield joined(sorted(parts, key=lambda raw: raw.first))


def _linked(session: Session, raws: list[Raw], words: Sequence[Words]) -> list[Raw]:
    """The same with the chains of all mentions of the document."""
    places = [(k, i) for k, raw in enumerate(raws) for i in _in_order(raw)]
    if not session.linker or "link" not in session.outputs or not places:
        return raws
    candidates = [_candidate(raws[k], k, i, words[k]) for k, i in places]
    states = np.stack([raws[k].links[i] for k, i in places])
    number = dict(zip(places, chains(candidates, states, session.linker, session.labels["mention"]), strict=True))
    return [replace(raw, mentions=tuple(replace(m, chain=number[k, i]) for i, m in enumerate(raw.mentions))) for k, raw in enumerate(raws)]


def _in_order(raw: Raw) -> list[int]:
    """The mentions of a sentence in text order, of two that begin together the longer first."""
    return sorted(range(len(raw.mentions)), key=lambda i: (raw.mentions[i].first, -raw.mentions[i].last))


def _candidate(raw: Raw, k: int, i: int, words: Words) -> Candidate:
    m = raw.mentions[i]
    plural = raw.xpos[m.head] in ("NNS", "NNPS")
    return Candidate(k, m.first, m.last, m.head - m.first, words.texts[m.first : m.last], m.type, m.level, plural)
