"""Names that the gazetteer lacks and that say themselves what they are ("Neches River", "Main Street"), and names that stand where a place must."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.reading import Layout
from onrecord.model.value import PlaceKind
from onrecord.normalise.gazetteer import name_key
from onrecord.normalise.place_evidence import Evidence
from onrecord.normalise.place_spots import Spot, name_like, runs
from onrecord.normalise.place_words import common_words, place_words, word_at

_OF = ("of", "de", "d'", "d’")
_SPEECH = frozenset("say says said tell tells told add adds added".split())
_ALLEGIANCE = re.compile(
    r"\b(?:affili|lié|rattach|ralli|fidèle|allégeance|apparent|prêté|link|loyal|allegian)\w*\s(?:à|to)\s$", re.IGNORECASE
)
"""Words before what is an organisation and no place: "affiliés à Al-Qaïda"."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A name that is not in the gazetteer: tokens `first:last`; `kind` by its own words, null where these do not say.

    `base` is the index of its first and past its last token without the word that says the kind.
    """

    first: int
    last: int
    sentence: int
    kind: PlaceKind | None
    base: tuple[int, int]


def find_features(layout: Layout, found: Sequence[tuple[Spot, Evidence]]) -> list[Feature]:
    """Streets, rivers, parks and divisions by their last or first word, and unknown names after "in" or "near"; only where capitals tell names."""
    held = {k: (spot.first, spot.last) for spot, _ in found for k in range(spot.first, spot.last)}
    out: list[Feature] = []
    for number, found_runs in enumerate(runs(layout)):
        end = layout.sentences[number].first
        for run in found_runs:
            named = [f for f in _called(layout, run, number) if f.first >= end and _lacks(layout, f, held)]
            if layout.casing == "mixed" and not named:
                named = [f for f in _named(layout, run, number) if f.first >= end and _free(layout, f, run, held)]
            if layout.casing == "mixed" and not named and not any(k in held for k in range(*run)):
                named = list(_located(layout, run, number))
            out += named
            end = max([end, *(f.last for f in named)])
    return out


def _lacks(layout: Layout, feature: Feature, held: dict[int, tuple[int, int]]) -> bool:
    """Whether the gazetteer lacks a settlement's name: all of it, or the rest of "the village of Sample Bou Town", of which it has the first word."""
    known = [k in held for k in range(feature.first, feature.last)]
    return not any(known) or (layout.casing == "mixed" and not all(known) and word_at(layout, feature.first - 1) in _OF)


def _free(layout: Layout, feature: Feature, run: tuple[int, int], held: dict[int, tuple[int, int]]) -> bool:
    """Whether a feature is more than a name of the gazetteer, and not the beginning of an organisation's name ("Texas Forest Service")."""
    first, last = held.get(feature.first, (0, 0))
    if first <= feature.first and feature.last <= last:
        return False
    goes_on = feature.last < run[1] and word_at(layout, feature.last) in place_words().organisation | {"war", "service"}
    return not (goes_on and held.get(feature.base[0]) == feature.base)


def _named(layout: Layout, run: tuple[int, int], number: int) -> Iterator[Feature]:
    """Features of a run that name their kind: "Lake Lanier", "Neches River", "Main St.", "Interstate 45"."""
    words, k = place_words(), _start(layout, run)
    begin = k
    while k < run[1]:
        word = word_at(layout, k)
        if kind := _kind(word) if k > begin else None:
            start = _left(layout, begin, k)
            if start < k:
                stop = k + 1
                if layout.text[layout.tokens[k].end : layout.tokens[k].end + 1] == "." and word in (
                    "st",
                    "rd",
                    "ave",
                    "blvd",
                    "hwy",
                    "twp",
                ):
                    stop = min(stop + (layout.tokens[k].text[-1] != "."), len(layout.tokens))
                if not _speaks(layout, start, stop):
                    yield Feature(start, stop, number, kind, (start, k))
            begin = k = k + 1
        elif word in words.natural_before and k + 1 < run[1] and name_like(layout, k + 1) and word not in ("port", "cap", "camp", "isle"):
            if _kind(word_at(layout, k + 1)):
                k += 1
                continue
            yield Feature(k, k + 2, number, "natural", (k + 1, k + 2))
            begin = k = k + 2
        else:
            k += 1
    yield from _numbered(layout, run, number)


def _speaks(layout: Layout, first: int, last: int) -> bool:
    """Whether a name beside a verb of speech or an age is somebody's: "said Lena Marsh", "Lena Marsh, 45,"."""
    aged = word_at(layout, last) == "," == word_at(layout, last + 2) and word_at(layout, last + 1).isdigit()
    return aged or word_at(layout, first - 1) in _SPEECH or word_at(layout, last) in _SPEECH


