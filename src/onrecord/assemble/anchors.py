"""What each event brings with it to tell incidents apart: its place, its time, who takes part, how it is introduced."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from onrecord.assemble.apart import DAILY
from onrecord.assemble.further import Hit, first_told, hit_of, known_by
from onrecord.assemble.introduced import SEVERAL, SUMMED, introduction, is_charge, tells_of_late
from onrecord.assemble.particular import DEFINITE, is_general, is_particular
from onrecord.assemble.sections import sections_of
from onrecord.assemble.spread import towns_listed
from onrecord.extract.context import is_incident
from onrecord.extract.counted import PRONOUNS
from onrecord.model.acts import FAMILY_OF
from onrecord.model.reading import Mention, Reading
from onrecord.model.record import COUNTED, Claim, Event
from onrecord.model.span import overlaps
from onrecord.model.value import Place, When

_REAL = frozenset({"happened", "ongoing"})
_SECOND = frozenset({"arrest", "deportation", "release", "curfew"})
"""Acts that make an incident only where a report tells of nothing graver."""


_ANYBODY = PRONOUNS | frozenset("everyone everybody anyone anybody someone somebody nobody quelqu'un personne quiconque".split())
"""Words that tell nobody apart: who is only told by them may be whoever was told before."""
_TOLD_BEFORE = frozenset({"protesters", "rioters_mob", "unknown_armed"})
"""Kinds of people who, with "the", are those who did what the report is about."""
_HURT = re.compile(r"\b(?:injured|wounded|dead|bod(?:y|ies)|casualties|victims?|blessée?s?|corps|victimes?)\b", re.IGNORECASE)
_THE_VICTIMS = re.compile(r"(?:(?:the|both|all)\s(?:\w+\s)?|les\s)(?:victims|captives|hostages|victimes|otages)\b", re.IGNORECASE)
VIOLENT = frozenset({"attack", "property", "threat"})
_CONSEQUENCES = frozenset({"target", "victim", "damage", *COUNTED})


_ONE_BY_ONE = 2
"""So many sentences that each tell an incident make a lead that sums them up no incident of its own."""
LEAD = 3
"""Sentences after the headline that make up the lead of a report."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event that an incident can be built on. `cue` is `before`, `another`, `again`, `called` (as that to which help was called) or null: how its words introduce it.

    `chains` of those who do it or are hit, but for who is only told by pronouns; `opening` in the first sentence of the text itself, `specific` where it is told as one that happened (`particular.py`),
    `charged` where somebody is accused of it, `victims` where it was done to "the victims"; `years` where it is told as something that was years before; `town` is the one of several in each of which its event happened (`spread.py`); `section` is that of a round-up (`sections.py`), 0 outside of any; its town is the place of an anchor without one.
    `behind` in the main clause of a sentence that opens with what it comes after ("three days after the attack, |").
    `consequence` where somebody or something was hit, or in the opening or on a day told in the lead, with what, as far as the act is one of violence.
    """

    event: Event
    paragraph: int
    headline: bool
    opening: bool
    places: tuple[Place, ...]
    times: tuple[When, ...]
    chains: frozenset[str]
    casualties: int
    cue: str | None
    specific: bool
    consequence: bool
    hit: Hit
    section: int = 0
    town: Place | None = None
    years: bool = False
    charged: bool = False
    victims: bool = False
    behind: bool = False


def anchors_of(reading: Reading, events: tuple[Event, ...], claims: tuple[Claim, ...]) -> tuple[Anchor, ...]:
    """The anchors of a document, in text order; arrests and the like only where there is nothing else."""
    chosen = [e for e in events if is_incident(e) and e.status in _REAL and not is_general(reading, e)]
    chosen = [e for e in chosen if e.act != "claim_of_responsibility"] or chosen
    chosen = [e for e in chosen if not is_charge(reading, e)] or chosen
    chosen = [e for e in chosen if not _is_aftercare(e)] or chosen
    chosen = chosen or [e for e in events if e.act in _SECOND and e.status in _REAL]
    chosen = chosen or [
        e for e in events if is_incident(e) and e.status in ("planned", "threatened") and FAMILY_OF[e.act] in ("attack", "protest")
    ]
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for event_id in claim.events:
            by_event[event_id].append(claim)
    mentions = {mention.id: mention for mention in reading.mentions}
    people, sections = (first_told(reading), known_by(reading)), sections_of(reading)
    told = frozenset(m.chain for m in reading.mentions if m.span.quote.casefold() not in _ANYBODY and not _points_back(m))
    anchors = (
        _anchor(
            reading,
            event,
            by_event[event.id],
            mentions,
            told,
            hit=hit_of(reading, event, mentions, people, by_event[event.id]),
            section=sections[event.sentence],
        )
        for event in sorted(chosen, key=lambda e: e.span)
    )
    lists = towns_listed(reading.layout, claims)
    protested = _protested(events)
    told_anchors = (replace(a, cue="before") if a.event.id in protested else a for a in _followed_up(reading, tuple(anchors)))
    return _without_sums([one for anchor in told_anchors for one in _in_each_town(anchor, lists.get(anchor.event.sentence, ()))])


def _protested(events: tuple[Event, ...]) -> frozenset[str]:
    """The deeds that a demonstration is told to be about: they happened before it, and apart from it."""
    protests = (e for e in events if FAMILY_OF[e.act] == "protest")
    about = {(e.sentence, role.span) for e in protests for role in e.roles if role.role in ("patient", "cause")}
    deeds = (e for e in events if FAMILY_OF[e.act] in ("attack", "property"))
    return frozenset(e.id for e in deeds if any(e.sentence == sentence and overlaps(e.span, span) for sentence, span in about))


def _followed_up(reading: Reading, anchors: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
    """The anchors; those of an opening that tells of nothing but a recent past are what the report is about: "named the man killed in a stabbing last week"."""
    first = [a for a in anchors if a.opening and not a.headline]
    if not first or any(a.cue != "before" for a in first) or not tells_of_late(reading, first[0].event.sentence):
        return anchors
    return tuple(replace(a, cue=None) if a in first else a for a in anchors)


def _is_aftercare(event: Event) -> bool:
    """Whether those who were hurt are brought away: no incident by itself."""
    return (
        event.act == "rescue"
        and event.span.quote.casefold().startswith("airlift")
        and any(a.role == "patient" and _HURT.search(a.span.quote) for a in event.roles)
    )


def _without_sums(anchors: list[Anchor]) -> tuple[Anchor, ...]:
    """The anchors, those that sum up a stretch of time or the incidents of the report left out where others tell of something in particular; else
    told as something before.
    """
    kept = [a for a in anchors if a.cue != SEVERAL and not _is_sum(a)]
    told = {a.event.sentence for a in kept if a.specific and a.cue is None}
    chosen = [
        a for a in anchors if not (_is_sum(a) and any(k.specific for k in kept)) and not (a.cue == SEVERAL and len(told) >= _ONE_BY_ONE)
    ]
    return tuple(replace(a, cue="before") if a.cue in (SUMMED, SEVERAL) else a for a in chosen)


def _is_sum(anchor: Anchor) -> bool:
    """Whether an event of no day of its own, behind the opening, sums up a stretch of time."""
    return anchor.cue == SUMMED and not (anchor.headline or anchor.opening) and not any(when.precision in DAILY for when in anchor.times)


def _in_each_town(anchor: Anchor, towns: tuple[Place, ...]) -> tuple[Anchor, ...]:
    """One anchor for each of the towns that its sentence lists, where one of them is a place of its event."""
    return tuple(replace(anchor, places=(town,), town=town) for town in towns if set(towns) & set(anchor.places)) or (anchor,)


def _anchor(
    reading: Reading,
    event: Event,
    claims: list[Claim],
    mentions: dict[str, Mention],
    told: frozenset[str],
    *,
    hit: Hit,
    section: tuple[int, Place | None],
) -> Anchor:
    sentence, (number, town) = reading.layout.sentences[event.sentence], section
    opening = all(s.place != "body" for s in reading.layout.sentences[: event.sentence])
    dated = event.sentence <= LEAD and any(c.variable == "when" for c in claims)
    hits = _CONSEQUENCES | {"weapon"} if opening or dated else _CONSEQUENCES
    places = tuple(c.value for c in claims if isinstance(c.value, Place) and c.value.latitude is not None)
    told_so = introduction(reading, event)
    return Anchor(
        event=event, paragraph=sentence.paragraph, headline=sentence.place == "headline", opening=opening,
        places=places or ((town,) if town else ()), section=number,
        times=tuple(c.value for c in claims if isinstance(c.value, When)),
        chains=told & {mentions[a.mention].chain for a in event.roles if a.mention in mentions and a.role in ("agent", "patient")},
        casualties=sum(c.variable in ("killed", "injured", "hospitalised", "abducted") for c in claims),
        victims=any(a.role == "patient" and _THE_VICTIMS.match(a.span.quote) for a in event.roles),
        charged=any(c.variable == "act" and c.status in ("alleged", "denied") for c in claims),
        cue=told_so.cue, years=told_so.years, behind=told_so.behind,
        specific=is_particular(reading, event, claims, mentions),
        consequence=FAMILY_OF[event.act] not in VIOLENT or (opening and event.act == "disrupted_attack") or (dated and event.act == "clash") or any(c.variable in hits for c in claims), hit=hit,
    )  # fmt: skip


def sums_of(reading: Reading, events: tuple[Event, ...], anchors: tuple[Anchor, ...]) -> frozenset[str]:
    """The ids of the events that sum up a stretch of time and are no incident; `anchors` are those of the document."""
    held = {anchor.event.id for anchor in anchors}
    return frozenset(
        e.id
        for e in events
        if e.id not in held and is_incident(e) and e.status in _REAL and introduction(reading, e).cue in (SUMMED, SEVERAL)
    )


def _points_back(mention: Mention) -> bool:
    """Whether words only mean the crowd or the attackers of whom the report tells: "the protesters", "les émeutiers", "unknown gunmen"."""
    first = mention.span.quote.casefold().replace("’", "'").split()[:1]
    kind = mention.party.kind if mention.party is not None else None
    unknown = kind == "unknown_armed" and mention.type == "group"
    return not mention.named and (unknown or (kind in _TOLD_BEFORE and bool(first) and first[0] in DEFINITE))
