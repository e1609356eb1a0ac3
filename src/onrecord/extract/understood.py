"""Who did it where the words leave it to be understood: "the firing", once who fired is told; forces that "were deployed"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from onrecord.lexicons.classes import word_class
from onrecord.model.acts import FAMILY_OF
from onrecord.model.locate import token_index, tokens_between
from onrecord.model.reading import Argument, Mention, Reading
from onrecord.model.record import Event

_FORCES = frozenset({"police", "military", "border_coast_guard", "foreign_military", "igo_mission", "prison_service"})
_KEPT_BY_NAME = frozenset({"shooting", "crowd_dispersal", "use_of_force", "raid", "arrest", "shelling", "air_strike", "bombing"})
"""Acts whose noun, with "the", means the one told before."""
_FIRED = frozenset({"shooting", "crowd_dispersal", "use_of_force"})
WHOSE = frozenset({"their", "its", "his", "her", "our", "leur", "leurs", "sa", "son", "ses"})
"""Words for whose doing it is: "the police and their inaction"."""
_DOOR = re.compile(r"\b(?:doors?|gates?|portes?)\b", re.IGNORECASE)
REACH = 6
"""Sentences that such a noun looks back."""


def with_understood(reading: Reading, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The same events, in text order, with the agents that are understood."""
    kinds = _kinds(reading)
    forces: dict[int, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        if kinds.get(mention.id) in _FORCES:
            forces[mention.sentence].append(mention)
    last: dict[str, tuple[int, Argument]] = {}
    found = []
    for one in events:
        event = _whose(_to_agents(one, kinds), forces)
        told = last.get(event.act)
        agent = next((a for a in event.roles if a.role == "agent"), None)
        again = told is not None and event.sentence - told[0] <= REACH
        if agent is None and told is not None and again and (_is_the_same(reading, event) or _is_fired(reading, event, kinds, told[1])):
            agent = told[1]
            event = replace(event, roles=(*event.roles, agent))
        if agent is not None and agent.mention is not None and event.act in _KEPT_BY_NAME:
            last[event.act] = (event.sentence, agent)
        found.append(event)
    return _raided([_broken_into(event, kinds) for event in found], kinds)


def _broken_into(event: Event, kinds: dict[str, str]) -> Event:
    """A door that authorities break is part of a raid."""
    if event.act != "property_destruction" or not (by := _doers(event, kinds)) or by - word_class("authority_kinds", "event_words"):
        return event
    return replace(event, act="raid") if any(a.role == "patient" and _DOOR.search(a.span.quote) for a in event.roles) else event


def _raided(events: list[Event], kinds: dict[str, str]) -> tuple[Event, ...]:
    """The events, raids by others than authorities as assaults: "rebels raided a village", "gunmen killed two in a raid"."""
    doers: dict[int, set[str]] = defaultdict(set)
    if not any(event.act == "raid" for event in events):
        return tuple(events)
    for event in events:
        if FAMILY_OF[event.act] == "attack":
            doers[event.sentence] |= _doers(event, kinds)
    return tuple(
        replace(event, act="assault")
        if event.act == "raid"
        and (by := _doers(event, kinds) or doers[event.sentence])
        and not by & word_class("authority_kinds", "event_words")
        else event
        for event in events
    )


def _doers(event: Event, kinds: dict[str, str]) -> set[str]:
    """The kinds of those who do it, as far as they are known."""
    return {kinds.get(a.mention or "", "unknown") for a in event.roles if a.role == "agent"} - {"unknown"}


def _whose(event: Event, forces: dict[int, list[Mention]]) -> Event:
    """The inaction that is "theirs" is that of the forces named right before, in the same sentence."""
    if event.act != "failure_to_act" or not any(
        a.role == "agent" and a.mention is None and a.span.quote.casefold() in WHOSE for a in event.roles
    ):
        return event
    before = max((m for m in forces.get(event.sentence, []) if m.span.end <= event.span.start), key=lambda m: m.span, default=None)
    if before is None:
        return event
    others = tuple(a for a in event.roles if a.role != "agent")
    return replace(event, roles=(*others, Argument("agent", before.span, before.id)))


def _kinds(reading: Reading) -> dict[str, str]:
    """The kind of each mention, by itself or by another of its chain."""
    own = {m.id: m.party.kind for m in reading.mentions if m.party and m.party.kind}
    chains = {m.chain: own[m.id] for m in reading.mentions if own.get(m.id, "unknown") != "unknown"}
    return {m.id: kind for m in reading.mentions if (kind := chains.get(m.chain, own.get(m.id))) is not None}


def _to_agents(event: Event, kinds: dict[str, str]) -> Event:
    """Forces that "were deployed", by nobody who is told, are who takes up position; those that "remained silent" are who failed to act."""
    if event.act not in ("deployment", "failure_to_act") or any(a.role == "agent" for a in event.roles):
        return event
    roles = tuple(replace(a, role="agent") if a.role == "patient" and kinds.get(a.mention or "") in _FORCES else a for a in event.roles)
    return replace(event, roles=roles) if roles != event.roles else event


def _is_fired(reading: Reading, event: Event, kinds: dict[str, str], before: Argument) -> bool:
    """Whether shots that "were fired", nobody says by whom, follow on those of forces told before."""
    if event.act not in _FIRED or kinds.get(before.mention or "") not in _FORCES:
        return False
    words = {t.lemma for a in event.roles if a.role == "patient" for t in tokens_between(reading.layout, a.span.start, a.span.end)}
    return bool(words & word_class("ammunition", "event_words"))


def _is_the_same(reading: Reading, event: Event) -> bool:
    """Whether a trigger is a noun with "the" that can only mean what was told before ("the firing")."""
    if event.act not in _KEPT_BY_NAME:
        return False
    tokens = reading.layout.tokens
    k = token_index(reading.layout, event.span.start)
    first = reading.layout.sentences[event.sentence].first
    nominal = tokens[k].tag in ("NOUN", "PROPN") or tokens[k].fine == "VBG"
    before = tokens[k - 1] if k > first else None
    bare = before is not None and before.text.casefold() in ("the", "this", "that", "ces", "cette", "les")
    patient = any(a.role == "patient" for a in event.roles)
    return nominal and bare and not patient
