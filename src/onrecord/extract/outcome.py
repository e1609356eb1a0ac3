"""Which words say that somebody was killed, hurt, taken to hospital, arrested, missing, abducted or displaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from onrecord.lexicons import load
from onrecord.lexicons.patterns import Sought, sought, standing
from onrecord.model.reading import Sentence, Token
from onrecord.model.record import COUNTED

HIT = frozenset({"hit", "strike", "pierce"})
"""Verbs that wound where something was fired."""
WEAK = frozenset({"shoot", "stab", "beat", "burn", "hack", "batter", "wound", "injure"}) | HIT
"""Verbs that wound, or kill where the words around say so."""
_FATALLY = frozenset({"fatally", "mortally", "mortellement"})
_TO_DEATH = frozenset({"dead", "death", "mort"})
_NO_HARM_AFTER = {
    "die": frozenset({"off", "out", "down", "away"}),
    "burn": frozenset({"out"}),
    "shoot": frozenset({"up", "down", "off", "video", "photos", "footage"}),
}
_WOUNDING = frozenset({"shooting", "stabbing", "beating", "gunshot"})
"""Nouns whose victims were hurt: "a shooting victim"."""
_FIRED = frozenset(
    "bullet round gunfire gunshot shot shotgun pellet slug shrapnel fragment fire discharge shoot shooter gunman handgun rifle pistol gun".split()
)
"""Words that say that something was fired."""
_NOT_A_PLACE = frozenset({"by", "while", "when", "as", "from", "during", "after", "before", "in"})


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The outcome lexicon of one language: variable by word, and patterns for what takes several words; `words` are all single ones."""

    done: dict[str, str]
    undergone: dict[str, str]
    state: dict[str, str]
    noun: dict[str, str]
    tolls: tuple[tuple[str, Sought], ...]
    phrases: tuple[tuple[str, Sought], ...]
    nobody: tuple[tuple[str, Sought], ...]
    words: frozenset[str]
    cost: tuple[tuple[str, Sought], ...]
    fatal: Sought


@lru_cache(maxsize=4)
def outcomes(language: str) -> Outcomes:
    """The lexicon of a language; English for all without one of their own."""
    raw: dict[str, Any] = load(f"outcome_{language if language == 'fr' else 'en'}")
    tables = {
        kind: {word: variable for variable in COUNTED for word in raw[variable][kind]} for kind in ("done", "undergone", "state", "noun")
    }
    tolls = ((variable, "|".join(re.escape(word) for word in sorted(raw[variable]["toll"], key=len, reverse=True))) for variable in COUNTED)
    numbers = tuple((variable, sought(pattern)) for variable, pattern in raw["number_of"].items())
    phrases = (
        ("killed", "lost"), ("injured", "wounds"), ("hospitalised", "hospital"), ("arrested", "held"), ("abducted", "seized"), ("displaced", "fled"),
        ("missing", "gone"),
    )  # fmt: skip
    return Outcomes(
        **tables, fatal=sought(raw["fatal"]), words=_WOUNDING.union(*tables.values()), tolls=(*((variable, sought(rf"\b(?:{words})\b")) for variable, words in tolls if words), *numbers),
        phrases=tuple((variable, sought(raw[name])) for variable, name in phrases),
        nobody=tuple((variable, sought(pattern)) for variable, pattern in raw["nobody_hurt"].items()),
        cost=tuple((variable, sought(raw[name])) for variable, name in (("killed", "cost"), ("displaced", "drove"), ("injured", "treated")) if name in raw),
    )  # fmt: skip


def outcomes_in(text: str, language: str) -> Outcomes:
    """The lexicon of a language, of its patterns only those that the text may hold."""
    words = outcomes(language)
    tolls, phrases, nobody, cost = (tuple(standing(of, text)) for of in (words.tolls, words.phrases, words.nobody, words.cost))
    return replace(words, tolls=tolls, phrases=phrases, nobody=nobody, cost=cost)


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
        if token.lemma not in words.words and token.text.casefold() not in words.words:
            continue
        word = token.text.casefold()
        if token.tag in ("VERB", "ADJ", "AUX") and (variable := words.done.get(token.lemma) or words.done.get(word)):
            if _does_no_harm(token, tokens[max(sentence.first, index - 3) : index], tokens[index + 1 : min(sentence.last, index + 6)]):
                continue
            if token.lemma in HIT and not _is_fired_at(tokens[sentence.first : index]):
                continue
            yield Trigger(index, _deadly(variable, token, tokens[max(sentence.first, index - 4) : min(sentence.last, index + 7)]), "done")
        elif _goes_on(token, tokens[index + 1 : min(sentence.last, index + 2)]):
            continue
        elif token.tag == "VERB" and (variable := words.undergone.get(token.lemma) or words.undergone.get(word)):
            yield Trigger(index, variable, "undergone")
        elif (variable := words.state.get(word)) and not (token.tag == "NOUN" and _is_death_of(word, tokens[index + 1 : sentence.last])):
            yield Trigger(index, variable, "state")
        elif token.tag == "NOUN" and word in _WOUNDING and tokens[min(index + 1, sentence.last - 1)].lemma == "victim":
            yield Trigger(index, "injured", "noun")
        elif _is_first_of_two(token, tokens[index + 1 : min(sentence.last, index + 2)]):
            continue
        elif token.tag in ("NOUN", "PROPN") and (variable := words.noun.get(token.lemma) or words.noun.get(word)):
            yield Trigger(index, variable, "noun")


