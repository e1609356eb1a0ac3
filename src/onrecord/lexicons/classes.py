"""Classes of words that rules ask for by name."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from onrecord.lexicons import load


@lru_cache(maxsize=64)
def word_class(name: str, lexicon: Literal["clause_words", "event_words"] = "clause_words") -> frozenset[str]:
    """The base forms of a class in `lexicons/clause_words.yaml` or `event_words.yaml`; KeyError where there is no such class."""
    return frozenset(load(lexicon)[name])
