"""The lexicon of interactions: verbs, nouns and operators with the words that they need beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.lexicons import load

Slot = tuple[str, frozenset[str]]
_SHORTEST = 2  # letters of a word that is recognised by its stem
FAR = 3  # a word at the third remove from a verb ("of" inside "of") is as good as not there


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern: `name` is a CAMEO code or an operator; each slot is a kind and its words.

    Kinds: "" among the arguments, "=" an object itself, "^" in the subject, "!" not there. `wording` names the pattern in a rule.
    """

    name: str
    slots: tuple[Slot, ...]
    wording: str


@dataclass(frozen=True, slots=True)
class Words:
    """A language's entries by head word; `irregular` are forms with their base form."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    irregular: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Beside:
    """The words among a head's arguments, each with how far off it stands (0: an object itself, a particle) and where; and those in its subject."""

    near: Mapping[str, tuple[int, int]]
    subject: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Fit:
    """An entry that fits, and the words that fill its slots."""

    entry: Entry
    words: tuple[int, ...]


@lru_cache(maxsize=4)
def words_of(language: str) -> Words:
    """The lexicon of a language; English where it is not French."""
    data = load("interaction_fr" if language == "fr" else "interaction_en")
    groups = {name: frozenset(words.split()) for name, words in data["groups"].items()}
    return Words(
        _indexed([*_entries(data["verbs"], groups), *_entries(data["operators"], groups)]),
        _indexed([*_entries(data["nouns"], groups, noun=True), *_entries(data["nouns_working"], groups)]),
        data["irregular"],
    )


def best(entries: Iterable[Entry], beside: Beside) -> list[Fit]:
    """The entries that fit: those with most and nearest words first; operators before codes, special codes before general ones."""
    scored = [(*score, e) for e in entries if (score := _score(e, beside)) is not None]
    ranked = sorted(scored, key=lambda one: (-one[0], one[2].name.isdigit(), one[2].name.endswith("0"), -len(one[2].name)))
    return [Fit(entry, words) for _, words, entry in ranked]


def _score(entry: Entry, beside: Beside) -> tuple[float, tuple[int, ...]] | None:
    """The sum over an entry's slots, less the farther their words stand off, and these words; none where a slot does not hold."""
    total, found = 0.0, []
    for kind, words in entry.slots:
        if kind == "^":
            level, at = 0, next((beside.subject[word] for word in beside.subject if word in words), -1)
            total += 0.05  # a subject tells more than a place ("peacekeepers arrived in")
        else:
            level, at = min((beside.near[word] for word in words if word in beside.near), default=(FAR, -1))
        if kind == "!":
            if level <= 1:
                return None
            continue
        if at < 0 or level >= (1 if kind == "=" else FAR):
            return None
        total += 1 - 0.2 * level
        found.append(at)
    return total, tuple(found)


def _indexed(pairs: Iterable[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for head, entry in pairs:
        found.setdefault(head, []).append(entry)
    return {head: tuple(entries) for head, entries in found.items()}


def _entries(lists: Mapping[str, list[Any]], groups: Mapping[str, frozenset[str]], *, noun: bool = False) -> list[tuple[str, Entry]]:
    """Pairs of a head word and its entry."""
    found = []
    for name, wordings in lists.items():
        for wording in wordings:
            first, *rest = str(wording).split()
            if noun and rest and "$" not in wording and "|" not in wording:  # "peace talk": the last word is the head
                first, rest = rest[-1], [first, *rest[:-1]]
            slots = tuple(_alternatives(part, groups) for part in rest)
            asked = "".join(f" {_short(part)}" for part in rest if part[0] != "!")
            found += [(head, Entry(name, slots, head + asked)) for head in sorted(_alternatives(first, groups)[1])]
    return found


def _short(part: str) -> str:
    """A slot as it is named in a rule: the first of its words where there are many."""
    first, _, rest = part.partition("|")
    return f"{first}|..." if rest else first


def _alternatives(part: str, groups: Mapping[str, frozenset[str]]) -> Slot:
    kinds = {one[0] if one[0] in "^!=" else "" for one in part.split("|")}
    words: set[str] = set()
    for one in part.split("|"):
        plain = one.lstrip("^!=")
        words |= groups[plain[1:]] if plain.startswith("$") else {plain}
    return kinds.pop() if len(kinds) == 1 else "", frozenset(words)


def spelling(lemma: str, words: Words) -> str:
    """The spelling that the lexicon has of a base form that a lemmatiser may have cut wrongly or not at all ("expell", "captur", "snubbed")."""
    known, lemma = words.verbs, words.irregular.get(lemma, lemma)
    stems = [lemma, *(lemma.removesuffix(ending) for ending in ("s", "es", "e", "ed", "d", "ing") if lemma.endswith(ending))]
    for stem in stems if lemma not in known else ():
        for form in (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem, stem + stem[-1:], stem + "ee"):
            if len(form) > _SHORTEST and form in known:
                return form
    return lemma
