"""What kind of source each attribution has, also for pronouns and names whose title stands elsewhere; media that pass a statement on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache

from onrecord.model.ids import content_id
from onrecord.model.quick import replace
from onrecord.model.reading import Attribution, Mention, SourceKind
from onrecord.model.span import Span, span_at
from onrecord.read.attribution_behind import source_after
from onrecord.read.attribution_syntax import Clauses
from onrecord.read.phrases import NounPhrase
from onrecord.read.sources import is_medium, source_kind
from onrecord.read.speakers import speaker_in

_PRONOUNS = frozenset("he she they who it him her his their i we il elle ils elles on qui".split())
_CHIEF = re.compile(r"(?:(?:deputy|assistant|interim|acting)\s)?chief\s(?!executive|justice|minister|of\b)[A-Z]", re.IGNORECASE)
"""A chief by name is one of the police, where a report tells of them."""
_FOLLOWED = frozenset("he she they his her their il elle ils elles".split())
_SPEAKS_FOR = re.compile(
    r"(?:its|their|son|sa|leur)\s+(?:(?:deputy|local|regional|general|national|vice)[\s-])?(?:secretary|chairman|chairwoman|chair|president|leader|head|spokes\w+|delegate|director|"
    r"coordinator|representative|délégué|secrétaire|président|porte-parole|responsable|coordinat|représentant|directeur|directrice|chef)",
    re.IGNORECASE,
)
"""Who speaks for a body that was told before."""
_BODIES = frozenset(("union", "ngo", "company", "party_to_it", "politician", "media", "military", "police"))
_SPEAKING_BODIES = _BODIES | {"government", "court", "medical"}
"""Kinds of sources that are "it" when they speak on."""
_ARMED = frozenset(("organised_rebels", "gang_organised_crime", "unknown_armed", "militia_progov"))
"""Kinds of party that are a side of what they speak about."""
_MISTAKEN = frozenset(("government", "military", "ngo", "other", "media", "politician"))
"""Kinds of sources that an armed group can look like by its name: the People's Army, the Islamic State."""
_FEW = 8
_NAME = re.compile(r"[^\W\d_][\w'’-]+")


def with_kinds(clauses: Clauses, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...]) -> tuple[Attribution, ...]:
    """`source_kind` set wherever there is a source: from its words, else from its chain, else from where the name was introduced."""
    language = clauses.layout.language
    of_chain, told = _chain_kinds(mentions, language)
    previous: SourceKind | None = None
    found, phrases = [], _by_last_word(clauses)
    spoken: dict[str, SourceKind] = {}
    introduced = cache(lambda name: _introduced(clauses, phrases[name]))
    for attribution in attributions:
        kind = source_kind(attribution.source[0].quote, language) if attribution.source else None
        if attribution.source and _SPEAKS_FOR.match(attribution.source[0].quote):
            kind = _of_body(attribution.source[0], mentions, language) or kind
        if kind == "other":
            source = attribution.source[0]
            word, speaker = source.quote.casefold(), speaker_in(mentions, source)
            known = spoken.get(speaker.chain) if speaker is not None and word in _PRONOUNS else None
            kind = known or _of_mentions(source, mentions, of_chain) or "other"
            if (kind == "other" and word in _FOLLOWED and previous) or (kind == "other" and word == "it" and previous in _SPEAKING_BODIES):
                kind = previous
            elif kind == "other" and word not in _PRONOUNS:
                kind = introduced(_surname(source.quote))
        if kind == "other" and attribution.source and _CHIEF.match(attribution.source[0].quote) and "police" in map(of_chain, told):
            kind = "police"
        if attribution.source and kind in _MISTAKEN and _is_armed(attribution.source[0], mentions):
            kind = "party_to_it"
        if attribution.stance == "claims" and kind in ("other", "ngo") and not attribution.hedged:
            kind = "party_to_it"
        previous = kind or previous
        speaker = speaker_in(mentions, attribution.source[0]) if attribution.source else None
        if speaker is not None and kind not in (None, "other"):
            spoken.setdefault(speaker.chain, kind)
        found.append(replace(attribution, source_kind=kind))
    return tuple(found)


def _of_body(source: Span, mentions: tuple[Mention, ...], language: str) -> SourceKind | None:
    """The kind of the body that somebody speaks for as "its secretary": the last one told before, of the few before it."""
    k = bisect_left(mentions, source.start, key=lambda m: m.span.start)
    before = (m for m in reversed(mentions[max(0, k - _FEW) : k]) if m.type in ("organization", "group"))
    kinds = (source_kind(m.span.quote, language) for m in before)
    return next((kind for kind in kinds if kind in _BODIES), None)


