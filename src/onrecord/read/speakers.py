"""Who speaks takes part: what kind of party a speaker is, and whom "we" and "I" mean in what somebody says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.model.locate import token_index
from onrecord.model.quick import replace
from onrecord.model.reading import Attribution, Layout, Mention, MentionParty, MentionType, Token
from onrecord.model.span import Span, span_at

_KIND_OF: dict[str | None, str] = {
    "police": "police", "military": "military", "government": "government", "union": "workers_union", "medical": "medical", "ngo": "ngo",
}  # fmt: skip
"""The kind of party that a kind of source is."""
_WE = frozenset("we us ourselves nous".split())
_I = frozenset("i me myself je j' j’ moi".split())
_PRONOUNS = frozenset("he she they who it him her them il elle ils elles qui".split()) | _WE | _I
"""Words whose own kind nothing tells: whom they go back to is too unsure to lend it."""
_PEOPLE = ("person", "group", "organization")
_BACK = 3  # sentences that a quotation without a speaker looks back for one
_STEPS = 4  # attributions that speakers who speak of speakers are followed through


def with_speakers(layout: Layout, mentions: tuple[Mention, ...], attributions: tuple[Attribution, ...]) -> tuple[Mention, ...]:
    """The mentions with the kinds that speakers are known to be of, and the first-person pronouns of what they say, in text order.

    "I" is who speaks. "We" is a group or an organisation that speaks, and those for whom a person speaks.
    """
    lent = _lent(mentions, attributions)
    known = tuple(replace(m, party=_with_kind(m, lent[m.chain])) if m.chain in lent else m for m in mentions)
    said = sorted([*known, *_first_persons(layout, known, attributions)], key=lambda m: (m.span.start, -m.span.end))
    return tuple(m if m.id == (name := f"m{number}") else replace(m, id=name) for number, m in enumerate(said, 1))


def speaker_in(mentions: Sequence[Mention], source: Span) -> Mention | None:
    """The mention that a source's words begin with; `mentions` are in text order."""
    k = bisect_left(mentions, source.start, key=lambda m: m.span.start)
    while k < len(mentions) and mentions[k].span.start < source.end:
        if mentions[k].type in _PEOPLE:
            return mentions[k]
        k += 1
    return None


def _kind(mention: Mention) -> str | None:
    kind = mention.party.kind if mention.party else None
    return None if kind == "unknown" else kind


def _with_kind(mention: Mention, kind: str) -> MentionParty | None:
    if mention.type not in _PEOPLE or _kind(mention):
        return mention.party
    return replace(mention.party, kind=kind) if mention.party else MentionParty(kind)


def _lent(mentions: tuple[Mention, ...], attributions: tuple[Attribution, ...]) -> dict[str, str]:
    """The kind of each chain that speaks and of which nothing else tells it."""
    told = {m.chain for m in mentions if _kind(m)}
    lent: dict[str, str] = {}
    for one in attributions:
        speaker = speaker_in(mentions, one.source[0]) if one.source and one.source_kind in _KIND_OF else None
        if speaker is not None and speaker.chain not in told and speaker.span.quote.casefold() not in _PRONOUNS:
            lent.setdefault(speaker.chain, _KIND_OF[one.source_kind])
    return lent


def _first_persons(layout: Layout, mentions: tuple[Mention, ...], attributions: tuple[Attribution, ...]) -> list[Mention]:
    """A mention for each "we" and "I" in what somebody says."""
    taken = {m.head.start for m in mentions}
    by_id = {a.id: a for a in attributions}
    found: dict[int, Mention] = {}
    sizes = sorted(((c.end - c.start, c, a) for a in attributions for c in a.content), key=lambda s: s[:2])
    for _, content, attribution in sizes:
        speaker = _speaker(mentions, attribution, by_id)
        if speaker is None:
            continue
        for token in _tokens(layout, content):
            if _is_first_person(token) and token.start not in taken and token.start not in found:
                found[token.start] = _first_person(layout, token, speaker)
    for quotation, speaker in _unattributed(layout, mentions, attributions, by_id):
        for token in _tokens(layout, quotation):
            if _is_first_person(token) and token.start not in taken and token.start not in found:
                found[token.start] = _first_person(layout, token, speaker)
    return list(found.values())


def _unattributed(
    layout: Layout, mentions: tuple[Mention, ...], attributions: tuple[Attribution, ...], by_id: dict[str, Attribution]
) -> Iterator[tuple[Span, Mention]]:
    """Quotations that nobody is said to say, with who spoke last before them, a few sentences back at most."""
    cues = sorted(((a.cue[0].start, a) for a in attributions if a.cue and a.source), key=lambda c: c[0])
    starts = [start for start, _ in cues]
    for quotation in layout.quotations:
        k = bisect_left(starts, quotation.start) - 1
        if k < 0 or _sentence(layout, quotation.start) - _sentence(layout, starts[k]) > _BACK:
            continue
        speaker = _speaker(mentions, cues[k][1], by_id)
        if speaker is not None:
            yield span_at(layout.text, quotation.inner_start, quotation.inner_end), speaker


def _sentence(layout: Layout, offset: int) -> int:
    return bisect_left(layout.sentences, offset + 1, key=lambda s: s.start) - 1


def _tokens(layout: Layout, content: Span) -> tuple[Token, ...]:
    return layout.tokens[token_index(layout, content.start) : token_index(layout, content.end - 1) + 1]


def _is_first_person(token: Token) -> bool:
    word = token.text.casefold()
    return (word in _WE or word in _I) and token.tag in ("PRON", "PROPN", "NOUN", "X")


def _speaker(mentions: tuple[Mention, ...], attribution: Attribution, by_id: dict[str, Attribution]) -> Mention | None:
    """Who says it: a source that is "we" or "I" itself is who says what is around it."""
    here: Attribution | None = attribution
    for _ in range(_STEPS):
        if here is None:
            return None
        if here.source and here.source[0].quote.casefold() not in _WE | _I:
            return speaker_in(mentions, here.source[0])
        here = by_id.get(here.via or "")
    return None


def _first_person(layout: Layout, token: Token, speaker: Mention) -> Mention:
    span = span_at(layout.text, token.start, token.end)
    alone = token.text.casefold() in _I
    one = speaker.party
    party = MentionParty(one.kind, one.country, one.organization) if one else None
    kind: MentionType = "person" if alone else "group"
    chain = speaker.chain if alone or speaker.type != "person" else f"{speaker.chain}s"
    return Mention("", span, span, kind, named=False, chain=chain, sentence=_sentence(layout, token.start), party=party)
