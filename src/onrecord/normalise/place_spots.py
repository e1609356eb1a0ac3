"""Where a text may name a place: runs of name-like words, looked up in the gazetteer, the longest match first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.locate import sentence_index, token_index
from onrecord.model.once import once_a_layout
from onrecord.model.quick import quick, replace
from onrecord.model.reading import Layout, Sentence
from onrecord.normalise.gazetteer import DEMONYM, Entry, goes_on, look_up, name_key
from onrecord.normalise.place_words import place_words, state_abbreviation

LONGEST_NAME = 6
"""Tokens of the longest name that is looked up; nearly all names of the gazetteer with more are official forms."""

_LIKE_WORDS = frozenset(
    ("la.", "miss.", "mass.", "ill.", "cal.", "man.", "del.", "pa.", "ore.", "ark.", "wash.", "mo.", "ont.", "ala.", "ga.", "va.", "n.s.")
)
"""Abbreviated states that are also words or parts of names: only after a comma."""


_KNOWN = 5000
"""Inhabitants of a town that "du" and its name without the article mean, at least: smaller ones have the names of people and things."""
_BETWEEN = frozenset((",", "and", "or", ", and", ", or", "&", "et", "ou", "/", "et à", "et de", "et d'", ", à", "ou à"))
_PART = re.compile(r"[^-‐‑/]+")
_PLURAL = re.compile(r"\s(counties|parishes)\b", re.IGNORECASE)


@quick
@dataclass(frozen=True, slots=True)
class Spot:
    """Words that may name a place: code points `start:end`, tokens `first:last`, the run of name-like tokens around them `run`.

    `entries` is empty for a name that the gazetteer lacks. `titled` where the sentence is set in title case, so that capitals say little.
    """

    start: int
    end: int
    first: int
    last: int
    run: tuple[int, int]
    sentence: int
    key: str
    entries: tuple[Entry, ...]
    titled: bool = False
    abbreviation: bool = False


def find_spots(layout: Layout) -> list[Spot]:
    """All spots of a text in text order; those of one run do not overlap."""
    spots = list(_abbreviations(layout))
    taken = {k for spot in spots for k in range(spot.first, spot.last)}
    for number, sentence in enumerate(layout.sentences):
        titled = layout.casing == "mixed" and _in_title_case(layout, sentence)
        for run in runs(layout)[number]:
            spots += _match_run(layout, run, number, titled=titled, taken=taken)
        if layout.language == "fr" and layout.casing == "mixed":
            spots += _small_demonyms(layout, sentence, number)
    return _with_plurals(layout, sorted(spots, key=lambda spot: spot.start))


def in_list(layout: Layout, one: Spot, other: Spot) -> bool:
    """Whether two names stand beside each other in a list."""
    return other.start - one.end < 8 and layout.text[one.end : other.start].strip() in _BETWEEN


def _with_plurals(layout: Layout, spots: list[Spot]) -> list[Spot]:
    """The spots, those of a list that ends in "counties" or "parishes" as the names of such ones: "Anderson and Cherokee counties"."""
    out = list(spots)
    noun = ""
    for k in range(len(out) - 1, -1, -1):
        spot = out[k]
        if m := _PLURAL.match(layout.text, spot.end):
            noun = "county" if m[1].casefold() == "counties" else "parish"
        elif not (noun and k + 1 < len(out) and in_list(layout, spot, out[k + 1])):
            noun = ""
        if noun and (entries := tuple(e for e in look_up(f"{spot.key} {noun}") if e.kind == "admin2")):
            out[k] = replace(spot, key=f"{spot.key} {noun}", entries=entries)
    return out


def name_like(layout: Layout, k: int) -> bool:
    """Whether a token may be part of a name: capital first; in a text where capitals say nothing, any word."""
    token = layout.tokens[k]
    if layout.casing == "mixed":
        return token.text[0].isupper()
    return token.text[0].isalpha() and token.tag not in ("DET", "PRON", "AUX", "CCONJ", "SCONJ", "ADP", "PART", "NUM")


@once_a_layout
def runs(layout: Layout) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Maximal runs of name-like tokens of each sentence, as half-open token indices; small words inside count, a possessive ends one."""
    return tuple(tuple(_runs(layout, sentence)) for sentence in layout.sentences)


