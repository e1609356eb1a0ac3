"""Single victims and suspects: name, age, sex and what became of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.extract import identity
from onrecord.extract.age import age_in, ages_listed
from onrecord.extract.context import Context, is_incident, make_claim
from onrecord.extract.counted import are_several, mention_at
from onrecord.extract.identified import listed_dead
from onrecord.extract.made_one import DEFINITE
from onrecord.extract.surviving import OTHERS, number_of, surviving
from onrecord.extract.suspects import SUSPECT, accused, charged, deeds_of
from onrecord.lexicons.classes import word_class
from onrecord.model.acts import FAMILY_OF
from onrecord.model.ids import content_id
from onrecord.model.locate import sentence_index
from onrecord.model.quick import replace
from onrecord.model.reading import Mention
from onrecord.model.record import Claim, Event
from onrecord.model.span import overlaps
from onrecord.model.value import Count, Outcome, Person

_RANK: tuple[Outcome, ...] = ("killed", "hospitalised", "injured", "arrested")
_HURT: tuple[Outcome, ...] = ("killed", "injured", "hospitalised")
_VICTIM = re.compile(r"\b(?:victims?|deceased|decedent|victimes?|défunte?)\b", re.IGNORECASE)
FEW = 10
"""Single persons of one sentence that are compared with each other, at most."""
LISTED = 50
"""Victims told as a number that are listed one by one, at most: "two men were hurt" is two victims, "300 were hurt" a count."""


def one_entity_each(ctx: Context, casualties: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The same claims, each single person under one entity however many chains tell of him.

    Who was shot and died was killed: the same person is not counted among the injured as well.
    """
    told = [c.entity for c in casualties if c.entity and c.variable != "arrested" and _single(ctx, c) is not None]
    people = identity.persons_of(ctx, [*told, *_called(ctx, _VICTIM)], ends=_ends(ctx, casualties))
    root = {chain: person.chains[0] for person in people for chain in person.chains}
    joined = [replace(c, entity=root.get(c.entity, c.entity)) if c.entity and c.variable != "arrested" else c for c in casualties]
    joined = [c for c in joined if not _is_told_elsewhere(ctx, c, joined)]
    dead = {c.entity for c in joined if c.variable == "killed" and c.entity in root.values()}
    kept = surviving(ctx, joined, dead)
    return (*kept, *_hurt_who_went_to_hospital(ctx, kept, dead))


def _ends(ctx: Context, casualties: Sequence[Claim]) -> identity.Ends:
    """Who of single people died, and pairs of them of whom one sentence tells different ends: "a man was killed and his brother was injured"."""
    by_sentence: dict[int, list[tuple[Mention, bool]]] = defaultdict(list)
    for claim in casualties:
        if claim.variable in _HURT and claim.status != "denied" and (mention := _single(ctx, claim)) is not None:
            by_sentence[mention.sentence].append((mention, claim.variable == "killed"))
    apart = frozenset(
        frozenset((one.chain, other.chain))
        for told in by_sentence.values()
        for one, died in told[:FEW]
        for other, also in told[:FEW]
        if died != also and one.span < other.span and one.chain != other.chain and not DEFINITE.match(other.span.quote)
    )
    return identity.Ends({m.chain: died for told in by_sentence.values() for m, died in sorted(told, key=lambda item: item[1])}, apart)


