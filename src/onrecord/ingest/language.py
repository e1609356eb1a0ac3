"""The language of a text, told offline."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from onrecord.lexicons import load
from onrecord.model.errors import InputError

_SAMPLE = 20_000
_MIN_LETTERS = 20
_MIN_CONFIDENCE = 0.5
"""py3langid's own confidence, which allows for length; below it short strings come out as rare languages."""
_FEW_WORDS = 20
_SHARE, _OTHERS = 0.12, 0.25
"""Least share of grammar words among all words, and most that another language may have of the best one's. Where this decides it
agreed with py3langid on all of 4,981 English and French news texts, and on none of the neighbouring languages; it decides nineteen
texts of twenty that are longer than a few sentences, and spares each cold start 0.9 s."""
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE | re.ASCII)


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the language that most of `text` is in; none where there are too few words to tell."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return None
    if common := _by_grammar_words(sample):
        return common
    language, confidence = _identifier().classify(sample.lower() if sample.isupper() else sample)
    return language if confidence >= _MIN_CONFIDENCE and len(language) == 2 else None


def checked_language(language: str) -> str:
    """The ISO 639-1 code in `language` ("en", "en-GB", "English", "anglais", "eng"), in lower case; InputError where there is none."""
    stated = language.strip()
    if found := _TAG.fullmatch(stated):
        return found[1].lower()
    named = _names().get(unicodedata.normalize("NFC", stated).casefold().partition("(")[0].strip())
    if named is None:
        raise InputError(f"not an ISO 639-1 language code, nor a language's name: {language[:40]!r}", hint="two letters, as in en, fr, de")
    return named


def _by_grammar_words(sample: str) -> str | None:
    """The language whose words of grammar make up enough of the text, where no other's do."""
    words = [word.casefold() for word in _WORD.findall(sample[:4000])]
    if len(words) < _FEW_WORDS:
        return None
    shares = sorted((sum(word in own for word in words) / len(words), language) for language, own in _grammar_words().items())
    (others, _), (best, language) = shares[-2:]
    return language if best >= _SHARE and others < _OTHERS * best else None


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """A language's name, folded -> its ISO 639-1 code."""
    return {name: code for code, names in load("language_names").items() for name in names}


@lru_cache(maxsize=1)
def _grammar_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in load("language").items()}


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (brings NumPy; a given language needs neither)

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
