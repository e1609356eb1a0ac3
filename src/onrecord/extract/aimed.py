"""What a sentence names as the aim of an attack: "the town hall was the target of the attack", "the target of the attack was the town hall"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from onrecord.lexicons.classes import word_class
from onrecord.model.acts import FAMILY_OF
from onrecord.model.locate import tokens_between
from onrecord.model.reading import Argument, Predicate, Reading
from onrecord.model.record import Event

_BEING = frozenset({"be", "become", "être", "devenir"})
_HARMING = frozenset({"attack", "property", "threat"})
_OF = re.compile(r"\s+(?:of|de|d['’]|du|des)\s*(?:[\w'’-]+\s+){0,4}", re.IGNORECASE)
"""What may stand between the word for an aim and that for the attack."""


def with_aims(reading: Reading, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The same events, attacks of which a sentence names the target with that as their patient."""
    aims: dict[int, list[tuple[Argument, Argument]]] = defaultdict(list)
    for predicate in reading.predicates:
        if predicate.lemma in _BEING and (pair := _aim(reading, predicate)) is not None:
            aims[predicate.sentence].append(pair)
    return tuple(_aimed(reading, event, aims[event.sentence]) if event.sentence in aims else event for event in events)


def _aim(reading: Reading, predicate: Predicate) -> tuple[Argument, Argument] | None:
    """The word for an aim on one side of a "be", and what it is on the other."""
    sides = [a for a in predicate.arguments if a.role in ("agent", "patient")]
    named = [a for a in sides if _names_aim(reading, a)]
    others = [a for a in sides if a not in named]
    return (named[0], others[0]) if len(named) == 1 and len(others) == 1 else None


def _names_aim(reading: Reading, argument: Argument) -> bool:
    words = tokens_between(reading.layout, argument.span.start, argument.span.end)
    return bool(words) and words[-1].lemma in word_class("aims", "event_words")


def _aimed(reading: Reading, event: Event, aims: list[tuple[Argument, Argument]]) -> Event:
    if FAMILY_OF[event.act] not in _HARMING or any(a.role == "patient" for a in event.roles):
        return event
    text = reading.layout.text
    target = next((of for word, of in aims if _OF.fullmatch(text, word.span.end, event.span.start)), None)
    return replace(event, roles=(*event.roles, replace(target, role="patient"))) if target is not None else event
