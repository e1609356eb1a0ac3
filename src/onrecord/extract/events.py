"""Predicates to events: what act each is, by its words and by who does it with what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.extract.act_lexicon import ActLexicon, act_lexicon, forms, noun_act, refine, verb_pattern
from onrecord.extract.context import in_time
from onrecord.extract.figurative import Domain, domains_of, is_figurative
from onrecord.extract.objects import has_bare_number, has_object
from onrecord.extract.understood import WHOSE, with_understood
from onrecord.lexicons.classes import word_class
from onrecord.model.acts import FAMILY_OF
from onrecord.model.ids import content_id
from onrecord.model.locate import token_index, tokens_between
from onrecord.model.reading import Argument, Predicate, Reading, Status, Token
from onrecord.model.record import Event
from onrecord.model.span import Span
from onrecord.normalise.weapon import find_weapons

_TOGETHER = 100  # predicates of one sentence that are seen together, so that a sentence without end stays near-linear
_MISHAPS = frozenset(("accident", "fire", "natural_disaster"))
_NO_MEANS = frozenset(("killing", "assault", "abduction", "hostage_taking", "hijacking", "sexual_violence"))
_MEANS = frozenset(act for act, family in FAMILY_OF.items() if family == "attack") - _NO_MEANS


@dataclass(frozen=True, slots=True)
class Told:
    """A predicate with its act; `used` are the words beside its trigger that the act was told by ("fire" of "opened fire"), `forms` what the trigger
    may stand under in a lexicon.
    """

    predicate: Predicate
    act: str
    used: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()


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
    forms_of = tuple(forms(token, language) for token in reading.layout.tokens)
    desk = Desk(reading, act_lexicon(language), forms_of, domains_of(reading.layout), kinds)
    together: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for number, predicate in enumerate(reading.predicates):
        told = judge(desk, predicate)
        if told is not None:
            together[predicate.sentence, number // _TOGETHER].append(told)
    settled = by_document([told for found in together.values() for told in settle(found)], armed=_tells_of_arms(reading, kinds))
    owners = _attributions(reading, [told.predicate.span for told in settled])
    events = tuple(_event(told.predicate, told.act, owner) for told, owner in zip(settled, owners, strict=True))
    return with_understood(reading, events)


def _event(predicate: Predicate, act: str, attribution: str | None) -> Event:
    status: Status = predicate.status
    if act == "failure_to_act" and status == "did_not_happen":
        status = "happened"  # the failing is what happened: "did not intervene"
    return Event(
        id=content_id("e", predicate.span.start, predicate.span.end, act), span=predicate.span, act=act, status=status,
        roles=predicate.arguments, sentence=predicate.sentence, attribution=attribution, hedged=predicate.hedged,
    )  # fmt: skip


def _attributions(reading: Reading, spans: Sequence[Span]) -> list[str | None]:
    """For each trigger the innermost attribution whose content holds it; one sweep over both in text order."""
    contents = sorted(((c.start, -c.end, a.id) for a in reading.attributions for c in a.content), reverse=True)
    owner: dict[Span, str] = {}
    open_contents: list[tuple[int, int, str]] = []
    for span in sorted(set(spans)):
        while contents and contents[-1][0] <= span.start:
            open_contents.append(contents.pop())
        open_contents = [c for c in open_contents if -c[1] > span.start]
        holding = [c for c in open_contents if -c[1] >= span.end]
        if holding:
            owner[span] = min(holding, key=lambda c: (-c[1] - c[0], c[2]))[2]
    return [owner.get(span) for span in spans]


def judge(desk: Desk, predicate: Predicate) -> Told | None:
    """The act of one predicate by itself; null where it is no event (a figurative noun, a copula)."""
    layout = desk.reading.layout
    index = token_index(layout, predicate.span.start)
    sentence = layout.sentences[predicate.sentence]
    objects = _heads(desk, predicate, "patient")
    if is_figurative(layout, index, (sentence.first, sentence.last), domains=desk.domains, objects=objects):
        return None if predicate.nominal or predicate.lemma in ("be", "être") else Told(predicate, "other")
    after = desk.forms[index + 1 : min(sentence.last, index + 12)]
    trigger = desk.forms[index] | {predicate.lemma}
    if predicate.nominal:
        if in_time(desk.reading, predicate.span):
            return None  # the month of March is no march
        act = noun_act(desk.lexicon, trigger, desk.forms[max(sentence.first, index - 4) : index], after)
        act = None if act == "fire" and _is_gunfire(desk, index, sentence.first) else act
        if act is None and not trigger & word_class("events_of_no_act", "event_words"):
            return None
        return Told(predicate, _in_context(desk, predicate, act or "other", trigger), forms=trigger)
    beside = _heads(desk, predicate, "patient") if predicate.passive else _heads(desk, predicate, "instrument")
    found = verb_pattern(desk.lexicon, trigger, after, beside)
    if found is None and predicate.passive and predicate.lemma in desk.lexicon.passives and _is(desk, predicate, "people", "patient"):
        return Told(predicate, desk.lexicon.passives[predicate.lemma])
    if found is None and predicate.lemma in ("be", "être"):
        return None
    if (
        found
        and not predicate.passive
        and trigger & word_class("no_object", "event_words")
        and has_object(desk.reading.layout, predicate, index)
    ):
        found = None
    act = _in_context(desk, predicate, found.act if found else "other", trigger)
    return Told(predicate, act, frozenset().union(*found.words) if found else frozenset(), trigger)


def _is_gunfire(desk: Desk, index: int, first: int) -> bool:
    """Whether "fire" is not a blaze: it has neither an article nor a noun before it, or is in the plural of no count."""
    before = desk.reading.layout.tokens[index - 1] if index > first else None
    return desk.reading.layout.language != "fr" and (
        before is None or before.tag not in ("DET", "NOUN", "ADJ", "NUM") or before.lemma in ("police", "army", "open")
    )


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
    agents = any(a.role == "agent" and (a.mention or a.span.quote.casefold() not in WHOSE) for a in predicate.arguments)
    by_authority = _is(desk, predicate, "authority", "agent")
    if by_authority and trigger & desk.lexicon.not_done and not predicate.passive and _is_negated(desk, predicate):
        return "failure_to_act"
    if act == "failure_to_act":
        return act if by_authority or (predicate.nominal and not agents) or (predicate.passive and not agents) else "other"
    if act == "claim_of_responsibility" and has_bare_number(desk.reading.layout, predicate):
        return "statement"  # "en revendiquent 3 000"
    if act in ("armed_clash", "clash"):
        return _clash(desk, predicate, act, trigger)
    words = _heads(desk, predicate, "instrument", "agent", "cause") | _near(desk, predicate)
    return refine(desk.lexicon, act, words)


def _is_negated(desk: Desk, predicate: Predicate) -> bool:
    """Whether a verb itself is negated, and not only something that governs it."""
    index = token_index(desk.reading.layout, predicate.span.start)
    before = desk.forms[max(0, index - 3) : index]
    return predicate.status == "did_not_happen" and any(words & {"not", "n't", "never", "pas", "jamais", "no"} for words in before)


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


def settle(found: list[Told]) -> list[Told]:
    """The acts of one sentence seen together: harm takes the means told beside it, of a verb and its noun one keeps the act."""
    means = [t for t in found if t.act in _MEANS and not t.forms & word_class("harm", "event_words")]
    mishaps = [t for t in found if t.act in _MISHAPS]
    settled = []
    for told in found:
        if told.predicate.nominal and _is_part(told, found):
            continue
        if told.forms & word_class("harm", "event_words") and told.act in ("killing", "assault", "other"):
            settled.append(_harm(told, means, mishaps))
        elif not told.predicate.nominal and told.act != "other" and _is_light(told, found):
            settled.append(replace(told, act="other"))
        else:
            settled.append(told)
    return settled


def _is_part(noun: Told, found: list[Told]) -> bool:
    """Whether a noun only belongs to the words by which a verb before it tells its act ("opened fire", "threw bombs")."""
    return any(
        not verb.predicate.nominal
        and noun.forms & verb.used
        and verb.act != "other"
        and not verb.forms & word_class("harm", "event_words")
        and abs(noun.predicate.span.start - verb.predicate.span.end) < 60
        and not (verb.forms & word_class("light") and noun.act not in _MISHAPS)
        for verb in found
    )


def _is_light(verb: Told, found: list[Told]) -> bool:
    """Whether a noun among a verb's arguments tells its act already ("carried out an attack", "made 40 arrests")."""
    spans = [a.span for a in verb.predicate.arguments if a.role == "patient"]
    return bool(verb.forms & word_class("light")) and any(
        noun.predicate.nominal
        and (FAMILY_OF[noun.act] == FAMILY_OF[verb.act] or (noun.forms & verb.used and noun.act not in _MISHAPS))
        and any(s.start <= noun.predicate.span.start < s.end for s in spans)
        for noun in found
    )


