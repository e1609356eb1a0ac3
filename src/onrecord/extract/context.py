"""What every extractor looks things up in: one reading with its events, indexed by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.extract.bodies import Bodies, bodies_of
from onrecord.extract.voices import voices_of
from onrecord.model.acts import FAMILY_OF
from onrecord.model.ids import content_id
from onrecord.model.locate import sentence_index
from onrecord.model.quick import replace
from onrecord.model.reading import Attribution, Layout, Mention, NumberPhrase, Predicate, Reading, SourceKind, TimeExpression, Toponym
from onrecord.model.record import Claim, ClaimStatus, Event, Sayer
from onrecord.model.span import Span, within
from onrecord.model.value import Value

Item = TypeVar("Item")
INCIDENT_FAMILIES = frozenset({"attack", "protest", "property", "movement", "threat"})
INCIDENT_ACTS = frozenset(
    {"coup", "accident", "fire", "natural_disaster", "crime", "raid", "crowd_dispersal", "use_of_force", "pushback", "eviction"}
)
_PAUSE = 2
"""Code points between a noun and the relative word that stands for it: a comma and a space."""
_SPEAKER = frozenset({"i", "we", "je", "j'", "j’", "nous", "on"})
_NOBODY = re.compile(r"(?:no|none|nobody|neither|aucune?|personne|nul)\b", re.IGNORECASE)
"""How a source begins that says that nobody says it: "no group has claimed responsibility"."""
UNREAL = frozenset({"hypothetical", "generic"})


def is_incident(event: Event) -> bool:
    """Whether an event is of a kind that reports of incidents are about, and told of as more than a thought."""
    known = FAMILY_OF[event.act] in INCIDENT_FAMILIES or event.act in INCIDENT_ACTS
    return known and event.status not in UNREAL


@dataclass(frozen=True, slots=True)
class Context:
    """A reading with its events, indexed so that no look-up goes through the whole text.

    The dicts that end in `_in` go from sentence index to what stands in that sentence, or reaches into it.
    """

    reading: Reading
    events: tuple[Event, ...]
    mentions: dict[str, Mention]
    attributions: dict[str, Attribution]
    chains: dict[str, list[Mention]]
    contents_in: dict[int, list[tuple[Span, Attribution]]]
    sources_in: dict[int, list[Span]]
    hedges_in: dict[int, list[tuple[Span, Span]]]
    events_in: dict[int, list[Event]]
    numbers_in: dict[int, list[NumberPhrase]]
    times_in: dict[int, list[TimeExpression]]
    places_in: dict[int, list[Toponym]]
    mentions_in: dict[int, list[Mention]]
    predicates_in: dict[int, list[Predicate]]
    bodies: Bodies
    voices: dict[str, Sayer]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.layout.text


def context_of(reading: Reading, events: tuple[Event, ...]) -> Context:
    """Index a reading by sentence."""
    layout, marks = reading.layout, reading.marks
    chains: dict[str, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        chains[mention.chain].append(mention)
    return Context(
        reading,
        events,
        mentions={mention.id: mention for mention in reading.mentions},
        attributions={one.id: one for one in reading.attributions},
        chains=chains,
        contents_in=_spread(layout, ((content, (content, one)) for one in reading.attributions for content in one.content)),
        sources_in=_spread(layout, ((source, source) for one in reading.attributions for source in one.source)),
        hedges_in=_spread(layout, ((scope, (words, scope)) for words, scope in reading.hedges)),
        events_in=_by((event.sentence, event) for event in events),
        numbers_in=_by((sentence_index(layout, number.span.start), number) for number in marks.numbers),
        times_in=_spread(layout, ((time.span, time) for time in marks.times)),
        places_in=_by((sentence_index(layout, p.span.start), p) for p in sorted((*marks.places, *marks.sites), key=lambda p: p.span)),
        mentions_in=_by((mention.sentence, mention) for mention in reading.mentions),
        predicates_in=_by((predicate.sentence, predicate) for predicate in reading.predicates),
        bodies=bodies_of(reading),
        voices=voices_of(reading),
    )


def _by(items: Iterable[tuple[int, Item]]) -> dict[int, list[Item]]:
    """Items by the sentence that they are paired with."""
    found: dict[int, list[Item]] = defaultdict(list)
    for index, item in items:
        found[index].append(item)
    return found


def _spread(layout: Layout, items: Iterable[tuple[Span, Item]]) -> dict[int, list[Item]]:
    """Items by each sentence that their span reaches into."""
    found: dict[int, list[Item]] = defaultdict(list)
    for span, item in items:
        for index in range(sentence_index(layout, span.start), sentence_index(layout, span.end - 1) + 1):
            found[index].append(item)
    return found


def attribution_over(ctx: Context, span: Span) -> Attribution | None:
    """The innermost attribution whose content covers a span: the most deeply nested, of those the one with the shortest content."""
    covering = [
        (-_depth(ctx, one), content.end - content.start, one)
        for content, one in ctx.contents_in.get(sentence_index(ctx.reading.layout, span.start), [])
        if content.start <= span.start and span.end <= content.end + 1
    ]
    return min(covering, key=lambda item: item[:2])[2] if covering else None


def innermost_attributions(reading: Reading, spans: Sequence[Span]) -> list[str | None]:
    """For each trigger the innermost attribution whose content holds it; one sweep over both in text order."""
    contents = sorted(((c.start, -c.end, a.id) for a in reading.attributions for c in a.content), reverse=True)
    owner: dict[Span, str] = {}
    open_contents: list[tuple[int, int, str]] = []
    for span in sorted(set(spans), key=lambda span: (span.start, span.end)) if contents else ():
        while contents and contents[-1][0] <= span.start:
            open_contents.append(contents.pop())
        open_contents = [c for c in open_contents if -c[1] > span.start]
        holding = [c for c in open_contents if -c[1] >= span.end]
        if holding:
            owner[span] = min(holding, key=lambda c: (-c[1] - c[0], c[2]))[2]
    return [owner.get(span) for span in spans]


def _depth(ctx: Context, attribution: Attribution) -> int:
    """How many attributions an attribution is nested in; bounded, should they be nested in a circle."""
    depth, here = 0, attribution
    while here.via is not None and depth < len(ctx.attributions):
        depth, here = depth + 1, ctx.attributions[here.via]
    return depth


def hedged_over(ctx: Context, span: Span) -> bool:
    """Whether a hedging word ("reportedly") covers a span."""
    return any(within(span, scope) for _, scope in ctx.hedges_in.get(sentence_index(ctx.reading.layout, span.start), []))


def sayer_of(ctx: Context, attribution: Attribution | None) -> Sayer | None:
    """Who says it; null for the outlet's own voice.

    A hedge without a source, and "I" or "we" inside a quotation, are said by whoever says what is around them; another pronoun is
    told by the words for who spoke before, else by the first full mention of its chain. What nobody says is the outlet's word.
    """
    if attribution is None:
        return None
    if not attribution.source or attribution.source[0].quote.casefold() in _SPEAKER:
        around = ctx.attributions.get(attribution.via or "")
        return sayer_of(ctx, around) if around is not None and around.via != attribution.id else None
    source = attribution.source[0]
    if _NOBODY.match(source.quote):
        return None
    if attribution.id in ctx.voices:
        return ctx.voices[attribution.id]
    if len(source.quote) <= 4:
        here = ctx.mentions_in.get(sentence_index(ctx.reading.layout, source.start), [])
        chain = next((m.chain for m in here if m.span.start <= source.start < m.span.end), "")
        full = next((m for m in ctx.chains.get(chain, []) if len(m.span.quote) > 4), None)
        whom = _antecedent(ctx, source, here)
        source = full.span if full else whom or source
        return Sayer(" ".join(source.quote.split()), _kind_of(ctx, whom) or attribution.source_kind)
    return Sayer(" ".join(source.quote.split()), attribution.source_kind)


def _antecedent(ctx: Context, source: Span, here: list[Mention]) -> Span | None:
    """What a relative word that speaks stands for: "the ministry, which put it at 12", "la préfecture, qui a compté"."""
    if source.quote.casefold() not in ("who", "qui"):
        return None
    said = (s for s in ctx.sources_in.get(sentence_index(ctx.reading.layout, source.start), []) if s.start < source.start)
    around = [s for s in said if source.start - s.end <= _PAUSE or s.end >= source.end]
    before = [m.span for m in here if 0 < source.start - m.span.end <= _PAUSE]
    return min(around, key=lambda s: s.start, default=None) or min(before, key=lambda s: s.start, default=None)


def _kind_of(ctx: Context, source: Span | None) -> SourceKind | None:
    """The kind of whoever the words name elsewhere as a source."""
    return next((one.source_kind for one in ctx.reading.attributions if source is not None and source in one.source), None)


def status_of(attribution: Attribution | None, event: Event | None) -> ClaimStatus:
    """The status of a claim from its sayer's side, by the event's status and the stance of who says it."""
    if attribution is not None and attribution.stance == "denies":
        return "denied"
    if event is not None and event.status in ("planned", "threatened"):
        return "planned"
    if event is not None and event.status == "possible":
        return "possible"
    if attribution is not None and attribution.stance == "claims" and not attribution.hedged:
        return "claimed_responsibility"
    if attribution is not None and (attribution.stance in ("accuses", "claims") or (attribution.hedged and not attribution.source)):
        return "alleged"
    return "possible" if attribution is not None and attribution.stance == "fears" else "asserted"


def is_ruled_out(ctx: Context, event: Event) -> bool:
    """Whether an event is told not to have happened, and not by somebody's denial: a denial is a claim of its own."""
    around = attribution_over(ctx, event.span)
    return event.status == "did_not_happen" and not (around is not None and around.stance == "denies")


