"""Whom a pronoun that speaks stands for: "it said" of the ministry that spoke before, "he said" of the mayor by his name and title."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from onrecord.model.locate import sentence_index
from onrecord.model.reading import Attribution, Mention, Reading, SourceKind
from onrecord.model.record import Sayer
from onrecord.model.span import Span
from onrecord.read.sources import source_kind
from onrecord.read.speakers import speaker_in

_PERSONAL = frozenset("he she they il elle ils elles".split())
_IMPERSONAL = frozenset({"it"})
_BACK = 2  # sentences that "it" looks back for a body that spoke
Said = tuple[Span, Mention | None, SourceKind | None]


def voices_of(reading: Reading) -> dict[str, Sayer]:
    """By id of an attribution whose source is a pronoun: who speaks, in the fullest words that the text has for them as a source before."""
    by_id = {one.id: one for one in reading.attributions}
    found: dict[str, Sayer] = {}
    named: dict[str, Said] = {}
    bodies: list[Said] = []
    for one in sorted((a for a in reading.attributions if a.source and a.cue), key=lambda a: a.cue[0].start):
        source = one.source[0]
        word = source.quote.casefold()
        speaker = speaker_in(reading.mentions, source)
        if word in _PERSONAL and speaker is not None and speaker.chain in named:
            found[one.id] = _sayer(named[speaker.chain])
        elif word in _IMPERSONAL and (body := _body(reading, one, by_id, bodies)) is not None:
            found[one.id] = _sayer(body)
        elif word not in _PERSONAL | _IMPERSONAL:
            said = (source, speaker, one.source_kind)
            if speaker is not None and len(source.quote) > len(named.get(speaker.chain, said)[0].quote) - (speaker.chain not in named):
                named[speaker.chain] = said
            bodies.append(said)
    return found


def _sayer(said: Said) -> Sayer:
    return Sayer(" ".join(said[0].quote.split()), said[2])


def _body(reading: Reading, one: Attribution, by_id: Mapping[str, Attribution], bodies: Sequence[Said]) -> Said | None:
    """The body that "it" is: who says what is around it, else who spoke last, or whom that person speaks for."""
    around = by_id.get(one.via or "")
    if around is not None and around.source:
        outer = (around.source[0], speaker_in(reading.mentions, around.source[0]), around.source_kind)
        return _as_body(reading, outer)
    here = sentence_index(reading.layout, one.source[0].start)
    if not bodies or here - sentence_index(reading.layout, bodies[-1][0].start) > _BACK:
        return None
    return _as_body(reading, bodies[-1])


def _as_body(reading: Reading, said: Said) -> Said | None:
    """A speaker as a body: itself where it is no person, else the organisation that the words of the source name."""
    span, speaker, _ = said
    if speaker is None or speaker.type != "person":
        return said
    k = bisect_left(reading.mentions, span.start, key=lambda m: m.span.start)
    while k < len(reading.mentions) and reading.mentions[k].span.start < span.end:
        mention = reading.mentions[k]
        if mention.type == "organization":
            return mention.span, mention, source_kind(mention.span.quote, reading.layout.language)
        k += 1
    return None