def _harm(told: Told, means: list[Told], mishaps: list[Told]) -> Told:
    """Being killed is part of the act that did it, where that is told in the sentence; its agent is then the act's.

    A noun ("three deaths") and being hurt stay apart, unless somebody is said to do it.
    """
    predicate = told.predicate
    agents = any(a.role == "agent" for a in predicate.arguments)
    if not agents and (predicate.nominal or told.act == "assault"):
        return replace(told, act="other" if told.act == "assault" or predicate.nominal else told.act)
    near = sorted(means, key=lambda m: abs(m.predicate.span.start - predicate.span.start))
    if near:
        return replace(told, predicate=predicate if agents else _with_agents(predicate, near[0].predicate), act=near[0].act)
    if mishaps and not agents:
        return replace(told, act=mishaps[0].act)
    return told


def _with_agents(predicate: Predicate, source: Predicate) -> Predicate:
    agents: tuple[Argument, ...] = tuple(a for a in source.arguments if a.role == "agent")
    patients = {a.span for a in predicate.arguments if a.role == "patient"}
    return replace(predicate, arguments=predicate.arguments + tuple(a for a in agents if a.span not in patients))


def _tells_of_arms(reading: Reading, kinds: dict[str, str]) -> bool:
    """Whether a text names a side that bears arms, or firearms and explosives."""
    weapons = (weapon.kind or "" for _, weapon in find_weapons(reading.layout))
    return bool(set(kinds.values()) & word_class("armed_kinds", "event_words")) or any(
        k.startswith(("firearm", "explosive")) for k in weapons
    )


def by_document(told: list[Told], *, armed: bool) -> list[Told]:
    """The acts of a text seen together: "fighting" in a text that tells of no arms is a clash.

    Where a mishap and no attack is told, "the incident" is the mishap, and those killed without an agent were killed by it.
    """
    weak = word_class("weak_fight", "event_words")
    told = [replace(t, act="clash") if t.act == "armed_clash" and not armed and t.forms & weak else t for t in told]
    mishaps = [t.act for t in told if t.act in _MISHAPS]
    if not mishaps or any(t.act in _MEANS for t in told):
        return told
    main = max(sorted(set(mishaps)), key=mishaps.count)
    return [replace(t, act=main) if _belongs(t) else t for t in told]


def _belongs(told: Told) -> bool:
    """Whether an event of no means can be part of a mishap told elsewhere in the text."""
    if told.predicate.nominal and told.forms & word_class("incident", "event_words"):
        return True
    return told.act == "killing" and not any(a.role == "agent" for a in told.predicate.arguments)
