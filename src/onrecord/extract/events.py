"""Predicates to events: what act each is, by its words and by who does it with what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from onrecord.extract.act_lexicon import ActLexicon, act_lexicon, forms_in, is_refined, noun_act, refine, verb_pattern
from onrecord.extract.act_scored import scored_act
from onrecord.extract.aimed import with_aims
from onrecord.extract.context import in_time, innermost_attributions
from onrecord.extract.figurative import Domain, domains_of, is_figurative
from onrecord.extract.french import is_not_done, with_one_fire
from onrecord.extract.impact import impact_act
from onrecord.extract.objects import has_bare_number, has_object, is_gunfire
from onrecord.extract.sayings import with_sayers
from onrecord.extract.together import Told, by_document, settle
from onrecord.extract.understood import WHOSE, with_understood
from onrecord.lexicons.classes import word_class
from onrecord.model.ids import content_id
from onrecord.model.locate import token_index, tokens_between
from onrecord.model.quick import replace
from onrecord.model.reading import Argument, Predicate, Reading, Status, Token
from onrecord.model.record import Event
from onrecord.normalise.weapon import find_weapons

_PUT_OUT = frozenset({"migrants", "protesters", "students", "workers_union"})
_FLEES = frozenset({"flee"})
_MANY = re.compile(
    r"\b(?:people|residents|villagers|civilians|families|refugees|migrants|inhabitants|thousands|hundreds|dozens|men|women|children|christians|muslims|locals|students|workers|\d[\d,]+)\b",
    re.IGNORECASE,
)
_FLEERS = re.compile(
    r"\b(?:gunm[ae]n|attackers?|assailants?|suspects?|shooters?|kidnappers?|robbers?|thieves|bandits?|killers?|scene|drivers?|prisoners?|inmates)\b",
    re.IGNORECASE,
)
"""Those who flee from a hunt, and what they flee from."""
_TOGETHER = 100  # predicates of one sentence that are seen together, so that a sentence without end stays near-linear


@dataclass(frozen=True, slots=True)
class Desk:
    """What acts are judged by: the reading, its lexicon, the base forms of each token, the domains that the text is about."""

    reading: Reading
    lexicon: ActLexicon
    forms: tuple[frozenset[str], ...]
    domains: tuple[Domain, ...]
    kinds: dict[str, str]


def find_events(reading: Reading) -> tuple[Event, ...]:
    """One event for each predicate that tells of something happening, in text order; those of no act are `other`."""
    language = reading.layout.language
    kinds = {m.id: m.party.kind for m in reading.mentions if m.party and m.party.kind}
    chains = {m.chain: kinds[m.id] for m in reading.mentions if m.id in kinds}
    kinds |= {m.id: chains[m.chain] for m in reading.mentions if m.chain in chains and m.id not in kinds}
    desk = Desk(reading, act_lexicon(language), forms_in(reading.layout), domains_of(reading.layout), kinds)
    together: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for number, predicate in enumerate(reading.predicates):
        told = judge(desk, predicate)
        if told is not None:
            together[predicate.sentence, number // _TOGETHER].append(told)
    weapons = frozenset(weapon.kind or "" for _, weapon in find_weapons(reading.layout))
    armed, charged = _tells_of_arms(weapons, kinds), bool(weapons & {"explosive_ied", "explosive_vehicle", "explosive_grenade"})
    settled = by_document([told for found in together.values() for told in settle(found)], armed=armed, charged=charged)
    settled = with_one_fire(settled) if language == "fr" else settled
    owners = innermost_attributions(reading, [told.predicate.span for told in settled])
    events = tuple(_event(told, owner) for told, owner in zip(settled, owners, strict=True))
    return with_aims(reading, with_understood(reading, with_sayers(reading, events)))


def _event(told: Told, attribution: str | None) -> Event:
    predicate, act = told.predicate, told.act
    status: Status = predicate.status
    if act == "failure_to_act" and status == "did_not_happen":
        status = "happened"  # the failing is what happened: "did not intervene"
    return Event(
        id=content_id("e", predicate.span.start, predicate.span.end, act), span=predicate.span, act=act, status=status,
        roles=_threatened(predicate) if act == "threat" else predicate.arguments, sentence=predicate.sentence, attribution=attribution, hedged=predicate.hedged,
        act_source=None if act == "other" else "lexicon" if told.sure == 1 else "scorer", act_sure=told.sure,
    )  # fmt: skip


def _threatened(predicate: Predicate) -> tuple[Argument, ...]:
    """The arguments of a verb of threatening; who receives threats is who is threatened."""
    if predicate.lemma not in word_class("receiving", "event_words"):
        return predicate.arguments
    return tuple(replace(a, role="patient") if a.role == "agent" else a for a in predicate.arguments)


def judge(desk: Desk, predicate: Predicate) -> Told | None:
    """The act of one predicate by itself; null where it is no event (a figurative noun, a copula)."""
    layout = desk.reading.layout
    index = token_index(layout, predicate.span.start)
    sentence = layout.sentences[predicate.sentence]
    objects = partial(_heads, desk, predicate, "patient")
    if is_figurative(layout, index, (sentence.first, sentence.last), domains=desk.domains, objects=objects):
        return None if predicate.nominal or predicate.lemma in ("be", "être") else Told(predicate, "other")
    after: Sequence[frozenset[str]] = desk.forms[index + 1 : min(sentence.last, index + 12)]
    trigger = desk.forms[index] | {predicate.lemma}
    if predicate.nominal:
        if in_time(desk.reading, predicate.span):
            return None  # the month of March is no march
        act = noun_act(desk.lexicon, trigger, desk.forms[max(sentence.first, index - 4) : index], after)
        act = None if act == "fire" and is_gunfire(layout, index, sentence.first) else act
        if act is None and not trigger & word_class("events_of_no_act", "event_words"):
            return _scored(desk, predicate, index, trigger)
        return Told(predicate, _in_context(desk, predicate, act or "other", trigger), forms=trigger)
    if layout.language == "fr":
        after = _without_times(desk, predicate, after, index + 1)
    beside = partial(_heads, desk, predicate, "patient" if predicate.passive else "instrument")
    found = verb_pattern(desk.lexicon, trigger, after, beside)
    if found is None and predicate.passive and predicate.lemma in desk.lexicon.passives and _is(desk, predicate, "people", "patient"):
        return Told(predicate, desk.lexicon.passives[predicate.lemma])
    if found is None and (act := impact_act(layout, desk.lexicon, desk.forms, predicate)) is not None:
        return Told(predicate, act)
    if layout.language == "fr" and found is not None and is_not_done(layout, index, predicate):
        return Told(predicate, "other")
    if predicate.lemma in ("be", "être") and (found is None or not _may_be(desk, predicate, found.act)):
        return None
    bare = found is not None and found.act != "abduction" and not predicate.passive and trigger & word_class("no_object", "event_words")
    if bare and has_object(layout, predicate, index):
        found = None
    if found is None and (told := _scored(desk, predicate, index, trigger)) is not None:
        return told
    act = _in_context(desk, predicate, found.act if found else "other", trigger)
    return Told(predicate, act, frozenset().union(*found.words) if found else frozenset(), trigger)


def _without_times(desk: Desk, predicate: Predicate, after: Sequence[frozenset[str]], first: int) -> Sequence[frozenset[str]]:
    """The words behind a verb, which start at token `first`, without those that say when: "s'en sont pris | vendredi à l'aube | aux grévistes"."""
    times = [a.span for a in predicate.arguments if a.role == "time" and a.span.start > predicate.span.end]
    tokens = desk.reading.layout.tokens
    return [words for k, words in enumerate(after, first) if not any(t.start <= tokens[k].start < t.end for t in times)] if times else after


def _may_be(desk: Desk, predicate: Predicate, act: str) -> bool:
    """Whether being somewhere is doing something: forces that "are present" are deployed, others are not."""
    return act != "deployment" or _is(desk, predicate, "authority", "agent")


def _scored(desk: Desk, predicate: Predicate, index: int, trigger: frozenset[str]) -> Told | None:
    """The act that the reader's scorer tells of a wording that the lexicon does not have."""
    one = scored_act(desk.lexicon, desk.reading.layout, predicate, index, trigger)
    return Told(predicate, _in_context(desk, predicate, one.act, trigger), forms=trigger, sure=one.sure) if one else None


