"""Single victims and suspects: name, age, sex and what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract import identity
from onrecord.extract.context import Context, is_incident, make_claim
from onrecord.extract.counted import is_plural, mention_at
from onrecord.model.acts import FAMILY_OF
from onrecord.model.reading import Mention
from onrecord.model.record import Claim, Event
from onrecord.model.value import Count, Outcome, Person

_RANK: tuple[Outcome, ...] = ("killed", "hospitalised", "injured", "arrested")
_SUSPECT = re.compile(
    r"\b(?:suspects?|gunm[ae]n|shooters?|attackers?|assailants?|accused|perpetrators?|suspecte?s?|tireurs?|agresseurs?|assaillants?)\b",
    re.IGNORECASE,
)


def one_entity_each(ctx: Context, casualties: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The same claims, each single person under one entity however many chains tell of him.

    Who was shot and died was killed: the same person is not counted among the injured as well.
    """
    told = [c.entity for c in casualties if c.entity and c.variable != "arrested" and _single(ctx, c) is not None]
    root = {chain: person.chains[0] for person in identity.persons_of(ctx, told) for chain in person.chains}
    joined = [replace(c, entity=root.get(c.entity, c.entity)) if c.entity and c.variable != "arrested" else c for c in casualties]
    dead = {c.entity for c in joined if c.variable == "killed" and c.entity in root.values()}
    return tuple(c for c in joined if c.variable != "injured" or c.entity not in dead)


def person_claims(ctx: Context, casualties: tuple[Claim, ...]) -> Iterator[Claim]:
    """One `victim` claim for each single person hurt, one `suspect` claim for each accused or arrested of it."""
    hurt, held = _outcomes(ctx, casualties)
    events = {event.id: event for event in ctx.events}
    for person in identity.persons_of(ctx, hurt):
        told = [hurt[chain] for chain in person.chains]
        outcome, claim = min(told, key=lambda item: _RANK.index(item[0]))
        yield from _claim(ctx, "victim", person, outcome, events.get(claim.events[0]) if claim.events else None)
    suspects = [chain for chain in held if chain not in hurt]
    for person in identity.persons_of(ctx, suspects):
        outcomes = [held[chain][1] for chain in person.chains]
        suspected = next((held[chain][0] for chain in person.chains if held[chain][0]), None)
        yield from _claim(ctx, "suspect", person, "arrested" if "arrested" in outcomes else None, suspected)


def _outcomes(
    ctx: Context, casualties: tuple[Claim, ...]
) -> tuple[dict[str, tuple[Outcome, Claim]], dict[str, tuple[Event | None, Outcome | None]]]:
    """By chain: the gravest outcome of each single victim; and each suspect with the event and whether he was arrested."""
    hurt: dict[str, tuple[Outcome, Claim]] = {}
    held: dict[str, tuple[Event | None, Outcome | None]] = {}
    for claim in casualties:
        mention = _single(ctx, claim)
        if mention is None or claim.variable not in _RANK:
            continue
        outcome: Outcome = claim.variable
        if outcome == "arrested":
            held[mention.chain] = (None, "arrested")
        elif mention.chain not in hurt or _RANK.index(outcome) < _RANK.index(hurt[mention.chain][0]):
            hurt[mention.chain] = (outcome, claim)
    for event in ctx.events:
        for mention in _accused(ctx, event):
            held.setdefault(mention.chain, (event, None))
    return hurt, held


def _accused(ctx: Context, event: Event) -> Iterator[Mention]:
    """Single persons whom the report puts in the place of a suspect: who did it, who is tried or looked for."""
    for argument in event.roles:
        mention = ctx.mentions.get(argument.mention or "") or mention_at(ctx, argument.span)
        if mention is None or mention.type != "person" or is_plural(ctx, mention.head):
            continue
        did = argument.role == "agent" and is_incident(event) and FAMILY_OF[event.act] == "attack"
        tried = argument.role == "patient" and event.act in ("trial", "arrest")
        if (did or tried or _SUSPECT.search(mention.span.quote)) and not (mention.party and mention.party.kind == "police"):
            yield mention


def _single(ctx: Context, claim: Claim) -> Mention | None:
    """The one person that a casualty claim is about; none where it says that there was nobody."""
    if isinstance(claim.value, Count) and claim.value.high == 0:
        return None
    mention = mention_at(ctx, claim.evidence[0])
    if mention is None or mention.type != "person" or is_plural(ctx, mention.head):
        return None
    return mention


def _claim(ctx: Context, variable: str, person: identity.Person, outcome: Outcome | None, event: Event | None) -> Iterator[Claim]:
    """The claim of one person; its evidence is the words with the name, and those with the age."""
    if not person.mentions or (person.name is None and person.age is None and outcome is None):
        return
    named = [m.span for m in person.mentions if m.named and " ".join(m.head.quote.split()) == person.name][:1]
    aged = [m.span for m in person.mentions if identity.age_of(ctx.text, m.span) is not None][:1]
    about = tuple(dict.fromkeys([*named, *aged])) or (person.mentions[0].span,)
    value = Person(person.name, person.age, person.sex, outcome)
    yield make_claim(ctx, variable, value, about, event=event, entity=person.chains[0])