def _runs(layout: Layout, sentence: Sentence) -> Iterator[tuple[int, int]]:
    words = place_words()
    k = sentence.first
    while k < sentence.last:
        if not name_like(layout, k):
            k += 1
            continue
        last = k + 1
        while last < sentence.last:
            if name_like(layout, last):
                last += 1
            elif (step := _joined(layout, last, sentence.last, words.connectors)) and last + step < sentence.last:
                last += step + 1
            else:
                break
        yield k, last
        k = last


def _joined(layout: Layout, k: int, limit: int, connectors: frozenset[str]) -> int:
    """How many small words from token `k` on join a name-like word to the next; 0 where they do not."""
    for step in (1, 2, 3):
        if k + step > limit - 1 or layout.tokens[k + step - 1].text.casefold() not in connectors:
            return 0
        token, before = layout.tokens[k + step - 1], layout.tokens[k + step - 2]
        if token.text == "." and (len(before.text) > 3 or token.start != before.end):
            return 0
        if token.text in ("-", "'", "’") and token.start != before.end:
            return 0
        if name_like(layout, k + step):
            return step
    return 0


def _match_run(layout: Layout, run: tuple[int, int], number: int, *, titled: bool, taken: set[int]) -> Iterator[Spot]:
    """Longest matches of a run from left to right; a hyphened word also by its first part ("Paris-based")."""
    k, end = run
    while k < end:
        if k in taken or not name_like(layout, k):
            k += 1
            continue
        for last in range(_reach(layout, k, end), k, -1):
            if last - 1 in taken or not name_like(layout, last - 1):
                continue
            start, stop = layout.tokens[k].start, layout.tokens[last - 1].end
            key = expanded(layout.text[start:stop])
            entries = fitting(layout, key, layout.text[start:stop], opens=last - k == 1 and _opens(layout, k, number))
            if layout.language == "fr" and k and (towns := _with_article(layout.tokens[k - 1].text, key)):
                key, entries = f"le {key}", towns
            if entries:
                yield Spot(start, stop, k, last, run, number, key, entries, titled)
                k = last - 1
                break
        else:
            yield from _parts(layout, k, number)
        k += 1


def _with_article(before: str, key: str) -> tuple[Entry, ...]:
    """The towns whose article has melted into the French word before a name: "au Havre", "du Mans"."""
    if before.casefold() not in ("au", "du"):
        return ()
    return tuple(e for e in look_up(f"le {key}") if e.kind == "city" and e.population >= _KNOWN)


def _reach(layout: Layout, k: int, end: int) -> int:
    """The index after the last token that a name from token `k` on can have: where what stands before a space begins no longer name, it ends."""
    start, last = layout.tokens[k].start, k + 1
    while last < min(end, k + LONGEST_NAME):
        stop = layout.tokens[last - 1].end
        if layout.tokens[last].start > stop and not _goes_on(layout.text[start:stop]):
            break
        last += 1
    return last


@lru_cache(maxsize=16384)
def _goes_on(words: str) -> bool:
    """Whether a name can begin with some words and have more."""
    return goes_on(expanded(f"{words} x").removesuffix(" x"))


def _parts(layout: Layout, k: int, number: int) -> Iterator[Spot]:
    """The places in a hyphened word: "Russian-backed", "US-led", "Paris-based", "NATO-Russia", "R-Westfield"."""
    token = layout.tokens[k]
    parts = list(_PART.finditer(token.text))
    if len(parts) < 2 and not (parts and len(parts[0].group()) < len(token.text)):
        return
    found = [fitting(layout, name_key(m.group()), m.group()) for m in parts]
    plain = layout.casing != "mixed" or not parts[-1].group()[0].isupper()
    for m, entries in zip(parts, found, strict=True):
        words = m.group()
        known = any(e.kind in ("country", "admin1") or e.capital for e in entries)
        party = m is parts[-1] and parts[0].group() in ("D", "R", "DFL", "I", "Con", "Lab")
        if entries and len(words) > 1 and words[0].isupper() and (known or party or all(found) or (plain and m is parts[0])):
            yield Spot(token.start + m.start(), token.start + m.end(), k, k + 1, (k, k + 1), number, name_key(words), entries)


def _small_demonyms(layout: Layout, sentence: Sentence, number: int) -> Iterator[Spot]:
    """French adjectives of nationality, which have no capital."""
    for k in range(sentence.first, sentence.last):
        token = layout.tokens[k]
        if token.tag in ("ADJ", "NOUN") and token.text[0].islower() and (entries := fitting(layout, name_key(token.text), token.text)):
            yield Spot(token.start, token.end, k, k + 1, (k, k + 1), number, name_key(token.text), entries)


