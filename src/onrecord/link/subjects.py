"""Of whom and what a document tells, for one without dates: the names that it uses most, those who take part, the days of the week.

Two incidents of one kind in one place differ in these, and reports of one incident hardly ever do.
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.link.names import name_of
from onrecord.link.rarity import rarity
from onrecord.link.sketch import words_of
from onrecord.model.acts import FAMILY_OF
from onrecord.model.record import Record, Report

SUBJECTS = 8
NAMING = 3.0
"""The least rarity of a word that tells of whom or what a document is: a name like many others does not."""
_HELD = ("arrest", "trial", "raid", "release")
_HURT = ("accident", "fire", "natural_disaster")
_YEAR = re.compile(r"\b\d{4}\b")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")


def subjects_of(record: Record) -> tuple[tuple[str, int], ...]:
    """The words of names that the document uses most and that name no place, each with how often: its people, ships, teams, companies."""
    names = _names(record)
    told = [(word, count) for word, count in record.sketch.terms if word in names and rarity(word) >= NAMING]
    return tuple(sorted(told, key=lambda one: (-one[1] * rarity(one[0]), one[0]))[:SUBJECTS])


def involved_in(record: Record, report: Report) -> tuple[tuple[str, str], ...]:
    """To whom the events of a report were done: what kind of thing, and the last word of the name, in the order of the text, each once."""
    names, people, own = _names(record), _people(record), frozenset(report.events)
    events = sorted((one for one in record.events if one.id in own), key=lambda one: one.span)
    patients = ((event.act, part) for event in events for part in event.roles if part.role == "patient")
    told = ((_kind(act), people.get(part.mention, "") if part.mention else name_of(part.span.quote)) for act, part in patients)
    return tuple(dict.fromkeys((kind, word) for kind, name in told if kind and name and (word := name.split()[-1]) in names))


def _people(record: Record) -> dict[str, str]:
    """Mention -> the name of the person that it is of, as told first."""
    named: dict[str, str] = {}
    for one in record.mentions:
        if one.named and one.type == "person" and (name := name_of(one.span.quote)):
            named.setdefault(one.chain, name)
    return {one.id: named.get(one.chain, "") for one in record.mentions if one.type == "person"}


def _kind(act: str) -> str | None:
    """What is done to people, so coarsely that two ways of telling it meet; null where it is said, not done."""
    if act in _HELD:
        return "held"
    family = FAMILY_OF[act]
    return "hurt" if family == "attack" or act in _HURT else None if family in ("speech", "politics") else family


def weekdays_of(record: Record) -> tuple[int, ...]:
    """The days of the week that a document names, in order. A date with its year says when a page appeared, not when something happened."""
    told = (time for time in record.times if time.type in ("DATE", "TIME") and not _YEAR.search(time.span.quote))
    return tuple(dict.fromkeys(day for time in told if (day := weekday_of(time.value))))


def weekday_of(value: str) -> int | None:
    """The day of the week of a TIMEX3 value, from 1 for Monday; null where it names none."""
    if found := _WEEKDAY.match(value):
        return int(found[1])
    try:
        return date.fromisoformat(value[:10]).isoweekday()
    except ValueError:
        return None


def _names(record: Record) -> frozenset[str]:
    """The words that the document always writes with a capital, but for those of places."""
    placed = {word for place in record.places for word in words_of(place.span.quote)}
    return frozenset(record.sketch.names) - placed
