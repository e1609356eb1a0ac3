"""What private persons' names, ages and addresses are replaced by, in any text of an incident."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from onrecord.export.privacy.details import Stretch, addresses_in, ages_in
from onrecord.export.privacy.office import office_of
from onrecord.export.privacy.people import People, people_of, texts_of
from onrecord.export.privacy.words import Name, Word, lists, name_of, roles, words_of
from onrecord.lexicons import load
from onrecord.model.ids import content_id
from onrecord.model.reading import Casing
from onrecord.model.record import Record
from onrecord.read.casing import casing_of

_WIDEST_GAP = 3
_LONG_WORD = 8
_INITIAL_BEFORE = re.compile(r"\b[^\W\d_]\.?[ -]{0,2}$")
_AGE_AFTER = re.compile(r"\s*[,(]\s*(?:aged?\s+)?(\d{1,3})(?=\s*(?:ans\s*)?(?:[,.;)]|$|of\b|and\b|from\b))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A name to look for. `role` is null for a public person's, which stays; `part` where it is one word of a longer name, `last` its end."""

    name: Name
    role: str | None
    part: bool = False
    last: bool = True


@dataclass(frozen=True, slots=True)
class Cut:
    """Code points `start:end` that do not leave, and what stands there instead."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True, slots=True)
class Mask:
    """All that is hidden in the texts of one incident: names by their first word, words joined ("#janedoe"), streets; `places` are names of places too."""

    entries: Mapping[str, tuple[Entry, ...]]
    joined: Mapping[str, str]
    public_ends: frozenset[str]
    streets: frozenset[Name]
    places: frozenset[str]


def mask_of(records: Sequence[Record]) -> Mask:
    """The mask of an incident that these records tell."""
    people = people_of(records)
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted({*_entries(people)}, key=lambda entry: (-len(entry.name), entry.role is not None, entry.name, entry.role or "")):
        entries[entry.name[0]].append(entry)
    joined = {"".join(name): role for name, role in people.private.items() if len(name) > 1 and len("".join(name)) >= _LONG_WORD}
    streets = {
        name_of(re.sub(r"[\W\d_]+", " ", text[start:end]))
        for record in records
        for text in texts_of(record)
        for start, end in addresses_in(text)
    }
    ends = frozenset(name[-1] for name in people.public)
    return Mask(
        {key: tuple(found) for key, found in entries.items()}, joined, ends, frozenset(s for s in streets if len(s) > 1), people.places
    )


def _entries(people: People) -> Iterator[Entry]:
    """Whole names, and each word of private ones that says something alone; a word shared by two takes the role of the first."""
    particles = lists().particles
    for name in people.public:
        yield Entry(name, None)
    parts: dict[Name, Entry] = {}
    for name, role in sorted(people.private.items()):
        yield Entry(name, role)
        for k, key in enumerate(name if len(name) > 1 else ()):
            if len(key) > 1 and key not in particles:
                for spelled in (key, f"{key}s"):
                    parts.setdefault((spelled,), Entry((spelled,), role, part=True, last=k == len(name) - 1))
    yield from parts.values()


def masked_text(mask: Mask | None, text: str) -> str:
    """The text without what the mask hides; without a mask, as it is."""
    return masked_words(mask, text, 0, len(text))


def masked_words(mask: Mask | None, text: str, start: int, end: int) -> str:
    """The words `start:end` of a text, hidden by what the text around them says. What is hidden whole is called by its role alone."""
    if mask is None:
        return text[start:end]
    parts, done = [], start
    cuts = [cut for cut in cuts_of(mask, text) if cut.start < end and start < cut.end]
    if len(cuts) == 1 and not re.search(r"\w", text[start : max(start, cuts[0].start)] + text[cuts[0].end : end]):
        return cuts[0].instead
    for cut in cuts:
        parts += [text[done : max(done, cut.start)], f"[{cut.instead}]"]
        done = max(done, cut.end)
    return "".join([*parts, text[done:end]])


def cuts_of(mask: Mask, text: str) -> tuple[Cut, ...]:
    """What is hidden in a text, in order, without overlaps."""
    return _cuts(_Key(mask), text)


class _Key:
    """A mask as a key of a cache: the same mask is the same key."""

    __slots__ = ("mask",)

    def __init__(self, mask: Mask) -> None:
        self.mask = mask

    def __hash__(self) -> int:
        return id(self.mask)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.mask is self.mask


@lru_cache(maxsize=64)
def _cuts(key: _Key, text: str) -> tuple[Cut, ...]:
    mask, raw = key.mask, load("privacy")
    found = [Cut(start, end, raw["address"]) for start, end in (*addresses_in(text), *_streets(mask, text))]
    found += _names(mask, text)
    found += [Cut(start, end, raw["age"]) for start, end in ages_in(text)]
    return tuple(_apart(found))


def _apart(cuts: Iterable[Cut]) -> Iterator[Cut]:
    """Cuts that overlap as one, called by the one that begins first."""
    last: Cut | None = None
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if last and cut.start < last.end:
            last = Cut(last.start, max(last.end, cut.end), last.instead)
        else:
            if last:
                yield last
            last = cut
    if last:
        yield last


def _streets(mask: Mask, text: str) -> Iterator[Stretch]:
    """Streets of the addresses that any document of the incident gives, wherever they stand."""
    words = words_of(text) if mask.streets else ()
    starts = {name[0] for name in mask.streets}
    for k in (k for k, word in enumerate(words) if word.key in starts):
        for name in mask.streets:
            if tuple(one.key for one in words[k : k + len(name)]) == name:
                yield words[k].start, words[k + len(name) - 1].end


def _names(mask: Mask, text: str) -> Iterator[Cut]:
    words, casing = words_of(text), casing_of(text)
    k = 0
    while k < len(words):
        entry = next((one for one in mask.entries.get(words[k].key, ()) if _stands(mask, one, (text, words, casing), k)), None)
        k += len(entry.name) if entry else 1
        if entry and entry.role:
            first, last = words[k - len(entry.name)], words[k - 1]
            initial = _INITIAL_BEFORE.search(text, max(0, first.start - 4), first.start) if entry.part else None
            yield Cut(initial.start() if initial else first.start, last.end, roles()[entry.role])
            aged = _AGE_AFTER.match(text, last.end)
            if aged:
                yield Cut(*aged.span(1), load("privacy")["age"])
        elif not entry:
            yield from _in_one_word(mask, words[k - 1])


def _in_one_word(mask: Mask, word: Word) -> Iterator[Cut]:
    """A whole name inside one word: "#JusticeForJaneDoe"."""
    if len(word.key) >= _LONG_WORD and mask.joined:
        role = next((role for name, role in mask.joined.items() if name in word.key), None)
        if role:
            yield Cut(word.start, word.end, roles()[role])


def _stands(mask: Mask, entry: Entry, told: tuple[str, Sequence[Word], Casing], k: int) -> bool:
    """Whether the name stands at word `k` of a text, and means its bearer there."""
    text, words, casing = told
    size = len(entry.name)
    if tuple(word.key for word in words[k : k + size]) != entry.name:
        return False
    if any(b.start - a.end > _WIDEST_GAP for a, b in zip(words[k : k + size - 1], words[k + 1 : k + size], strict=True)):
        return False
    return size > 1 or entry.role is None or _alone(mask, entry, text, words[k], casing)


def _alone(mask: Mask, entry: Entry, text: str, word: Word, casing: Casing) -> bool:
    """Whether one word is somebody's name: by its capital, or where it is no everyday word and no first name that is a place's.

    "Mayor Doe" stays the mayor.
    """
    if word.key in mask.public_ends and office_of(text, word.start, word.end):
        return False
    if word.key in mask.places and not entry.last:
        return False
    if word.key not in lists().plain:
        return word.capital or len(word.key) > 2
    return word.capital and (entry.last or (casing == "mixed" and not _begins_sentence(text, word.start)))


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \t\"'“«’)\u00a0")
    return not before or before[-1] in ".!?:\n"


def masked_url(mask: Mask | None, url: str) -> str:
    """The address; where its path names somebody who is hidden, only the site."""
    if mask is None or not any(
        cut for cut in cuts_of(mask, unquote(url).replace("+", " ").replace("_", " ")) if cut.instead in roles().values()
    ):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    site = f"{parts.scheme}://{parts.hostname or ''}/"
    return site if parts.scheme in ("http", "https") and site == masked_text(mask, site) else ""


def masked_id(mask: Mask | None, name: str) -> str:
    """An id; where it names somebody who is hidden, a hash that stands for it, always the same."""
    hidden = mask is not None and any(cut.instead in roles().values() for cut in cuts_of(mask, re.sub(r"[\W_]+", " ", name)))
    return hidden_id(name) if hidden else name


def hidden_id(name: str) -> str:
    """What stands for an id that does not leave."""
    return content_id("hidden", name)
