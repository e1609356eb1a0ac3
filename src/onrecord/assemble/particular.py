"""Whether words tell of one thing that happened, or of a kind of thing: "the attack on the bank" and "violence", "attacks on civilians"."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.assemble.apart import DAILY
from onrecord.lexicons.classes import word_class
from onrecord.model.locate import token_index
from onrecord.model.reading import Argument, Mention, Reading, Token
from onrecord.model.record import COUNTED, Claim, Event
from onrecord.model.value import Count, When

DEFINITE = frozenset("the this that these those his her their its our my le la les l' ce cet cette ces son sa ses leur leurs".split())
_ONE = frozenset("a an one un une another".split())
THINGS = frozenset({"facility", "vehicle", "object"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NUMBERED = frozenset({*COUNTED, "participants"})
_HURT = frozenset({"killed", "injured", "abducted", "missing", "displaced"})
TOTAL = 1000
"""So many people dead or hurt, and no day told, are the total of a war or of years."""


def is_general(reading: Reading, event: Event) -> bool:
    """Whether an event is told by a noun for a state of things: "violence", "terrorism", "the war"."""
    token = _trigger(reading, event)
    return token.tag in _NOUNS and bool({token.lemma, token.text.casefold()} & word_class("states_of_things", "event_words"))


def is_particular(reading: Reading, event: Event, claims: Iterable[Claim], mentions: dict[str, Mention]) -> bool:
    """Whether an event is told as one that happened: on a day, to somebody or something that the words pick out or count."""
    own = tuple(claims)
    if any(isinstance(c.value, When) and c.value.precision in DAILY and c.value.first for c in own):
        return True
    if any(_is_total(c) for c in own):
        return False
    if any(c.variable in _NUMBERED and isinstance(c.value, Count) and c.value.best is not None for c in own):
        return True
    token = _trigger(reading, event)
    hit = [a for a in event.roles if a.role == "patient"]
    several = token.tag in _NOUNS and not _is_single(token)
    if any(_is_picked_out(a, mentions) and not (several and _is_bare(a, mentions)) for a in hit):
        return True
    if token.tag in _NOUNS and _is_single(token) and _is_definite(reading, event) and any(_begins(a) in DEFINITE for a in hit):
        return True
    if token.tag in _NOUNS:
        return _is_single(token) and any(c.variable in ("where", "initiator", "weapon") for c in own)
    return not hit and any(_is_picked_out(a, mentions) for a in event.roles if a.role == "agent")


def _is_total(claim: Claim) -> bool:
    """Whether so many are said to be dead or hurt that, without a day, they are those of a whole war."""
    value = claim.value
    return claim.variable in _HURT and isinstance(value, Count) and (value.low or value.best or 0) >= TOTAL


def _is_bare(argument: Argument, mentions: dict[str, Mention]) -> bool:
    """Whether words mean things of a kind and no thing in particular: "military posts", without an article, a number or a name."""
    mention = mentions.get(argument.mention or "")
    words = argument.span.quote.casefold().replace("’", "'").split()
    counted = mention is not None and mention.party is not None and mention.party.count is not None
    return (
        mention is not None
        and mention.type in THINGS
        and not mention.named
        and not counted
        and words[:1] != []
        and words[0] not in DEFINITE | _ONE
    )


def _is_definite(reading: Reading, event: Event) -> bool:
    """Whether the word before a trigger points to one deed: "the murder"."""
    index = token_index(reading.layout, event.span.start)
    return index > 0 and reading.layout.tokens[index - 1].text.casefold() in DEFINITE


def _begins(argument: Argument) -> str:
    """The first word of an argument."""
    return next(iter(argument.span.quote.casefold().replace("’", "'").split()), "")


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
