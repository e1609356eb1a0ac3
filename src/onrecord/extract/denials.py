"""Denials: each tied to the claims that it denies. Both stay; the figures show that they stand against each other.

A denial names what it denies ("denied that soldiers had fired"), points back to it ("denied the accusation", "denied this"), disowns it
("denied responsibility for the attack": who did it is denied, not that it happened), or is a plain statement of the contrary by
somebody who is quoted ("we did not fire").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from onrecord.extract.context import Context, attribution_over, is_incident, make_claim, sayer_of
from onrecord.extract.disclaimers import disclaimers, disclaims
from onrecord.extract.membership import body_behind
from onrecord.extract.parties import party_of
from onrecord.lexicons import load
from onrecord.lexicons.classes import word_class
from onrecord.model.ids import content_id
from onrecord.model.locate import sentence_index, token_index, tokens_between
from onrecord.model.reading import Argument, Attribution
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span, span_at, within
from onrecord.model.value import Act, Count, Party, Place, Reaction, Weapon
from onrecord.reconcile.words import voice_of

_ANSWERED = ("act", "initiator", "response")
_ANYBODY = frozenset("anyone anybody anything any them him her personne quiconque rien".split())
_CLAUSE_GOES_ON = frozenset({"PRON", "DET", "NOUN", "PROPN", "VERB", "AUX", "NUM", "ADJ"})
_STEM = 4
_TIES = re.compile(r"\W*(?:(?:any|all|having|a|an)\s){0,2}(?:links?|connections?|ties)\s(?:to|with)\s(?:the\s)?", re.IGNORECASE)
"""Two triggers with so many first letters in common name one event ("beaten", "beating")."""
_NEAR = 6
"""A denial that points back means what was said at most so many sentences before it."""


def with_denials(ctx: Context, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with those that deny what others say, each naming in `denies` the claims that it denies."""
    disowned = tuple(one for one in ctx.reading.attributions if one.stance == "denies" and _head_in(ctx, one, "part"))
    own = {one.id for one in (*disowned, *(one for one in ctx.reading.attributions if disclaims(one)))}
    claims = (*_presupposed(ctx, claims, own), *disclaimers(ctx), *(c for one in disowned for c in _not_by(ctx, one)))
    contrary = (tied for claim in _contrary(ctx) if (tied := _tie(ctx, claim, claims)).denies)
    return (*(_tie(ctx, c, claims) if c.status == "denied" else c for c in claims), *_answers(ctx, claims), *contrary)


def _presupposed(ctx: Context, claims: tuple[Claim, ...], disowned: set[str]) -> Iterator[Claim]:
    """What is denied to be one's own has happened: its claims are nobody's denial. So has what something else is denied of."""
    for c in claims:
        taken = c.status == "denied" and (c.attribution in disowned or _is_spoken_of(ctx, c))
        yield replace(c, status="asserted", attribution=None, said_by=None) if taken else c


def _is_spoken_of(ctx: Context, claim: Claim) -> bool:
    """Whether a denied claim is of a deed that the denial takes for known: "denied that | the killings were state policy"."""
    denial = ctx.attributions.get(claim.attribution or "")
    event = next((e for e in ctx.events if e.id in claim.events), None) if denial is not None else None
    if denial is None or event is None or denial.stance != "denies":
        return False
    layout, known = ctx.reading.layout, denial.content[0]
    k = token_index(layout, event.span.start)
    definite = layout.tokens[k].tag == "NOUN" and layout.tokens[k - 1].text.casefold() in ("the", "these", "those", "this")
    copula = any(
        t.tag in ("AUX", "VERB") and t.lemma == "be" for t in tokens_between(layout, event.span.end, min(known.end, event.span.end + 8))
    )
    return definite and copula and layout.tokens[k - 2].text.casefold() == "that"


def _not_by(ctx: Context, denial: Attribution) -> Iterator[Claim]:
    """That the denier did it, as a denied claim on the words of the denial."""
    who = (body_behind(ctx, denial.source[0]) or Argument("agent", denial.source[0])) if denial.source else None
    party = party_of(ctx, who) if who is not None else None
    event = next((e for e in _events_inside(ctx, denial.content[0]) if is_incident(e)), None)
    if party is not None and not _is_of_a_land(ctx, denial.content[0]):
        claim = make_claim(ctx, "initiator", party, (denial.content[0],), event=event)
        yield replace(claim, evidence=(_words(ctx, denial),), status="denied")


def _is_of_a_land(ctx: Context, content: Span) -> bool:
    """Whether the link that is denied is one to a place, and to nothing that was done: "any link to Sampleland"."""
    ties = _TIES.match(content.quote)
    return ties is not None and any(
        p.span.start == content.start + ties.end() for p in ctx.places_in.get(sentence_index(ctx.reading.layout, content.start), ())
    )


def _words(ctx: Context, denial: Attribution) -> Span:
    """From the first to the last word of cue and content."""
    return span_at(ctx.text, min(denial.cue[0].start, denial.content[0].start), max(denial.cue[-1].end, denial.content[0].end))


