"""Deeds that a sentence takes for known ("marched against the killing of a student", "announced the arrest of two men") or only prepares."""

from __future__ import annotations

from functools import lru_cache

from onrecord.lexicons import load
from onrecord.read.phrases import NounPhrase
from onrecord.read.scene import Clause, Scene

_AGAINST = frozenset({"against", "contre"})
_DEFINITE = frozenset("the this these those le la les l' l’ ce cette ces".split())
_OF = frozenset("of by in on at last de du des d' d’ par dans à commis commise perpétré perpétrée".split())
"""Words behind a noun that say which one is meant."""


_ACCUSED = frozenset(
    "suspected accused convicted charged wanted sought indicted blamed arrested soupçonné soupçonnée soupçonnés soupçonnées accusé accusée accusés accusées".split()
)
_ACCUSED_OF = frozenset({"of", "with", "in", "for", "d'", "d’", "de"})
_PREPARES = frozenset(
    "buy purchase acquire obtain gather stockpile collect prepare recruit train rehearse acheter acquérir réunir stocker rassembler préparer recruter procurer repérer".split()
)
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


def is_accused_of(scene: Scene, clause: Clause) -> bool:
    """Whether somebody is only thought to be who did it: "looking for a man suspected of killing two"; it was done all the same."""
    first = clause.group.first
    return scene.word(first - 1) in _ACCUSED_OF and scene.word(first - 2) in _ACCUSED


def is_prepared(scene: Scene, phrase: NounPhrase, verb: str) -> bool:
    """Whether a verb, by its base form, tells of getting ready for a deed: "bought arms for an attack"."""
    return verb in _PREPARES and scene.word(phrase.first - 1) in ("for", "pour")


def is_announced(verb: str, noun: str) -> bool:
    """Whether a verb, by its base form, announces what is done already: the arrest of somebody."""
    return verb in _ANNOUNCE and noun in _DONE


def _is_certain(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a noun has "the" or whose it is before it, and which one is meant behind or before it."""
    tokens, inside = scene.layout.tokens, range(phrase.first, phrase.head)
    owned = any(tokens[k].fine == "POS" for k in inside)
    behind = phrase.head + 1 < scene.last and scene.word(phrase.head + 1) in _OF
    return owned or (behind and any(scene.word(k) in _DEFINITE for k in inside))