def make_claim(
    ctx: Context, variable: str, value: Value, evidence: tuple[Span, ...], *, event: Event | None = None, hedged: bool = False,
    confidence: float = 0.6, number: NumberPhrase | None = None, entity: str | None = None,
) -> Claim:  # fmt: skip
    """A claim with its sayer, status and hedge read off the words that it stands on; as sure as the act of its event is."""
    attribution = attribution_over(ctx, evidence[0])
    doubt = hedged or (event is not None and event.hedged) or (attribution is not None and attribution.hedged)
    return Claim(
        id=content_id("c", variable, repr(value), [(span.start, span.end, span.quote) for span in evidence]),
        variable=variable, value=value, evidence=evidence, events=(event.id,) if event else (), status=status_of(attribution, event),
        attribution=attribution.id if attribution else None, said_by=sayer_of(ctx, attribution),
        hedged=doubt or any(hedged_over(ctx, span) for span in evidence), confidence=confidence * (event.act_sure if event else 1.0),
        part=number is not None and number.part, running=number is not None and number.running, entity=entity,
    )  # fmt: skip


def as_said(ctx: Context, claim: Claim, trigger: Span, event: Event | None) -> Claim:
    """The claim as said by whoever tells of his own harm: "a photographer says that he was struck"."""
    said = attribution_over(ctx, trigger) if claim.attribution is None else None
    if said is None or not said.source or said.source[0].start > claim.evidence[0].start + 1:
        return claim
    return replace(claim, attribution=said.id, said_by=sayer_of(ctx, said), status=status_of(said, event))


def in_time(reading: Reading, span: Span) -> bool:
    """Whether words belong to a time expression."""
    times = reading.marks.times
    before = bisect_left(times, span.end, key=lambda time: time.span.start)
    return before > 0 and times[before - 1].span.end > span.start


def nearest_event(events: list[Event], span: Span) -> Event | None:
    """The event that stands closest to a span; the one before it where two are as close."""
    return min(events, key=lambda e: (_gap(e.span, span), e.span.start > span.start), default=None)


def _gap(a: Span, b: Span) -> int:
    return max(0, b.start - a.end, a.start - b.end)
