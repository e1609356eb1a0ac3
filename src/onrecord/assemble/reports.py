"""Claims to reports: which claims tell which incident of a document."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.assemble.anchors import LEAD, Anchor, anchors_of, sums_of
from onrecord.assemble.apart import long_before, never_met
from onrecord.assemble.fights import without_fallen
from onrecord.assemble.homes import homes_by_paragraph, with_casualties
from onrecord.assemble.incidents import Incident, incidents_of
from onrecord.assemble.introduced import tells_of_years
from onrecord.assemble.kinds import borne_out, kinds_of
from onrecord.assemble.left_over import homeless, inferred_places, passed_over
from onrecord.assemble.naming import with_one_name
from onrecord.assemble.sections import sections_of
from onrecord.assemble.spread import is_of
from onrecord.extract.context import is_incident
from onrecord.extract.setting import AFTERWARDS
from onrecord.model.acts import FAMILY_OF, GRAVITY
from onrecord.model.document import Issue
from onrecord.model.ids import content_id
from onrecord.model.locate import sentence_index
from onrecord.model.quick import replace
from onrecord.model.reading import Reading
from onrecord.model.record import COUNTED, Claim, Event, Figure, Report, ReportKind
from onrecord.model.value import Act, Place, When
from onrecord.reconcile.choices import contested_acts
from onrecord.reconcile.figures import figures_of

_ORDER: dict[ReportKind, int] = {"main": 0, "other": 1, "background": 2}
_FIRST_OF = {family: min(GRAVITY[act] for act in GRAVITY if FAMILY_OF[act] == family) for family in set(FAMILY_OF.values())}
_REAL = frozenset({"happened", "ongoing"})
_THOUGHT = frozenset({"planned", "threatened", "possible", "hypothetical", "generic"})
_LEAVING = frozenset({"withdrawal", "crossing", "escort", "rescue", "displacement", "attempted_entry"})
_HARMING = frozenset({"attack", "property", "threat"})
_MEANT = _THOUGHT - {"possible"}
_FAILED = frozenset({"attempted_attack", "disrupted_attack"})
_NOT_DONE = frozenset({"attempted_attack", "disrupted_attack", "threat"})
_SUFFERED = frozenset({"target", "victim", "damage", "killed", "injured", "hospitalised", "abducted"})
_AFTERMATH = frozenset({"arrest", "raid", "trial", "investigation", "release", "deportation", "seizure"})
_SETTING = frozenset({"when", "where"})
_DONE_TO = frozenset({"initiator", "target", "participants"})


def assemble(
    reading: Reading, events: tuple[Event, ...], claims: tuple[Claim, ...], *, published: str | None = None
) -> tuple[tuple[Report, ...], tuple[Issue, ...]]:
    """The incidents that a document tells, the main one first; and an issue for what was inferred or could be given to no incident.

    `published` is the ISO date of the report, which tells news from history.
    """
    anchors = anchors_of(reading, events, claims)
    incidents = _of_court(anchors) if _is_of_court(events) else incidents_of(anchors, published)
    if not incidents:
        return (), homeless(claims)
    owner = _owners(reading, incidents, events)
    homes = _homes(reading, incidents)
    own = homes_by_paragraph(reading, incidents, claims)
    incidents = with_casualties(incidents, claims, own)
    kinds = kinds_of(incidents, published)
    by_incident: dict[int, list[Claim]] = defaultdict(list)
    sums = sums_of(reading, events, anchors) | _of_the_past(events, anchors, claims, published)
    summed = tuple(c for c in claims if (not sums.isdisjoint(c.events) if c.events else c.variable in COUNTED and _sums_up(reading, c)))
    left = {claim.id for claim in summed}
    told = tuple(claim for claim in claims if not _is_latest(claim) and claim.id not in left)
    spread = _spread(incidents)
    for claim in told:
        for k, part in _parts(claim, owner, own.get(claim.id, _home(reading, claim, homes, kinds)), spread):
            by_incident[k].append(part)
    for k, kind in enumerate(kinds):
        by_incident[k] += _at_the_latest(claims, by_incident[k], k, kind)
    events_of: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        for k in spread.get(event.id, (owner[event.id],)):
            events_of[k].append(event)
    reports = [
        _report(incident, kind, tuple(by_incident[k]), tuple(events_of[k]))
        for k, (incident, kind) in enumerate(zip(incidents, kinds, strict=True))
    ]
    return tuple(sorted(reports, key=lambda r: _ORDER[r.kind])), (
        *homeless(summed),
        *passed_over(events, summed),
        *inferred_places(reports),
    )


def _of_the_past(
    events: tuple[Event, ...], anchors: tuple[Anchor, ...], claims: tuple[Claim, ...], published: str | None
) -> frozenset[str]:
    """The ids of the events that no incident is built on and that were long before the report: what is told of them is of no incident in it."""
    times: dict[str, list[When]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, When):
            for name in claim.events:
                times[name].append(claim.value)
    held = {anchor.event.id for anchor in anchors}
    known = tuple(when for anchor in anchors for when in anchor.times)
    loose = (e for e in events if e.id not in held and e.id in times and is_incident(e) and e.status in _REAL)
    return frozenset(e.id for e in loose if long_before(tuple(times[e.id]), published) and never_met(tuple(times[e.id]), known))


def _of_court(anchors: tuple[Anchor, ...]) -> tuple[Incident, ...]:
    """The incidents of a report of a trial: what its lead tells of the past is the matter itself."""
    return incidents_of(tuple(replace(a, cue=None) if a.cue == "before" and a.event.sentence <= LEAD else a for a in anchors))


def _is_of_court(events: tuple[Event, ...]) -> bool:
    """Whether a report is of a trial: then what was long before it is what the lead tells as well, without its day."""
    return any(e.act == "trial" and e.status in _REAL and e.sentence <= LEAD for e in events)


def _sums_up(reading: Reading, claim: Claim) -> bool:
    """Whether a count is told of years, or of what went before, and of no incident that is told."""
    sentence = reading.layout.sentences[sentence_index(reading.layout, claim.evidence[0].start)]
    return tells_of_years(reading, sentence.start, sentence.end)


def _is_latest(claim: Claim) -> bool:
    """Whether a claim says only when all that is told was at the latest."""
    return isinstance(claim.value, When) and claim.value.first is None and not claim.events


def _at_the_latest(claims: Iterable[Claim], own: Iterable[Claim], number: int, kind: ReportKind) -> list[Claim]:
    """For an incident without a time of its own: that it was on the day of the report or before."""
    timed = any(claim.variable == "when" for claim in own)
    return [] if timed or kind == "background" else [replace(c, id=content_id("c", c.id, number)) for c in claims if _is_latest(c)]


def _owners(reading: Reading, incidents: tuple[Incident, ...], events: tuple[Event, ...]) -> dict[str, int]:
    """The incident of each event: its own, or that of the nearest anchor in its sentence, its paragraph, before it."""
    owner = {anchor.event.id: k for k, incident in enumerate(incidents) for anchor in incident.anchors}
    anchors = sorted((e for e in events if e.id in owner), key=lambda e: e.span)
    for event in events:
        if event.id not in owner:
            owner[event.id] = owner[_nearest(reading, anchors, event.span.start).id]
    return owner


def _spread(incidents: tuple[Incident, ...]) -> dict[str, dict[int, Place]]:
    """Of each event that happened in several towns the incidents, with the town of each."""
    found: dict[str, dict[int, Place]] = defaultdict(dict)
    for k, incident in enumerate(incidents):
        for anchor in incident.anchors:
            if anchor.town is not None:
                found[anchor.event.id][k] = anchor.town
    return {name: towns for name, towns in found.items() if len(towns) > 1}


def _nearest(reading: Reading, anchors: list[Event], offset: int) -> Event:
    """The anchor that a place in the text belongs to: same sentence, same paragraph, then the closest one before it.

    `anchors` stand in text order, so it is one of the two beside the place.
    """
    behind = bisect_right(anchors, offset, key=lambda e: e.span.start)
    sentences = reading.layout.sentences
    here = sentence_index(reading.layout, offset)

    def distance(event: Event) -> tuple[int, int]:
        paragraphs = abs(sentences[event.sentence].paragraph - sentences[here].paragraph)
        nearness = 0 if event.sentence == here else 1 if paragraphs == 0 else 2 + (event.span.start > offset)
        return nearness, abs(event.span.start - offset)

    return min(anchors[max(0, behind - 1) : behind + 1], key=distance)


def _homes(reading: Reading, incidents: tuple[Incident, ...]) -> dict[int, int]:
    """By sentence of a round-up, the first incident of its section."""
    first: dict[int, int] = {}
    for k, incident in enumerate(incidents):
        first.setdefault(incident.anchors[0].section, k)
    return {n: first[number] for n, (number, _) in enumerate(sections_of(reading)) if number and number in first}


def _home(reading: Reading, claim: Claim, homes: dict[int, int], kinds: tuple[ReportKind, ...]) -> int:
    """The incident of a claim without an event: that of its section of a round-up, else the main incident."""
    return homes.get(sentence_index(reading.layout, claim.evidence[0].start), kinds.index("main") if "main" in kinds else 0)


def _parts(claim: Claim, owner: dict[str, int], home: int, spread: dict[str, dict[int, Place]]) -> Iterator[tuple[int, Claim]]:
    """A claim with the incident that it tells: that of its event, else its `home`; of who did several things, a part for each."""
    if not claim.events:
        yield home, claim
        return
    of: dict[int, list[str]] = defaultdict(list)
    for name in claim.events:
        for k in (k for k, _ in spread[name].items() if is_of(claim, spread[name], k)) if name in spread else (owner[name],):
            of[k].append(name)
    for n, (k, names) in enumerate(of.items()):
        yield k, replace(claim, id=claim.id if n == 0 else content_id("c", claim.id, k), events=tuple(names))


def _report(incident: Incident, kind: ReportKind, claims: tuple[Claim, ...], events: tuple[Event, ...]) -> Report:
    anchors = borne_out(incident).anchors
    told = {a.event.act for a in anchors if a.specific}
    refuted, doubted = _doubted(claims)
    refuted |= contested_acts(claims)
    acts = sorted(
        {a.event.act for a in anchors},
        key=lambda act: (act in refuted, _family_rank(act), act in doubted, act not in told, GRAVITY[act]),
    )
    by_id = {event.id: event for event in events}
    real = any(a.event.status in _REAL for a in incident.anchors)
    kept = tuple(c for c in claims if not _of_response(c, acts[0], by_id) and not (real and _is_only_thought(c, by_id)))
    kept = without_fallen(with_one_name(_timed_by_itself(kept, acts[0], by_id)), acts[0])
    figures = figures_of(kept, acts[0])
    report_id = content_id("r", [(a.event.span.start, a.event.span.end, a.event.span.quote, *_town(a)) for a in incident.anchors])
    acts += sorted(_meant(events) - set(acts), key=lambda act: GRAVITY[act]) if acts[0] in _NOT_DONE else []
    return Report(report_id, kind, acts[0], tuple(acts), _title(acts[0], figures), kept, figures, tuple(e.id for e in events))


def _family_rank(act: str) -> float:
    """Where the family of an act stands; an attack that failed stands before what authorities did about it."""
    return _FIRST_OF["authority"] - 0.5 if act in _FAILED else _FIRST_OF[FAMILY_OF[act]]


def _meant(events: tuple[Event, ...]) -> set[str]:
    """The kinds of attack that were planned, tried or threatened."""
    return {e.act for e in events if FAMILY_OF[e.act] == "attack" and e.status in _THOUGHT}


def _doubted(claims: tuple[Claim, ...]) -> tuple[set[str], set[str]]:
    """The acts of which somebody is only accused: those that are denied as well, and all of them."""
    told: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim.value, Act):
            told[claim.value.act].add(claim.status if claim.said_by is not None else "asserted")
    charges = {act for act, statuses in told.items() if statuses <= {"alleged", "denied"}}
    return {act for act in charges if "denied" in told[act]}, charges


def _town(anchor: Anchor) -> tuple[str, ...]:
    """What tells the incidents of one event apart."""
    return (anchor.town.name,) if anchor.town is not None else ()


def _of_response(claim: Claim, act: str, events: dict[str, Event]) -> bool:
    """Whether a party claim is of what authorities did about the incident, or of who left or laid down arms: they are no side of it for that."""
    event = next((events[name] for name in claim.events if name in events), None)
    if event is None:
        return False
    left = claim.variable == "initiator" and event.act in _LEAVING and FAMILY_OF[act] in _HARMING
    return left or (claim.variable in _DONE_TO and FAMILY_OF[event.act] == "authority" and FAMILY_OF[act] != "authority")


def _timed_by_itself(claims: tuple[Claim, ...], act: str, events: dict[str, Event]) -> tuple[Claim, ...]:
    """The claims without the times of what followed ("police arrested two on Friday", "died overnight"), where it has one of its own."""
    later = {c.id for c in claims if c.variable == "when" and _is_later(c, events)}
    own = any(c.variable == "when" and c.events and c.id not in later for c in claims)
    return tuple(c for c in claims if c.id not in later) if own and act not in _AFTERMATH else claims


def _is_later(claim: Claim, events: dict[str, Event]) -> bool:
    return claim.confidence <= AFTERWARDS or any(events[e].act in _AFTERMATH for e in claim.events if e in events)


def _is_only_thought(claim: Claim, events: dict[str, Event]) -> bool:
    """Whether a claim is of whom something that has not happened would hurt, or of who means to do it, or of a protest to come: nothing of what did."""
    event = next((events[name] for name in claim.events if name in events), None)
    due = claim.variable in _SETTING and event is not None and FAMILY_OF[event.act] == "protest"  # the march that is called for next week
    thought = _THOUGHT if claim.variable in _SUFFERED else _MEANT if claim.variable == "initiator" or due else frozenset()
    return event is not None and event.status in thought


def _title(act: str, figures: dict[str, Figure]) -> str:
    """The act, the place and the day, as far as they are known."""
    where, when = figures.get("where"), figures.get("when")
    parts = [act.replace("_", " ")]
    if where and isinstance(where.value, Place):
        parts.append(f"in {where.value.name}")
    if when and isinstance(when.value, When) and when.value.first:
        parts.append(
            f"on {when.value.first[:10]}" if when.value.precision not in ("month", "year", "season") else f"in {when.value.first[:4]}"
        )
    return " ".join(parts)
