"""Whom a report puts in the place of a suspect: who did it, who is charged, tried, wanted, or looked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from onrecord.extract.context import Context, is_incident
from onrecord.extract.counted import are_several, mention_at
from onrecord.model.acts import FAMILY_OF
from onrecord.model.reading import Mention
from onrecord.model.record import Event

SUSPECT = re.compile(
    r"\b(?:suspects?|gunm[ae]n|shooters?|attackers?|assailants?|accused|perpetrators?|suspecte?s?|tireurs?|agresseurs?|assaillants?)\b",
    re.IGNORECASE,
)
_CHARGE = frozenset(
    "charge accuse indict convict arraign book sentence suspect want apprehend inculper condamner mettre_en_examen écrouer".split()
)
_SOUGHT = re.compile(
    r"\b(?:search\w*|look\w*|hunt\w*|manhunt|warrants?\b[^.;]{0,20}) for (?:the |a |an )?(?:\w+[ -]){0,4}$|\b(?:arrested|took|taken?) (?:the |a )?(?:suspect,? )?$",
    re.IGNORECASE,
)
"""Words before the name of somebody whom the police want."""
_FACED = re.compile(r"\b(?:charges?|counts?)\b", re.IGNORECASE)
_PLEAD = frozenset("plead surrender confess".split())


def deeds_of(ctx: Context) -> dict[str, list[str]]:
    """By chain the events that somebody is told to have done: each report of one of them tells who it was."""
    found: dict[str, list[str]] = defaultdict(list)
    for event in ctx.events:
        for mention, did in accused(ctx, event):
            found[mention.chain] += [event.id] if did else []
    return found


def charged(ctx: Context) -> Iterator[Mention]:
    """Single persons who are charged, wanted, tried, or give themselves up."""
    for predicate in ctx.reading.predicates:
        held = predicate.lemma in _PLEAD or (predicate.lemma == "face" and any(_FACED.search(a.span.quote) for a in predicate.arguments))
        wanted = "patient" if predicate.lemma in _CHARGE else "agent" if held else None
        for argument in predicate.arguments if wanted and not predicate.nominal else ():
            mention = ctx.mentions.get(argument.mention or "")
            single = mention is not None and mention.type == "person" and not are_several(ctx, mention)
            if argument.role == wanted and mention is not None and single and not (mention.party and mention.party.kind == "police"):
                yield mention
    for mention in ctx.reading.mentions:
        looked = (
            mention.type == "person" and mention.named and _SOUGHT.search(ctx.text, max(0, mention.span.start - 60), mention.span.start)
        )
        if looked and not are_several(ctx, mention):
            yield mention


def accused(ctx: Context, event: Event) -> Iterator[tuple[Mention, bool]]:
    """Single persons whom the report puts in the place of a suspect: who did it, who is tried or looked for; and whether they did it."""
    for argument in event.roles:
        mention = ctx.mentions.get(argument.mention or "") or mention_at(ctx, argument.span)
        if mention is None or mention.type != "person" or are_several(ctx, mention):
            continue
        did = argument.role == "agent" and is_incident(event) and FAMILY_OF[event.act] == "attack"
        tried = argument.role == "patient" and event.act in ("trial", "arrest")
        if (did or tried or SUSPECT.search(mention.span.quote)) and not (mention.party and mention.party.kind == "police"):
            yield mention, did
