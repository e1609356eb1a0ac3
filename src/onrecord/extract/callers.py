"""Who called a gathering or a strike: "à l'appel de l'intersyndicale", "organised by the dockers' union"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.context import Context, is_incident, make_claim, nearest_event
from onrecord.extract.parties import party_of
from onrecord.model.acts import FAMILY_OF
from onrecord.model.locate import sentence_index
from onrecord.model.reading import Argument, Mention
from onrecord.model.record import Claim, Event

_CALL = re.compile(
    r"\b(?:à l['’]appel|à l['’]initiative|sur appel) (?=(?:de|du|des|d['’]))(?:de |du |des |d['’])?"
    r"|\bat the (?:call|urging|initiative) of |\b(?:organi[sz]ed|called) by ",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?:,|,?\s(?:and|et)(?:\s(?:de|du|des|d['’]))?)\s*", re.IGNORECASE)
_MOST = 8
"""Bodies that one call names, at most."""


def caller_claims(ctx: Context) -> Iterator[Claim]:
    """`initiator` claims of the bodies that called a protest, for the protest told in the sentence or right before it."""
    for m in _CALL.finditer(ctx.text):
        index = sentence_index(ctx.reading.layout, m.start())
        event = _protest(ctx, index, m.start())
        for mention in _named(ctx, index, m.end()) if event is not None else ():
            party = party_of(ctx, Argument("agent", mention.span, mention.id))
            if party is not None and event is not None:
                yield make_claim(ctx, "initiator", party, (mention.span,), event=event)


def _protest(ctx: Context, index: int, start: int) -> Event | None:
    """The protest that a call is of."""
    for here in (index, index - 1):
        events = [e for e in ctx.events_in.get(here, ()) if is_incident(e) and FAMILY_OF[e.act] == "protest" and e.span.start < start]
        if events:
            return nearest_event(events, events[-1].span) if here != index else max(events, key=lambda e: e.span)
    return None


def _named(ctx: Context, index: int, start: int) -> Iterator[Mention]:
    """The people and bodies that stand right behind the words of the call, joined by commas and "and"."""
    people = [m for m in ctx.mentions_in.get(index, ()) if m.type in ("organization", "group", "person") and m.span.end > start]
    for _ in range(_MOST):
        here = [m for m in people if 0 <= m.span.start - start <= 1 or m.span.start <= start < m.head.end]
        mention = max(here, key=lambda m: m.span.end, default=None)
        if mention is None:
            return
        yield mention
        joined = _JOIN.match(ctx.text, mention.span.end)
        if joined is None:
            return
        start = joined.end()
