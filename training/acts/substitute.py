"""Sentences of the training texts with another word of the lexicon in place of the one that told the act: rare words get examples too.

A word that tells no act, put in the same place, makes an example of none, so that it is not the rest of a sentence that is learnt.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.act_lexicon import act_lexicon
from onrecord.model.acts import FAMILY_OF

from .inflect import VERB_TAGS, inflected, plural
from .instances import ACTS, NONE, Instance

SEED = 20261
AROUND = 16  # words on either side that are kept
PLACES = 40  # sentences of an act that words are put into
EACH = 9  # sentences that one word of an act is put into
NONE_EACH, NONE_WORDS = 3, 500  # sentences that one word of none is put into, and how many such words, the most frequent ones
_TAGS = {False: VERB_TAGS, True: ("NN", "NNS")}

Places = dict[str, list[Instance]]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the lexicon by itself, with its one act."""

    text: str
    act: str
    nominal: bool


def made_instances(found: Sequence[Instance]) -> list[Instance]:
    """The made examples; the same for the same texts."""
    rng = random.Random(SEED)
    out: list[Instance] = []
    for nominal in (False, True):
        places = {act: _places([one for one in found if one.act == act and one.nominal == nominal], rng) for act in ACTS}
        for word in lexicon_words(nominal=nominal):
            out += _put(word, _of_act(places, word.act), EACH if word.act in ACTS else NONE_EACH, rng)
        anywhere = [place for act in ACTS for place in places[act][:12]]
        for text in _plain_words(found, nominal=nominal):
            out += _put(Word(text, NONE, nominal), anywhere, NONE_EACH, rng)
    return out


def lexicon_words(*, nominal: bool) -> list[Word]:
    """The English words that tell one act by themselves."""
    lexicon = act_lexicon("en")
    acts: defaultdict[str, set[str]] = defaultdict(set)
    for text, patterns in (lexicon.nouns if nominal else lexicon.verbs).items():
        acts[text] |= {pattern.act for pattern in patterns if not pattern.words}
    return [Word(text, *one, nominal) for text, one in sorted(acts.items()) if len(one) == 1 and text.isalpha()]


def _places(ones: list[Instance], rng: random.Random) -> list[Instance]:
    """Sentences to put words into, of many different words."""
    rng.shuffle(ones)
    used: Counter[str] = Counter()
    kept = []
    for one in ones:
        used[one.lemma] += 1
        if one.sure and one.fine in _TAGS[one.nominal] and used[one.lemma] <= PLACES // 4 and len(kept) < PLACES:
            kept.append(one)
    return kept


def _of_act(places: Places, act: str) -> list[Instance]:
    """Places of an act, and where there are few those of its family; of what is none here, of every act."""
    if act not in ACTS:
        return [place for one in ACTS for place in places[one][:4]]
    own = places[act]
    kin = [place for one in ACTS if one != act and FAMILY_OF[one] == FAMILY_OF[act] for place in places[one][:4]]
    return own if len(own) >= EACH else [*own, *kin]


def _plain_words(found: Sequence[Instance], *, nominal: bool) -> list[str]:
    """The most frequent words of none, by their base form."""
    counts = Counter(
        one.lemma for one in found if one.act == NONE and one.nominal == nominal and one.lemma.isalpha() and len(one.lemma) > 2
    )
    return [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))][:NONE_WORDS]


def _put(word: Word, places: Sequence[Instance], count: int, rng: random.Random) -> Iterator[Instance]:
    """A word in some of the places, in the form of the word that stood there."""
    for place in rng.sample(places, min(count, len(places))):
        form = (plural(word.text) if place.fine == "NNS" else word.text) if word.nominal else inflected(word.text, place.fine)
        first = max(0, place.at - AROUND)
        words = list(place.words[first : place.at + AROUND])
        at = place.at - first
        words[at] = _cased(form, words[at])
        if at and words[at - 1].lower() in ("a", "an"):
            words[at - 1] = _cased("an" if form[0] in "aeiou" else "a", words[at - 1])
        act = word.act if word.act in ACTS else NONE
        yield replace(place, words=tuple(words), at=at, lemma=word.text, act=act, sure=True, made=True)


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word