def _is_death_of(word: str, after: tuple[Token, ...]) -> bool:
    """Whether a French word is the death that somebody died: "la mort de Paul Roux"."""
    return word == "mort" and bool(after) and after[0].text.casefold() in ("de", "d'", "d’", "du", "des")


def _is_fired_at(before: tuple[Token, ...]) -> bool:
    """Whether a sentence tells of shots ahead of a verb of hitting: "fired, striking two men", "the bullet hit her"."""
    return any(t.lemma in _FIRED or t.text.casefold() in _FIRED for t in before)


def _is_first_of_two(token: Token, after: tuple[Token, ...]) -> bool:
    """Whether a noun only describes the one after it: "the homicide unit", "murder charges"; a "murder victim" is somebody killed."""
    if not after or after[0].tag not in ("NOUN", "PROPN") or token.tag not in ("NOUN", "PROPN", "ADJ"):
        return False
    return after[0].lemma != "victim"


def _goes_on(token: Token, after: tuple[Token, ...]) -> bool:
    """Whether a particle makes it another verb: "died off", "shot up"."""
    return bool(after) and after[0].text.casefold() in _NO_HARM_AFTER.get(token.lemma, ())


def _does_no_harm(token: Token, before: tuple[Token, ...], after: tuple[Token, ...]) -> bool:
    """Whether a verb of harm hurts nobody here: "shot at", "beat the odds", "claimed that", "it hurts", "gun" but for "gun down"."""
    following = [t.text.casefold() for t in after]
    if token.lemma == "gun":
        return following[:1] != ["down"]
    if token.lemma == "claim":
        return not {"life", "lives", "victims", "vies", "vie"} & set(following)
    if token.lemma in ("round", "nab", "capture"):
        return token.tag != "VERB"
    if token.lemma == "hurt":
        return token.text.casefold() in ("hurting", "hurts") and not (after and after[0].tag in ("NOUN", "PROPN", "DET", "NUM"))
    if token.lemma == "shoot":
        return _is_shot_at(before, after) or _goes_on(token, after)
    return _goes_on(token, after)


def _is_shot_at(before: tuple[Token, ...], after: tuple[Token, ...]) -> bool:
    """Whether the shots may have missed: "shot at the car", "were shot at"; not "was shot at a bar"."""
    at = next(
        (k for k, t in enumerate(after) if t.tag not in ("ADV", "NUM", "ADJ") and t.lemma not in ("time", "shot", "round")), len(after)
    )
    if not (at < len(after) and after[at].text.casefold() == "at"):
        return False
    rest = after[at + 1 : at + 2]
    passive = any(t.lemma == "be" for t in before)
    return not passive or not rest or rest[0].text.casefold() in _NOT_A_PLACE or rest[0].tag == "PUNCT"


def _deadly(variable: str, token: Token, around: tuple[Token, ...]) -> str:
    """A verb that wounds kills where its own words say so: "fatally shot", "shot dead", "stabbed him to death", "shot and killed".

    Not where the dead are others: "12 dead and 40 injured".
    """
    if token.lemma not in WEAK:
        return variable
    here = next(k for k, t in enumerate(around) if t is token)
    if {t.text.casefold() for t in around[max(0, here - 1) : here + 3]} & _FATALLY:
        return "killed"
    joined = [t.text.casefold() for t in around[here + 1 : here + 4] if t.tag != "ADV" and t.text not in (",", "and", "&")]
    to_death = token.lemma not in ("wound", "injure") and _ends_dead(around[here + 1 :])
    return "killed" if to_death or (joined[:1] in (["killed"], ["killing"]) and len(around) > here + 1) else variable


def _ends_dead(after: tuple[Token, ...]) -> bool:
    """Whether the words behind a verb say that it ended in death, before anything else is told."""
    for k, token in enumerate(after):
        word = token.text.casefold()
        if word in _TO_DEATH:
            return True
        if token.tag in ("CCONJ", "PUNCT", "VERB") or (k and token.tag == "NUM" and after[k - 1].tag != "DET"):
            return False
    return False
