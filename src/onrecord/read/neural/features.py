"""Words as hashed features, for readers that have no word pieces: the word, its beginning and its endings, each a place in one table."""

from __future__ import annotations

import unicodedata
from zlib import crc32

SIZES = (12_288, 8_192, 2_048, 1_024, 4_096, 8_192)
"""How many places each feature has: the word with accents; without; its first three letters; its last two with accents; three; four."""
TOTAL = sum(SIZES) + 1
"""Places of the table; 0 is padding."""
ROOT = tuple(1 + sum(SIZES[:i]) for i in range(len(SIZES)))
"""The features of the root, ahead of the first word."""


def features(word: str) -> tuple[int, ...]:
    """Places of a word's features; the same on any machine. Two words may share a place, but hardly all six."""
    low = word.lower().replace("’", "'")
    digits = "".join("0" if c.isdigit() else c for c in low)
    bare = "".join(c for c in unicodedata.normalize("NFD", digits) if not unicodedata.combining(c))
    texts = (digits, bare, bare[:3], digits[-2:], bare[-3:], bare[-4:])
    return tuple(
        first + 1 + crc32(text.encode("utf-8", "replace")) % (size - 1) for first, size, text in zip(ROOT, SIZES, texts, strict=True)
    )