def _heads(desk: Desk, predicate: Predicate, *roles: str) -> frozenset[str]:
    """Forms of the words of the arguments in some roles; all roles where none is named."""
    found: set[str] = set()
    for argument in predicate.arguments:
        if not roles or argument.role in roles:
            for token in tokens_between(desk.reading.layout, argument.span.start, argument.span.end):
                found.update((token.lemma, token.text.casefold()))
    return frozenset(found)


def _is(desk: Desk, predicate: Predicate, party: str, *roles: str) -> bool:
    """Whether an argument in one of the roles is a party of the lexicon: by the kind of its mention, else by its words."""
    mentioned = {desk.kinds.get(a.mention or "") for a in predicate.arguments if not roles or a.role in roles}
    return bool(mentioned & word_class(f"{party}_kinds", "event_words")) or bool(
        _heads(desk, predicate, *roles) & desk.lexicon.parties[party]
    )


def _in_context(desk: Desk, predicate: Predicate, act: str, trigger: frozenset[str]) -> str:
    """The act once more, with who does it and to whom."""
    if trigger & desk.lexicon.not_done and _is(desk, predicate, "authority", "agent") and _is_negated(desk, predicate):
        return "failure_to_act"
    no_presence = act == "deployment" and predicate.nominal and predicate.status == "did_not_happen"
    if no_presence and _is(desk, predicate, "authority", "agent"):
        return "failure_to_act"  # "there was no police presence"
    agents = act == "failure_to_act" and any(
        a.role == "agent" and (a.mention or a.span.quote.casefold() not in WHOSE) for a in predicate.arguments
    )
    if act == "failure_to_act" and not predicate.nominal and not agents and _is(desk, predicate, "authority", "patient"):
        return act  # "the police remained silent", "were caught unawares"
    if act == "failure_to_act":
        alone = not agents and (predicate.nominal or predicate.passive)
        return act if alone or _is(desk, predicate, "authority", "agent") else "other"
    if act == "claim_of_responsibility" and has_bare_number(desk.reading.layout, predicate):
        return "statement"  # "en revendiquent 3 000"
    if act == "fire" and not predicate.nominal and not predicate.passive and _by_people(desk, predicate):
        return "arson"  # "youths burned it"
    if act == "rescue" and "évacuer" in trigger and _is(desk, predicate, "police", "agent") and not _is_in_need(desk, predicate):
        return "eviction"  # who holds a site is put out of it
    if (
        act == "rescue"
        and "évacuer" in trigger
        and {desk.kinds.get(a.mention or "") for a in predicate.arguments if a.role == "patient"} & _PUT_OUT
    ):
        return "eviction"  # "400 migrants ont été évacués d'un campement"
    if act == "displacement" and trigger & _FLEES and not _leaves_home(desk, predicate):
        return "other"
    if act in ("armed_clash", "clash"):
        return _clash(desk, predicate, act, trigger)
    if act != "shooting" and not is_refined(desk.lexicon, act):
        return act
    words = _heads(desk, predicate, "instrument", "agent", "cause") | _near(desk, predicate)
    if act == "shooting" and words & word_class("blunt", "event_words") and words & word_class("rounds", "event_words"):
        return "use_of_force"  # "hit by rubber bullets"
    return refine(desk.lexicon, act, words)


