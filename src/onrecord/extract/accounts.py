"""By whose account, and how surely, somebody is said to have done it: their own account, an accusation, a supposition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.context import Context, attribution_over
from onrecord.extract.counted import PEOPLE, called, full_mention, mention_at
from onrecord.extract.membership import body_behind, full_name, organization_of
from onrecord.lexicons.classes import word_class
from onrecord.model.locate import sentence_index, tokens_between
from onrecord.model.reading import Argument, Attribution, Predicate, SourceKind
from onrecord.model.record import Claim, Sayer
from onrecord.model.span import overlaps, within
from onrecord.model.value import Party
from onrecord.normalise.party import name_key
from onrecord.read.sources import source_kind

_PHRASE = 12  # words of a source in which a name is looked for
_OWN = re.compile(
    r"(?:his|her|its|their|our|the)\s+(?:organi[sz]ation|group|movement|front|militia|army|fighters|forces|men|members|units?|cell)$",
    re.IGNORECASE,
)
"""Words by which somebody speaks of those for whom he speaks: "his organization"."""
_FIGHTERS = frozenset({"organised_rebels"})
_SELVES = frozenset({"they", "it", "we", "ils", "elles", "nous"})
_CLAIMANTS = frozenset({"organised_rebels", "gang_organised_crime", "unknown_armed", "militia_progov", "far_right_or_left_group"})
"""Kinds of party whose "they were responsible" is about themselves; police and officials say it of others."""
_SOURCE_OF: dict[str, SourceKind] = {
    "police": "police", "military": "military", "government": "government", "local_government": "government",
    "intelligence": "government", "organised_rebels": "party_to_it", "political_party": "politician", "workers_union": "union",
}  # fmt: skip
"""The kind of source that a kind of party is, where its words do not say it."""


def with_account(ctx: Context, claim: Claim) -> Claim:
    """An `initiator` claim with the status that its words give it: claimed by those who did it, put forward with doubt, or stated."""
    return with_own_account(ctx, with_doubt(ctx, claim))


def with_doubt(ctx: Context, claim: Claim) -> Claim:
    """A stated `initiator` claim that a hedge covers, or that is only believed: who "allegedly" did it is alleged to have, who "possibly" did it may have."""
    if claim.status != "asserted":
        return claim
    if not claim.hedged:
        return replace(claim, status="alleged") if _is_belief(ctx, claim) else claim
    sentence = sentence_index(ctx.reading.layout, claim.evidence[0].start)
    covering = (word for word, scope in ctx.hedges_in.get(sentence, ()) if within(claim.evidence[0], scope))
    words = {word.quote.casefold() for word in covering}
    if words and words <= word_class("hedges_of_names", "event_words"):
        return claim
    return replace(claim, status="possible" if words & word_class("open_hedges", "event_words") else "alleged")


def _is_belief(ctx: Context, claim: Claim) -> bool:
    """Whether a claim is what somebody thinks: "in the opinion of the police", "she believes"."""
    account = ctx.attributions.get(claim.attribution or "")
    spans = account.cue if account is not None else ()
    tokens = [t for cue in spans for t in tokens_between(ctx.reading.layout, cue.start, cue.end)]
    return any(t.lemma in word_class("beliefs", "event_words") for t in tokens)


def with_own_account(ctx: Context, claim: Claim) -> Claim:
    """An `initiator` claim as one of responsibility claimed, where those who say it are those who did it, or of their organisation."""
    party = claim.value
    if not isinstance(party, Party) or claim.status not in ("asserted", "alleged"):
        return claim
    own, kind = _speaking_for(ctx, claim)
    if own is not None and _OWN.match(claim.evidence[0].quote) and claim.attribution is not None:
        return replace(
            claim, status="claimed_responsibility", value=replace(party, name=own, type="organization", named=True, organization=None)
        )
    alike = kind in _FIGHTERS and party.kind in _FIGHTERS and party.organization in (None, own)
    if own is None or not (alike or _same(own, party.organization) or _same(own, party.name)):
        return claim
    return replace(claim, status="claimed_responsibility", value=replace(party, organization=own if party.type != "organization" else None))


def _speaking_for(ctx: Context, claim: Claim) -> tuple[str | None, str | None]:
    """The organisation whose account a claim is, with its kind: that of its sayer, or the one that the text speaks for; nulls where it is nobody's own."""
    account = ctx.attributions.get(claim.attribution or "")
    if account is None:
        return ctx.bodies.ours, "organised_rebels"
    if not account.source or any(overlaps(span, account.source[0]) for span in claim.evidence):
        return None, None
    body = body_behind(ctx, account.source[0])
    if body is not None and (mention := ctx.mentions.get(body.mention or "")) is not None and mention.type == "organization":
        return called(ctx, mention), mention.party.kind if mention.party else None
    here = ctx.mentions_in.get(sentence_index(ctx.reading.layout, account.source[0].start), ())
    sayer = next((m for m in here if overlaps(m.head, account.source[0]) and m.party is not None), None)
    if sayer is None or sayer.party is None:
        return _named_in(ctx, account.source[0].quote), None
    if sayer.type == "organization" and sayer.named:
        return called(ctx, sayer), sayer.party.kind
    told = full_name(ctx, sayer.party.organization)
    return told or (organization_of(ctx, sayer) if sayer.party.kind in _FIGHTERS else None), sayer.party.kind


