"""Sites named by common nouns: "the port area", "outside a mosque", each tied to the place that it is in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.model.reading import Layout, Sentence, Toponym
from onrecord.model.span import Span, span_at
from onrecord.model.value import PlaceKind
from onrecord.normalise.place_context import Ground, container, ground_of, land_of, tied

_MODIFIERS = ("ADJ", "NOUN", "PROPN", "NUM", "DET", "PART", "VERB")
_LONGEST = 8
_ARTICLES = frozenset(("le", "la", "l'", "l’", "un", "une", "au", "du", "ce", "cette", "cet", "the", "a", "an"))
_NAMED = frozenset(
    (
        "city",
        "town",
        "village",
        "province",
        "district",
        "region",
        "island",
        "capital",
        "township",
        "neighborhood",
        "neighbourhood",
        "suburb",
    )
)
_OF = ("of", "to", "de", "du", "d", "des", "la", "le", "l", "à", "au")
_OWNER = ("'s", "’s")
_NEAR = 40
"""Within so many code points a town is told with the border or coast that is near it."""


@dataclass(frozen=True, slots=True)
class SiteWords:
    """The lists of `place_sites.yaml`."""

    kinds: dict[str, PlaceKind]
    before: frozenset[str]
    before_of: frozenset[str]
    entered: frozenset[str]
    foreign: frozenset[str]
    not_site: frozenset[str]
    wide: frozenset[str]


@lru_cache(maxsize=1)
def site_words() -> SiteWords:
    """The words for sites."""
    raw = load("place_sites")
    kinds: dict[str, PlaceKind] = dict.fromkeys(raw["facility"], "facility")
    kinds |= dict.fromkeys(raw["district"], "district")
    return SiteWords(
        kinds,
        frozenset(raw["before"]),
        frozenset(raw["before_of"]),
        frozenset(raw["entered"]),
        frozenset(raw["foreign"]),
        frozenset(raw["not_site"]),
        frozenset(raw["wide"]),
    )


_STREETS = frozenset("rue avenue boulevard place quai impasse allée allées esplanade square faubourg".split())
_LINKED = frozenset(("de", "du", "des", "d'", "d’", "la", "l'", "l’", "le", "les"))


def find_sites(layout: Layout, places: Iterable[Toponym]) -> tuple[Toponym, ...]:
    """Sites in text order, each a phrase after a word that says where; `places` are those that `find_places` found in the same text.

    Their `kind` is `facility` or `district`, the GeoNames id null, the coordinates those of the place around them, null where the text names none.
    """
    listed = sorted(places, key=lambda p: p.span)
    ground, starts = ground_of(layout, listed), [p.span.start for p in listed]
    found = []
    for sentence in layout.sentences:
        for first, last, head in _phrases(layout, sentence):
            span = span_at(layout.text, layout.tokens[first].start, layout.tokens[last - 1].end)
            within = listed[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            if not any(p.span == span or p.span.end > span.end for p in within) and not _is_place(layout, head, within):
                found.append(_site(layout, span, head, within, ground))
    return tuple(found)


def _is_place(layout: Layout, head: int, within: list[Toponym]) -> bool:
    """Whether the phrase is a place name with the word for its kind: "Nangarhar province", "the city of Kandahar"."""
    plain, after = layout.tokens[head].text.casefold() in _NAMED, layout.text[layout.tokens[head].end : layout.tokens[head].end + 6]
    return plain and any(
        p.span.end + 1 == layout.tokens[head].start or (p.span.start > layout.tokens[head].end and after[:4] == " of ") for p in within
    )


def _phrases(layout: Layout, sentence: Sentence) -> Iterator[tuple[int, int, int]]:
    """Noun phrases of a sentence whose head is a site and that follow a word that says where: first and past their last token, and the head."""
    words, limit = site_words(), sentence.first
    for k in range(sentence.first, sentence.last):
        if layout.language == "fr" and (end := _street_end(layout, k, sentence)) is not None and k >= limit:
            yield k, end, k
            limit = end
        if k < limit or _base(layout, k) not in words.kinds or not _is_noun(layout, k) or _goes_on(layout, k, sentence):
            continue
        first = _begin(layout, k, max(limit, k - _LONGEST))
        before = [t.text.casefold().rstrip("'’") for t in layout.tokens[max(sentence.first, first - 2) : first]]
        last = _end(layout, k, sentence)
        phrase = f"{before[-1] if before else ''} {layout.text[layout.tokens[first].start : layout.tokens[k].end]}".casefold()
        entered = first > sentence.first and layout.tokens[first - 1].tag == "VERB" and layout.tokens[first - 1].lemma in words.entered
        if (entered or _says_where(before, words)) and phrase not in words.not_site:
            yield first, last, k
            limit = last


def _street_end(layout: Layout, k: int, sentence: Sentence) -> int | None:
    """Past the last token of a French street by its name, which needs no preposition: ", rue des Tanneurs"; null where it is none."""
    if layout.casing != "mixed" or layout.tokens[k].text.casefold() not in _STREETS:
        return None
    first = k + 1
    while first < sentence.last and layout.tokens[first].text.casefold() in _LINKED:
        first += 1
    end = first
    while end < sentence.last and layout.tokens[end].text[0].isupper():
        end += 1
    return end if end > first else None


def _says_where(before: list[str], words: SiteWords) -> bool:
    """Whether the last one or two words before a phrase say where: "at", "in front of", "près d'"."""
    if not before:
        return False
    return before[-1] in words.before or (before[-1] in _OF and before[0] in words.before_of)


def _base(layout: Layout, k: int) -> str:
    """The singular of a site noun."""
    token = layout.tokens[k]
    plain = token.text.casefold()
    return plain if plain in site_words().kinds else token.lemma


def _is_noun(layout: Layout, k: int) -> bool:
    """Whether a token is a noun: by its tag or, where the tagger may err ("au marché"), by the article before it."""
    return layout.tokens[k].tag in ("NOUN", "PROPN") or (k > 0 and layout.tokens[k - 1].text.casefold() in _ARTICLES)


def _goes_on(layout: Layout, k: int, sentence: Sentence) -> bool:
    """Whether the noun is only the first part of another ("market trader"; "port area" goes on to a site again)."""
    if k + 1 >= sentence.last:
        return False
    following = layout.tokens[k + 1]
    if following.text in _OWNER:
        return True
    return following.tag in ("NOUN", "PROPN") and following.text[0].isalpha() and layout.language != "fr"


def _begin(layout: Layout, head: int, limit: int) -> int:
    """The first token of the phrase: articles, adjectives, nouns and possessors before the head; a second article begins another phrase."""
    k = head
    while k > limit:
        token = layout.tokens[k - 1]
        if (
            token.tag not in _MODIFIERS
            or (token.tag == "VERB" and token.fine != "VBN")
            or (token.tag == "PART" and token.text not in _OWNER)
        ):
            break
        k -= 1
        if token.tag == "DET" and not (k > limit and layout.tokens[k - 1].text in _OWNER):
            break
    return k


def _end(layout: Layout, head: int, sentence: Sentence) -> int:
    """Past the last token of the phrase: "of Calais", "de Calais", "du Nord", and numbers ("road 5") belong to it."""
    k = head + 1
    while layout.language == "fr" and k < sentence.last and layout.tokens[k].tag == "ADJ":
        k += 1
    if (
        k + 1 < sentence.last
        and layout.tokens[k].text.casefold() in ("of", "de", "du", "d'", "d’")
        and layout.tokens[k + 1].text[0].isupper()
        and layout.casing == "mixed"
    ):
        k += 2
        while k < sentence.last and layout.tokens[k].text[0].isupper():
            k += 1
    return k


def _site(layout: Layout, span: Span, head: int, within: list[Toponym], ground: Ground) -> Toponym:
    """The site with the place inside its phrase around it, else with the one of the sentence or text."""
    words, base = site_words(), _base(layout, head)
    kind = words.kinds.get(base, "facility")
    inner = [p for p in within if p.latitude is not None and (p.use != "demonym" and base not in words.foreign)]
    around = inner[-1] if inner else container(ground, span)
    if around is not None and not inner and base in words.wide and abs(around.span.start - span.end) > _NEAR:
        around = land_of(around)
    return tied(span, kind, ground, around=around)
