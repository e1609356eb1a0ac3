"""Which words say that somebody was killed, hurt, taken to hospital, arrested, missing, abducted or displaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.lexicons import load
from onrecord.model.reading import Sentence, Token
from onrecord.model.record import COUNTED

WEAK = frozenset({"shoot", "stab", "beat", "burn", "hack", "batter"})
"""Verbs that wound, or kill where the words around say so."""
_TO_DEATH = frozenset({"dead", "death", "fatally", "killed", "killing", "mortellement", "mort"})


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The outcome lexicon of one language: variable by word, and patterns for what takes several words."""

    done: dict[str, str]
    undergone: dict[str, str]
    state: dict[str, str]
    noun: dict[str, str]
    toll: re.Pattern[str]
    phrases: tuple[tuple[str, re.Pattern[str]], ...]
    nobody: tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=4)
def outcomes(language: str) -> Outcomes:
    """The lexicon of a language; English for all without one of their own."""
    raw: dict[str, Any] = load(f"outcome_{language if language == 'fr' else 'en'}")
    tables = {
        kind: {word: variable for variable in COUNTED for word in raw[variable][kind]} for kind in ("done", "undergone", "state", "noun")
    }
    tolls = "|".join(re.escape(word) for word in sorted(raw["killed"]["toll"], key=len, reverse=True))
    phrases = (("injured", "wounds"), ("hospitalised", "hospital"), ("arrested", "held"), ("abducted", "seized"), ("displaced", "fled"))
    return Outcomes(
        **tables, toll=re.compile(rf"\b(?:{tolls})\b", re.IGNORECASE),
        phrases=tuple((variable, re.compile(raw[name], re.IGNORECASE)) for variable, name in phrases),
        nobody=tuple((variable, re.compile(raw["nobody_hurt"][variable], re.IGNORECASE)) for variable in ("killed", "injured")),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that says what became of somebody: `index` of its token in the layout, how it takes whom, and the variable."""

    index: int
    variable: str
    use: str


def triggers(words: Outcomes, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Trigger]:
    """The outcome words of a sentence. A verb takes its patient, a state or noun what stands beside it."""
    for index in range(sentence.first, sentence.last):
        token = tokens[index]
        word = token.text.casefold()
        if token.tag in ("VERB", "ADJ", "AUX") and (variable := words.done.get(token.lemma) or words.done.get(word)):
            if token.lemma == "gun" and not (index + 1 < len(tokens) and tokens[index + 1].lemma == "down"):
                continue
            if token.lemma in ("round", "nab", "capture") and token.tag != "VERB":
                continue
            yield Trigger(index, _deadly(variable, token, tokens[max(sentence.first, index - 4) : min(sentence.last, index + 5)]), "done")
        elif token.tag == "VERB" and (variable := words.undergone.get(token.lemma) or words.undergone.get(word)):
            yield Trigger(index, variable, "undergone")
        elif variable := words.state.get(word):
            yield Trigger(index, variable, "state")
        elif token.tag in ("NOUN", "PROPN") and (variable := words.noun.get(token.lemma) or words.noun.get(word)):
            yield Trigger(index, variable, "noun")


def _deadly(variable: str, token: Token, around: tuple[Token, ...]) -> str:
    """A verb that wounds kills where the words around it say so ("shot dead", "fatally stabbed")."""
    lethal = any(t.text.casefold() in _TO_DEATH for t in around)
    return "killed" if token.lemma in WEAK and lethal else variable
