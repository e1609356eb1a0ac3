"""How words introduce an event: as something before the matter, as another, as what was told, as the sum of several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.fronted import main_clause
from onrecord.lexicons import load
from onrecord.lexicons.patterns import Sought, find, sought
from onrecord.model.locate import token_index
from onrecord.model.reading import Reading
from onrecord.model.record import Event

SUMMED = "summed"
"""The cue of an event that sums up a stretch of time ("230 have been killed since 2016"): no incident, where a report tells of one."""
SEVERAL = "several"
"""The cue of an event that sums up the incidents of a report ("in three separate shootings")."""
_BEHIND = 60
"""Code points behind an event in which words set it in the past ("killed 30 people during protests last year")."""
_LONG = re.compile(
    r"\b(?:(?:19|20)\d\d|weeks?|months?|years?|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|mois|ans?|années?|semaines|janvier|février|mars|avril|mai|juin|juillet|août)",
    re.IGNORECASE,
)
"""Words for a stretch of time that several things happened in, and not one that lasts: "held since Sunday"."""
_RANKED = re.compile(r"\b(?:first|worst|deadliest|biggest|largest|premi[eè]re?|pire|plus)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Introduction:
    """The `cue` of an event (null for none), whether it is told as something `years` before, and whether it stands in the main clause `behind` what a
    sentence opens with as gone before ("three days after the attack, |").
    """

    cue: str | None
    years: bool
    behind: bool


@lru_cache(maxsize=4)
def _cues(language: str) -> dict[str, Sought]:
    table = load("background")["fr" if language == "fr" else "en"]
    return {name: sought(pattern) for name, pattern in table.items()}


def introduction(reading: Reading, event: Event) -> Introduction:
    """How the words of its sentence introduce an event."""
    sentence, text = reading.layout.sentences[event.sentence], reading.layout.text
    main = main_clause(text, sentence.start, sentence.end)
    cue = _cue(reading, event, sentence.start, sentence.end, main)
    years = cue == "before" and find(_cues(reading.layout.language)["years"], text[sentence.start : event.span.end]) is not None
    return Introduction(cue, years, sentence.start < main <= event.span.start)


def tells_of_late(reading: Reading, sentence: int) -> bool:
    """Whether a sentence, by its index, names a recent past: "last week", "three days after"."""
    bounds = reading.layout.sentences[sentence]
    return find(_cues(reading.layout.language)["recent"], reading.layout.text[bounds.start : bounds.end]) is not None


def tells_of_years(reading: Reading, start: int, end: int) -> bool:
    """Whether the sentence `start:end` sums up years, and tells of no single incident: "since 2012 the war has killed thousands"."""
    return find(_cues(reading.layout.language)["since"], reading.layout.text[start:end]) is not None


def is_charge(reading: Reading, event: Event) -> bool:
    """Whether an event is only what the law calls a deed: "une enquête pour homicide volontaire", "interpellé pour violences"."""
    charge = _cues(reading.layout.language).get("charge")
    start = reading.layout.sentences[event.sentence].start
    return charge is not None and find(charge, reading.layout.text[start : event.span.start]) is not None


def _cue(reading: Reading, event: Event, start: int, end: int, main: int) -> str | None:
    """How the words of its sentence `start:end`, whose main clause begins at `main`, introduce an event."""
    cues, text = _cues(reading.layout.language), reading.layout.text
    if find(cues["another"], text[start : min(end, event.span.end)]):
        return "another"
    if event.span.start < main:
        return "before"
    start = main
    ahead, behind = text[start : event.span.start], text[event.span.end : end]
    if _is_of_members(reading, event, cues, ahead):
        return "before"
    if _sums_up(cues, ahead, behind):
        return SUMMED if _LONG.search(behind) else "before"
    pointed = find(cues["again"], text[max(start, event.span.start - 40) : event.span.start])
    if pointed and find(cues["follows"], text[event.span.end : min(end, event.span.end + 80)]):
        return "again"
    if find(cues["several"], text[start : event.span.end]) or find(
        cues["several"], text[event.span.end : min(end, event.span.end + _BEHIND)]
    ):
        return SEVERAL
    if find(cues["before"], text[start : event.span.end]) or find(
        cues["before"], text[event.span.end : min(end, event.span.end + _BEHIND)]
    ):
        return "before"
    if find(cues["instance"], text[start : event.span.start]):
        return "before"
    if pointed:
        return "again"
    return "called" if find(cues["called"], text[start : event.span.start]) else None


def _is_of_members(reading: Reading, event: Event, cues: dict[str, Sought], ahead: str) -> bool:
    """Whether an event is one of several that a group's past has seen: "a group which has carried out two bombings"."""
    token = reading.layout.tokens[token_index(reading.layout, event.span.start)]
    several = token.fine == "NNS" or (reading.layout.language == "fr" and token.tag == "NOUN" and token.text.endswith("s"))
    return several and find(cues["members"], ahead) is not None


def _sums_up(cues: dict[str, Sought], ahead: str, behind: str) -> bool:
    """Whether an event is told among all that a stretch of time has seen."""
    stretch = find(cues["stretch"], behind) if find(cues["perfect"], ahead) else None
    return stretch is not None and not _RANKED.search(stretch.group())
