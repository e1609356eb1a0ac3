"""Predicates to events: what act each is, by its words and by who does it with what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.extract.act_lexicon import ActLexicon, act_lexicon, forms, noun_act, refine, verb_act
from onrecord.extract.figurative import Domain, domains_of, is_figurative
from onrecord.model.acts import FAMILY_OF, GRAVITY
from onrecord.model.ids import content_id
from onrecord.model.locate import token_index, tokens_between
from onrecord.model.reading import Argument, Predicate, Reading, Status, Token
from onrecord.model.record import Event
from onrecord.model.span import Span

_HARM = frozenset(
    "kill injure wound die hurt maim perish succumb tuer blesser mourir décéder dead death fatality casualty injury décès mort blessé blessure toll".split()
)
_MISHAPS = frozenset(("accident", "fire", "natural_disaster"))
_MEANS = frozenset(act for act, family in FAMILY_OF.items() if family == "attack" and act not in ("killing", "assault"))
_WEAK_FIGHT = frozenset(
    "fight battle engage capture besiege ambush combattre bataille combat fighting battle siege fight encounter conflit guerre".split()
)


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
    forms_of = tuple(forms(token, language) for token in reading.layout.tokens)
    desk = Desk(reading, act_lexicon(language), forms_of, domains_of(reading.layout), kinds)
    by_sentence: dict[int, list[tuple[Predicate, str]]] = defaultdict(list)
    for predicate in reading.predicates:
        act = act_of(desk, predicate)
        if act is not None:
            by_sentence[predicate.sentence].append((predicate, act))
    told = [(p, act) for found in by_sentence.values() for p, act in settle(desk, found)]
    return tuple(_event(reading, p, act) for p, act in by_document(told))


def _event(reading: Reading, predicate: Predicate, act: str) -> Event:
    status: Status = predicate.status
    if act == "failure_to_act" and status == "did_not_happen":
        status = "happened"  # the failing is what happened: "did not intervene"
    return Event(
        id=content_id("e", predicate.span.start, predicate.span.end, act),
        span=predicate.span,
        act=act,
        status=status,
        roles=predicate.arguments,
        sentence=predicate.sentence,
        attribution=_attribution(reading, predicate.span),
        hedged=predicate.hedged,
    )


def _attribution(reading: Reading, span: Span) -> str | None:
    """The innermost attribution whose content holds a trigger."""
    best, size = None, 0
    for attribution in reading.attributions:
        for content in attribution.content:
            length = content.end - content.start
            if content.start <= span.start and span.end <= content.end and (best is None or length < size):
                best, size = attribution.id, length
    return best


def act_of(desk: Desk, predicate: Predicate) -> str | None:
    """The act of one predicate by itself; null where it is no event (a figurative noun, a copula)."""
    layout = desk.reading.layout
    index = token_index(layout, predicate.span.start)
    sentence = layout.sentences[predicate.sentence]
    lemmas = [t.lemma for t in layout.tokens[sentence.first : sentence.last]]
    if is_figurative(layout, index, lemmas, sentence.first, desk.domains, _heads(desk, predicate, "patient")):
        return None if predicate.nominal else "other"
    after = desk.forms[index + 1 : sentence.last]
    trigger = desk.forms[index] | {predicate.lemma}
    if predicate.nominal:
        found = noun_act(desk.lexicon, trigger, desk.forms[max(sentence.first, index - 4) : index], after)
    else:
        beside = _heads(desk, predicate, "patient") if predicate.passive else _heads(desk, predicate, "instrument")
        found = verb_act(desk.lexicon, trigger, after, beside)
        if found is None and predicate.lemma in ("be", "être"):
            return None
    return _in_context(desk, predicate, found or "other", trigger)


def _heads(desk: Desk, predicate: Predicate, *roles: str) -> frozenset[str]:
    """Forms of the words of the arguments in some roles; all roles where none is named."""
    found: set[str] = set()
    for argument in predicate.arguments:
        if not roles or argument.role in roles:
            for token in tokens_between(desk.reading.layout, argument.span.start, argument.span.end):
                found.update((token.lemma, token.text.casefold()))
    return frozenset(found)


def _is(desk: Desk, predicate: Predicate, party: str, *roles: str) -> bool:
    """Whether the words of an argument in one of the roles name a party of the lexicon."""
    return bool(_heads(desk, predicate, *roles) & desk.lexicon.parties[party])


def _in_context(desk: Desk, predicate: Predicate, act: str, trigger: frozenset[str]) -> str:
    """The act once more, with who does it and to whom."""
    agents = any(a.role == "agent" for a in predicate.arguments)
    by_authority = _is(desk, predicate, "authority", "agent")
    if predicate.status == "did_not_happen" and by_authority and trigger & desk.lexicon.not_done and not predicate.passive:
        return "failure_to_act"
    if act == "failure_to_act":
        return act if by_authority or (predicate.nominal and not agents) or (predicate.passive and not agents) else "other"
    if act in ("armed_clash", "clash"):
        return _clash(desk, predicate, act, trigger)
    words = _heads(desk, predicate, "instrument", "agent", "cause") | _near(desk, predicate)
    return refine(desk.lexicon, act, words)


def _near(desk: Desk, predicate: Predicate) -> frozenset[str]:
    """Words that can tell the means of an act: those shortly after its trigger, and before it in its noun phrase."""
    layout = desk.reading.layout
    index = token_index(layout, predicate.span.start)
    sentence = layout.sentences[predicate.sentence]
    found: set[str] = set()
    tokens: Sequence[Token] = layout.tokens[index + 1 : min(sentence.last, index + 9)]
    for token in tokens:
        if token.text in (";", ",", ".", ":") or token.tag == "SCONJ":
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
    if trigger & _WEAK_FIGHT and act == "armed_clash":
        return "clash" if _is(desk, predicate, "police") else "other" if not predicate.nominal else act
    return act


def settle(desk: Desk, found: list[tuple[Predicate, str]]) -> list[tuple[Predicate, str]]:
    """The acts of one sentence seen together: harm takes the means told beside it, a light verb leaves the act to its noun."""
    means = [(p, act) for p, act in found if act in _MEANS and p.lemma not in _HARM]
    mishaps = [(p, act) for p, act in found if act in _MISHAPS]
    settled = []
    for predicate, act in found:
        new, other = act, predicate
        if predicate.lemma in _HARM and act in ("killing", "assault", "other"):
            other, new = _harm(predicate, act, means, mishaps)
        elif not predicate.nominal and act != "other" and _shares_object(predicate, act, found):
            new = "other"
        settled.append((other, new))
    return settled


def _harm(
    predicate: Predicate, act: str, means: list[tuple[Predicate, str]], mishaps: list[tuple[Predicate, str]]
) -> tuple[Predicate, str]:
    """Being killed or hurt is part of the act that did it, where that is told in the sentence; its agent is then the act's."""
    agents = any(a.role == "agent" for a in predicate.arguments)
    near = sorted(means, key=lambda m: abs(m[0].span.start - predicate.span.start))
    if near:
        source, told = near[0]
        return (predicate if agents else _with_agents(predicate, source)), told
    if mishaps and not agents:
        return predicate, mishaps[0][1]
    return predicate, act if agents or act == "killing" else "other"


