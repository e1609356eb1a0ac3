"""Deeds that a sentence takes for known, so they happened: "marched against the killing of a student", "announced the arrest of two men"."""

from __future__ import annotations

from functools import lru_cache

from onrecord.lexicons import load
from onrecord.read.phrases import NounPhrase
from onrecord.read.scene import Scene

_AGAINST = frozenset({"against", "contre"})
_DEFINITE = frozenset("the this these those le la les l' l’ ce cette ces".split())
_OF = frozenset("of by in on at last de du des d' d’ par dans à commis commise perpétré perpétrée".split())
"""Words behind a noun that say which one is meant."""


_ANNOUNCE = frozenset({"announce", "annoncer"})
_DONE = frozenset(
    "arrest capture detention death killing seizure dismantling arrestation interpellation décès mort saisie démantèlement".split()
)
"""What is announced once it is done."""


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    raw = load("status_fr" if language == "fr" else "status_en")["protest"]
    return frozenset(raw["verbs"]), frozenset(raw["ahead"])


def is_protested(scene: Scene, phrase: NounPhrase, before: int) -> bool:
    """Whether the word at `before` is the "against" of a protest, and the noun a certain deed that nothing says is still to come."""
    if scene.word(before) not in _AGAINST or not _is_certain(scene, phrase):
        return False
    verbs, ahead = _words(scene.layout.language)
    tokens = scene.layout.tokens
    return tokens[phrase.head].lemma not in ahead and any(tokens[k].lemma in verbs for k in range(scene.first, before))


def is_announced(verb: str, noun: str) -> bool:
    """Whether a verb, by its base form, announces what is done already: the arrest of somebody."""
    return verb in _ANNOUNCE and noun in _DONE


def _is_certain(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a noun has "the" or whose it is before it, and which one is meant behind or before it."""
    tokens, inside = scene.layout.tokens, range(phrase.first, phrase.head)
    owned = any(tokens[k].fine == "POS" for k in inside)
    behind = phrase.head + 1 < scene.last and scene.word(phrase.head + 1) in _OF
    return owned or (behind and any(scene.word(k) in _DEFINITE for k in inside))
