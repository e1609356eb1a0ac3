"""Mentions before they have chains, and the phrases they are made of: a noun phrase with the "of" that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.quick import quick
from onrecord.model.reading import Layout, MentionParty, MentionType, Token
from onrecord.model.value import Weapon
from onrecord.normalise.party import party_words
from onrecord.normalise.terms import key_of, word_key
from onrecord.read.phrases import NounPhrase

_OF = frozenset(("of", "de", "du", "d'", "d’", "des"))
_FOR = frozenset(("for",))
_SPEAKS_FOR = frozenset(
    (
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "minister",
        "director",
        "secretary",
        "candidate",
        "coordinator",
        "commissioner",
        "lawyer",
        "attorney",
    )
)
_TAKE_OF = frozenset(
    ("accuse", "rob", "strip", "convict", "suspect", "warn", "inform", "deprive", "acquit", "notify", "think", "hear", "accuser")
)


@quick
@dataclass(frozen=True, slots=True)
class Draft:
    """A mention to be: tokens `first:last`, its head tokens `head_first:head_last`.

    `describes` holds for a title before a name ("Mayor | Jane Doe"): it belongs to the draft whose head starts at that token.
    `sex` is "f" or "m" where the words tell; `plural` for more than one.
    """

    first: int
    last: int
    head_first: int
    head_last: int
    sentence: int
    type: MentionType
    named: bool
    plural: bool = False
    sex: str | None = None
    pronoun: bool = False
    describes: int | None = None
    party: MentionParty | None = None
    weapon: Weapon | None = None


@quick
@dataclass(frozen=True, slots=True)
class Extended:
    """A noun phrase with its complement: tokens `first:last`, head token `head`, `taken` the phrases that only it consists of.

    `base` is where the noun phrase of the head ends; what follows is the complement.
    """

    first: int
    last: int
    head: int
    base: int
    sentence: int
    taken: tuple[int, ...]
    phrase: NounPhrase


def extend(layout: Layout, phrases: Sequence[NounPhrase], k: int) -> Extended:
    """The phrase `k` with its "of" phrases (three at most); words that only count ("dozens of") give their head to the next phrase."""
    phrase, tokens, language = phrases[k], layout.tokens, layout.language
    head, last, base, taken, j = phrase.head, phrase.last, phrase.last, [k], k
    for _ in range(4):
        joined = j + 1 < len(phrases) and phrases[j + 1].sentence == phrase.sentence and phrases[j + 1].first <= last + 1
        if not joined or not _joins(tokens, head, last, phrases[j + 1].first):
            break
        j += 1
        if _counts(tokens[head], tokens, phrase, language) and head == phrases[j - 1].head and phrases[j].last - phrases[j].first:
            head, base = phrases[j].head, phrases[j].last
            taken.append(j)
        last = phrases[j].last
    if last > base and tokens[head].tag == "PROPN" and phrase.first > 0 and tokens[phrase.first - 1].lemma in _TAKE_OF:
        last = base
    return Extended(phrase.first, last, head, base, phrase.sentence, tuple(taken), phrase)


def _joins(tokens: Sequence[Token], head: int, last: int, following: int) -> bool:
    """Whether the words between two phrases tie the second to the first."""
    between = [t.text.casefold() for t in tokens[last:following]]
    if not between and last < len(tokens):
        return tokens[last - 1].text.casefold() in _OF or tokens[last].text.casefold() in ("du", "des")
    if between and between[0] in _FOR:
        return word_key(tokens[head].text, "en") in _SPEAKS_FOR
    if not between or between[0] not in _OF or len(between) > 1:
        return False
    verb = next((tokens[i] for i in range(head, max(-1, head - 6), -1) if tokens[i].tag == "VERB"), None)
    return verb is None or verb.lemma not in _TAKE_OF


def _counts(token: Token, tokens: Sequence[Token], phrase: NounPhrase, language: str) -> bool:
    """Whether a head only says how many."""
    if token.tag == "NUM":
        return tokens[phrase.last].text.casefold() in _OF if phrase.last < len(tokens) else False
    return word_key(token.text, language) in party_words(language).quantity and token.tag != "PROPN"


def tells_of_act(words: tuple[Token, ...], at: int, language: str) -> bool:
    """Whether French words that can be people tell what was done: "la mort", "un incendie criminel"."""
    if language != "fr" or at == 0:
        return False
    before = words[at - 1]
    if words[at].text.casefold() == "mort":
        return before.text.casefold() in ("la", "sa", "cette", "leur")
    return before.tag == "NOUN" and key_of([words[at].text], "fr") in party_words("fr").adjectives and not before.text[0].isupper()
