"""Who is said to have done it apart from the act itself: blamed, accused, held responsible, or claiming it; with the sayer of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from onrecord.extract.accounts import accuser, own_words, with_account
from onrecord.extract.act_lexicon import forms
from onrecord.extract.context import Context, attribution_over, is_incident, make_claim, sayer_of
from onrecord.extract.counted import PRONOUNS, mention_at
from onrecord.extract.membership import body_behind
from onrecord.extract.parties import party_of
from onrecord.lexicons import load
from onrecord.lexicons.classes import word_class
from onrecord.model.acts import FAMILY_OF
from onrecord.model.locate import sentence_index, token_index, tokens_between
from onrecord.model.reading import Argument, Attribution, Layout, Predicate, Token
from onrecord.model.record import Claim, ClaimStatus, Event
from onrecord.model.span import overlaps

_WORDS = 6  # tokens after a verb in which its own word stands ("claimed full responsibility", "held them responsible")
_NAMED = 16  # tokens after "hold" or "be" in which "responsible" stands, a long name between them
_FAR = 30  # tokens after a verb in which what it attributes to somebody, or the deed itself, begins
_OUT = frozenset({"out"})
_RELATIVE = frozenset({"which", "who", "that", "qui"})
_PERFECT = frozenset({"has", "have", "had", "a", "ont", "avait", "avaient"})
_DEEDS = frozenset({"attack", "property"})
Words = Mapping[str, frozenset[str]]


@lru_cache(maxsize=4)
def _words(language: str) -> dict[str, frozenset[str]]:
    raw = load("responsibility")["fr" if language == "fr" else "en"]
    return {name: frozenset(map(str, words)) for name, words in raw.items()}


def responsibility_claims(ctx: Context) -> Iterator[Claim]:
    """`initiator` claims by verbs of blame and of admission, and by verbs that only say that a deed was done."""
    words = _words(ctx.reading.layout.language)
    for predicate in ctx.reading.predicates:
        if predicate.nominal or predicate.status == "did_not_happen":
            continue
        for who, status in _blamed(ctx, words, predicate):
            yield from _claims(ctx, predicate, who, status)


def _blamed(ctx: Context, words: Words, predicate: Predicate) -> Iterator[tuple[tuple[Argument, ...], ClaimStatus | None]]:
    """Who did it by a verb, and the status of that; a null status is that of any claim in its words."""
    own, after = _forms(ctx, predicate), _after(ctx, predicate)
    said = predicate.status in ("happened", "ongoing")
    if own & words["claim"] and _has(after[:_WORDS], words["own"]):
        yield _claimant(ctx, predicate), "claimed_responsibility"
    elif said and own & words["says"] and _is_guilty(ctx, words, after):
        held = not own & {"be", "être"} and not predicate.passive
        who = _in_role(predicate, "patient" if held or predicate.passive else "agent")
        mine = own_words(ctx, predicate, who)
        yield (mine or who), "claimed_responsibility" if mine else "alleged"
    elif said and (party := _onto(ctx, words, predicate, after)) is not None and _is_about_deed(ctx, words, predicate):
        yield (party,), "alleged"
    elif said and own & words["accuse"] and _is_of_no_deed(ctx, words, after):
        return
    elif said and own & words["accuse"] and _deed(ctx, predicate) is not None:
        yield _in_role(predicate, "patient"), "asserted" if own & words["proven"] else "alleged"
    elif said and own & words["points"] and not _has(after[:_WORDS], words["for"]) and _told_in_paragraph(ctx, predicate):
        yield _in_role(predicate, "patient"), "alleged"
    elif (
        own & words["doing"]
        and predicate.passive
        and (said or not own & words["meant"])
        and _done(ctx, predicate)
        and (not own & words["out"] or _has(after[:2], _OUT))
    ):
        yield _in_role(predicate, "agent"), "possible" if predicate.status in ("possible", "hypothetical") else None


def _is_guilty(ctx: Context, words: Words, after: Sequence[Token]) -> bool:
    """Whether a word of guilt follows, for a deed where what it is for is told: not "responsible for guarding the gate"."""
    at = next((k for k, t in enumerate(after[:_NAMED]) if t.lemma in words["guilty"] or t.text.casefold() in words["guilty"]), None)
    if at is None:
        return False
    behind = after[at].lemma in words["behind"]
    rest = after[at + 1 : at + 1 + _NAMED]
    if not behind and (not rest or rest[0].text.casefold() not in words["for"]):
        return True
    rest = rest if behind else rest[1:]
    deeds = {e.span.start for e in ctx.events_in.get(sentence_index(ctx.reading.layout, after[0].start), ()) if _is_deed(e)}
    if rest and rest[0].fine == "VBG":
        return rest[0].start in deeds
    return any(t.start in deeds or t.lemma in words["deed"] for t in rest)


def _is_of_no_deed(ctx: Context, words: Words, after: Sequence[Token]) -> bool:
    """Whether what somebody is accused of is told by a verb, and no deed is: "killed him, accusing him of being a spy"."""
    at = next((k for k, t in enumerate(after[:_NAMED]) if t.text.casefold() in words["for"]), None)
    if at is None or not after[at + 1 : at + 2] or after[at + 1].tag not in ("VERB", "AUX"):
        return False
    start = after[at + 1].start
    return not any(e.span.start >= start and _is_deed(e) for e in ctx.events_in.get(sentence_index(ctx.reading.layout, start), ()))


def _is_about_deed(ctx: Context, words: Words, predicate: Predicate) -> bool:
    """Whether the sentence of a verb tells a deed or points back to one: "the crime"."""
    sentence = ctx.reading.layout.sentences[predicate.sentence]
    tokens = ctx.reading.layout.tokens[sentence.first : sentence.last]
    return _deed(ctx, predicate) is not None or any(t.lemma in words["deed"] for t in tokens)


def _forms(ctx: Context, predicate: Predicate) -> frozenset[str]:
    """What a verb may stand under in the lexicon."""
    layout = ctx.reading.layout
    return forms(layout.tokens[token_index(layout, predicate.span.start)], layout.language) | {predicate.lemma}


def _after(ctx: Context, predicate: Predicate) -> Sequence[Token]:
    layout = ctx.reading.layout
    index = token_index(layout, predicate.span.start)
    return layout.tokens[index + 1 : min(index + _FAR, layout.sentences[predicate.sentence].last)]


def _has(tokens: Sequence[Token], words: frozenset[str]) -> bool:
    return any(t.lemma in words or t.text.casefold() in words for t in tokens)


def _in_role(predicate: Predicate, role: str) -> tuple[Argument, ...]:
    return tuple(a for a in predicate.arguments if a.role == role)


def _claimant(ctx: Context, predicate: Predicate) -> tuple[Argument, ...]:
    """Who claims it: the subject, or the body that it speaks for, or where words between them hide it the last organisation named before the verb."""
    account = _account(ctx, predicate)
    spoken_for = body_behind(ctx, account.source[0]) if account is not None and account.source else None
    if spoken_for is not None and party_of(ctx, spoken_for) is not None:
        return (spoken_for,)
    agents = tuple(a for a in _in_role(predicate, "agent") if party_of(ctx, a) is not None)
    before = [m for m in ctx.mentions_in.get(predicate.sentence, ()) if m.type == "organization" and m.span.end <= predicate.span.start]
    last = max(before, key=lambda m: m.span.start, default=None)
    return agents or ((Argument("agent", last.span, last.id),) if last is not None else ())


def _onto(ctx: Context, words: Words, predicate: Predicate, after: Sequence[Token]) -> Argument | None:
    """Whom a deed is put down to: the party right after "to" or, by some verbs, "on", behind the deed or the verb."""
    own = _forms(ctx, predicate)
    onto = (words["to"] if own & words["put_to"] else frozenset()) | (words["on"] if own & words["put_on"] else frozenset())
    parties = [m for m in ctx.mentions_in.get(predicate.sentence, ()) if m.type in ("person", "group", "organization")]
    for k, token in enumerate(after[:-1] if onto else ()):
        word = token.text.casefold()
        if word in words["for"] and own & words["put_on"]:
            return None  # "blamed them for the attack on the bank"
        if word in onto and not (word == "to" and after[k + 1].tag == "VERB"):
            starts = {t.start for t in after[k + 1 : k + 3]}
            found = next((m for m in parties if m.span.start in starts), None)
            if found is not None:
                return Argument("agent", found.span, found.id)
    return None


def _done(ctx: Context, predicate: Predicate) -> bool:
    """Whether what a verb of doing is said of is a deed: a noun among what it is done to."""
    events = ctx.events_in.get(predicate.sentence, [])
    return any(_is_deed(e) and overlaps(e.span, a.span) for a in _in_role(predicate, "patient") for e in events)


def _is_deed(event: Event) -> bool:
    return is_incident(event) and (FAMILY_OF[event.act] in _DEEDS or event.act == "crime")


def _deed(ctx: Context, predicate: Predicate, *, claimed: bool = False) -> Event | None:
    """The deed that a verb of blame is about: the first after it in its sentence, else the last before it.

    What a relative clause tells of whoever is blamed ("a group which has carried out two bombings") is another deed; so is what it tells of
    who claims one, whose claim is then of the last deed before it in its paragraph.
    """
    deeds = [e for e in ctx.events_in.get(predicate.sentence, []) if _is_deed(e) and e.span != predicate.span]
    layout = ctx.reading.layout
    if claimed:
        deeds = [e for e in deeds if e.span.start > predicate.span.start or not _in_aside(ctx, e, predicate)]
        deeds = deeds or _told_in_paragraph(ctx, predicate)
    later = [e for e in deeds if e.span.start > predicate.span.start and not _of_relative(layout, predicate.span.end, e.span.start)]
    deeds = [e for e in deeds if e in later or e.span.start < predicate.span.start] or deeds
    return min(later, key=lambda e: e.span.start) if later else max(deeds, key=lambda e: e.span.start, default=None)


def _in_aside(ctx: Context, event: Event, predicate: Predicate) -> bool:
    """Whether a deed is told in a relative clause that a comma ends right before a verb."""
    layout = ctx.reading.layout
    ahead = tokens_between(layout, layout.sentences[predicate.sentence].start, event.span.start)
    closed = (
        ctx.text[max(0, predicate.span.start - 3) : predicate.span.start].rstrip().endswith(",")
        if event.span.end <= predicate.span.start
        else False
    )
    return closed and any(t.text.casefold() in _RELATIVE for t in ahead)


def _told_in_paragraph(ctx: Context, predicate: Predicate) -> list[Event]:
    """The deeds of the sentence before a verb, in the same paragraph; none of its own words: then it is of the incident that the report is about."""
    sentences, before = ctx.reading.layout.sentences, predicate.sentence - 1
    if before < 0 or sentences[before].paragraph != sentences[predicate.sentence].paragraph:
        return []
    return [e for e in ctx.events_in.get(before, []) if _is_deed(e)]


def _of_relative(layout: Layout, start: int, end: int) -> bool:
    """Whether a relative clause in the perfect opens between two places of a sentence."""
    words = [t.text.casefold() for t in tokens_between(layout, start, end)]
    return any(a in _RELATIVE and b in _PERFECT for a, b in pairwise(words))


def _claims(ctx: Context, predicate: Predicate, who: Sequence[Argument], status: ClaimStatus | None) -> Iterator[Claim]:
    """One claim for each party, by the account of whoever the verb's subject is."""
    account = _account(ctx, predicate) or attribution_over(ctx, predicate.span)
    if status == "alleged" and any(a.span.quote.casefold() in word_class("each_other", "event_words") for a in who):
        yield from _of_each_other(ctx, predicate)
        return
    for argument in who:
        party = party_of(ctx, argument)
        if party is None or (status == "alleged" and _is_sayer(ctx, argument, account)):
            continue
        deed = _deed(ctx, predicate, claimed=status == "claimed_responsibility") or next(iter(_told_in_paragraph(ctx, predicate)), None)
        claim = make_claim(ctx, "initiator", party, (argument.span,), event=deed)
        if account is not None and claim.attribution is None:
            claim = replace(claim, attribution=account.id, said_by=sayer_of(ctx, account))
        if status == "alleged" and claim.said_by is None:
            claim = replace(claim, said_by=accuser(ctx, predicate, argument))
        claim = replace(claim, status=status) if status is not None and claim.status != "denied" else claim
        yield with_account(ctx, claim)