def _by_people(desk: Desk, predicate: Predicate) -> bool:
    """Whether people do what is told, by the words for them or as a party that is known."""
    return _is(desk, predicate, "people", "agent") or any(a.role == "agent" and a.mention in desk.kinds for a in predicate.arguments)


def _leaves_home(desk: Desk, predicate: Predicate) -> bool:
    """Whether several people flee who are no side of what happened: "villagers fled", not "the gunmen fled the scene"."""
    agents = [a for a in predicate.arguments if a.role in ("agent", "patient")]
    bands = any(_is(desk, predicate, party, role) for party in ("armed", "authority") for role in ("agent", "patient"))
    return not bands and any(_MANY.search(a.span.quote) for a in agents) and not any(_FLEERS.search(a.span.quote) for a in agents)


def _is_in_need(desk: Desk, predicate: Predicate) -> bool:
    """Whether whom an event is done to are people who are no crowd: residents, the wounded, a family."""
    kinds = {desk.kinds.get(a.mention or "") for a in predicate.arguments if a.role == "patient"} - {None}
    return bool(kinds) and not kinds & word_class("holding_sites", "event_words")


def _is_negated(desk: Desk, predicate: Predicate) -> bool:
    """Whether a verb itself is negated, and not only something that governs it."""
    index = token_index(desk.reading.layout, predicate.span.start)
    before = desk.forms[max(0, index - 3) : index]
    nobody = any(_first_words(desk, a.span.start) & {"neither", "no"} for a in predicate.arguments if a.role == "agent")
    if "able" in frozenset().union(*before):
        before = desk.forms[max(0, index - 6) : index]  # "have not been able to arrest"
    return predicate.status == "did_not_happen" and (
        nobody or any(words & {"not", "n't", "never", "pas", "jamais", "no"} for words in before)
    )


