"""Names of places that say of something else what it is called: an outlet behind a headline, a hotel, a crossing of two streets, a quarter of a town."""

from __future__ import annotations

import itertools
import re

from onrecord.extract.context import Context
from onrecord.model.locate import sentence_index
from onrecord.model.once import once
from onrecord.model.reading import Toponym
from onrecord.model.span import Span

_LINE = 400  # code points of a headline with its outlet
_SHORTEST = 20  # code points of a headline ahead of an outlet's name
_PARTED = re.compile(r"\s(?:[|«»–—-]|::)\s")
_OUTLET = re.compile(
    r"\b(?:News\w*|TV|Times|Tribune|Chronicle|Gazette|Herald|Post|Star|Journal|Register|Sentinel|Observer|Courier|Press|Mercury|Daily|Radio|Weather|"
    r"Sports|Channel|CBS|NBC|ABC|CNN|F(?:ox|OX)\s?\d*|[KW][A-Z]{2,3}(?:-TV)?|\w+\.(?:com|org|net))\b"
)
_SENTENCE = re.compile(r"(?:^|\s)(?!(?:and|of|for|the|your|on|in|from|to|at|a|by|side)\b)[a-zà-ÿ][\w'’]+(?=\s|$)")
"""A word that begins small, as in a sentence and not in the name of an outlet."""
_CROSSING = re.compile(
    r"(?:\b\d{1,3}(?:st|nd|rd|th)|\bInterstate[\s-]\d+|\bHighway\s\d+|\b(?:Street|Avenue|Road|St\.|Ave\.))\s(?:and|&)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_CROSSED = re.compile(r"\s(?:and|&)\s(?:\d{1,3}(?:st|nd|rd|th)\b|[A-Z][\w'’]+\s(?:streets|avenues|roads)\b)")
_STREET = re.compile(r"\s(?:and\s\w+\s)?(?:streets?|avenues?|roads?)\b", re.IGNORECASE)
_SITE = re.compile(
    r"\s(?:[A-Z][\w'’]+\s){0,3}(?:Hotels?|Motel|Inn|Hospital|Medical|Park|Mall|Plaza|Center|Centre|Church|Apartments?|Club|Bar|Store|Bridge|Airport|Library|Clinic)\b"
)
"""What makes a name in front of it that of a house or a park: "Bellevue Hospital", "the Sample Beach RV Park"."""
_SECTION = re.compile(r"\s(?:section|neighbou?rhood|area|district|community)\b", re.IGNORECASE)
_OWNED = re.compile(r"\s?(?:['’]|&#39;)s\s$")
_SECTION_OF = re.compile(r"\s(?:section|neighbou?rhood|area|district|community)\s(?:of|in)\s(?:the\s)?$", re.IGNORECASE)


@once
def masthead(ctx: Context) -> Span | None:
    """The name of the outlet behind the headline in the first line: "Two hurt in Sampleton - Sample News"; null where there is none."""
    return masthead_of(ctx.text)


def masthead_of(text: str) -> Span | None:
    """The name of the outlet in the first line of a text."""
    end = text.find("\n", 0, _LINE)
    for m in _PARTED.finditer(text, _SHORTEST, end) if end > 0 else ():
        tail = text[m.end() : end]
        if _OUTLET.search(tail) and not _SENTENCE.search(tail):
            return Span(m.end(), end, tail)
    return None


def in_masthead(ctx: Context, span: Span) -> bool:
    """Whether words belong to the name of the outlet behind the headline."""
    outlet = masthead(ctx)
    return outlet is not None and outlet.start <= span.start < outlet.end


def is_crossing(text: str, span: Span) -> bool:
    """Whether a name is that of a street at a crossing: "88th and Washington", "Lincoln and Havre streets"."""
    ahead = text[max(0, span.start - 40) : span.start]
    return _CROSSING.search(ahead) is not None or _CROSSED.match(text, span.end) is not None or _STREET.match(text, span.end) is not None


def names_a_site(text: str, span: Span) -> bool:
    """Whether a name only tells which house or park is meant: "the Ramada Hotel"."""
    return _SITE.match(text, span.end) is not None


def town_of_quarters(ctx: Context) -> dict[int, Toponym]:
    """By gazetteer id the places that the text says to be quarters of a town, each with that town: "Sampleton's Kensington section"."""
    return _quarters(ctx)


@once
def _quarters(ctx: Context) -> dict[int, Toponym]:
    found: dict[int, Toponym] = {}
    for places in ctx.places_in.values():
        for before, place in itertools.pairwise(places):
            between = ctx.text[before.span.end : place.span.start]
            if _OWNED.fullmatch(between) and _SECTION.match(ctx.text, place.span.end):
                part, town = place, before
            elif len(between) < 30 and _SECTION_OF.fullmatch(between):
                part, town = before, place
            else:
                continue
            if part.geonameid is not None and town.geonameid not in (None, part.geonameid) and town.kind == "city":
                found[part.geonameid] = town
    return found


def speaks_of_people(ctx: Context, span: Span) -> bool:
    """Whether words that no gazetteer has are people: "shots at Deputies" in a headline."""
    here = ctx.mentions_in.get(sentence_index(ctx.reading.layout, span.start), [])
    return any(m.type in ("person", "group") and m.head.start <= span.start and span.end <= m.head.end for m in here)
