"""Claims of a reading: each variable's extractor in turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onrecord.extract.callers import caller_claims
from onrecord.extract.casualties import casualty_claims
from onrecord.extract.circumstances import damage_claims, damage_done_to, duration_claims
from onrecord.extract.context import Context, context_of, is_incident, is_ruled_out, make_claim
from onrecord.extract.denials import with_denials
from onrecord.extract.parties import participant_claims, party_claims
from onrecord.extract.persons import one_entity_each, person_claims
from onrecord.extract.responsibility import responsibility_claims
from onrecord.extract.speech import comparison_claims, reaction_claims, response_claims
from onrecord.extract.turnout import turnout_claims, with_fringes
from onrecord.extract.weapons import weapon_claims
from onrecord.extract.when import latest_claims, when_claims
from onrecord.extract.where import where_claims
from onrecord.model.quick import replace
from onrecord.model.reading import Reading
from onrecord.model.record import Claim, Event
from onrecord.model.value import Act

_REAL = frozenset({"happened", "ongoing"})


def find_claims(reading: Reading, events: tuple[Event, ...]) -> tuple[Claim, ...]:
    """All claims of a document, in the order of their words; each stands on words, or it is none."""
    ctx = context_of(reading, events)
    told = tuple(casualty_claims(ctx))
    casualties = one_entity_each(ctx, told)
    hurt = {claim.evidence[0].start for claim in casualties}  # "dozens hurt": who is counted as hurt is not counted as taking part
    agents = tuple(participant_claims(ctx))
    taking_part = with_fringes(ctx, (c for c in (*agents, *turnout_claims(ctx, agents)) if c.evidence[0].start not in hurt))
    found = [
        *act_claims(ctx), *when_claims(ctx), *latest_claims(ctx), *where_claims(ctx), *party_claims(ctx), *caller_claims(ctx), *responsibility_claims(ctx), *taking_part, *casualties,
        *weapon_claims(ctx), *damage_claims(ctx), *damage_done_to(ctx), *duration_claims(ctx), *person_claims(ctx, told, casualties), *response_claims(ctx),
        *reaction_claims(ctx), *comparison_claims(ctx),
    ]  # fmt: skip
    unique = _once(with_denials(ctx, tuple(found)), {event.id: event for event in events})
    return tuple(sorted(unique, key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.variable, c.id)))


def _once(claims: Iterable[Claim], events: Mapping[str, Event]) -> Iterator[Claim]:
    """Claims of one value on the same words as one: the last, of those of events that happened; who did several things did them all."""
    alike: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        alike[claim.id].append(claim)
    for same in alike.values():
        deeds = [c for c in same if c.variable == "initiator"]
        real = [c for c in deeds if not c.events or events[c.events[0]].status in _REAL]
        chosen = (real or deeds or same)[-1]
        told = tuple(dict.fromkeys((*chosen.events, *(name for c in deeds for name in c.events))))
        yield chosen if told == chosen.events else replace(chosen, events=told)


def act_claims(ctx: Context) -> Iterator[Claim]:
    """What was done: one claim for each event that an incident can be made of, but for what is told not to have happened."""
    for event in ctx.events:
        if is_incident(event) and not is_ruled_out(ctx, event):
            yield make_claim(ctx, "act", Act(event.act), (event.span,), event=event)