KindOf = Callable[[str], SourceKind | None]


def _chain_kinds(mentions: tuple[Mention, ...], language: str) -> tuple[KindOf, Iterable[str]]:
    """The kind of a chain, by the first of its mentions whose words say it, and all chains; worked out when it is asked, as of few it is."""
    words: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        words[mention.chain].append(mention.span.quote)

    @cache
    def kind_of(chain: str) -> SourceKind | None:
        return next((kind for said in words[chain] if (kind := source_kind(said, language)) != "other"), None)

    return kind_of, words.keys()


def _of_mentions(source: Span, mentions: tuple[Mention, ...], of_chain: KindOf) -> SourceKind | None:
    """The kind of the chain of the first mention inside a source; a country that speaks is its government."""
    k = bisect_left(mentions, source.start, key=lambda m: m.span.start)
    while k < len(mentions) and mentions[k].span.start < source.end:
        mention = mentions[k]
        if mention.span.end <= source.end:
            return of_chain(mention.chain) or ("government" if mention.type == "place" else None)
        k += 1
    return None


def _is_armed(source: Span, mentions: tuple[Mention, ...]) -> bool:
    """Whether a source is, or speaks for, an armed group: the first organisation that its words name, of those that begin with it."""
    k = bisect_left(mentions, source.start, key=lambda m: m.span.start)
    inside = []
    while k < len(mentions) and mentions[k].span.start < source.end:
        inside.append(mentions[k])
        k += 1
    first = next((m for m in inside if m.type == "organization"), inside[0] if inside else None)
    return first is not None and first.party is not None and first.party.kind in _ARMED


def _surname(words: str) -> str:
    """The last word of the first part of a name, in lower case."""
    names = _NAME.findall(words.split(",", maxsplit=1)[0])
    return names[-1].casefold() if names else ""


def _introduced(clauses: Clauses, phrases: Iterable[NounPhrase]) -> SourceKind:
    """The kind of a name by the first of the phrases ending in it that has a title or an apposition; `other` where none has."""
    kinds = (source_kind(_introduction(clauses, phrase), clauses.layout.language) for phrase in phrases)
    return next((kind for kind in kinds if kind != "other"), "other")


def _by_last_word(clauses: Clauses) -> dict[str, list[NounPhrase]]:
    """The phrases that end in a name, by that name."""
    found: dict[str, list[NounPhrase]] = defaultdict(list)
    for phrase in clauses.starting.values():
        last = clauses.tokens[phrase.last - 1].text
        if last[0].isupper() or clauses.layout.casing == "lower":
            found[last.casefold()].append(phrase)
    return found


def _introduction(clauses: Clauses, phrase: NounPhrase) -> str:
    """The words of a phrase with what belongs to it behind, and the phrase that it is in apposition to."""
    whole = source_after(clauses, phrase.first, phrase.sentence) or (phrase.first, phrase.last)
    first = phrase.first
    if clauses.word(first - 1) == "," and (before := clauses.ending.get(first - 1)) is not None:
        first = before.first
    return clauses.layout.text[clauses.tokens[first].start : clauses.tokens[whole[1] - 1].end]


def with_media(clauses: Clauses, attributions: Iterable[tuple[Attribution, tuple[int, int] | None]]) -> tuple[Attribution, ...]:
    """Where somebody told a medium, the medium is an attribution of its own, around that of the speaker.

    Each attribution comes with the token range of its hearer.
    """
    found = []
    for attribution, hearer in attributions:
        words = _words(clauses, hearer) if hearer else None
        if (
            words is None
            or not is_medium(words.quote, clauses.layout.language)
            or words.quote.casefold().startswith(("reporter", "journalist", "the press"))
        ):
            found.append(attribution)
            continue
        name = content_id("a", "medium", words.start, words.end, attribution.cue[0].start)
        found.append(replace(attribution, via=name))
        found.append(replace(attribution, id=name, source=(words,), source_kind="media", stance="states", hedged=False))
    return tuple(found)


def _words(clauses: Clauses, words: tuple[int, int]) -> Span:
    """The span of a token range."""
    return span_at(clauses.layout.text, clauses.tokens[words[0]].start, clauses.tokens[words[1] - 1].end)