def _is_told_elsewhere(ctx: Context, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a bare "another" stands beside people of another end, and who was hurt so is told elsewhere: "killing two and wounding another"."""
    if claim.entity or claim.variable not in _HURT or number_of(claim) != 1 or not OTHERS.search(claim.evidence[0].quote):
        return False
    start = ctx.reading.layout.sentences[sentence_index(ctx.reading.layout, claim.evidence[0].start)].start
    ahead = [c for c in claims if c.variable in _HURT and start <= c.evidence[0].start < claim.evidence[0].start]
    last = max(ahead, key=lambda c: c.evidence[0].start, default=None)
    beside = last is not None and (last.variable == "killed") != (claim.variable == "killed")
    return beside and any(c.variable == claim.variable and c.entity and number_of(c) == 1 for c in claims)


def _hurt_who_went_to_hospital(ctx: Context, claims: list[Claim], dead: set[str | None]) -> Iterator[Claim]:
    """Who is taken to hospital after an attack and is not said to be hurt by another word; the sick and the old are taken there too."""
    known = {c.entity for c in claims if c.variable == "injured"} | dead
    attacks = [e.span.start for e in ctx.events if is_incident(e)]
    violent = [FAMILY_OF[e.act] == "attack" for e in ctx.events if is_incident(e)]
    for claim in claims if not any(c.variable == "injured" and number_of(c) > 1 for c in claims) else ():
        sentence = ctx.reading.layout.sentences[sentence_index(ctx.reading.layout, claim.evidence[0].start)]
        last = bisect_right(attacks, sentence.end) - 1
        after_attack = last >= 0 and violent[last]
        if (
            claim.variable == "hospitalised"
            and after_attack
            and not claim.part
            and number_of(claim) == 1
            and claim.entity
            and claim.entity not in known
        ):
            new_id = content_id("c", "injured", repr(claim.value), [(span.start, span.end, span.quote) for span in claim.evidence])
            yield replace(claim, id=new_id, variable="injured", confidence=min(claim.confidence, 0.5))


def person_claims(ctx: Context, told_of: tuple[Claim, ...], casualties: tuple[Claim, ...]) -> Iterator[Claim]:
    """One `victim` claim for each single person hurt, one `suspect` claim for each accused or arrested of it.

    `told_of` are all counts of casualties that were read, `casualties` those that are left where each person counts once.
    """
    hurt, held = _outcomes(ctx, told_of)
    harmed: set[str] = set()
    events = {event.id: event for event in ctx.events}
    aged, counts = _aged(ctx), _counted_with(ctx, told_of)
    listed: dict[Outcome, int] = {}
    ages: list[float | None] = []
    called = _called(ctx, SUSPECT)
    more = [c for c in aged if c not in held and c not in called]
    for person in identity.persons_of(ctx, [*hurt, *_called(ctx, _VICTIM)], more, _ends(ctx, told_of)):
        told = [hurt[chain] for chain in person.chains if chain in hurt]
        if not told:
            continue
        harmed.update(person.chains)
        outcome, claim = min(told, key=lambda item: _RANK.index(item[0]))
        if _fell_in_a_fight(ctx, claim, events):
            continue
        listed["killed" if outcome == "killed" else "injured"] = listed.get("killed" if outcome == "killed" else "injured", 0) + 1
        counted = [names for chain in person.chains for names in counts.get(chain, ())]
        apart = tuple(dict.fromkeys(name for names in counted for name in names)) if all(counted) else ()
        for found in _claim(ctx, "victim", person, outcome, events.get(claim.events[0]) if claim.events else None):
            yield replace(found, events=apart if counted else found.events)
            ages.append(person.age)
    groups = [c for c in casualties if not _in_arms(ctx, c) and not (_is_of_fight(c, events) and mention_at(ctx, c.evidence[0]) is None)]
    yield from _of_ages(ctx, groups, listed, ages)
    yield from _of_groups(groups, listed)
    yield from _suspects(ctx, held, harmed, aged)


def _suspects(ctx: Context, held: dict[str, tuple[Event | None, Outcome | None]], harmed: set[str], aged: list[str]) -> Iterator[Claim]:
    """One `suspect` claim for each accused, charged or arrested: for every report of what he did."""
    called, deeds = _called(ctx, SUSPECT), deeds_of(ctx)
    did = {chain for chain, (event, _) in held.items() if event is not None}
    suspects = [chain for chain in (*held, *called) if chain not in harmed or chain in called or chain in did]
    for person in identity.persons_of(ctx, suspects, [c for c in (*aged, *_named_later(ctx)) if c not in harmed]):
        outcomes = [held[chain][1] for chain in person.chains if chain in held]
        suspected = next((held[chain][0] for chain in person.chains if chain in held and held[chain][0]), None)
        done = dict.fromkeys(name for chain in person.chains for name in deeds.get(chain, ()))
        if outcomes or person.name or person.age is not None:
            for found in _claim(ctx, "suspect", person, "arrested" if "arrested" in outcomes else None, suspected):
                yield replace(found, events=tuple(done) or found.events)


def _counted_with(ctx: Context, casualties: Sequence[Claim]) -> dict[str, list[tuple[str, ...]]]:
    """By chain the events of each count of somebody as hurt, none for a count of the report as a whole: whoever counts a person tells who it was."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for claim in casualties:
        if claim.variable in _HURT and claim.status != "denied" and (mention := _single(ctx, claim)) is not None:
            found[mention.chain].append(claim.events)
    return found


def _in_arms(ctx: Context, claim: Claim) -> bool:
    """Whether a count is of those who fight: they are counted, and not listed as persons without a name."""
    mention = mention_at(ctx, claim.evidence[0])
    return mention is not None and mention.party is not None and mention.party.kind in word_class("armed_kinds", "event_words")


def _is_of_fight(claim: Claim, events: dict[str, Event]) -> bool:
    """Whether a count is of a clash between armed sides."""
    return any(events[name].act == "armed_clash" for name in claim.events if name in events)


def _fell_in_a_fight(ctx: Context, claim: Claim, events: dict[str, Event]) -> bool:
    """Whether somebody in arms was hurt in a clash between armed sides: a side of it, which targets and counts tell, and no victim."""
    return _is_of_fight(claim, events) and _in_arms(ctx, claim)


def _of_ages(ctx: Context, casualties: Sequence[Claim], listed: dict[Outcome, int], ages: list[float | None]) -> Iterator[Claim]:
    """The victims that are told as a number with the age of each: "two men, ages 22 and 31"; `ages` are those of victims told by themselves."""
    left = list(ages)
    for claim in casualties:
        outcome: Outcome = "killed" if claim.variable == "killed" else "injured"
        told = (
            ages_listed(ctx.text, max(span.end for span in claim.evidence[:1]))
            if claim.variable in _HURT and claim.status != "denied"
            else None
        )
        mention = mention_at(ctx, claim.evidence[0]) if told is None and claim.variable in _HURT else None
        told = told or (ages_listed(ctx.text, mention.span.end) if mention is not None else None)
        if told is None or len(told[1]) != number_of(claim):
            continue
        words, sex = told[0], identity.sex_of_words(claim.value.of or "" if isinstance(claim.value, Count) else "")
        for age in told[1]:
            if age in left:
                left.remove(age)  # who is told of by himself as well
                continue
            value = Person(None, age, sex, outcome)
            listed[outcome] = listed.get(outcome, 0) + 1
            new_id = content_id("c", "victim", repr(value), words.start, listed[outcome])
            yield replace(claim, id=new_id, variable="victim", value=value, evidence=(words,), entity=None)


def _of_groups(casualties: Sequence[Claim], listed: dict[Outcome, int]) -> Iterator[Claim]:
    """The victims that are told as a number and not one by one: "two men were wounded" is two of them."""
    for outcome in ("killed", "injured"):
        whole = [c for c in casualties if c.variable == outcome and not c.part and c.status != "denied" and 1 <= number_of(c) <= LISTED]
        plain = [c for c in whole if isinstance(c.value, Count) and c.value.low == c.value.high and (number_of(c) > 1 or c.entity is None)]
        if not plain:
            continue
        most = max(plain, key=lambda c: (number_of(c), -c.evidence[0].start))
        for number in range(listed.get(outcome, 0), number_of(most)):
            of = most.value.of if isinstance(most.value, Count) else None
            value = Person(None, None, identity.sex_of_words(of or ""), outcome)
            new_id = content_id("c", "victim", repr(value), [(span.start, span.end, span.quote) for span in most.evidence], number)
            yield replace(most, id=new_id, variable="victim", value=value, entity=None)


def _called(ctx: Context, words: re.Pattern[str]) -> list[str]:
    """Chains of single persons whom the report calls so: "the victim", "the suspect"."""
    found = (
        m for m in ctx.reading.mentions if m.type == "person" and not m.named and words.search(m.head.quote) and not are_several(ctx, m)
    )
    return list(dict.fromkeys(m.chain for m in found))


def _aged(ctx: Context) -> list[str]:
    """Chains of single persons told with an age."""
    found = (m for m in ctx.reading.mentions if m.type == "person" and age_in(ctx.text, m) is not None)
    return list(dict.fromkeys(m.chain for m in found if not are_several(ctx, m)))


def _outcomes(
    ctx: Context, casualties: tuple[Claim, ...]
) -> tuple[dict[str, tuple[Outcome, Claim]], dict[str, tuple[Event | None, Outcome | None]]]:
    """By chain: the gravest outcome of each single victim; and each suspect with the event and whether he was arrested."""
    hurt: dict[str, tuple[Outcome, Claim]] = {}
    held: dict[str, tuple[Event | None, Outcome | None]] = {}
    for claim in casualties:
        mention = _single(ctx, claim)
        if mention is None or claim.variable not in _RANK:
            continue
        outcome: Outcome = claim.variable
        if outcome == "arrested":
            held[mention.chain] = (None, "arrested")
        elif mention.chain not in hurt or _RANK.index(outcome) < _RANK.index(hurt[mention.chain][0]):
            hurt[mention.chain] = (outcome, claim)
    for chain, claim in listed_dead(ctx, casualties):
        hurt.setdefault(chain, ("killed", claim))
    for event in ctx.events:
        for mention, did in accused(ctx, event):
            held[mention.chain] = (event if did else None, held.get(mention.chain, (None, None))[1])
    for mention in charged(ctx):
        held.setdefault(mention.chain, (None, None))
    return hurt, held


def _named_later(ctx: Context) -> list[str]:
    """Chains of single persons told both by whose they are and by name: "her uncle, Ben Field"."""
    told = {m.chain for m in ctx.reading.mentions if m.type == "person" and not m.named and identity.WHOSE.match(m.span.quote)}
    return list(dict.fromkeys(m.chain for m in ctx.reading.mentions if m.named and m.chain in told))


def _single(ctx: Context, claim: Claim) -> Mention | None:
    """The one person that a casualty claim is about; none where it says that there was nobody."""
    if isinstance(claim.value, Count) and claim.value.high == 0:
        return None
    here = [
        m
        for m in ctx.mentions_in.get(sentence_index(ctx.reading.layout, claim.evidence[0].start), [])
        if overlaps(m.span, claim.evidence[0])
    ]
    people = [m for m in here if m.chain == claim.entity] or [m for m in here if m.type == "person"]
    mention = max((m for m in people if m.span.start == people[0].span.start), key=lambda m: m.span.end, default=None)
    if mention is None or mention.type != "person" or are_several(ctx, mention):
        return None
    return mention


def _claim(ctx: Context, variable: str, person: identity.Person, outcome: Outcome | None, event: Event | None) -> Iterator[Claim]:
    """The claim of one person; its evidence is the words with the name, and those with the age."""
    if not person.mentions or (person.name is None and person.age is None and outcome is None):
        return
    named = [m.span for m in person.mentions if m.named and " ".join(m.head.quote.split()) == person.name][:1]
    aged = [m.span for m in person.mentions if age_in(ctx.text, m) is not None][:1]
    about = tuple(dict.fromkeys([*named, *aged])) or (person.mentions[0].span,)
    value = Person(person.name, person.age, person.sex, outcome)
    yield make_claim(ctx, variable, value, about, event=event, entity=person.chains[0])
