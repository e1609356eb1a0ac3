"""Words in their sentences with the act that they tell, as far as the lexicon or a label of the text is sure of it."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.act_lexicon import ActLexicon, act_lexicon, forms, noun_act, verb_pattern
from onrecord.extract.figurative import domains_of, is_figurative
from onrecord.lexicons.classes import word_class
from onrecord.model.acts import FAMILY_OF
from onrecord.model.reading import Layout, Token
from onrecord.read.layout import lay_out

from .texts import Source

NONE = "none"
ACTS = tuple(act for act, family in FAMILY_OF.items() if (family not in ("speech", "politics") or act == "coup") and act != "other")
"""The acts that an incident can be made of or that answer one; what somebody says or agrees on is none of them here."""
STEM = 5  # words that begin with the same letters are taken for one word: "patrol", "patrolling"
CAP = {True: 16, False: 4}  # instances of one word that are kept: of an act, of none


@dataclass(frozen=True, slots=True)
class Instance:
    """Word `at` of a sentence of tokens; `fine` its Penn tag, `sure` where the lexicon knows it by itself, `made` where it was put there."""

    words: tuple[str, ...]
    at: int
    lemma: str
    act: str
    nominal: bool
    fine: str = ""
    sure: bool = True
    made: bool = False

    @property
    def stem(self) -> str:
        """What must not be on both sides of a split."""
        return self.lemma[:STEM]


@lru_cache(maxsize=2)
def _known_stems(language: str) -> frozenset[str]:
    """Beginnings of words that are in the lexicon by themselves, and of those that tell harm or a state of things."""
    lexicon = act_lexicon(language)
    known = {
        word for table in (lexicon.verbs, lexicon.nouns, lexicon.heads) for word, found in table.items() if any(not p.words for p in found)
    }
    vague = (word_class(name, "event_words") for name in ("harm", "incident", "states_of_things", "events_of_no_act"))
    return frozenset(word[:STEM] for word in known.union(*vague) if len(word) > 3)


def instances(texts: Iterable[Source], language: str) -> Iterator[Instance]:
    """Of all texts, at most CAP of one word, act and kind."""
    kept: Counter[tuple[str, str, bool]] = Counter()
    for source in texts:
        layout = lay_out(source.text, language)
        for one in sorted(_of_text(layout, source), key=lambda one: zlib.crc32(" ".join(one.words).encode())):
            key = (one.lemma, one.act, one.nominal)
            kept[key] += 1
            if kept[key] <= CAP[one.act != NONE]:
                yield one


def _of_text(layout: Layout, source: Source) -> Iterator[Instance]:
    lexicon = act_lexicon(layout.language)
    domains = domains_of(layout)
    forms_of = [forms(token, layout.language) for token in layout.tokens]
    for sentence in layout.sentences:
        words = tuple(token.text for token in layout.tokens[sentence.first : sentence.last])
        for k in range(sentence.first, sentence.last):
            token = layout.tokens[k]
            if token.tag not in ("VERB", "NOUN") or not token.text.isalpha() or len(words) > 120:
                continue
            around = (sentence.first, sentence.last)
            act, sure = _act(
                lexicon, token, forms_of[k], forms_of[max(sentence.first, k - 4) : k], forms_of[k + 1 : min(sentence.last, k + 12)]
            )
            act = source.told.get(token.start, act)
            act = NONE if act is None and not _is_near(token, layout.language) else act
            if act and not is_figurative(layout, k, around, domains=domains, objects=frozenset()):
                act = act if act in ACTS else NONE
                yield Instance(words, k - sentence.first, token.lemma, act, token.tag == "NOUN", token.fine, sure)


def _act(
    lexicon: ActLexicon, token: Token, own: frozenset[str], before: list[frozenset[str]], after: list[frozenset[str]]
) -> tuple[str | None, bool]:
    """What the lexicon says of a word (empty where it knows the word and nothing fits), and whether by the word alone."""
    tables = (lexicon.nouns, lexicon.heads) if token.tag == "NOUN" else (lexicon.verbs,)
    entries = [entry for table in tables for form in own for entry in table.get(form, ())]
    alone = {entry.act for entry in entries if not entry.words}
    if token.tag == "NOUN":
        found = noun_act(lexicon, own, before, after)
    else:
        pattern = verb_pattern(lexicon, own, after, frozenset())
        found = pattern.act if pattern else None
    return found or ("" if entries else None), len(alone) == 1 and found in alone


def _is_near(token: Token, language: str) -> bool:
    """Whether a word that the lexicon does not know looks like one that it knows, or tells harm: it is no example of none."""
    known = _known_stems(language)
    return token.lemma[:STEM] in known or token.text.casefold()[:STEM] in known
