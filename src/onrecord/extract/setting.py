"""Which incident of a report a time or place belongs to."""

from __future__ import annotations

import re

from onrecord.extract.context import Context, is_incident, nearest_event
from onrecord.extract.fronted import main_clause
from onrecord.lexicons.classes import word_class
from onrecord.model.acts import FAMILY_OF
from onrecord.model.reading import Predicate
from onrecord.model.record import Event
from onrecord.model.span import Span, overlaps

# The weights below and in `where` were set by hand in this order of trust, and kept where `run.py gvdb muc4 popcorn --split dev` fell when they moved.
NEARBY = 0.45
"""How sure it is that a time or place belongs to the only incident of its sentence when no syntax ties them."""
AROUND = 0.35
"""How sure it is that a time of day in a sentence without an incident is that of the incident told around it."""
IMPLIED = 0.3
"""How sure it is that an incident was in the first town that a report names anywhere, or before the day of its dateline."""
AFTERWARDS = 0.25
"""How sure it is that the time of a rising toll or a death ("rose to 19 on Saturday") is that of the incident."""
REACH = 3
"""Sentences that "it happened" looks back for what happened."""
OPENING = 6
"""A dateline stands in one of the first sentences."""
_DATELINE = re.compile(r"[^.!?\n]{2,70}?(?:\s[-–—]{1,2}\s|\s?—\s?|--)")
_CAPITALS = re.compile(
    r"\W{0,3}(?=[^\n]{0,30}?[A-Z]{2})[A-ZÀ-Ý][\w.'’]*(?:(?:,?\s|[./-])\(?(?:[A-ZÀ-Ý0-9][\w.'’]*|of|de|la|del|du|des|le|les|en|on)[,.)]{0,3}){0,9}"
    r"\s?(?:--|[–—]|-\s|\?{2,3}\s)"
)
"""A dateline by its capitals: "SAMPLETON, Calif. (WXYZ) –", "(Sampleton, OH)--"."""
_COLON = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý'’ -]{2,30}(?:\s\([A-Z][\w ]{1,20}\))?:\s")
"""The dateline of South Asian papers: "SAMPLETON: Two men"."""
_HAPPENED = re.compile(
    r"(?:happen|occur|unfold|respond|call|dispatch|arriv|came|took|t(?:ook|aken?) place|began|start|broke|erupt|produi|déroul|surven|interven|commenc|début|a eu lieu)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:['’]s)?\s+(?:(?!(?:over|after|by|in|at|of|for|against|to|from|with|during|following|about|when|as|and|but|contre|après|pour|par|dans|lors|de|du|des|et|mais|quand)\b)[\w-]+\s+){0,2}",
    re.IGNORECASE,
)
"""What may stand between a time and the noun that it belongs to: "Saturday's deadly attack"."""
_RELATIVE = re.compile(r"\b(?:who|which|whose|that|accused|qui|dont)\b", re.IGNORECASE)
_AFTER_IT = frozenset({"curfew", "claim_of_responsibility"})
"""Acts that follow on an incident, and whose time is never that of it."""
_OF_ITS_OWN = frozenset(
    {"trial", "arrest", "release", "deportation", "statement", "demand", "appeal", "condemnation", "investigation", "curfew"}
)
"""Acts with a time of their own, which is not that of the incident."""


def sure_of(event: Event, span: Span) -> float:
    """How sure it is that a time or place is that of an event: by syntax, or only near it."""
    return 0.8 if any(overlaps(a.span, span) for a in event.roles) else NEARBY


def owner_of(ctx: Context, index: int, span: Span, role: str) -> Event | None:
    """The incident event of the sentence that a time or place belongs to; none where it belongs to something else."""
    events = ctx.events_in.get(index, [])
    holders = _holders(ctx, index, span, role)
    if any(e.act in _AFTER_IT for e in holders):
        return None
    if role == "time" and _is_of_trial(holders, events, span):
        return None
    incidents = [e for e in holders if is_incident(e)]
    if incidents:
        return nearest_event(_told_with(ctx.text, incidents, span) if role == "time" else incidents, span)
    here = [e for e in events if is_incident(e)]
    if role == "time" and holders and any(_own_times(e) - _of_trials(events) for e in here):
        return None  # "police named on Friday the man who was killed last week"
    if any(_HAPPENED.match(e.span.quote) for e in holders) and not here:
        return told_before(ctx, index)
    if any(e.act != "other" and FAMILY_OF[e.act] != "authority" for e in holders):
        return None
    if role == "time" and holders:
        sentence = ctx.reading.layout.sentences[index]
        main = main_clause(ctx.text, sentence.start, sentence.end)
        here = [e for e in here if (e.span.start < main) == (span.start < main)]
    nearest = nearest_event(here, span)
    return None if role == "time" and nearest is not None and _is_told_apart(ctx.text, holders, nearest, span) else nearest


def _holders(ctx: Context, index: int, span: Span, role: str) -> list[Event]:
    """The events of a sentence that have a time or place among their roles."""
    return [e for e in ctx.events_in.get(index, []) if any(a.role == role and overlaps(a.span, span) for a in e.roles)]


