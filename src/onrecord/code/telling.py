"""What an incident's accounts tell, put together: its events with who did them to whom, its claims by name, the words that tell it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from onrecord.model.acts import FAMILY_OF
from onrecord.model.incident import Account, Incident, claim_key
from onrecord.model.reading import Mention
from onrecord.model.record import Claim, Event, Figure
from onrecord.model.span import Span

REAL = frozenset({"happened", "ongoing"})
_BREAK = re.compile(r"(?<=[.!?…»”])\s+(?=[^\Wa-z_])|\n\s*\n")
"""Where a sentence ends, roughly: an abbreviation only shortens the words that are looked at."""
SHORT = 4
"""Sentences of a report whose words are looked at: what a report of an incident says of its kind, it says at its beginning."""
LONG = 1000
"""Code points before and after an event whose words are looked at, in a sentence without end."""
_TOLD_BY = {
    "agent": ("initiator", "response", "participants"),
    "patient": ("target", "killed", "injured", "arrested", "abducted", "damage"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """Who or what fills a role of an event; `kind` from the actor groups list, null where it is not known."""

    role: str
    name: str
    type: str | None
    kind: str | None
    claims: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Deed:
    """An event of the incident with its sides; `claims` are those of its act."""

    event: Event
    sides: tuple[Side, ...]
    claims: tuple[str, ...]

    @property
    def is_real(self) -> bool:
        """Whether it is told as having happened."""
        return self.event.status in REAL


@dataclass(frozen=True, slots=True)
class Telling:
    """An incident made ready for coding: claims by name in the order of the accounts, deeds in text order, passages with their words."""

    incident: Incident
    claims: dict[str, Claim]
    deeds: tuple[Deed, ...]
    passages: tuple[Span, ...]

    @property
    def figures(self) -> dict[str, Figure]:
        """The incident's figures."""
        return dict(self.incident.figures)


def telling_of(incident: Incident) -> Telling:
    """Put together what the accounts of an incident tell. Claims are named by `claim_key` where there are several documents or figures do so."""
    keyed = len(incident.accounts) > 1 or any("#" in name for figure in incident.figures.values() for name in figure.claims)
    claims: dict[str, Claim] = {}
    deeds: list[Deed] = []
    passages: list[Span] = []
    for account in incident.accounts:
        names = {c.id: claim_key(account.document.id, c.id) if keyed else c.id for c in account.report.claims}
        claims |= {names[c.id]: c for c in account.report.claims}
        deeds += _deeds(account, names)
        passages += _passages(account)
    return Telling(incident, claims, tuple(deeds), tuple(dict.fromkeys(passages)))


def _deeds(account: Account, names: dict[str, str]) -> list[Deed]:
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in account.report.claims:
        for event_id in claim.events:
            told[event_id, claim.variable].append(names[claim.id])
    chosen = set(account.report.events)
    mentions = {m.id: m for m in account.record.mentions}
    kinds = _kinds(account.record.mentions)
    return [
        Deed(event, _sides(event, mentions, kinds, told), tuple(told[event.id, "act"] or told[event.id, "response"]))
        for event in sorted(account.record.events, key=lambda e: e.span)
        if event.id in chosen
    ]


def _kinds(mentions: tuple[Mention, ...]) -> dict[str, str]:
    """The kind of party of each chain, by its first mention that tells one beyond "unknown"."""
    found: dict[str, str] = {}
    for mention in mentions:
        kind = mention.party.kind if mention.party else None
        if kind and found.get(mention.chain) in (None, "unknown"):
            found[mention.chain] = kind
    return found


def _sides(event: Event, mentions: dict[str, Mention], kinds: dict[str, str], told: dict[tuple[str, str], list[str]]) -> tuple[Side, ...]:
    sides = []
    for argument in event.roles:
        if argument.role not in ("agent", "patient", "instrument"):
            continue
        mention = mentions.get(argument.mention or "")
        kind = (mention.party.kind if mention and mention.party else None) or (kinds.get(mention.chain) if mention else None)
        claims = tuple(name for variable in _TOLD_BY.get(argument.role, ("weapon",)) for name in told[event.id, variable])
        sides.append(
            Side(argument.role, " ".join(argument.span.quote.split()), mention.type if mention else None, kind, claims, argument.span)
        )
    return tuple(sides)


def _passages(account: Account) -> list[Span]:
    """The sentences that tell the report's events; of a long report those that tell an act, the first ones. Where the text was not kept, the words of
    the events themselves.
    """
    text = account.document.text
    chosen = set(account.report.events)
    events = [event for event in account.record.events if event.id in chosen]
    if not text:
        return [argument.span for event in events for argument in event.roles] + [event.span for event in events]
    edges = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    told = _first_in(events, edges)
    if len(told) > SHORT:
        acting = [event for event in events if event.status in REAL and FAMILY_OF[event.act] not in ("speech", "other")]
        told = dict(list((_first_in(acting, edges) or told).items())[:SHORT])
    cut = [(max(edges[k - 1], at - LONG), min(edges[k], at + LONG)) for k, at in told.items() if k < len(edges)]
    return [Span(start, end, text[start:end]) for start, end in cut]


def _first_in(events: list[Event], edges: list[int]) -> dict[int, int]:
    """By the number of a sentence, in text order, where its first event stands."""
    found: dict[int, int] = {}
    for event in sorted(events, key=lambda e: e.span):
        found.setdefault(bisect_right(edges, event.span.start), event.span.start)
    return found
