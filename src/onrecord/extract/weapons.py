"""With what it was done: weapons that somebody used, and not those that were seized, owned or only carried by others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.context import Context, is_incident, make_claim, nearest_event
from onrecord.lexicons.classes import word_class
from onrecord.model.acts import FAMILY_OF
from onrecord.model.locate import sentence_index, token_index
from onrecord.model.reading import Token
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span, overlaps
from onrecord.model.value import Weapon
from onrecord.normalise.weapon import find_weapons

_CHARGE = re.compile(
    r"\b(?:charge[ds]?|charging|count|counts|convicted|guilty|plead(?:ed)?|pled|indicted|accused of|possess\w*|permits?|licen[sc]ed?|owner|unlawful|illegal|"
    r"use of|armed habitual|felony|register\w*|inculpée?|détention|port)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
"""Words before a weapon that a charge names, or that somebody owns: it is not told that it was used."""
_COMPOUND = re.compile(
    r"[\s-](?:shots?|fire|fights?|battles?|wounds?|violence|control|laws?|rights|owners?|shops?|stores?|shows?|range|safety|permits?)\b",
    re.IGNORECASE,
)
"""Words behind a weapon that make another thing of it: "gun shots", "a fist fight", "gun control"."""
_NONE = re.compile(
    r"\b(?:no|not|n['’]t|never|without|anti|if|whether)\b[^.;:,]{0,40}$|\b(?:man|woman|person|someone|somebody|people|suspect|subject|male|female) with (?:an? |the |two )$",
    re.IGNORECASE,
)
"""Words before a weapon that nobody is told to have used: "did not use his gun", "reports of a man with a gun"."""
_IN_HAND = frozenset({"blade", "blunt", "unarmed"})
"""Kinds of weapon that, in a report of shots, count where somebody is struck with them: whom police shot "had a knife"."""
_NOT_SHOT_WITH = frozenset(
    {"blade", "blunt", "projectile_thrown", "unarmed", "explosive_projectile", "kinetic_police", "chemical_irritant_police"}
)
"""Kinds of weapon that nobody is shot with."""
_NO_BLOW = frozenset("bombing suicide_bombing shelling air_strike armed_clash shooting sabotage arson grenade_attack fire".split())
"""Acts that are not done with a club or a bare hand: a pole or a pipe told with them is a thing."""
_BLOWS = frozenset({"blunt", "unarmed"})
_FLOWN = frozenset({"air_strike", "bombing", "shelling", "shooting"})
"""Acts that are done from the air."""
_HIT = frozenset({"attack", "property"})
_MADE_FOR_IT = ("explosive", "incendiary", "firearm")
REACH = 3
"""Sentences after an incident in which its weapon is still told."""
FAR = 40
"""Tokens before or after a weapon in which the verb of a list of finds stands."""


def weapon_claims(ctx: Context) -> Iterator[Claim]:
    """Weapons told in a sentence with an incident, or within two sentences after one."""
    shots = any(e.act == "shooting" for e in ctx.events)
    for span, weapon in find_weapons(ctx.reading.layout):
        index = sentence_index(ctx.reading.layout, span.start)
        unknown = weapon.kind in ("unknown", None) and len(weapon.name.split()) == 1
        ahead = ctx.text[max(0, span.start - 90) : span.start]
        if unknown or _CHARGE.search(ahead) or _was_taken(ctx, index, span) or _is_no_arm(ctx.text, span, ahead):
            continue
        if weapon.kind in _IN_HAND and shots and not _is_struck_with(ctx, index, span):
            continue
        for back in range(REACH):
            events = [e for e in ctx.events_in.get(index - back, []) if is_incident(e) and _can_be_done_with(e, weapon, span)]
            if event := nearest_event(events, span):
                yield make_claim(ctx, "weapon", weapon, (span,), event=event, confidence=0.7 if back == 0 else 0.4)
                break


def _is_no_arm(text: str, span: Span, ahead: str) -> bool:
    """Whether a word for a weapon is part of a word for something else, or of what nobody is told to have used."""
    return _COMPOUND.match(text, span.end) is not None or _NONE.search(ahead) is not None


def _is_struck_with(ctx: Context, index: int, span: Span) -> bool:
    """Whether a sentence says that somebody was struck or threatened with a weapon, or that a band bore such: "armed with machetes"."""
    if ctx.reading.layout.tokens[token_index(ctx.reading.layout, span.end - 1)].fine == "NNS":
        return True
    return any(a.role == "instrument" and overlaps(a.span, span) for e in ctx.events_in.get(index, []) if is_incident(e) for a in e.roles)


def _can_be_done_with(event: Event, weapon: Weapon, span: Span) -> bool:
    """Whether an act is one of those that are done with such a weapon, and not done to it."""
    kind = weapon.kind or ""
    if FAMILY_OF[event.act] == "movement" or (kind == "vehicle_ramming" and event.act != "vehicle_attack"):
        return False
    if kind in _NOT_SHOT_WITH and event.act == "shooting":
        return False
    if (kind in _BLOWS and event.act in _NO_BLOW) or (kind == "air_crewed" and event.act not in _FLOWN):
        return False
    hit = any(a.role == "patient" and overlaps(a.span, span) for a in event.roles)
    return not (hit and FAMILY_OF[event.act] in _HIT and not kind.startswith(_MADE_FOR_IT))


def _was_taken(ctx: Context, index: int, span: Span) -> bool:
    """Whether a weapon stands in a list of what was seized, stolen or shown: nobody is told to have used it.

    The verb is the last one before it, or the first after it where that is passive ("two rifles were seized").
    """
    sentence, tokens = ctx.reading.layout.sentences[index], ctx.reading.layout.tokens
    here, taken = token_index(ctx.reading.layout, span.start), word_class("taking_of_arms", "event_words")
    before = next((t for t in reversed(tokens[max(sentence.first, here - FAR) : here]) if _governs(t)), None)
    if before is not None and before.lemma in taken:
        return True
    after = next((t for t in tokens[here + 1 : min(sentence.last, here + FAR)] if t.tag == "VERB"), None)
    return after is not None and after.lemma in taken and after.fine == "VBN"


def _governs(token: Token) -> bool:
    """Whether a token is a verb with an object of its own: not "Sampleland-made", not a form in -ing."""
    return token.tag == "VERB" and token.fine != "VBG" and token.lemma != "make"
