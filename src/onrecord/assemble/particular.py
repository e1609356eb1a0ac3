"""Whether words tell of one thing that happened, or of a kind of thing: "the attack on the bank" and "violence", "attacks on civilians"."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.lexicons.classes import word_class
from onrecord.model.locate import token_index
from onrecord.model.reading import Argument, Mention, Reading, Token
from onrecord.model.record import COUNTED, Claim, Event
from onrecord.model.value import Count, When

_DAILY = frozenset({"minute", "hour", "daypart", "day", "week"})
DEFINITE = frozenset("the this that these those his her their its our my le la les l' ce cet cette ces son sa ses leur leurs".split())
_ONE = frozenset("a an one un une another".split())
THINGS = frozenset({"facility", "vehicle", "object"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NUMBERED = frozenset({*COUNTED, "participants"})


def is_general(reading: Reading, event: Event) -> bool:
    """Whether an event is told by a noun for a state of things: "violence", "terrorism", "the war"."""
    token = _trigger(reading, event)
    return token.tag in _NOUNS and bool({token.lemma, token.text.casefold()} & word_class("states_of_things", "event_words"))


def is_particular(reading: Reading, event: Event, claims: Iterable[Claim], mentions: dict[str, Mention]) -> bool:
    """Whether an event is told as one that happened: on a day, to somebody or something that the words pick out or count."""
    own = tuple(claims)
    if any(isinstance(c.value, When) and c.value.precision in _DAILY and c.value.first for c in own):
        return True
    if any(c.variable in _NUMBERED and isinstance(c.value, Count) and c.value.best is not None for c in own):
        return True
    hit = [a for a in event.roles if a.role == "patient"]
    if any(_is_picked_out(a, mentions) for a in hit):
        return True
    token = _trigger(reading, event)
    if token.tag in _NOUNS:
        return _is_single(token) and any(c.variable in ("where", "initiator", "weapon") for c in own)
    return not hit and any(_is_picked_out(a, mentions) for a in event.roles if a.role == "agent")


def _trigger(reading: Reading, event: Event) -> Token:
    return reading.layout.tokens[token_index(reading.layout, event.span.start)]


def _is_single(token: Token) -> bool:
    """Whether a noun is no plural."""
    return token.fine not in ("NNS", "NNPS")


def _is_picked_out(argument: Argument, mentions: dict[str, Mention]) -> bool:
    """Whether words mean somebody or something in particular: by name, number, article or as a single one; things are meant so, a land is not."""
    mention = mentions.get(argument.mention or "")
    if mention is not None and mention.type in THINGS:
        return True
    if mention is not None and mention.type == "place":
        return False
    if mention is not None and (mention.named or (mention.party and mention.party.count and mention.party.count.best is not None)):
        return True
    first = argument.span.quote.casefold().replace("’", "'").split()[:1]
    return bool(first) and (first[0] in _ONE or (first[0] in DEFINITE and not (mention is not None and mention.type == "group")))
