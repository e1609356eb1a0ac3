"""What was said and done about it: responses of authorities, reactions, and comparisons that a record can check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.extract.context import Context, attribution_over, is_incident, make_claim, nearest_event, sayer_of
from onrecord.extract.counted import REFLEXIVE, evidence_span
from onrecord.lexicons import load
from onrecord.lexicons.patterns import Sought, sought, standing
from onrecord.model.acts import FAMILY_OF
from onrecord.model.locate import sentence_index
from onrecord.model.reading import Argument, Attribution
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span, overlaps, span_at
from onrecord.model.value import Comparison, Reaction, Response

_REACTION_OF = {"demands": "demand", "condemns": "condemnation", "praises": "praise", "warns": "warning", "accuses": "accusation"}
_WANTED = re.compile(
    r"[\"“”«'‘\s]*(?:we|i|nous|je)\s+(?:want|demand|are asking for|ask for|call on|call for|urge|need|voulons|veux|demandons|demande|exigeons|réclamons)\s+(?!to know\b)",
    re.IGNORECASE,
)
"""Words that open a demand in direct speech."""
_REST = re.compile(r"\s+([^,.;:\n«»]{3,100}|«[^»\n]{2,80}»[^,.;:\n«»]{0,60})(?<!\s)")
"""The rest of a clause behind a word of speech."""
_REACTIONS = frozenset({"demand", "appeal", "condemnation", "praise"})
_DONE = frozenset({"happened", "ongoing", "planned"})
_AUTHORITIES = frozenset(
    "police military government local_government intelligence border_coast_guard prison_service medical foreign_military igo_mission unknown".split()
)

_FORCES = _AUTHORITIES - {"unknown", "medical"}


def response_claims(ctx: Context) -> Iterator[Claim]:
    """What authorities did: every event of the family `authority` that happened, is going on or is planned."""
    for event in ctx.events:
        around = attribution_over(ctx, event.span)
        demanded = around is not None and around.stance == "demands"
        agent = next((a for a in event.roles if a.role == "agent"), None) or _doer(ctx, event)
        response = FAMILY_OF[event.act] == "authority" and not (event.act == "raid" and agent is None and not _is_by_authority(ctx, event))
        response = response and not any(a.span.quote.casefold() in REFLEXIVE for a in event.roles)  # "who identified himself as"
        if response and event.status in _DONE and not demanded and _can_be_authority(ctx, agent):
            spans = evidence_span(ctx, event.span, agent.span) if agent else (event.span,)
            agent = None if event.act == "trial" and not _is_known_authority(ctx, agent) else agent  # who pleads does not try
            by = " ".join(agent.span.quote.split()) if agent else None
            yield make_claim(ctx, "response", Response(event.act, by), spans, event=event)


def reaction_claims(ctx: Context) -> Iterator[Claim]:
    """Demands, condemnations, calls and praise: by the stance of an attribution, or an event of speech outside of one."""
    covered: list[tuple[int, int]] = []
    for one in ctx.reading.attributions:
        act = _REACTION_OF.get(one.stance) or ("demand" if one.content and _WANTED.match(one.content[0].quote) else None)
        sentenced = act == "condemnation" and one.source_kind == "court"  # who condemns somebody to prison reacts to nothing
        if act and one.content and one.source and not sentenced:
            act, span = _asked(ctx, one) if act == "demand" else act, one.content[0]
            covered += [(s.start, s.end) for s in (*one.cue, *one.content)]
            value = Reaction(act, _who(ctx, one), " ".join(span.quote.split()))
            yield make_claim(ctx, "reaction", value, (span,), event=_near(ctx, span.start))
    for event in ctx.events:
        if (
            event.act in _REACTIONS
            and event.status in _DONE
            and not any(a <= event.span.start < b for a, b in covered)
            and _is_heard(ctx, event)
        ):
            agent = next((a.span.quote for a in event.roles if a.role == "agent"), None)
            content = next((a.span for a in event.roles if a.role in ("content", "patient")), None) or _behind(ctx, event)
            value = Reaction(event.act, agent and " ".join(agent.split()), " ".join(content.quote.split()))
            yield make_claim(ctx, "reaction", value, evidence_span(ctx, event.span, content), event=event)


def _behind(ctx: Context, event: Event) -> Span:
    """What follows a word of speech up to the next mark, where no argument of it says what is asked for; the word itself where nothing does."""
    m = _REST.match(ctx.text, event.span.end)
    return span_at(ctx.text, m.start(1), m.end(1)) if m else event.span


def _who(ctx: Context, one: Attribution) -> str:
    """Who reacts; a relative or personal pronoun is what it stands for."""
    sayer = sayer_of(ctx, one)
    return " ".join((sayer.text if sayer is not None else one.source[0].quote).split())


def _is_heard(ctx: Context, event: Event) -> bool:
    """Whether a demand or an appeal is made of somebody or for something: who "would appeal" only goes to a higher court, who "asked not to be named" asks nothing."""
    if event.act not in ("demand", "appeal"):
        return True
    behind = ctx.text[event.span.end : event.span.end + 12]
    return behind[:1].isspace() and not behind.casefold().lstrip().startswith(("not ", "against", "and ", "after"))


def _is_known_authority(ctx: Context, agent: Argument | None) -> bool:
    mention = ctx.mentions.get(agent.mention or "") if agent else None
    return mention is not None and (mention.type != "person" or (mention.party is not None and mention.party.kind in _FORCES))


def _doer(ctx: Context, event: Event) -> Argument | None:
    """Who does what an event noun names, by the verb that has it as its object: "police fired | rubber bullets"."""
    for predicate in ctx.predicates_in.get(event.sentence, ()):
        done = any(a.role == "patient" and overlaps(a.span, event.span) for a in predicate.arguments)
        if done and not predicate.nominal and predicate.span != event.span and not predicate.passive:
            return next((a for a in predicate.arguments if a.role == "agent"), None)
    return None


def _is_by_authority(ctx: Context, event: Event) -> bool:
    """Whether the sentence of an event names an authority that does not only speak; a raid by nobody in particular may be the attack itself."""
    here = (m for m in ctx.mentions_in.get(event.sentence, ()) if m.party is not None and m.party.kind in _FORCES)
    sources = ctx.sources_in.get(event.sentence, ())
    return any(not any(overlaps(m.span, source) for source in sources) for m in here)


def _asked(ctx: Context, one: Attribution) -> str:
    """Whether somebody demands or appeals, by the event that the cue is."""
    here = ctx.events_in.get(sentence_index(ctx.reading.layout, one.cue[0].start), ())
    acts = {e.act for e in here if any(overlaps(e.span, cue) for cue in one.cue)}
    return "appeal" if "appeal" in acts else "demand"


def _can_be_authority(ctx: Context, agent: Argument | None) -> bool:
    """Whether nothing says that the agent is no authority: private guards and crowds use force, and it is no response."""
    mention = ctx.mentions.get(agent.mention or "") if agent else None
    kind = mention.party.kind if mention and mention.party else None
    return kind is None or kind in _AUTHORITIES


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[tuple[str, Sought], ...]:
    """The pattern of each kind of comparison."""
    return tuple((kind, sought(pattern)) for kind, pattern in load("comparison")["fr" if language == "fr" else "en"].items())


def comparison_claims(ctx: Context) -> Iterator[Claim]:
    """As in "The first since", "the worst in", "the latest in a line of": one claim each, its scope to the end of the clause."""
    patterns = _patterns(ctx.reading.layout.language)
    for sentence in ctx.reading.layout.sentences:
        text = ctx.text[sentence.start : sentence.end]
        for kind, one in standing(patterns, text):
            if m := one.pattern.search(text):
                stop = re.search(r"[,.;:!?\"”»]|\bthat\b|\bque\b", text[m.end() :])
                end = m.end() + (stop.start() if stop else len(text) - m.end())
                end = m.start() + len(text[m.start() : end].rstrip())
                span = span_at(ctx.text, sentence.start + m.start(), sentence.start + end)
                yield make_claim(ctx, "comparison", Comparison(kind, " ".join(span.quote.split())), (span,))


def _near(ctx: Context, offset: int) -> Event | None:
    """The incident event of the same sentence that is nearest, for the link to its incident."""
    events = [e for e in ctx.events_in.get(sentence_index(ctx.reading.layout, offset), []) if is_incident(e)]
    return nearest_event(events, span_at(ctx.text, offset, offset + 1))
