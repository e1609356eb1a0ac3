"""Part of speech and base form of each word: a small averaged perceptron over word shapes and neighbours.

Method: Collins 2002 (EMNLP), greedy decoding. Weights: `training/tagger.py`; they are share-alike (see `data/LICENSE-tagger.md`).
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from onrecord.lexicons import load
from onrecord.model.errors import ResourceError
from onrecord.model.reading import Casing
from onrecord.read.tag_french import FRENCH_FORMS, french_form, french_infinitive, is_numeral, is_plural
from onrecord.read.tokens import plain_word

Tagged = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Tagger:
    """Weights by feature (packed: label and weight in turn), and words that have one tag only."""

    labels: tuple[str, ...]
    weights: dict[str, str]
    sure: dict[str, str]


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Base forms by "word TAG" (lower case, UPOS); for French the infinitives among them, for English the verbs that end in a silent e."""

    table: dict[str, str]
    infinitives: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()


def _load(kind: str, language: str) -> Any:
    """A shipped table of a language (English for all but French); ResourceError where its file is missing or broken."""
    name = f"{kind}-{'fr' if language == 'fr' else 'en'}.json.gz"
    try:
        return json.loads(gzip.decompress((resources.files("onrecord") / "data" / name).read_bytes()))
    except (OSError, ValueError) as error:
        raise ResourceError(f"cannot read {name}: {error}", hint="install onrecord again") from error


@lru_cache(maxsize=4)
def load_lemmas(language: str) -> Lemmas:
    """The base forms of a language (English for all but French); ResourceError where the file is missing or broken."""
    table: dict[str, str] = _load("lemmas", language)
    if language != "fr":
        verbs = (v for k, v in table.items() if k.endswith(" VERB") and v.endswith("e"))
        silent, irregular = load("verbs_en")
        return Lemmas(table | {f"{form} VERB": base for form, base in irregular.items()}, silent=frozenset((*verbs, *silent.split())))
    return Lemmas(table, frozenset((*(v for k, v in table.items() if k.endswith(" VERB")), *load("verbs_fr")[0].split())))


@lru_cache(maxsize=4)
def load_tagger(language: str) -> Tagger:
    """The tagger of a language (`en`, `fr`; English for all others); ResourceError where its file is missing or broken."""
    raw = _load("tagger", language)
    return Tagger(tuple(raw["labels"]), raw["weights"], raw["sure"])


def features(words: Sequence[str], shapes: Sequence[str], i: int, last: str, before_last: str) -> list[str]:
    """Features of word `i`: `words` are lower-cased, `shapes` their form where capitals mean something."""
    word = words[i]
    return [*own_features(word, shapes[i]), *near_features(words, i), *tag_features(word, last, before_last)]


def own_features(word: str, look: str) -> tuple[str, ...]:
    """Features of a word by itself, the constant among them."""
    tail = word.rsplit("-", 1)[-1]
    endings = (f"3={tail[-3:]}", f"2={tail[-2:]}", f"4={tail[-4:]}", f"1={word[0]}")
    return ("b", f"w={word}", *endings, f"s={look}", f"sw={look} {tail[-2:]}")


def near_features(words: Sequence[str], i: int) -> tuple[str, ...]:
    """Features of the words around word `i`."""
    previous, following = (words[i - 1] if i else "<s>"), (words[i + 1] if i + 1 < len(words) else "</s>")
    after = words[i + 2] if i + 2 < len(words) else "</s>"
    around = (f"p={previous}", f"n={following}", f"n3={following[-3:]}", f"p3={previous[-3:]}", f"nn={after}")
    return (*around, f"pn={previous} {following}")


def tag_features(word: str, last: str, before_last: str) -> tuple[str, ...]:
    """Features of the labels before a word."""
    return (f"t={last}", f"tt={before_last} {last}", f"tw={last} {word}")


def shape(word: str, casing: Casing, *, first: bool) -> str:
    """How a word is written, as far as that says something: capitals, digits, marks."""
    if word[0].isdigit():
        return "0"
    if not word[0].isalpha():
        return "."
    if casing != "mixed":
        return "?"
    if word.isupper() and len(word) > 1:
        return "XX"
    return ("F" if first else "Xx") if word[0].isupper() else "x"


def choose(tagger: Tagger, found: Iterable[str], start: Sequence[float] = ()) -> str:
    """The label with the greatest sum of weights; `start` are sums of other features, none where it is empty."""
    scores = sums(tagger, found, start)
    return tagger.labels[max(range(len(scores)), key=scores.__getitem__)]