def _opens(layout: Layout, k: int, number: int) -> bool:
    """Whether a token opens its sentence as a dateline or label does: "ROME (Wire) -", "OSLO: "."""
    return k == layout.sentences[number].first and _AFTER_DATELINE.match(layout.text, layout.tokens[k].end) is not None


def fitting(layout: Layout, key: str, words: str, *, opens: bool = False) -> tuple[Entry, ...]:
    """The entries of a name that the form of the words allows; `opens` where it stands as a dateline or label does."""
    if words.upper() == "L.A.":
        return tuple(e for e in look_up("los angeles") if e.kind == "city" and e.rank == 0)
    if len(key) < 2 or key.isdigit() or key in place_words().directions:
        return ()
    if len(key) == 2 and not (words.isupper() and (layout.casing == "mixed" or "." in words)):
        return ()
    found = look_up(key)
    if any(e.rank == DEMONYM and e.kind == "country" for e in found):
        return tuple(e for e in found if e.rank == DEMONYM)
    if (
        len(key) <= 3
        and key in ("us", "uk", "eu", "ue", "uae", "drc", "rdc", "usa", "rsa", "ksa", "gdr", "frg", "rda", "rfa")
        and not words.isupper()
    ):
        return ()
    if len(key) == 2:
        found = tuple(e for e in found if e.kind in ("country", "region"))
    if layout.casing == "mixed" and words.isupper() and len(key) <= 4 and "." not in words and len(words.split()) == 1:
        found = tuple(e for e in found if e.kind in ("country", "region") or (opens and e.population >= _LARGE))
    if layout.casing == "mixed" and words[0].islower():
        found = tuple(e for e in found if e.rank == DEMONYM)
    return found


_AFTER_DATELINE = re.compile(r"\s*(?:[,(:]|\s[-–—])")
_CAPITAL, _COMMA = re.compile("(?P<name>[A-Z])"), re.compile(r",\s?(?P<name>)")
_LARGE = 100_000
"""Inhabitants of a town that capitals name in a dateline, where the same letters elsewhere may be those of a body."""
_SIDES = {"n.": "north", "s.": "south", "e.": "east", "w.": "west", "so.": "south", "no.": "north"}


@lru_cache(maxsize=16384)
def expanded(words: str) -> str:
    """The key of a name, its abbreviated direction written out ("W. Columbia")."""
    head, _, tail = words.partition(" ")
    side = _SIDES.get(head.casefold())
    return name_key(f"{side} {tail}" if side and tail else words)


def _in_title_case(layout: Layout, sentence: Sentence) -> bool:
    """Whether most longer words of a sentence have capitals."""
    opening = sentence.first == 0 or sentence.place == "headline" or layout.text[sentence.end - 1] not in ".!?"
    longer = [t for t in layout.tokens[sentence.first : sentence.last] if len(t.text) > 3 and t.text[0].isalpha()]
    return len(longer) >= (4 if opening else 9) and sum(t.text[0].isupper() for t in longer) > 0.65 * len(longer)


def _written_short(layout: Layout) -> Iterator[re.Match[str]]:
    """Where an abbreviated state may stand: at a capital; behind a comma where capitals say nothing. Few places: to try at each letter is slow."""
    pattern, opening = state_abbreviation(), _CAPITAL if layout.casing == "mixed" else _COMMA
    at = opening.search(layout.text)
    while at:
        m = pattern.match(layout.text, at.start("name"))
        if m:
            yield m
        at = opening.search(layout.text, m.end() if m else at.end())


def _abbreviations(layout: Layout) -> Iterator[Spot]:
    """Abbreviated states: "Ala.", "W.Va."; postal ones after a comma."""
    for m in _written_short(layout):
        words = m.group()
        if layout.casing == "mixed" and not words[0].isupper():
            continue
        after_comma = layout.text[max(0, m.start() - 2) : m.start()].strip() == ","
        if not after_comma and (layout.casing != "mixed" or words.casefold() in _LIKE_WORDS):
            continue
        if m["postal"] and not (words.isupper() and layout.casing == "mixed"):
            continue
        entries = tuple(e for e in look_up(name_key(words)) if e.kind == "admin1" and e.rank <= 1)
        first, last = token_index(layout, m.start()), token_index(layout, m.end() - 1) + 1
        if entries:
            yield Spot(
                m.start(),
                m.end(),
                first,
                last,
                (first, last),
                sentence_index(layout, m.start()),
                name_key(words),
                entries,
                abbreviation=True,
            )
