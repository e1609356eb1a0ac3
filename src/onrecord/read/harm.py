"""Nouns for attacks on people and things."""

from __future__ import annotations

from functools import lru_cache

from onrecord.lexicons import load
from onrecord.model.acts import FAMILY_OF


@lru_cache(maxsize=1)
def harm_words() -> frozenset[str]:
    """The last words of the nouns of the lexicon of acts that tell an attack on people or things, English and French together."""
    harm = [act for act, family in FAMILY_OF.items() if family in ("attack", "property")]
    return frozenset(w.split()[-1] for act in harm for name in ("act_en", "act_fr") for w in load(name)["nouns"].get(act, ()))
