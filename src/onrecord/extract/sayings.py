"""Who says it is who does it where the event is a saying: verbs of speech have the source of their attribution as agent."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.model.quick import replace
from onrecord.model.reading import Argument, Reading
from onrecord.model.record import Event
from onrecord.model.span import Span
from onrecord.read.speakers import speaker_in

_ACCORDING = frozenset(("according", "selon"))


def with_sayers(reading: Reading, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The same events; what is said has the source that its attribution found as its agent ("..., said a senior officer")."""
    cues = sorted((cue, a.source[0]) for a in reading.attributions if a.source for cue in a.cue)
    starts = [cue.start for cue, _ in cues]
    found = []
    for event in events:
        k = bisect_right(starts, event.span.start) - 1
        source = cues[k][1] if k >= 0 and cues[k][0].end >= event.span.end else None
        found.append(_said(reading, event, source) if source else event)
    return tuple(found)


def _said(reading: Reading, event: Event, source: Span) -> Event:
    act = "statement" if event.span.quote.casefold() in _ACCORDING else event.act
    if any(a.role == "agent" and a.mention and _touch(a.span, source) for a in event.roles):
        return replace(event, act=act) if act != event.act else event
    speaker = speaker_in(reading.mentions, source)
    agent = Argument("agent", speaker.span, speaker.id) if speaker else Argument("agent", source)
    others = tuple(a for a in event.roles if a.role != "agent" and not (a.role == "patient" and _touch(a.span, source)))
    return replace(event, act=act, roles=(*others, agent))


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
