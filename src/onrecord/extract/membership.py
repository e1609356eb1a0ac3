"""Which organisation those who acted belong to: told right after their words, or the only one of their kind that the text names."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.context import Context
from onrecord.extract.counted import called
from onrecord.lexicons.classes import word_class
from onrecord.model.locate import sentence_index, tokens_between
from onrecord.model.reading import Mention
from onrecord.model.record import Claim
from onrecord.model.span import overlaps
from onrecord.model.value import Party

_NEAR = 45  # characters between a party and the organisation that it is said to be of
_ALIKE = frozenset({"organised_rebels"})
"""Kinds of which "the rebels" are those of the one organisation that a text names."""


def organization_of(ctx: Context, mention: Mention) -> str | None:
    """The organisation of a party that does not name one itself; null where the text does not tell."""
    if mention.type not in ("person", "group"):
        return None
    after = min(
        (m for m in ctx.mentions_in.get(mention.sentence, ()) if m.type == "organization" and m.span.start >= mention.span.end),
        key=lambda m: m.span.start,
        default=None,
    )
    if after is not None and after.span.start - mention.span.end < _NEAR and _ties(ctx, mention, after):
        return called(ctx, after)
    kind = mention.party.kind if mention.party else None
    only = ctx.alone.get(kind or "") if kind in _ALIKE else None
    return " ".join(only.head.quote.split()) if only is not None else None


def _ties(ctx: Context, mention: Mention, body: Mention) -> bool:
    """Whether nothing but words of belonging stand between a party and a body: "gunmen from the Front", "men of the so-called Front"."""
    between = [t for t in tokens_between(ctx.reading.layout, mention.span.end, body.span.start) if t.tag not in ("DET", "ADJ", "PUNCT")]
    words = {t.lemma for t in between}
    return bool(words) and words <= word_class("words_of_belonging", "event_words")


def with_own_account(ctx: Context, claim: Claim) -> Claim:
    """An `initiator` claim as one of responsibility claimed, where those who say it are those who did it, or of their organisation."""
    source = ctx.attributions[claim.attribution].source if claim.attribution in ctx.attributions else ()
    party = claim.value
    if not source or not isinstance(party, Party) or claim.status not in ("asserted", "alleged"):
        return claim
    here = ctx.mentions_in.get(sentence_index(ctx.reading.layout, source[0].start), ())
    sayer = next((m for m in here if overlaps(m.head, source[0]) and m.party is not None), None)
    if sayer is None or sayer.party is None or any(overlaps(span, source[0]) for span in claim.evidence):
        return claim
    own = sayer.party.organization or (" ".join(sayer.head.quote.split()) if sayer.type == "organization" and sayer.named else None)
    alike = party.kind in _ALIKE and sayer.party.kind in _ALIKE and party.organization in (None, own)
    if own is None or not (alike or _same(own, party.organization) or _same(own, party.name)):
        return claim
    return replace(claim, status="claimed_responsibility", value=replace(party, organization=own if party.type != "organization" else None))


def _same(a: str, b: str | None) -> bool:
    return b is not None and a.casefold() == b.casefold()
