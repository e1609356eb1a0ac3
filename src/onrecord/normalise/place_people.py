"""Who is named in a text: words that are a person's name there are hardly a place's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

from onrecord.model.reading import Layout
from onrecord.normalise.gazetteer import look_up, name_key
from onrecord.normalise.place_spots import runs
from onrecord.normalise.place_words import common_words, place_words, word_at

_AGE = re.compile(r",\s(?:age\s)?\d{1,3}(?:,|\s(?:of|and)\b|\.)")
_SMALL = ("DET", "ADP", "ADV", "PRON", "SCONJ", "CCONJ")


@dataclass(frozen=True, slots=True)
class People:
    """Name keys of words in persons' names; `likely` ones end a name of two words or more that may as well be something else's."""

    sure: frozenset[str] = frozenset()
    likely: frozenset[str] = frozenset()


def people_of(layout: Layout) -> People:
    """Who is named in a text: runs that begin with a first name or follow a title, or that an age follows."""
    sure: set[str] = set()
    likely: set[str] = set()
    common = common_words()
    for names, titled, last in _full_names(layout) if layout.casing == "mixed" else ():
        known = bool(look_up(" ".join(names)))
        aged = _AGE.match(layout.text, layout.tokens[last - 1].end) is not None
        if names[0] in common.first_names or titled or (aged and not known):
            sure.update(n for n in names if len(n) > 2)
        elif not known and names[0] not in common.words:
            likely.add(names[-1])
    return People(frozenset(sure), frozenset(likely - sure))


def _full_names(layout: Layout) -> Iterator[tuple[list[str], bool, int]]:
    """Runs of two to four name-like words without small words: their keys, whether a title stands before, past their last token."""
    words = place_words()
    for run in chain.from_iterable(runs(layout)):
        first, last = run
        titled = first > 0 and word_at(layout, first - 1) in words.titles
        while first < last - 1 and (word_at(layout, first) in words.titles or layout.tokens[first].tag in _SMALL):
            titled, first = titled or word_at(layout, first) in words.titles, first + 1
        plain = list(takewhile(lambda n: n not in words.connectors, (word_at(layout, k) for k in range(first, last))))
        if 2 <= len(plain) <= 4 and words.of_names.isdisjoint(plain):
            yield [name_key(n) for n in plain], titled, last
