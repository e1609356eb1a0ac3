"""Words of violence that tell of none: "heart attack", an attack in football, shooting a film, a price war.

`lexicons/figurative_en.yaml` and `figurative_fr.yaml` hold the set phrases and the words of sport, film and business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.act_lexicon import forms
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
    real = _count(lemmas, words.real)
    counts = ((d, _count(lemmas, d.words)) for d in words.domains)
    return tuple(d for d, n in counts if 60 * n >= len(layout.tokens) and (_is_of(d, lemmas) if d.whole else n >= 3 and n > real))


def _is_of(domain: Domain, lemmas: Mapping[str, int]) -> bool:
    """Whether a text is of a domain that takes it whole: several of its words, and none that such texts do not have."""
    return len(lemmas.keys() & domain.words) >= _SURELY and not lemmas.keys() & domain.unless


def _count(lemmas: Mapping[str, int], words: frozenset[str]) -> int:
    return sum(lemmas[word] for word in words & lemmas.keys())


def is_figurative(layout: Layout, index: int, around: tuple[int, int], *, domains: Sequence[Domain], objects: frozenset[str]) -> bool:
    """Whether the word at token `index` is used figuratively; `around` are the first and last (half-open) token of its sentence.

    `objects` are the base forms of the heads of its objects.
    """
    words, token = figurative_words(layout.language), layout.tokens[index]
    own = forms(token, layout.language)
    for form in own:
        if any(index - k >= around[0] and _stands(layout, index - k, phrase) for k, phrase in words.phrases.get(form, ())):
            return True
        if objects & words.objects.get(form, frozenset()):
            return True
    if any(d.whole for d in domains):
        return True
    told = [d for d in words.domains if own & d.triggers]
    if not told or any(d in domains for d in told):
        return bool(told)
    first, last = max(around[0], index - _NEAR), min(around[1], index + _NEAR + 1)
    near = {form for i in range(first, last) if i != index for form in forms(layout.tokens[i], layout.language)}
    return any(len(near & d.words) >= 2 and not near & words.real for d in told)


def _stands(layout: Layout, first: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words of a phrase stand at token `first`, by base form or own form."""
    tokens = layout.tokens[first : first + len(phrase)]
    return len(tokens) == len(phrase) and all(w in forms(t, layout.language) for w, t in zip(phrase, tokens, strict=True))
