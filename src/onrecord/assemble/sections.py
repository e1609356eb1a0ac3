"""Round-ups: paragraphs that each open with where they are set ("LYON: ...", "In Lyon, ..."), one incident after the other."""

from __future__ import annotations

import re
from itertools import accumulate

from onrecord.extract.where import place_of
from onrecord.model.locate import sentence_index
from onrecord.model.reading import Layout, Reading, Toponym
from onrecord.model.value import Place

_LEAST = 2
"""Towns that open paragraphs before a report counts as a round-up."""
_TOWNS = frozenset({"city", "admin2", "admin1", "district"})
_AHEAD = re.compile(r"[\s*•·‣>–—-]*(?:(?:in|at|near|à|a|au|en)\s+)?", re.IGNORECASE)
_LABEL = re.compile(r"(?:,\s?[\w .'-]{2,30})?\s*(?::|\s[-–—]{1,2}\s|—|\.\s+(?=[A-ZÀ-Ý«“\"]))")
_STOP = re.compile(r"\s*[.:]\s")
_PHRASE = re.compile(r"(?:,\s?[\w .'-]{2,30})?,\s")


def sections_of(reading: Reading) -> tuple[tuple[int, Place | None], ...]:
    """For each sentence the section that it is in and where that is set: 0 and null before the first, and in a text that is no round-up."""
    labels = _labels(reading)
    if len({place.geonameid for place in labels.values()}) < _LEAST:
        return tuple((0, None) for _ in reading.layout.sentences)
    order = {paragraph: number for number, paragraph in enumerate(sorted(labels), 1)}
    current = list(accumulate((order.get(s.paragraph, 0) for s in reading.layout.sentences), max))
    places = [None, *(place_of(labels[paragraph]) for paragraph in sorted(labels))]
    return tuple((number, places[number]) for number in current)


def _labels(reading: Reading) -> dict[int, Toponym]:
    """By paragraph, the town that it opens with; the first paragraph's is a dateline and labels nothing, unless a full stop or colon ends it."""
    layout = reading.layout
    starts = {s.paragraph: s.start for s in reversed(layout.sentences)}
    found: dict[int, Toponym] = {}
    for place in reading.marks.places:
        sentence = layout.sentences[sentence_index(layout, place.span.start)]
        if place.geonameid is None or place.kind not in _TOWNS or sentence.paragraph in found:
            continue
        if _opens(layout, place, starts[sentence.paragraph]):
            found[sentence.paragraph] = place
    first = next((s.paragraph for s in layout.sentences if s.place == "body"), 0)
    own = first in found and first > 0 and _STOP.match(layout.text, found[first].span.end) is not None
    return {paragraph: place for paragraph, place in found.items() if paragraph != first or own}


def _opens(layout: Layout, place: Toponym, start: int) -> bool:
    """Whether a place is the label of its paragraph, which begins at `start`: written before a colon or dash, or in a phrase that says where before a comma."""
    ahead = _AHEAD.match(layout.text, start, place.span.start)
    if ahead is None or ahead.end() != place.span.start:
        return False
    pattern = _PHRASE if ahead.group().strip(" *•·‣>–—-\t") else _LABEL
    return pattern.match(layout.text, place.span.end) is not None
