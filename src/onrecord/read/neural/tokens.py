"""What the reader says of words, said of our tokens: a token stands for its word that is nearest to the root."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.parse import Frame, Named, Parse, Run, Scored
from onrecord.read.neural.sentence import Raw
from onrecord.read.neural.words import Words

_OF_PENN = {"JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "NN": "NOUN", "NNS": "NOUN", "RB": "ADV", "IN": "ADP", "CD": "NUM"}


@dataclass(frozen=True, slots=True)
class Tag:
    """Universal and Penn part of speech of a token; `xpos` is empty for a language without Penn tags."""

    upos: str
    xpos: str


def on_tokens(raw: Raw, words: Words) -> tuple[list[Tag], Parse]:
    """Tags and parse in tokens; runs that part a token are widened to all of it."""
    chief = _chief_words(raw.heads, words.token)
    tags = [_agreed(raw.upos[w], raw.xpos[w]) if raw.xpos else Tag(raw.upos[w], "") for w in chief]
    token = words.token
    heads = tuple(token[raw.heads[w]] if raw.heads[w] >= 0 else -1 for w in chief)
    frames = {}
    for frame in raw.frames:
        if chief[token[frame.word]] == frame.word:
            arguments = tuple(run for run in (_run(token, a) for a in frame.arguments) if not run[0] == token[frame.word] == run[1] - 1)
            frames[token[frame.word]] = Frame(token[frame.word], frame.kind, frame.factuality, arguments)
    mentions = tuple(_named(token, m) for m in raw.mentions if chief[token[m.head]] == m.head)
    named, conflict, events = (tuple(_run(token, run) for run in layer) for layer in (raw.named, raw.conflict, raw.event))
    acts = tuple(Scored(token[a.word], a.act, a.sure) for a in raw.acts if chief[token[a.word]] == a.word)
    return tags, Parse(heads, tuple(raw.relations[w] for w in chief), tuple(frames.values()), mentions, named, conflict, events, acts)


def _agreed(upos: str, xpos: str) -> Tag:
    """Both parts of speech, which two heads give, made one: where only one of them is a verb's, the Penn tag decides."""
    if upos in ("VERB", "AUX"):
        return Tag(_OF_PENN.get(xpos, upos), xpos)
    return Tag("VERB" if xpos.startswith("VB") else upos, xpos)


def _chief_words(heads: Sequence[int], token: Sequence[int]) -> list[int]:
    """For each token its word nearest to the root (the first of several): heads between tokens then form a tree as well."""
    depths = _depths(heads)
    chief: list[int] = []
    for w, k in enumerate(token):
        if k == len(chief):
            chief.append(w)
        elif depths[w] < depths[chief[k]]:
            chief[k] = w
    return chief


def _depths(heads: Sequence[int]) -> list[int]:
    """How many heads above each word."""
    depths = [-1] * len(heads)
    for w in range(len(heads)):
        path = []
        at = w
        while at >= 0 and depths[at] < 0:
            path.append(at)
            at = heads[at]
        depth = depths[at] if at >= 0 else -1
        for one in reversed(path):
            depth += 1
            depths[one] = depth
    return depths


def _run(token: Sequence[int], run: Run) -> Run:
    return token[run[0]], token[run[1] - 1] + 1, run[2]


def _named(token: Sequence[int], m: Named) -> Named:
    return Named(token[m.first], token[m.last - 1] + 1, token[m.head], m.type, m.level, m.chain)