def _is_told_apart(text: str, holders: list[Event], event: Event, time: Span) -> bool:
    """Whether a time is that of what is told before an event that only a relative clause tells: "attended on Friday the funeral of | a man who was shot"."""
    return bool(holders) and time.end <= event.span.start and _RELATIVE.search(text, time.end, event.span.start) is not None


def _is_of_trial(holders: list[Event], events: list[Event], time: Span) -> bool:
    """Whether a time is that of a trial: no incident is told between the two ("sentenced on Friday for | the killing of a man two years ago")."""
    trials = [e for e in holders if e.act == "trial"]
    told = [e.span.start for e in events if is_incident(e)]
    return any(not any(trial.span.end <= start < time.start for start in told) for trial in trials)


def _own_times(event: Event) -> set[Span]:
    return {a.span for a in event.roles if a.role == "time"}


def _of_trials(events: list[Event]) -> set[Span]:
    """The times of the trials of a sentence: the crimes told behind them have those too."""
    return {span for e in events if e.act == "trial" for span in _own_times(e)}


def _told_with(text: str, holders: list[Event], time: Span) -> list[Event]:
    """Of events on both sides of a time those before it, where it does not stand right beside the others: "rallied on Saturday | over the killing"."""
    ahead = [e for e in holders if e.span.end <= time.start]
    return ahead if ahead and not any(_BESIDE.fullmatch(text, time.end, e.span.start) for e in holders if e not in ahead) else holders


def held_at(ctx: Context, index: int, span: Span) -> bool:
    """Whether a place is told of an arrest or a trial alone, and of no incident."""
    holders = _holders(ctx, index, span, "place")
    return bool(holders) and all(e.act in ("arrest", "trial") for e in holders)


def tried_at(ctx: Context, index: int, span: Span) -> bool:
    """Whether a time is told of a trial alone, and of no incident: "sentencing him on Monday"."""
    holders = _holders(ctx, index, span, "time")
    return bool(holders) and all(e.act == "trial" for e in holders)


def is_of_outcome(ctx: Context, index: int, span: Span) -> bool:
    """Whether a time is told of how an incident came out, and not of itself: of a toll that rises, of somebody who dies of wounds."""
    return any(p.lemma in word_class("outcome_verbs", "event_words") for p in _with_time(ctx, index, span))


def is_of_correction(ctx: Context, index: int, span: Span) -> bool:
    """Whether a time is told of what was told, and not of what happened: "revised the toll on Friday"; the verb is the nearest that has it."""
    nearest = min(_with_time(ctx, index, span), key=lambda p: max(p.span.start - span.end, span.start - p.span.end), default=None)
    return nearest is not None and nearest.lemma in word_class("correction_verbs", "event_words")


def _with_time(ctx: Context, index: int, time: Span) -> list[Predicate]:
    return [p for p in ctx.predicates_in.get(index, ()) if any(a.role == "time" and overlaps(a.span, time) for a in p.arguments)]


def told_before(ctx: Context, index: int, reach: int = REACH) -> Event | None:
    """The last incident event of the few sentences before: what "it happened" and "officers were called" refer to."""
    for before in range(index - 1, max(-1, index - reach - 1), -1):
        events = [e for e in ctx.events_in.get(before, []) if is_incident(e)]
        if events:
            return events[-1]
    return None


def told_around(ctx: Context, index: int, span: Span) -> Event | None:
    """The incident that a sentence without one goes on telling: the last before it, else the first after it.

    None where the time is that of something else: an arrest, a trial, a statement.
    """
    holders = _holders(ctx, index, span, "time")
    if any(e.act in _OF_ITS_OWN for e in holders):
        return None
    before = told_before(ctx, index, 2 * REACH)
    if before is not None:
        return before
    after = (e for k in range(index + 1, index + 1 + REACH) for e in ctx.events_in.get(k, []) if is_incident(e))
    return next(after, None)


def in_dateline(ctx: Context, index: int, span: Span) -> bool:
    """Whether words stand before the dash that ends a dateline, in the first sentences of a report."""
    sentences = ctx.reading.layout.sentences
    sentence = sentences[index]
    if sentence.place == "headline" or sentence.paragraph > OPENING or index > OPENING:
        return False
    opening = next(s for s in sentences if s.paragraph == sentence.paragraph)
    capitals = _CAPITALS.match(ctx.text, opening.start, min(len(ctx.text), opening.start + 120))
    if capitals is not None:
        return span.end <= capitals.end()
    first_paragraph = next((s.paragraph for s in sentences if s.place == "body"), 0)
    colon = _COLON.match(ctx.text, opening.start) if sentence.paragraph <= first_paragraph + 1 else None
    if colon is not None:
        return span.end <= colon.end()
    m = _DATELINE.match(ctx.text, sentence.start, sentence.end)
    first = sentence.paragraph <= 3 and not any(s.place == "body" and s.start < sentence.start for s in sentences[:index])
    return first and m is not None and span.end <= m.end()
