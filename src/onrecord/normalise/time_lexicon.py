"""The time lexicons, compiled: rules by the words that they can begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.lexicons import load
from onrecord.normalise.time_pattern import DIGIT, WordClass, first_words, key_of, literal, plain, translate, words_class

_YEAR = r"(?:1[5-9]|20|21)\d\d"
_NTH = r"(?:st|nd|rd|th|er|ème|e)?"
_DIGITS = frozenset({"0"})
_ARTICLES = {"en": ("the", "a", "an")}
_NUMERIC = {
    "year": _YEAR,
    "short_year": rf"(?:{_YEAR}|['’]?\d\d)",
    "apostrophe_year": r"\d\d(?!\d)",
    "daynum": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|\s?er)?",
    "day": rf"(?:3[01]|[12]\d|0?[1-9]){_NTH}(?!\d|,\d{{3}}|:\d|\.\d)",
    "iso": r"(?:\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d))",
    "short_decade": r"\d0['’]?s",
    "decade": r"(?:(?:1[5-9]|20)\d0['’]?s|['’]\d0['’]?s|(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))",
    "plain_decade": r"(?:(?:1[5-9]|20)\d0|\d0|vingt|trente|quarante|cinquante|soixante|soixante-dix|quatre-vingt(?:s|-dix)?)",
    "number_e": r"\d{1,2}\s?(?:e|è|ème|ième)",
    "ordinal_number": r"\d{1,2}(?:st|nd|rd|th)",
    "hour": r"(?:2[0-4]|1\d|0?\d)",
    "minute": r"[0-5]\d(?::[0-5]\d)?",
    "hhmm": r"(?:2[0-3]|[01]\d):?[0-5]\d",
    "utc": r"[+−-]\d{1,2}(?::\d\d)?",
}
_WORDY = {
    "decade": frozenset("0 twenties thirties forties fifties sixties seventies eighties nineties".split()),
    "iso": _DIGITS,
    "plain_decade": frozenset("0 vingt trente quarante cinquante soixante quatre".split()),
}
_NUMBER_AND_SPACE = re.compile(r"\{(?:\w+:)?(?:day|daynum|count|hour|minute)\}(?=[ ~;_](?![^{ ]*[\w)]\[))")
"""A number in figures before a whole word: not before one with an ending that may be missing ("heure[s]")."""
_GLUED = frozenset("0 ½ st nd rd th er e eme".split())
"""Keys of what belongs to a number in figures behind the first of them: "3rd May", "2,500 years", "2½ days"."""
_TEENS = "nineteen|eighteen|twenty"
_SPOKEN_YEAR = r"(?:(?:nineteen|eighteen)\s+(?:hundred|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?)|two\s+thousand)"
_SPOKEN_HOURS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve une deux trois quatre cinq sept huit neuf dix onze".split()
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying when: what its words read as (`fields`), and what must stand around them (`guards`)."""

    number: int
    pattern: re.Pattern[str]
    kind: str
    fields: Mapping[str, Any]
    guards: Mapping[str, Any]
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words before an expression that belong to it; `to` are the kinds of expression."""

    mod: str | None
    to: frozenset[str]


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """What one language says when with. `rules` are by first word, `values` by class and word, both without case and accents.

    `by_next` has the rules of a first word that is an article, or of a number, by the word after it too, as there are many; under "" are those of any.
    `known` are all words of the lexicon: before any other word an article begins no expression. `firsts` are those that one can begin with.
    """

    language: str
    rules: Mapping[str, tuple[Rule, ...]]
    firsts: frozenset[str]
    known: frozenset[str]
    by_next: Mapping[str, Mapping[str, tuple[Rule, ...]]]
    values: Mapping[str, Mapping[str, Any]]
    numbers: Mapping[str, float]
    links: frozenset[str]
    fractions: Mapping[str, float]
    prefix: re.Pattern[str]
    prefix_firsts: frozenset[str]
    prefixes: Mapping[str, tuple[Prefix, ...]]
    suffix: re.Pattern[str]
    gaps: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]


FORM_FIELDS: tuple[str, ...] = (
    "unit",
    "offset",
    "count",
    "year",
    "month",
    "day",
    "weekday",
    "quarter",
    "half",
    "season",
    "holiday",
    "decade",
    "century",
    "hour",
    "minute",
)
FORM_FIELDS += ("daypart", "to_weekday", "to_day", "to_month", "ref", "mod", "year_offset", "week_offset", "like")
_WORD_LISTS = (
    "dateline",
    "articles",
    "collective",
    "openers",
    "strong_openers",
    "year_openers",
    "counted",
    "future_words",
    "ahead_verbs",
    "ahead_participles",
    "ahead_auxiliaries",
    "ahead_phrases",
)


def _number_class(raw: Mapping[str, Any]) -> WordClass:
    """Numerals and number words: "12", "2 1/2", "twenty-four", "two and a half", "a couple of"."""
    words = words_class(raw["numbers"])
    links = "|".join(literal(word) for word in raw["number_links"])
    more = rf"(?:(?:\s|[-‐‑])(?:(?:{links})\s)?{words.expression}(?!\w)){{0,3}}"
    fractions = "|".join(literal(word).replace("\\ ", r"\s") for word in raw["fractions"])
    spoken = rf"{words.expression}(?!\w){more}(?:\s(?:{fractions})(?!\w))?(?:\s(?:of|de)(?!\w))?"
    digits = r"\d{1,4}(?:[.,]\d{1,3}){0,2}(?:\s[1-9]/[2-9]|½)?"
    return WordClass(rf"(?:{digits}|{spoken})", words.firsts | _DIGITS)


def _classes(raw: Mapping[str, Any]) -> dict[str, WordClass]:
    """All classes that patterns can name."""
    classes = {name: words_class(words) for name, words in raw["classes"].items()}
    for name, expression in _NUMERIC.items():
        classes.setdefault(name, WordClass(expression, _WORDY.get(name, _DIGITS)))
    classes["spoken_year"] = WordClass(_SPOKEN_YEAR, frozenset({"nineteen", "eighteen", "two"}))
    classes["spoken_hour"] = words_class({word: value for word, value in raw["numbers"].items() if word in _SPOKEN_HOURS})
    classes["count"] = _number_class(raw)
    classes["one_count"] = words_class({w: 1 for w, v in raw["numbers"].items() if v == 1})
    return classes


def _rules(raw: Mapping[str, Any], classes: Mapping[str, WordClass]) -> Iterator[tuple[str, Rule]]:
    """The rules of a lexicon, each with its pattern as it is written there."""
    for number, entry in enumerate(raw["rules"]):
        guards = {k: v for k, v in entry.items() if k not in (*FORM_FIELDS, "kind", "patterns")}
        for name in ("after", "not_after", "before", "not_before"):
            if name in guards:
                guards[name] = frozenset(map(key_of, guards[name]))
        fields = {k: v for k, v in entry.items() if k in FORM_FIELDS}
        for text in entry["patterns"]:
            groups = {m[1] or m[2]: m[2] for m in re.finditer(r"\{(?:(\w+):)?(\w+)\}", text)}
            yield text, Rule(number, re.compile(translate(text, classes), re.IGNORECASE), entry["kind"], fields, guards, groups)


def _by_first_word(rules: Iterable[tuple[str, Rule]], classes: Mapping[str, WordClass]) -> dict[str, tuple[Rule, ...]]:
    index: dict[str, list[Rule]] = {}
    for text, rule in rules:
        for word in first_words(text, classes):
            index.setdefault(word, []).append(rule)
    return {word: tuple(found) for word, found in index.items()}


def _after_article(rules: Iterable[tuple[str, Rule]], article: str, classes: Mapping[str, WordClass]) -> dict[str, tuple[Rule, ...]]:
    """The rules that can begin with an article, by the word after it; under "" those that say no such word, which also stand under each other."""
    seconds: list[tuple[Rule, frozenset[str]]] = []
    for text, rule in rules:
        if article in first_words(text, classes):
            rest = next((text.removeprefix(opening) for opening in (f"{article} ", f"[{article} ]") if text.startswith(opening)), "")
            following = first_words(rest, classes) if rest else frozenset({""})
            seconds.append((rule, frozenset({""}) if article in following else following))
    return _by_second_word(seconds)


def _after_number(rules: Iterable[tuple[str, Rule]], classes: Mapping[str, WordClass]) -> dict[str, tuple[Rule, ...]]:
    """The rules that can begin with figures, by the word after them; under "" those that say no such word, which also stand under each other."""
    seconds: list[tuple[Rule, frozenset[str]]] = []
    for text, rule in rules:
        if DIGIT in first_words(text, classes):
            opening = _NUMBER_AND_SPACE.match(text)
            seconds.append((rule, first_words(text[opening.end() :], classes) | _GLUED if opening else frozenset({""})))
    return _by_second_word(seconds)


def _by_second_word(seconds: list[tuple[Rule, frozenset[str]]]) -> dict[str, tuple[Rule, ...]]:
    words = frozenset().union({""}, *(following for _, following in seconds))
    return {word: tuple(rule for rule, following in seconds if following & {"", word}) for word in words}


def _all_words(raw: object) -> frozenset[str]:
    """The keys of all words in what a lexicon says: names, values and patterns alike, so more than can stand in an expression."""
    if isinstance(raw, Mapping):
        return _all_words([*raw.keys(), *raw.values()])
    if isinstance(raw, list):
        return frozenset().union(*map(_all_words, raw))
    return frozenset(map(key_of, re.findall(r"[^\W\d_]+|\d+", str(raw))))


@lru_cache(maxsize=4)
def time_lexicon(language: str) -> TimeLexicon:
    """The lexicon of a language (`en`, `fr`; for all others, figures alone), read and compiled once."""
    language = language if language in ("en", "fr") else "numeric"
    raw = load(f"time_{language}")
    classes = _classes(raw)
    prefixes: dict[str, list[Prefix]] = {}
    for entry in raw["prefixes"]:
        for word in entry["words"]:
            prefixes.setdefault(plain(word), []).append(Prefix(entry["mod"], frozenset(entry["to"])))
    before = words_class({word: 1 for entry in raw["prefixes"] for word in entry["words"]})
    suffix = "|".join(literal(word) if " " not in word else r"\s".join(map(literal, word.split())) for word in raw["suffixes"])
    rules = tuple(_rules(raw, classes))
    by_first = _by_first_word(rules, classes)
    return TimeLexicon(
        language=language,
        rules=by_first,
        firsts=before.firsts | by_first.keys(),
        known=_all_words([raw, _NUMERIC, _SPOKEN_YEAR]) | _DIGITS,
        by_next={DIGIT: _after_number(rules, classes)}
        | {word: _after_article(rules, word, classes) for word in _ARTICLES.get(language, ())},
        values={name: {plain(word): value for word, value in words.items()} for name, words in raw["classes"].items()},
        numbers={plain(word): value for word, value in raw["numbers"].items()},
        links=frozenset(map(plain, raw["number_links"])),
        fractions={plain(word): value for word, value in raw["fractions"].items()},
        prefix=re.compile(rf"{before.expression}(?:\s{{1,6}}|[-‐‑]|(?<=['’]))", re.IGNORECASE),
        prefix_firsts=before.firsts,
        prefixes={word: tuple(found) for word, found in prefixes.items()},
        suffix=re.compile(rf"\s{{1,6}}(?:{suffix})(?!\w)", re.IGNORECASE),
        gaps={name: frozenset(map(plain, words)) for name, words in raw["gaps"].items()},
        words={name: frozenset(map(plain, raw[name])) for name in _WORD_LISTS},
    )