def _head_in(ctx: Context, denial: Attribution, words: str) -> bool:
    """Whether what is denied opens with one of a list of words, before any preposition."""
    layout = ctx.reading.layout
    table = load("denial")["fr" if layout.language == "fr" else "en"][words]
    tokens = tokens_between(layout, denial.content[0].start, denial.content[0].end)
    for token, behind in zip_longest(tokens, tokens[1:]):
        listed = token.lemma in table or token.text.casefold() in table
        if listed and (token.tag == "NOUN" or behind is None or behind.tag not in _CLAUSE_GOES_ON):
            return True  # "denied that", not "denied that it had"
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
        if (
            around is not None
            and around.source
            and around.stance == "states"
            and _lemma(ctx, event) not in word_class("states_of_things", "event_words")
        ):
            yield replace(make_claim(ctx, "act", Act(event.act), (event.span,), event=event), status="denied")


def _answers(ctx: Context, claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """Denials that point back: the last claims by another voice before them, said not to be so in the words of the denial."""
    for one in ctx.reading.attributions:
        if one.stance != "denies" or not one.source or not one.content:
            continue
        said_by = sayer_of(ctx, one)
        denier = said_by.text.casefold() if said_by else ""
        if _head_in(ctx, one, "counted"):
            meant = _counted_last(ctx, one, claims, denier)
        else:
            meant = _said_last(ctx, one, claims, denier) if _points_back(ctx, one) else _said_by_the_same_verb(ctx, one, claims, denier)
        for claim in meant or _said_in_its_words(ctx, one, claims, denier):
            name = content_id("c", "denied", claim.id, one.id)
            yield replace(
                claim, id=name, evidence=(_words(ctx, one),), status="denied", attribution=one.id, said_by=said_by, denies=(claim.id,),
                confidence=0.6,
            )  # fmt: skip


def _points_back(ctx: Context, denial: Attribution) -> bool:
    """Whether what is denied is no event but a word for what was said before."""
    return _head_in(ctx, denial, "said") and not any(is_incident(event) for event in _events_inside(ctx, denial.content[0]))


def _events_inside(ctx: Context, span: Span) -> list[Event]:
    here = ctx.events_in.get(sentence_index(ctx.reading.layout, span.start), [])
    return [event for event in here if span.start <= event.span.start < span.end]


def _counted_last(ctx: Context, denial: Attribution, claims: tuple[Claim, ...], denier: str) -> list[Claim]:
    """The count that another voice told last before "denied that figure"."""
    told = [c for c in _told_before(ctx, denial, claims, denier) if isinstance(c.value, Count)]
    last = max(told, key=lambda c: c.evidence[0].start, default=None)
    return [last] if last is not None else []


def _said_last(ctx: Context, denial: Attribution, claims: tuple[Claim, ...], denier: str) -> list[Claim]:
    """The act, its initiator and what authorities did, as the last other voice before a denial tells them."""
    before = _told_before(ctx, denial, claims, denier)
    told = [c for c in before if c.variable in _ANSWERED]
    last = max(told, key=lambda c: c.evidence[0].start, default=None)
    accusations = (c for c in before if isinstance(c.value, Reaction) and c.value.act == "accusation")
    accused = max(accusations, key=lambda c: c.evidence[0].start, default=None)
    if (
        last is not None
        and accused is not None
        and last.evidence[0].start < accused.evidence[0].start
        and last.attribution != accused.attribution
    ):
        return []  # the last accusation is of something that no claim tells
    return [c for c in told if last is not None and c.attribution == last.attribution and c.events == last.events]


def _said_in_its_words(ctx: Context, denial: Attribution, claims: tuple[Claim, ...], denier: str) -> list[Claim]:
    """What another voice says in the very words that are denied: "families accuse the guards of having fired, which the ministry denies"."""
    told = _told_before(ctx, denial, claims, denier)
    return [c for c in told if c.variable in _ANSWERED and any(within(c.evidence[0], span) for span in denial.content)]


def _said_by_the_same_verb(ctx: Context, denial: Attribution, claims: tuple[Claim, ...], denier: str) -> list[Claim]:
    """What another voice told by the verb of the denial: "strikers threw stones", "denied that its members had thrown anything"."""
    here = sentence_index(ctx.reading.layout, denial.content[0].start)
    inside = [p for p in ctx.predicates_in.get(here, ()) if within(p.span, denial.content[0]) and not p.nominal]
    verbs = {p.lemma for p in inside} - {"be", "have", "do", "say"}
    if not verbs or any(is_incident(e) for e in _events_inside(ctx, denial.content[0])):
        return []
    deeds = {e.id for e in ctx.events if _lemma(ctx, e) in verbs and is_incident(e)}
    return [c for c in _told_before(ctx, denial, claims, denier) if c.variable in _ANSWERED and deeds & set(c.events)]


def _lemma(ctx: Context, event: Event) -> str:
    layout = ctx.reading.layout
    return layout.tokens[token_index(layout, event.span.start)].lemma


def _told_before(ctx: Context, denial: Attribution, claims: tuple[Claim, ...], denier: str) -> list[Claim]:
    """What other voices told within a few sentences before a denial."""
    layout, start = ctx.reading.layout, denial.cue[0].start
    here = sentence_index(layout, start)
    return [
        c
        for c in claims
        if c.said_by is not None and c.status != "denied" and voice_of(c) != denier
        and c.evidence[0].start < start and here - sentence_index(layout, c.evidence[0].start) <= _NEAR
    ]  # fmt: skip
