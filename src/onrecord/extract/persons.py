"""Single victims and suspects: name, age, sex and what became of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from onrecord.extract.context import Context, is_incident, make_claim
from onrecord.extract.counted import is_plural, mention_at
from onrecord.model.acts import FAMILY_OF
from onrecord.model.reading import Mention
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span
from onrecord.model.value import Outcome, Person

_RANK: tuple[Outcome, ...] = ("killed", "hospitalised", "injured", "arrested")
_MALE = re.compile(
    r"\b(?:man|men|boy|he|his|him|father|son|brother|husband|uncle|grandfather|boyfriend|gunman|policeman|mr|homme|garçon|père|fils|frère|mari|monsieur)\b",
    re.IGNORECASE,
)
_FEMALE = re.compile(
    r"\b(?:woman|women|girl|she|her|mother|daughter|sister|wife|aunt|grandmother|girlfriend|policewoman|mrs|ms|miss|femme|fille|mère|sœur|épouse|madame)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(\d{1,3})[- ](year|month|week|day|an|ans)s?[- ]?old\b|\baged? (\d{1,3})\b|\b(\d{1,3}) ans\b|\bâgée? de (\d{1,3})\b", re.IGNORECASE
)
_AGE_AFTER = re.compile(r"\s*[,(]\s*(?:aged?\s+)?(\d{1,3})(?:\s*ans)?\s*(?=[,.;)]|$|\s+of\b|\s+and\b)")
_SUSPECT = re.compile(
    r"\b(?:suspects?|gunm[ae]n|shooters?|attackers?|assailants?|accused|perpetrators?|suspecte?s?|tireurs?|agresseurs?|assaillants?)\b",
    re.IGNORECASE,
)
_YEARS = {"month": 12, "week": 52, "day": 365}


def person_claims(ctx: Context, casualties: tuple[Claim, ...]) -> Iterator[Claim]:
    """One `victim` claim for each single person hurt, one `suspect` claim for each accused or arrested of it."""
    chains: dict[str, list[Mention]] = defaultdict(list)
    for mention in ctx.reading.mentions:
        chains[mention.chain].append(mention)
    hurt, held = _outcomes(ctx, casualties)
    events = {event.id: event for event in ctx.events}
    for chain, (outcome, claim) in hurt.items():
        yield from _person(ctx, "victim", chains[chain], outcome, events.get(claim.events[0]) if claim.events else None)
    for chain, (suspected_of, taken) in held.items():
        if chain not in hurt or hurt[chain][0] == "arrested":
            yield from _person(ctx, "suspect", chains[chain], taken, suspected_of)


def _outcomes(
    ctx: Context, casualties: tuple[Claim, ...]
) -> tuple[dict[str, tuple[Outcome, Claim]], dict[str, tuple[Event | None, Outcome | None]]]:
    """By chain: the gravest outcome of each single victim; and each suspect with the event and whether he was arrested."""
    hurt: dict[str, tuple[Outcome, Claim]] = {}
    held: dict[str, tuple[Event | None, Outcome | None]] = {}
    for claim in casualties:
        mention = _single(ctx, claim.evidence)
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


def _single(ctx: Context, evidence: tuple[Span, ...]) -> Mention | None:
    """The one person that a casualty claim is about."""
    mention = mention_at(ctx, evidence[0])
    if mention is None or mention.type != "person" or is_plural(ctx, mention.head):
        return None
    return mention


def _person(ctx: Context, variable: str, chain: list[Mention], outcome: Outcome | None, event: Event | None) -> Iterator[Claim]:
    named = [m for m in chain if m.named]
    best = max(named, key=lambda m: m.head.end - m.head.start, default=None)
    ages = [age for m in chain if (age := age_of(ctx.text, m.span)) is not None]
    name = " ".join(best.head.quote.split()) if best else None
    if not chain or (name is None and not ages and outcome is None):
        return
    about = tuple(dict.fromkeys(m.span for m in ([best] if best else []) + [m for m in chain if age_of(ctx.text, m.span) is not None][:1]))
    yield make_claim(
        ctx,
        variable,
        Person(name, ages[0] if ages else None, sex_of(chain), outcome),
        about or (chain[0].span,),
        event=event,
        entity=chain[0].chain,
    )


def age_of(text: str, span: Span) -> float | None:
    """The age that a person's words give, in years: "a 17-year-old", "aged 34", "Jane Doe, 34,"."""
    m = _AGE.search(text, max(0, span.start - 14), span.end)
    if m and (m.start() >= span.start or m.end() > span.start - 2):
        number = next(int(g) for g in (m[1], m[3], m[4], m[5]) if g)
        return round(number / _YEARS.get((m[2] or "year").lower(), 1), 2)
    follows = _AGE_AFTER.match(text, span.end)
    return float(follows[1]) if follows and int(follows[1]) < 110 else None


def sex_of(chain: list[Mention]) -> Literal["male", "female"] | None:
    """The sex that the words for a person give; null where they give none, or both."""
    words = " ".join(m.span.quote for m in chain)
    male, female = bool(_MALE.search(words)), bool(_FEMALE.search(words))
    return None if male == female else "male" if male else "female"
