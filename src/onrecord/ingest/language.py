"""The language of a text, told offline."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from onrecord.model.errors import InputError

_SAMPLE = 20_000
_MIN_LETTERS = 20
_MIN_CONFIDENCE = 0.5
"""py3langid's own confidence, which allows for length; below it short strings come out as rare languages."""
_TAG = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE | re.ASCII)


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the language that most of `text` is in; none where there are too few words to tell."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return None
    language, confidence = _identifier().classify(sample.lower() if sample.isupper() else sample)
    return language if confidence >= _MIN_CONFIDENCE and len(language) == 2 else None


def checked_language(language: str) -> str:
    """The ISO 639-1 code in `language` ("en", "en-GB"), in lower case; InputError where there is none."""
    found = _TAG.fullmatch(language)
    if not found:
        raise InputError(f"not an ISO 639-1 language code: {language[:40]!r}", hint="two letters, as in en, fr, de")
    return found[1].lower()


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (brings NumPy; a given language needs neither)

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
