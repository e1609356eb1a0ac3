"""What it was done with: weapons in a text, by name and kind (the weapons vocabulary)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.lexicons.patterns import Sought, may_hold, sought
from onrecord.model.once import once_a_layout
from onrecord.model.reading import Layout, Sentence, Token
from onrecord.model.span import Span, span_at
from onrecord.model.value import Weapon
from onrecord.normalise.terms import LONGEST, base_form, by_key, key_of, word_key

_CALIBRE = re.compile(
    r"(?i)(?<![\w.])((?:\.\d{2}(?:[ -]?(?:cal(?:iber|ibre|\.)?))?|\d{1,3}(?:\.\d{1,2})?[ -]?(?:mm|millimet(?:er|re)|cal(?:iber|ibre|\.)?|gauge|bore))[ -]?)$"
)
_ARMS = ("firearm", "explosive_projectile", "explosive_grenade")
_NO_NOUN = frozenset(("VERB", "AUX", "PRON", "ADP", "ADV", "DET", "CCONJ"))


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The words of one language: `table` maps a key to (kind, name), `unsure` the same for those that need a context."""

    table: dict[str, tuple[str, str]]
    unsure: frozenset[str]
    firsts: frozenset[str]
    context: frozenset[str]
    strict: dict[str, frozenset[str]]
    not_before: frozenset[str]
    not_after: frozenset[str]
    vehicles: dict[str, tuple[str, str]]
    ramming: Sought


@lru_cache(maxsize=4)
def _lexicon(language: str) -> _Lexicon:
    raw = load("weapon_fr" if language == "fr" else "weapon_en")
    sure, unsure = by_key(raw["kinds"], language), by_key(raw["in_context"], language)
    table = {**unsure, **sure}
    return _Lexicon(
        table=table,
        unsure=frozenset(unsure),
        firsts=frozenset(key.split(" ", 1)[0] for key in table),
        context=frozenset(base_form(str(word), language) for word in raw["context"]),
        strict={key_of(str(k).split(), language): frozenset(base_form(w, language) for w in v) for k, v in raw["strict"].items()},
        not_before=frozenset(base_form(str(w), language) for w in raw["not_before"]),
        not_after=frozenset(base_form(str(w), language) for w in raw["not_after"]),
        vehicles=by_key({"vehicle_ramming": raw["ramming_vehicles"]}, language),
        ramming=sought(raw["ramming"]),
    )


@lru_cache(maxsize=16384)
def _begins_one(word: str, language: str) -> bool:
    """Whether a weapon's name can begin with a word."""
    return base_form(word.partition("-")[0], language) in _lexicon(language).firsts


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    raw = load("names")
    return frozenset(str(name) for sex in ("female", "male") for name in raw[sex])


@once_a_layout
def find_weapons(layout: Layout) -> tuple[tuple[Span, Weapon], ...]:
    """Weapons in text order, each with the words that name it ("9mm pistol"); the name is singular and in lower case."""
    lexicon, found = _lexicon(layout.language), []
    begins = {word for word in {t.text for t in layout.tokens} if _begins_one(word, layout.language)}
    rams = may_hold(lexicon.ramming, layout.text)
    for sentence in layout.sentences:
        tokens = layout.tokens[sentence.first : sentence.last]
        done = 0
        for i in [i for i, token in enumerate(tokens) if token.text in begins]:
            match = _match(tokens, i, lexicon, layout.language) if i >= done else None
            if match:
                width, weapon = match
                found.append(_named(layout, tokens[i].start, tokens[i + width - 1].end, weapon))
                done = i + width
        found += _rammed(layout, sentence, lexicon) if rams else ()
    return tuple(_joined(layout, sorted(found, key=lambda pair: pair[0].start)))


def _joined(layout: Layout, found: list[tuple[Span, Weapon]]) -> list[tuple[Span, Weapon]]:
    """The same weapons, a make and the noun right after it as one: an "AK-47 rifle"."""
    joined: list[tuple[Span, Weapon]] = []
    for span, weapon in found:
        make, before = joined[-1] if joined else (None, None)
        beside = make is not None and make.end <= span.start and not layout.text[make.end : span.start].strip()
        if (
            make is not None
            and before is not None
            and beside
            and (before.kind or "").startswith(_ARMS)
            and (weapon.kind or "").startswith(_ARMS)
        ):
            joined[-1] = (span_at(layout.text, make.start, span.end), Weapon(f"{before.name} {weapon.name}", weapon.kind))
        else:
            joined.append((span, weapon))
    return joined


def _match(tokens: Sequence[Token], i: int, lexicon: _Lexicon, language: str) -> tuple[int, Weapon] | None:
    """The longest weapon that begins at word `i`: how many words, and what."""
    for width in range(min(LONGEST, len(tokens) - i), 0, -1):
        key = key_of((t.text for t in tokens[i : i + width]), language)
        if key in lexicon.table:
            kind, name = lexicon.table[key]
            return (width, Weapon(name, kind)) if _is_weapon(tokens, i, width, key, lexicon, language) else None
    return None


def _is_weapon(tokens: Sequence[Token], i: int, width: int, key: str, lexicon: _Lexicon, language: str) -> bool:  # noqa: PLR0917
    """Whether the word is meant: a noun, in no fixed phrase, and with the context that it needs."""
    before = base_form(tokens[i - 1].text, language) if i else ""
    after = base_form(tokens[i + width].text, language) if i + width < len(tokens) else ""
    if (width == 1 and tokens[i].tag in _NO_NOUN) or after in lexicon.not_before or before in lexicon.not_after:
        return False
    if i and tokens[i].tag == tokens[i - 1].tag == "PROPN" and tokens[i - 1].text.casefold() in _first_names():
        return False  # "Ada Stone"
    if key not in lexicon.unsure:
        return True
    if language == "fr" and tokens[i].tag == "PROPN" and tokens[i].text[:1].isupper() and tokens[i].text[1:].islower():
        return False  # "Pierre Lanneau" is no stone
    near = tokens[max(0, i - 40) : i + 40]
    words = {base_form(t.text, language) for t in near} | {t.lemma for t in near}
    if key in lexicon.strict:
        return bool(words & lexicon.strict[key])
    return bool(words & lexicon.context)


def _named(layout: Layout, start: int, end: int, weapon: Weapon) -> tuple[Span, Weapon]:
    """The span and weapon, with a calibre that stands before it."""
    m = _CALIBRE.search(layout.text[max(0, start - 20) : start])
    if not m or not weapon.kind or not weapon.kind.startswith(("firearm", "explosive_projectile")):
        return span_at(layout.text, start, end), weapon
    return span_at(layout.text, start - len(m[1]), end), Weapon(f"{m[1].strip().casefold()} {weapon.name}", weapon.kind)


def _rammed(layout: Layout, sentence: Sentence, lexicon: _Lexicon) -> list[tuple[Span, Weapon]]:
    """The vehicle of a sentence that tells of driving into people; one at most."""
    text = layout.text[sentence.start : sentence.end]
    if len(text) > 2_000 or not may_hold(lexicon.ramming, text) or not lexicon.ramming.pattern.search(text):
        return []
    for token in layout.tokens[sentence.first : sentence.last]:
        entry = lexicon.vehicles.get(word_key(token.text, layout.language))
        if entry and token.tag not in _NO_NOUN:
            return [(span_at(layout.text, token.start, token.end), Weapon(entry[1], entry[0]))]
    return []