def _called(layout: Layout, run: tuple[int, int], number: int) -> Iterator[Feature]:
    """An unknown name that a common noun beside it calls a settlement or a part of one: "village of X", "X neighborhood"; in any case."""
    if layout.casing != "mixed":
        yield from _called_in_capitals(layout, run, number)
        return
    settlement, settled = place_words().settlement, place_words().settled
    for first, last in _solid(layout, run):
        before, after = word_at(layout, first - 1), word_at(layout, last)
        if before in _OF:
            before = word_at(layout, first - 2)
        noun = before if before in settled else after if after in settled and word_at(layout, last + 1) != "of" else ""
        plain = all(layout.tokens[k].text.replace("-", "").isalpha() for k in range(first, last))
        if noun and plain and last - first <= 3 and layout.tokens[first].tag in ("PROPN", "NOUN") and not _unfit(layout, first, last):
            yield Feature(first, last, number, "city" if noun in settlement else "district", (first, last))


def _solid(layout: Layout, run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The stretches of a run without small words, but for those inside names ("de", "el", "al-")."""
    first = run[0]
    for k in range(run[0], run[1] + 1):
        if k == run[1] or (
            not name_like(layout, k) and word_at(layout, k) not in ("de", "la", "el", "al", "del", "los", "las", "du", "des", "-")
        ):
            if first < k:
                yield first, k
            first = k + 1


def _called_in_capitals(layout: Layout, run: tuple[int, int], number: int) -> Iterator[Feature]:
    """The same where capitals say nothing: up to three proper nouns right before the noun."""
    settlement, settled = place_words().settlement, place_words().settled
    for k in range(run[0] + 1, run[1]):
        noun = word_at(layout, k)
        if noun not in settled:
            continue
        first = k
        while first > run[0] and k - first < 3 and layout.tokens[first - 1].tag == "PROPN" and word_at(layout, first - 1) not in settled:
            first -= 1
        opens = first == 0 or layout.tokens[first - 1].tag in ("ADP", "DET", "CCONJ", "ADJ", "PUNCT")
        if first < k and opens and not _unfit(layout, first, k):
            yield Feature(first, k, number, "city" if noun in settlement else "district", (first, k))


def _unfit(layout: Layout, first: int, last: int) -> bool:
    """Whether a name has words that are no place's: titles, days, organisations, first names, everyday words."""
    unfit, common = place_words().unfit, common_words()
    keys = (name_key(token.text) for token in layout.tokens[first:last])
    return any(word_at(layout, k) in unfit for k in range(first, last)) or any(
        key in common.first_names or key in common.words for key in keys
    )


def _numbered(layout: Layout, run: tuple[int, int], number: int) -> Iterator[Feature]:
    """Roads by number: "Interstate 45", "Highway 19", "Route 1"."""
    last = run[1] - 1
    if (
        run[1] < len(layout.tokens)
        and layout.tokens[run[1]].text.isdigit()
        and word_at(layout, last) in ("interstate", "highway", "route", "road", "autoroute", "hwy")
    ):
        first = last
        while first > run[0] and word_at(layout, first - 1) in ("county", "state", "us", "u.s", "route"):
            first -= 1
        yield Feature(first, run[1] + 1, number, "facility", (first, first))


def _start(layout: Layout, run: tuple[int, int]) -> int:
    """Where a run's name begins: small words and titles at the start of a sentence are not part of it."""
    k = run[0]
    while k < run[1] - 1 and (
        layout.tokens[k].tag in ("DET", "ADP", "ADV", "PRON", "SCONJ", "CCONJ", "NUM") or word_at(layout, k) in ("the", "and")
    ):
        k += 1
    return k


def _kind(word: str) -> PlaceKind | None:
    """What a last word makes of a name."""
    words = place_words()
    if word in words.street and word not in ("court", "way", "circle", "trail", "mall", "route", "crossing"):
        return "facility"
    if word in words.natural and word not in ("spring", "springs", "coast", "woods", "channel", "refuge", "fork"):
        return "natural"
    if word in ("township", "twp", "county", "parish", "province", "governorate", "oblast"):
        return "admin2"
    return None


def _left(layout: Layout, begin: int, k: int) -> int:
    """The first token of the name that ends at `k`: at most three words, no organisation or title among them."""
    words, first = place_words(), k
    while first > begin and k - first < 3:
        before = layout.tokens[first - 1]
        word = before.text.casefold().rstrip(".")
        if not name_like(layout, first - 1) or word in words.titles or word in words.not_place or before.tag in ("DET", "PRON", "ADP"):
            break
        first -= 1
    return first


def _located(layout: Layout, run: tuple[int, int], number: int) -> Iterator[Feature]:
    """An unknown name right after "in" or "near", all of whose words are names and none of a person or organisation."""
    words, (first, last) = place_words(), run
    if first == 0 or last - first > 3 or word_at(layout, first - 1) not in ("in", "near", "à", "outside", "at", "around", "en"):
        return
    if layout.tokens[first - 1].text.casefold() == "at" and layout.tokens[last - 1].text.casefold() in words.organisation:
        return
    for token in layout.tokens[first:last]:
        if (not token.text.isalpha() and "-" not in token.text) or token.tag != "PROPN" or token.text.isupper():
            return
    if _unfit(layout, first, last) or _ALLEGIANCE.search(layout.text, max(0, layout.tokens[first].start - 40), layout.tokens[first].start):
        return
    if last < len(layout.tokens) and layout.tokens[last].text in ("'s", "’s"):
        return
    yield Feature(first, last, number, None, (first, last))