def sums(tagger: Tagger, found: Iterable[str], start: Sequence[float] = ()) -> list[float]:
    """The sum of weights of each label over features, added to `start`."""
    scores = list(start) or [0.0] * len(tagger.labels)
    for feature in found:
        for label, weight in _row(tagger.weights.get(feature, "")):
            scores[label] += weight
    return scores


@lru_cache(maxsize=65_536)
def _row(packed: str) -> tuple[tuple[int, float], ...]:
    """Labels and weights of one feature: "3 0.5 17 -1.2". Most features of a tagger are never met, so they are unpacked when they are."""
    parts = packed.split()
    return tuple((int(label), float(weight)) for label, weight in zip(parts[::2], parts[1::2], strict=True))


@lru_cache(maxsize=8192)
def _own_sums(language: str, word: str, look: str) -> tuple[float, ...]:
    return tuple(sums(load_tagger(language), own_features(word, look)))


def tag_words(words: Sequence[str], language: str, *, casing: Casing) -> list[Tagged]:
    """`(UPOS, fine tag, lemma)` of each word of one sentence."""
    tagger, lemmas = load_tagger(language), load_lemmas(language)
    lowered = [plain_word(word) for word in words]
    shapes = [shape(word, casing, first=i == 0) for i, word in enumerate(words)]
    tagged: list[Tagged] = []
    last = before_last = "<s>"
    for i, word in enumerate(lowered):
        if language == "fr" and word in FRENCH_FORMS:
            last, before_last = FRENCH_FORMS[word][0], last
            tagged.append(FRENCH_FORMS[word])
            continue
        if language == "fr" and "-" in word and is_numeral(word):
            last, before_last = "NUM", last
            tagged.append(("NUM", "", word))
            continue
        label = tagger.sure.get(word)
        if label is None:
            found = (*near_features(lowered, i), *tag_features(word, last, before_last))
            label = choose(tagger, found, _own_sums(language, word, shapes[i]))
        last, before_last = label, last
        tag, _, fine = label.partition("|")
        if language == "fr" and tag in ("ADV", "ADJ", "X") and f"{word} {tag}" not in lemmas.table and is_plural(word, lemmas.infinitives):
            tag, last = "VERB", "VERB"
        if language == "fr" and tag in ("VERB", "AUX"):
            fine = french_form(word, lemmas.infinitives)
        tagged.append((tag, fine, lemma_of(word, tag, fine, lemmas)))
    return tagged


def lemma_of(word: str, tag: str, fine: str, lemmas: Lemmas) -> str:
    """The base form: from the table, else by regular endings."""
    known = lemmas.table.get(f"{word} {tag}")
    if known is not None:
        return known
    if lemmas.infinitives:
        return french_infinitive(word, lemmas.infinitives) if tag == "VERB" else word
    if fine in ("NNS", "NNPS") and word.endswith("s"):
        return word[:-3] + "y" if word.endswith("ies") else word[:-2] if re.search(r"(?:s|x|z|ch|sh)es$", word) else word[:-1]
    if fine == "VBZ" and word.endswith("s"):
        return word[:-3] + "y" if word.endswith("ies") else word[:-2] if re.search(r"(?:s|x|z|ch|sh)es$", word) else word[:-1]
    if fine in ("VBD", "VBN", "VBG") and (m := re.match(r"(.+?)(i?ed|ing)$", word)):
        return f"{m[1]}e" if f"{m[1]}e" in lemmas.silent and m[2] != "ied" else _verb_stem(m[1], m[2])
    return word


def _verb_stem(stem: str, ending: str) -> str:
    """Undo a regular past or -ing form."""
    if ending == "ied":
        return stem + "y"
    if re.search(r"([bdfgklmnprt])\1$", stem) and not re.search(r"(?:ll|ss|ff|zz)$", stem):
        return stem[:-1]
    if re.search(r"(?:[^aeiou][aeiou][bcdgkmpstvz]|[cgsvz]|[aeiou]ct?|bl|tl|pl|dl|gl|u)$", stem) and re.search(
        r"(?:at|v|c|s|z|g|[^aeiou]l|u|ut|id|ik|in|ok|ur|ir|or|am|as|us|ov)$", stem
    ):
        return stem + "e"
    return stem