def _with_agents(predicate: Predicate, source: Predicate) -> Predicate:
    agents: tuple[Argument, ...] = tuple(a for a in source.arguments if a.role == "agent")
    patients = {a.span for a in predicate.arguments if a.role == "patient"}
    return replace(predicate, arguments=predicate.arguments + tuple(a for a in agents if a.span not in patients))


def _shares_object(predicate: Predicate, act: str, found: list[tuple[Predicate, str]]) -> bool:
    """Whether a noun among a verb's objects tells an act of the same family already ("carried out an attack")."""
    spans = [a.span for a in predicate.arguments if a.role == "patient"]
    return any(
        p.nominal and FAMILY_OF[other] == FAMILY_OF[act] and any(s.start <= p.span.start < s.end for s in spans) for p, other in found
    )


def by_document(told: list[tuple[Predicate, str]]) -> list[tuple[Predicate, str]]:
    """In a text that tells of a mishap and of no attack, those killed without an agent were killed by it."""
    gravest = min((GRAVITY[act] for p, act in told if act in _MEANS), default=None)
    mishaps = [act for _, act in told if act in _MISHAPS]
    if gravest is not None or not mishaps:
        return told
    main = max(sorted(set(mishaps)), key=mishaps.count)
    return [(p, main if act == "killing" and not any(a.role == "agent" for a in p.arguments) else act) for p, act in told]
