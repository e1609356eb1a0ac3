"""Words of violence that tell of none: "heart attack", an attack in football, shooting a film, a price war.

`lexicons/figurative_en.yaml` and `figurative_fr.yaml` hold the set phrases and the words of sport, film and business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.act_lexicon import forms_in
from onrecord.lexicons import load
from onrecord.model.reading import Layout

_SURELY = 4  # different words of fiction that make a text a review
_NEAR = 12  # words on either side in which a word of a domain counts as beside the trigger


@dataclass(frozen=True, slots=True)
class Domain:
    """A field of life with its own use of such words: enough `words` in a text, or one right by, make `triggers` figurative.

    Of a domain that takes a `whole` text (a novel or film told of) every event is made up, whatever the words.
    """

    words: frozenset[str]
    triggers: frozenset[str]
    whole: bool = False
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FigurativeWords:
    """Set phrases by each of their words, with its place among them; domains, objects that take the violence out of a verb, and words that speak for real violence."""

    phrases: dict[str, tuple[tuple[int, tuple[str, ...]], ...]]
    domains: tuple[Domain, ...]
    objects: dict[str, frozenset[str]]
    real: frozenset[str]


@lru_cache(maxsize=4)
def figurative_words(language: str) -> FigurativeWords:
    """The figurative uses of a language: French, or English for all others."""
    raw = load("figurative_fr" if language == "fr" else "figurative_en")
    phrases: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for phrase in raw["phrases"]:
        words = tuple(phrase.split())
        for k, word in enumerate(words):
            phrases.setdefault(word, []).append((k, words))
    domains = tuple(
        Domain(frozenset(d["words"]), frozenset(d["triggers"]), d.get("whole", False), frozenset(d.get("unless", ())))
        for d in raw["domains"].values()
    )
    objects = {verb: frozenset(words) for verb, words in raw["objects"].items()}
    return FigurativeWords({w: tuple(p) for w, p in phrases.items()}, domains, objects, frozenset(raw["real"]))


def domains_of(layout: Layout) -> tuple[Domain, ...]:
    """The domains that a whole text is about: at least 3 of its words, 1 word in 60, and more than those of real violence.

    The bounds were set so that (nearly) no text of `muc4`, `gvdb` and `indiapolice` dev, all news of violence, is of a domain: 0 of 200,
    1 of 398 and 6 of 585 are.
    """
    words = figurative_words(layout.language)
    lemmas = Counter(t.lemma for t in layout.tokens)
    if layout.language == "fr":  # the tagger leaves French nouns in the plural
        lemmas.update(t.lemma[:-1] for t in layout.tokens if t.tag == "NOUN" and t.lemma.endswith("s"))
    real = _count(lemmas, words.real)
    counts = ((d, _count(lemmas, d.words)) for d in words.domains)
    return tuple(d for d, n in counts if 60 * n >= len(layout.tokens) and (_is_of(d, lemmas) if d.whole else n >= 3 and n > real))


def _is_of(domain: Domain, lemmas: Mapping[str, int]) -> bool:
    """Whether a text is of a domain that takes it whole: several of its words, and none that such texts do not have."""
    return len(lemmas.keys() & domain.words) >= _SURELY and not lemmas.keys() & domain.unless


def _count(lemmas: Mapping[str, int], words: frozenset[str]) -> int:
    return sum(lemmas[word] for word in words & lemmas.keys())


def is_figurative(
    layout: Layout, index: int, around: tuple[int, int], *, domains: Sequence[Domain], objects: Callable[[], frozenset[str]]
) -> bool:
    """Whether the word at token `index` is used figuratively; `around` are the first and last (half-open) token of its sentence.

    `objects` gives the base forms of the heads of its objects, which few words need.
    """
    words, told_as = figurative_words(layout.language), forms_in(layout)
    own = told_as[index]
    for form in own:
        for k, phrase in words.phrases.get(form, ()):
            if index - k >= around[0] and _stands(told_as, index - k, phrase):
                return True
        if form in words.objects and objects() & words.objects[form]:
            return True
    if any(d.whole for d in domains):
        return True
    told = [d for d in words.domains if own & d.triggers]
    if not told or any(d in domains for d in told):
        return bool(told)
    first, last = max(around[0], index - _NEAR), min(around[1], index + _NEAR + 1)
    near = frozenset().union(*told_as[first:index], *told_as[index + 1 : last])
    return any(len(near & d.words) >= 2 and not near & words.real for d in told)


def _stands(told_as: Sequence[frozenset[str]], first: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words of a phrase stand at token `first`, by base form or own form."""
    if first + len(phrase) > len(told_as):
        return False
    for at, word in enumerate(phrase, first):  # noqa: SIM110 (tried at most words: `all` takes twice the time)
        if word not in told_as[at]:
            return False
    return True