def _first_words(desk: Desk, start: int) -> frozenset[str]:
    """The word at an offset, and the one before it."""
    at = token_index(desk.reading.layout, start)
    return desk.forms[at] | (desk.forms[at - 1] if at else frozenset())


def _near(desk: Desk, predicate: Predicate) -> frozenset[str]:
    """Words that can tell the means of an act: those shortly after its trigger, and before it in its noun phrase."""
    layout = desk.reading.layout
    index = token_index(layout, predicate.span.start)
    sentence = layout.sentences[predicate.sentence]
    found: set[str] = set()
    tokens: Sequence[Token] = layout.tokens[index + 1 : min(sentence.last, index + 9)]
    for token in tokens:
        if token.text in (";", ",", ".", ":") or token.tag == "SCONJ" or token.fine in ("VBD", "VBZ", "VBP", "MD"):
            break
        if token.lemma == "mine" and any(a.role == "patient" and a.span.start <= token.start < a.span.end for a in predicate.arguments):
            continue  # a mine that is attacked is where people dig
        found.update((token.lemma, token.text.casefold()))
    if predicate.nominal:
        found.update(w for forms_ in desk.forms[max(sentence.first, index - 2) : index] for w in forms_)
    return frozenset(found)


def _clash(desk: Desk, predicate: Predicate, act: str, trigger: frozenset[str]) -> str:
    """`armed_clash` where a side bears arms and none is a crowd; a weak word such as "fight" needs a side at all."""
    armed, crowd = _is(desk, predicate, "armed"), _is(desk, predicate, "crowd")
    if crowd:
        return "clash"
    if armed:
        return "armed_clash"
    if trigger & word_class("weak_fight", "event_words") and act == "armed_clash":
        return "clash" if _is(desk, predicate, "police") else "other" if not predicate.nominal else act
    return act


def _tells_of_arms(weapons: frozenset[str], kinds: dict[str, str]) -> bool:
    """Whether a text names a side that bears arms, or firearms and explosives among the kinds of `weapons`."""
    return bool(set(kinds.values()) & word_class("armed_kinds", "event_words")) or any(
        k.startswith(("firearm", "explosive")) for k in weapons
    )
