"""Who says that it was not they: "it had nothing to do with the attack", "denied being behind it", a plea of not guilty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.context import Context, is_incident, make_claim
from onrecord.extract.membership import body_behind
from onrecord.extract.parties import party_of
from onrecord.model.acts import FAMILY_OF
from onrecord.model.ids import content_id
from onrecord.model.locate import sentence_index
from onrecord.model.reading import Argument, Attribution
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span, span_at

_SELF = r"^[\s\"“«'‘]*(?:that\s+|que?\s*['’]?\s*)?(?:it|they|he|she|we|i|ils?|elles?|nous|je|(?:its|their|our)\s+(?:\w+\s+)?\w+)\s+"
_NOT = (
    r"(?:(?:was|were|is|are|am|had|has|have)(?:\s+not|n['’]t)(?:\s+been)?(?:\s+in any way)?\s+(?:behind|responsible|involved|to blame|part of)\b"
    r"|(?:had|has|have)\s+nothing\s+to\s+do\s+with\b|(?:had|has|have|played|took|taken)(?:\s+(?:had|played|taken))?\s+no\s+(?:\w+\s+)?(?:part|role|hand|involvement)\b"
    r"|(?:did\s+not|didn['’]t|had\s+not|hadn['’]t|have\s+not|haven['’]t)\s+(?:carry|carried)\s+out\b|(?:did\s+not|didn['’]t)\s+(?:do\s+(?:it|this|that)\b|plant\b)"
    r"|n['’](?:est|était|étaient|sont|avait|avaient|a|ont)\s+(?:pas|rien|aucune?)\s+(?:\w+\s+){0,2}(?:responsables?|impliquée?s?|à voir)\b)"
)
_OWN = r"(?:(?:was|were|is|are|had been)\s+(?:in any way\s+)?(?:behind|responsible|involved|to blame)\b|(?:had|played|took)\s+(?:any|a)\s+(?:part|role|hand)\b)"
_BEING = r"^[\s\"“«]*(?:being|having been)\s+(?:behind|responsible|involved)\b"
_DISCLAIMS = re.compile(_SELF + _NOT, re.IGNORECASE)
_DENIED = re.compile(
    rf"{_SELF}{_OWN}|^.{{0,80}}?\bthat\s+(?:it|they|he|she)\s+{_OWN}|{_BEING}|^[\s\"“«]*(?:carrying|planting|ordering|masterminding|committing)\b",
    re.IGNORECASE,
)
_NOT_GUILTY = re.compile(r"\s+not\s+guilty\b", re.IGNORECASE)
_DEEDS = frozenset({"attack", "property"})


def disclaimers(ctx: Context) -> Iterator[Claim]:
    """Denied `initiator` claims: who says so did not do it. What was done stays as others tell it."""
    for one in ctx.reading.attributions:
        if disclaims(one):
            yield from _of_sayer(ctx, one)
    yield from _pleas(ctx)


def disclaims(one: Attribution) -> bool:
    """Whether somebody says that he himself did not do it."""
    words = one.content[0].quote if one.content and one.source else ""
    return bool(words) and bool(_DISCLAIMS.match(words) or (one.stance == "denies" and _DENIED.match(words)))


def _of_sayer(ctx: Context, one: Attribution) -> Iterator[Claim]:
    who = body_behind(ctx, one.source[0]) or _speaker(ctx, one)
    party = party_of(ctx, who) if who is not None else None
    if party is not None:
        yield _denied(make_claim(ctx, "initiator", party, (one.content[0],), event=_deed_in(ctx, one.content[0])), one.content[0])


def _speaker(ctx: Context, one: Attribution) -> Argument:
    """The words of a source, or of whom it stands for where it is a pronoun: the last body that spoke."""
    voice = ctx.voices.get(one.id)
    if voice is not None:
        before = (
            s
            for other in ctx.reading.attributions
            for s in other.source
            if s.start < one.source[0].start and " ".join(s.quote.split()) == voice.text
        )
        told = max(before, key=lambda s: s.start, default=None)
        if told is not None:
            return body_behind(ctx, told) or Argument("agent", told)
    return Argument("agent", one.source[0])


def _pleas(ctx: Context) -> Iterator[Claim]:
    """Who pleads not guilty says that he did not do it."""
    for predicate in ctx.reading.predicates:
        plea = _NOT_GUILTY.match(ctx.text, predicate.span.end) if predicate.lemma == "plead" else None
        for who in predicate.arguments if plea is not None else ():
            party = party_of(ctx, who) if who.role == "agent" else None
            if plea is not None and party is not None:
                words = span_at(ctx.text, predicate.span.start, plea.end())
                yield _denied(make_claim(ctx, "initiator", party, (words,), event=_deed_in(ctx, words)), words)


def _denied(claim: Claim, words: Span) -> Claim:
    """A claim as one that its party denies; by the party itself where nobody is quoted."""
    return replace(claim, id=content_id("c", "disclaimed", claim.id, words.start), status="denied", hedged=False)


def _deed_in(ctx: Context, words: Span) -> Event | None:
    """The deed that the words name; none where they only point back to it."""
    here = ctx.events_in.get(sentence_index(ctx.reading.layout, words.start), [])
    return next((e for e in here if is_incident(e) and FAMILY_OF[e.act] in _DEEDS and words.start <= e.span.start < words.end), None)
