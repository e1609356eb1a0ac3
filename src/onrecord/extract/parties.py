"""Who did it, to whom or what, and how many took part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.accounts import with_account
from onrecord.extract.context import Context, is_incident, is_ruled_out, make_claim
from onrecord.extract.counted import REFLEXIVE, called, count_of, full_mention, mention_at, names_party, number_in, with_number
from onrecord.extract.membership import full_name, is_some_band, organization_of, whole_of
from onrecord.extract.things import premises_of, thing_hit
from onrecord.lexicons.classes import word_class
from onrecord.model.acts import FAMILY_OF
from onrecord.model.locate import token_index, tokens_between
from onrecord.model.reading import Argument, Mention
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span
from onrecord.model.value import Count, Party, PartyType

_PARTY_TYPES: dict[str, PartyType] = {"person": "person", "group": "group", "organization": "organization"}
_HAS_TARGET = frozenset({"attack", "property", "threat"})
_AGAINST = frozenset({"disrupted_attack"})
"""Acts whose agent is no side of the attack: who defused a bomb did not plant it."""
_AT_SITES = frozenset(
    "bombing arson shelling air_strike grenade_attack property_destruction looting sabotage robbery suicide_bombing fire".split()
)
_THROWN = frozenset({"bombing", "arson", "shelling", "air_strike", "grenade_attack", "property_destruction", "vehicle_attack"})
_BESIDE = re.compile(
    r"\b(?:outside|inside|in|under|underneath|beneath|beside|in\s+front\s+of|next\s+to|close\s+to|near|in\s+the\s+vicinity\s+of|devant|dans|sous|près\s+d[eu]|en\s+face\s+d[eu])"
    r"\s+(?:(?:the|a|an|one\s+of\s+the|la|le|les|une?)\s+|l['’])?$",
    re.IGNORECASE,
)
"""Words before what a charge goes off in, under or beside."""
_LAID = frozenset({"bombing", "suicide_bombing"})
_AT = re.compile(r"\b(?:into|at|on|onto|to|through|against|dans|sur|contre|à|aux?)\s+(?:(?:the|a|an|la|le|les|une?)\s+)?$", re.IGNORECASE)
"""Words before the site that something is thrown, fired or driven at."""
_MOVED = frozenset({"crossing", "escort", "rescue", "displacement", "attempted_entry"})


def party_claims(ctx: Context) -> Iterator[Claim]:
    """`initiator` and `target` claims of each incident event."""
    for event in ctx.events:
        if not is_incident(event) or is_ruled_out(ctx, event) or _is_claimed_by_verb(ctx, event):
            continue
        for argument in event.roles:
            if argument.role == "agent" and event.act not in _AGAINST and (party := party_of(ctx, argument)):
                claim = _suspected(ctx, make_claim(ctx, "initiator", party, (_words(ctx, argument),), event=event))
                owned = event.act == "claim_of_responsibility" and claim.status == "asserted"
                yield with_account(ctx, replace(claim, status="claimed_responsibility") if owned else claim)
            elif (
                (_is_hit(ctx, argument, event) or _goes_up(ctx, argument, event))
                and names_party(ctx, argument.span)
                and (party := _hit(ctx, argument, event))
            ):
                yield make_claim(ctx, "target", party, (_words(ctx, argument),), event=event)


def _is_claimed_by_verb(ctx: Context, event: Event) -> bool:
    """Whether who did it is told by an active verb of claiming, whose deed is an earlier one: `responsibility` reads that."""
    if event.act != "claim_of_responsibility" or ctx.reading.layout.language == "fr":
        return False
    return any(p.span == event.span and not p.passive and not p.nominal for p in ctx.predicates_in.get(event.sentence, ()))


def _is_hit(ctx: Context, argument: Argument, event: Event) -> bool:
    """Whether an event is done to an argument: its patient, or the site that something is thrown, fired or driven at ("into a bar")."""
    if argument.role == "place" and event.act in _THROWN:
        before = max(0, argument.span.start - 32), argument.span.start
        at = _AT.search(ctx.text, *before) is not None
        return (at or (event.act in _LAID and _BESIDE.search(ctx.text, *before) is not None)) and not _is_way(ctx, argument, event)
    return argument.role == "patient" and FAMILY_OF[event.act] in _HAS_TARGET


def _is_way(ctx: Context, argument: Argument, event: Event) -> bool:
    """Whether a place is only where something else was hit: a street, or the site of an act with another target."""
    tokens = tokens_between(ctx.reading.layout, argument.span.start, argument.span.end)
    if any(t.lemma in word_class("ways", "event_words") or t.text.casefold() in word_class("ways", "event_words") for t in tokens):
        return True
    others = (_mention(ctx, a) for a in event.roles if a.role == "patient" and a.span != argument.span)
    return any(m is not None and m.type != "weapon" for m in others)


def _goes_up(ctx: Context, argument: Argument, event: Event) -> bool:
    """Whether a plane, a train or a building is what goes off: "a bus exploded"; a car may have been the bomb."""
    trigger = ctx.reading.layout.tokens[token_index(ctx.reading.layout, event.span.start)]
    mention = _mention(ctx, argument)
    if (
        mention is None
        or mention.type not in ("vehicle", "facility")
        or event.act != "bombing"
        or argument.role not in ("agent", "instrument")
    ):
        return False
    head = ctx.reading.layout.tokens[token_index(ctx.reading.layout, mention.head.end - 1)]
    alone = not any(a.role == "patient" for a in event.roles)
    return alone and trigger.lemma in word_class("going_off", "event_words") and head.lemma not in word_class("rigged", "event_words")


def _suspected(ctx: Context, claim: Claim) -> Claim:
    """The claim, only alleged where the words for the party keep their distance: "suspected herders"."""
    layout, words = ctx.reading.layout, claim.evidence[0]
    first = token_index(layout, words.start)
    around = layout.tokens[max(0, first - 1) : token_index(layout, words.end - 1) + 2]
    doubted = any({t.text.casefold(), t.lemma} & word_class("suspected", "event_words") for t in around)
    return replace(claim, status="alleged", hedged=True) if doubted and claim.status == "asserted" else claim


def _hit(ctx: Context, argument: Argument, event: Event) -> Party | None:
    """Who or what an event was done to; a bank or a station that is blown up is a building, not an organisation; "himself" is who did it."""
    if argument.span.quote.casefold() in REFLEXIVE and event.act != "suicide_bombing":
        doer = next((a for a in event.roles if a.role == "agent"), None)
        return party_of(ctx, doer) if doer is not None else None
    thing = thing_hit(ctx, argument, event)
    mention = _mention(ctx, argument)
    site = event.act in _AT_SITES and mention is not None and mention.type == "organization"
    if site and thing is None and mention is not None and event.act in _THROWN and _has_premises(mention):
        thing = premises_of(ctx, argument)
    if thing is not None and (mention is None or mention.type not in _PARTY_TYPES) and _is_of_army(ctx, argument):
        return Party(name=thing.name, type="organization", kind="military", named=False, physical=False, count=thing.count)
    return thing if site and thing is not None else party_of(ctx, argument) or thing


def _is_of_army(ctx: Context, argument: Argument) -> bool:
    tokens = tokens_between(ctx.reading.layout, argument.span.start, argument.span.end)
    words = {w for t in tokens for w in (t.lemma, t.text.casefold())}
    return bool(words & word_class("of_the_army", "event_words") and words & word_class("bodies_of_troops", "event_words"))


def _has_premises(body: Mention) -> bool:
    """Whether an organisation that is bombed or burned is hit in its buildings, and not in its people: a union, not an army."""
    return body.party is not None and body.party.kind not in word_class("armed_kinds", "event_words") | {"police", "vigilantes"}


def participant_claims(ctx: Context) -> Iterator[Claim]:
    """How many took part: counted agents of an incident, and those whom a movement carries."""
    for event in ctx.events:
        if not is_incident(event):
            continue
        for argument in event.roles:
            takes_part = argument.role == "agent" or (argument.role == "patient" and event.act in _MOVED)
            number = number_in(ctx, argument.span) if takes_part else None
            mention = _mention(ctx, argument)
            if number is None or number.kind == "none" or (mention is not None and mention.type not in _PARTY_TYPES):
                continue
            value, _ = count_of(ctx, argument.span)
            approximate = number.kind in ("approximate", "vague")
            yield make_claim(
                ctx,
                "participants",
                value,
                (with_number(ctx, argument.span, number),),
                event=event,
                hedged=approximate,
                confidence=0.8,
                number=number,
            )


def _mention(ctx: Context, argument: Argument) -> Mention | None:
    return ctx.mentions.get(argument.mention or "") or mention_at(ctx, argument.span)


def _is_named(ctx: Context, mention: Mention) -> bool:
    """Whether a single person is named somewhere in the text."""
    return mention.type == "person" and any(m.named and m.type == "person" for m in ctx.chains.get(mention.chain, ()))


def _words(ctx: Context, argument: Argument) -> Span:
    """The words of an argument with the hedge of its number."""
    return with_number(ctx, argument.span, number_in(ctx, argument.span))


def party_of(ctx: Context, argument: Argument) -> Party | None:
    """The party of an argument; null where its words are no people."""
    mention = _mention(ctx, argument)
    if mention is None or mention.type not in _PARTY_TYPES:
        return None
    full, name = full_mention(ctx, mention), called(ctx, mention)
    if name is None or name.casefold() in REFLEXIVE or name.casefold() in word_class("each_other", "event_words"):
        return None
    known = full.party or mention.party
    whole = whole_of(ctx, full) if full.type == "organization" else None
    kind_of_party: PartyType = "group" if whole or is_some_band(ctx, full) else _PARTY_TYPES[full.type]
    body = whole or full_name(ctx, known.organization if known else None) or organization_of(ctx, full)
    count: Count | None = known.count if known else None
    if number_in(ctx, full.span) is not None:
        count, _ = count_of(ctx, full.span)
    return Party(
        name=name, type=kind_of_party, kind=known.kind if known else None, country=known.country if known else None,
        organization=body, named=full.named or _is_named(ctx, full), physical=False, count=count,
    )  # fmt: skip
