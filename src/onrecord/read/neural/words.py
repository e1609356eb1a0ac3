"""The words that the reader sees for each token. Its training texts part hyphened words and signs of money; our tokens do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 100  # characters of a word that the reader looks at
_WHOLE = re.compile(r"https?://|[@#]\w|\S+@\S")
_AROUND = re.compile(r"([£$€])?(\d[\d.,:]*)(%|am|pm|k|m|bn)?$", re.IGNORECASE)
_HYPHENED = re.compile(r"[^-‐‑]+|[-‐‑]")
_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "—": "--", "…": "..."}
_BROKEN = {"â€™": "'", "â€˜": "'", "â€œ": '"', "â€\x9d": '"', "â€": '"', "â€“": "-", "â€”": "--"}
_BROKEN |= {"â€\ufffd": '"', "â\x80\x98": "'", "â\x80\x99": "'", "â\x80\x9c": '"', "â\x80\x9d": '"'}
_DOUBLED = {"''": '"', "``": '"', "â€˜â€˜": '"', "â€™â€™": '"'}
_SIGNS = re.compile("|".join(map(re.escape, sorted((*_BROKEN, *_PLAIN), key=len, reverse=True))))
_PLAIN |= _BROKEN


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one sentence; `token[i]` is the index in the sentence of the token that word `i` is a part of."""

    texts: tuple[str, ...]
    token: tuple[int, ...]


def parts_of(token: str) -> list[str]:
    """The words that a token is read as; at least one, none of them empty or longer than LONGEST."""
    if token.isalpha() or len(token) == 1:
        return [_PLAIN.get(token, token)[:LONGEST]]
    if token in _DOUBLED:
        return [_DOUBLED[token]]
    plain = _SIGNS.sub(lambda m: _PLAIN[m.group()], token[:LONGEST]).replace("''", "'")
    if _WHOLE.match(plain):
        return [plain]
    if m := _AROUND.match(plain):
        return [part for part in m.groups() if part]
    if "-" in plain[1:-1] and any(c.isalpha() for c in plain):
        return _HYPHENED.findall(plain)
    return [plain]


def words_of(tokens: Sequence[str]) -> Words:
    """The words of a sentence of tokens."""
    parts = [parts_of(token) for token in tokens]
    return Words(tuple(w for part in parts for w in part), tuple(k for k, part in enumerate(parts) for _ in part))


def shape(word: str) -> str:
    """The shape of a word: all the case that the encoder sees, for its vocabulary is lower-case. As in training."""
    if any(c.isdigit() for c in word):
        return "digit"
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return "mark"
    if all(c == c.lower() for c in letters):
        return "lower"
    if len(letters) == 1:
        return "letter"
    if all(c == c.upper() for c in letters):
        return "upper"
    return "title" if letters[0] == letters[0].upper() and all(c == c.lower() for c in letters[1:]) else "mixed"