def _of_each_other(ctx: Context, predicate: Predicate) -> Iterator[Claim]:
    """As in "the army and the rebels accused each other": each is accused by the other."""
    sides = _in_role(predicate, "agent")
    for accused in sides:
        party = party_of(ctx, accused)
        by = accuser(ctx, replace(predicate, arguments=tuple(a for a in sides if a is not accused)), accused)
        if party is not None and by is not None:
            claim = make_claim(ctx, "initiator", party, (accused.span,), event=_deed(ctx, predicate))
            yield replace(claim, status="alleged", said_by=by)


def _account(ctx: Context, predicate: Predicate) -> Attribution | None:
    """The attribution whose cue a verb is."""
    return next((one for one in ctx.attributions.values() if any(overlaps(cue, predicate.span) for cue in one.cue)), None)


def _is_sayer(ctx: Context, argument: Argument, account: Attribution | None) -> bool:
    """Whether a party is whoever says it, named once more beside the source: "according to the Office (DAS), a gang is responsible"."""
    mention = ctx.mentions.get(argument.mention or "")
    if account is None or not account.source or mention is None or mention.span.quote.casefold() in PRONOUNS:
        return False
    source = mention_at(ctx, account.source[0])
    if ctx.text[account.source[0].end : mention.span.start].strip() in ("(", "["):
        return True
    return overlaps(mention.span, account.source[0]) or (source is not None and source.chain == mention.chain)
