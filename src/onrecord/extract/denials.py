"""Denials: each tied to the claims that it denies. Both stay; the figures show that they stand against each other.

A denial names what it denies ("denied that soldiers had fired"), points back to it ("denied the accusation", "denied this"), disowns it
("denied responsibility for the attack": who did it is denied, not that it happened), or is a plain statement of the contrary by
somebody who is quoted ("we did not fire").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.context import Context, attribution_over, is_incident, make_claim
from onrecord.extract.parties import party_of
from onrecord.lexicons import load
from onrecord.model.ids import content_id
from onrecord.model.locate import sentence_index, tokens_between
from onrecord.model.reading import Argument, Attribution
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span, span_at
from onrecord.model.value import Act, Count, Party, Place, Weapon
from onrecord.reconcile.words import voice_of

_ANSWERED = ("act", "initiator")
_ANYBODY = frozenset("anyone anybody anything any them him her personne quiconque rien".split())
_STEM = 4
"""Two triggers with so many first letters in common name one event ("beaten", "beating")."""
_NEAR = 6
"""A denial that points back means what was said at most so many sentences before it."""


def with_denials(ctx: Context, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with those that deny what others say, each naming in `denies` the claims that it denies."""
    disowned = tuple(one for one in ctx.reading.attributions if one.stance == "denies" and _head_in(ctx, one, "part"))
    claims = (*_presupposed(claims, {one.id for one in disowned}), *(c for one in disowned for c in _not_by(ctx, one)))
    contrary = (tied for claim in _contrary(ctx) if (tied := _tie(ctx, claim, claims)).denies)
    return (*(_tie(ctx, c, claims) if c.status == "denied" else c for c in claims), *_answers(ctx, claims), *contrary)


def _presupposed(claims: tuple[Claim, ...], disowned: set[str]) -> Iterator[Claim]:
    """What is denied to be one's own has happened: its claims are nobody's denial."""
    for c in claims:
        yield replace(c, status="asserted", attribution=None, said_by=None) if c.attribution in disowned and c.status == "denied" else c


def _not_by(ctx: Context, denial: Attribution) -> Iterator[Claim]:
    """That the denier did it, as a denied claim on the words of the denial."""
    party = party_of(ctx, Argument("agent", denial.source[0])) if denial.source else None
    event = next((e for e in _events_inside(ctx, denial.content[0]) if is_incident(e)), None)
    if party is not None:
        claim = make_claim(ctx, "initiator", party, (denial.content[0],), event=event)
        yield replace(claim, evidence=(_words(ctx, denial),), status="denied")


def _words(ctx: Context, denial: Attribution) -> Span:
    """From the first to the last word of cue and content."""
    return span_at(ctx.text, min(denial.cue[0].start, denial.content[0].start), max(denial.cue[-1].end, denial.content[0].end))


def _head_in(ctx: Context, denial: Attribution, words: str) -> bool:
    """Whether what is denied opens with one of a list of words, before any preposition."""
    layout = ctx.reading.layout
    table = load("denial")["fr" if layout.language == "fr" else "en"][words]
    for token in tokens_between(layout, denial.content[0].start, denial.content[0].end):
        if token.lemma in table or token.text.casefold() in table:
            return True
        if token.tag in ("ADP", "SCONJ", "VERB"):
            break
    return False


def _tie(ctx: Context, denial: Claim, claims: tuple[Claim, ...]) -> Claim:
    """A denied claim with the ids of those that others make and that it denies."""
    events = {event.id: event for event in ctx.events}
    own = [events[name] for name in denial.events if name in events]
    denied = (
        c.id
        for c in claims
        if c.variable == denial.variable and c.status != "denied" and voice_of(c) != voice_of(denial) and _says_so(c, denial)
        and _one_event(own, [events[name] for name in c.events if name in events])
    )  # fmt: skip
    return replace(denial, denies=tuple(dict.fromkeys((*denial.denies, *denied))))


def _says_so(claim: Claim, denial: Claim) -> bool:
    """Whether a claim gives the value that a denial denies; "anyone" is whomever the claim names."""
    a, b = claim.value, denial.value
    if isinstance(a, Count) and isinstance(b, Count):
        return b.best is None or a.best == b.best
    if isinstance(a, Party) and isinstance(b, Party):
        return b.name.casefold() in _ANYBODY or a.name.casefold() == b.name.casefold() or (a.kind is not None and a.kind == b.kind)
    if isinstance(a, Weapon) and isinstance(b, Weapon):
        return a.name.casefold() == b.name.casefold() or (a.kind is not None and a.kind == b.kind)
    if isinstance(a, Place) and isinstance(b, Place):
        return a.geonameid == b.geonameid if a.geonameid else a.name.casefold() == b.name.casefold()
    return isinstance(a, Act) or a == b


def _one_event(denied: list[Event], told: list[Event]) -> bool:
    """Whether two claims are about one event, as far as they name any: by its act, or by the beginning of its word."""
    if not denied or not told:
        return True
    return any(a.act == b.act or _stem(a) == _stem(b) for a in denied for b in told)


def _stem(event: Event) -> str:
    return event.span.quote.casefold()[:_STEM]


def _contrary(ctx: Context) -> Iterator[Claim]:
    """What somebody who is quoted says did not happen, as denied claims."""
    for event in ctx.events:
        around = attribution_over(ctx, event.span) if is_incident(event) and event.status == "did_not_happen" else None
        if around is not None and around.source and around.stance == "states":
            yield replace(make_claim(ctx, "act", Act(event.act), (event.span,), event=event), status="denied")


def _answers(ctx: Context, claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """Denials that point back: the last claims by another voice before them, said not to be so in the words of the denial."""
    for one in ctx.reading.attributions:
        if one.stance != "denies" or not one.source or not one.content or not _points_back(ctx, one):
            continue
        said_by = make_claim(ctx, "act", Act("other"), (one.content[0],)).said_by
        for claim in _said_last(ctx, one, claims, said_by.text.casefold() if said_by else ""):
            name = content_id("c", "denied", claim.id, one.id)
            yield replace(
                claim,
                id=name,
                evidence=(_words(ctx, one),),
                status="denied",
                attribution=one.id,
                said_by=said_by,
                denies=(claim.id,),
                confidence=0.6,
            )


def _points_back(ctx: Context, denial: Attribution) -> bool:
    """Whether what is denied is no event but a word for what was said before."""
    return _head_in(ctx, denial, "said") and not any(is_incident(event) for event in _events_inside(ctx, denial.content[0]))


def _events_inside(ctx: Context, span: Span) -> list[Event]:
    here = ctx.events_in.get(sentence_index(ctx.reading.layout, span.start), [])
    return [event for event in here if span.start <= event.span.start < span.end]


def _said_last(ctx: Context, denial: Attribution, claims: tuple[Claim, ...], denier: str) -> list[Claim]:
    """The act and its initiator as the last other voice before a denial tells them."""
    layout, start = ctx.reading.layout, denial.cue[0].start
    here = sentence_index(layout, start)
    told = [
        c
        for c in claims
        if c.variable in _ANSWERED and c.said_by is not None and c.status != "denied" and voice_of(c) != denier
        and c.evidence[0].start < start and here - sentence_index(layout, c.evidence[0].start) <= _NEAR
    ]  # fmt: skip
    last = max(told, key=lambda c: c.evidence[0].start, default=None)
    return [c for c in told if last is not None and c.attribution == last.attribution and c.events == last.events]
