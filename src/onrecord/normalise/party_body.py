"""The organisation that somebody belongs to by the words around the head: "members of the Dockers union", "armed forces troops"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.model.reading import Token
from onrecord.normalise.terms import base_form, key_of

_BELONGING = frozenset(("of", "for", "de", "du", "des", "d'", "d’", "from"))
_SMALL = frozenset(("DET", "NUM"))
_LONGEST = 9  # words of a name
_TERM = 3  # words of a term for a body ("town council")


def body_of(words: Sequence[Token], at: int, bodies: frozenset[str], language: str) -> str | None:
    """The name or term for a body after "of" behind the head at index `at`, else right before the head; null where there is none.

    `bodies` are the keys of terms for bodies ("armed force", "ministry").
    """
    if at + 2 < len(words) and words[at + 1].text.casefold() in _BELONGING:
        rest = _bare(words[at + 2 : at + 2 + _LONGEST])
        if rest and rest[0].tag == "PROPN" and rest[0].text[:1].isupper() and is_organisation_word(rest[-1].text):
            return text_of(rest)
        end = max((k + 1 for k in range(len(rest)) if _ends_body(rest, k, bodies, language)), default=0)
        if end:
            return text_of(rest[:end])
    before = _bare(words[:at])
    return text_of(before) if before and _ends_body(before, len(before) - 1, bodies, language) else None


def _bare(words: Sequence[Token]) -> list[Token]:
    """Words without articles and numbers before them."""
    rest = list(words)
    while rest and (rest[0].tag in _SMALL or rest[0].fine == "PRP$"):
        rest.pop(0)
    return rest


def _ends_body(words: Sequence[Token], at: int, bodies: frozenset[str], language: str) -> bool:
    texts = [t.text for t in words[: at + 1]]
    return any(key_of(texts[-n:], language) in bodies for n in range(1, _TERM + 1) if n <= len(texts))


@lru_cache(maxsize=1)
def _organisation_words() -> frozenset[str]:
    return frozenset(base_form(str(word), "en") for word in load("names")["organization_words"])


def is_organisation_word(word: str) -> bool:
    """Whether names of organisations end or begin with the word ("Union", "Ministry")."""
    return base_form(word, "en") in _organisation_words()


def text_of(words: Sequence[Token]) -> str:
    """Words with single spaces where there was space."""
    return "".join(t.text + (" " if k + 1 < len(words) and words[k + 1].start > t.end else "") for k, t in enumerate(words))