def _named_in(ctx: Context, words: str) -> str | None:
    """The organisation that a phrase names within it: "the Front communique"; the longest name of the text counts."""
    parts = name_key(words.split()).split()[:_PHRASE]
    runs = (" ".join(parts[i : i + n]) for n in range(len(parts), 0, -1) for i in range(len(parts) - n + 1))
    return next((ctx.bodies.called[run] for run in runs if run in ctx.bodies.called), None)


def accuser(ctx: Context, predicate: Predicate, accused: Argument) -> Sayer | None:
    """Who blames somebody by a verb that is no cue of speech: "the president holds them responsible"; null where nobody is named."""
    for argument in predicate.arguments if predicate.lemma not in ("be", "être") else ():
        mention = ctx.mentions.get(argument.mention or "") or mention_at(ctx, argument.span)
        if argument.role == "agent" and argument.span != accused.span and mention is not None and mention.type in PEOPLE:
            words = " ".join(full_mention(ctx, mention).span.quote.split())
            kind = source_kind(words, ctx.reading.layout.language)
            told = mention.party.kind if mention.party else None
            return Sayer(words, _SOURCE_OF.get(told or "", kind) if kind == "other" else kind)
    return None


def own_words(ctx: Context, predicate: Predicate, who: Sequence[Argument]) -> tuple[Argument, ...]:
    """Those who say of themselves that they did it: "a caller from the Front said that they were responsible"; empty where others say it."""
    account = attribution_over(ctx, predicate.span)
    if account is None or not account.source or not any(a.span.quote.casefold() in _SELVES and _opens(ctx, a, account) for a in who):
        return ()
    source = account.source[0]
    here = ctx.mentions_in.get(sentence_index(ctx.reading.layout, source.start), ())
    speaking = [m for m in here if overlaps(m.span, source)] or [m for m in here if m.span.end <= source.start and m.named]
    found = next((m for m in reversed(speaking) if m.type in PEOPLE and m.party and m.party.kind in _CLAIMANTS), None)
    return (Argument("agent", found.span, found.id),) if found is not None else ()


def _opens(ctx: Context, argument: Argument, account: Attribution) -> bool:
    """Whether a party stands at the beginning of what is said."""
    before = ctx.text[account.content[0].start : argument.span.start].strip(' "“«').casefold()
    return account.content[0].start <= argument.span.start and before in ("", "that", "que", "qu'", "qu’")


def _same(a: str, b: str | None) -> bool:
    return b is not None and a.casefold() == b.casefold()
