"""Cues: the words by which somebody is made to say, write, show, think or want something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.lexicons import load
from onrecord.model.quick import quick
from onrecord.model.reading import Stance
from onrecord.read.attribution_syntax import Clauses
from onrecord.read.cues_silent import is_nameless, telephones, undergoes
from onrecord.read.phrases import VerbGroup, verb_lemma
from onrecord.read.tag import lemma_of, load_lemmas
from onrecord.read.tokens import token_spans

Frame = Literal["say", "tell", "quote", "view", "seem", "passive", "noun", "preposition", "adverb", "colon"]
_BE = frozenset(("be", "'s", "'re", "être", "get"))
_DISTANT = frozenset(("claim", "allege", "purport", "profess", "prétendre", "alléguer"))
_MESSAGE = frozenset("statement interview tweet email e-mail letter post memo communiqué".split())
_PICTURES = frozenset("video footage image photo photograph picture clip message letter vidéo".split())
_PLAIN = frozenset(("identify", "name", "confirm", "announce", "show", "disclose", "reveal", "tell", "ask"))
"""Verbs that keep no distance where nobody is said to do it: "the victim was named as"."""
_TALLY_REACH = 12
"""So many words behind a verb of counting its number is looked for."""
ROUND = frozenset(
    "dozens hundreds thousands dizaine dizaines douzaine quinzaine vingtaine trentaine quarantaine cinquantaine centaine centaines millier milliers".split()
)
"""Nouns that number people."""
_CLITICS = ("-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles", "-il", "-elle", "-on", "-ils", "-elles", "-je", "-nous")


@quick
@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: tokens `first:last`; `frame` says where its content is sought; `stance` what the sayer does in saying it.

    `hedged` where the word keeps a distance. `clitic` is the length of the pronoun glued to a French verb ("dit-il"), 0 without.
    """

    first: int
    last: int
    sentence: int
    frame: Frame
    stance: Stance
    hedged: bool = False
    clitic: int = 0


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """The cue words of a language by base form."""

    verbs: dict[str, tuple[Frame, Stance]]
    particles: dict[str, dict[str, str]]
    counting: dict[str, str]
    seem: frozenset[str]
    passive: frozenset[str]
    nouns: dict[str, Stance]
    adjectives: frozenset[str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Frame], ...]]


@lru_cache(maxsize=4)
def cue_lexicon(language: str) -> CueLexicon:
    """The cue words of a language (`en`, `fr`; English for all others)."""
    name = language if language in ("en", "fr") else "en"
    raw = load(f"cue_{name}")
    frames: tuple[Frame, ...] = ("quote", "view", "tell", "say")
    verbs = {lemma: (frame, stance) for frame in frames for stance, lemmas in raw[frame].items() for lemma in lemmas}
    phrases: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for key, frame in (("prepositions", "preposition"), ("adverbs", "adverb")):
        for phrase in raw[key]:
            words = tuple(phrase[a:b].casefold() for a, b in token_spans(phrase, name))
            phrases.setdefault(words[0], []).append((words, frame))  # type: ignore[arg-type]
    return CueLexicon(
        verbs,
        raw["with"],
        raw["counting"],
        frozenset(raw["seem"]),
        frozenset(raw["passive"]),
        {noun: stance for stance, nouns in raw["nouns"].items() for noun in nouns},
        frozenset(raw["adjectives"]),
        {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in phrases.items()},
    )


def is_saying(lemma: str, language: str) -> bool:
    """Whether a verb, by its base form, makes its subject a speaker: "say", "tell", "deny", "condemn", not "want" or "show"."""
    frame, stance = cue_lexicon(language).verbs.get(lemma, (None, "states"))
    return frame in ("say", "tell") or (frame == "view" and stance != "states")


def find_cues(clauses: Clauses) -> tuple[Cue, ...]:
    """The cues of a text in text order; they do not overlap."""
    lexicon = cue_lexicon(clauses.layout.language)
    found = [
        *_phrase_cues(clauses, lexicon),
        *_verb_cues(clauses, lexicon),
        *_noun_cues(clauses, lexicon),
        *_inverted_cues(clauses, lexicon),
    ]
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.first, -c.last)):
        if not kept or cue.first >= kept[-1].last:
            kept.append(cue)
    return tuple(kept)


def _phrase_cues(clauses: Clauses, lexicon: CueLexicon) -> Iterator[Cue]:
    """Fixed phrases: "according to", "reportedly"."""
    for number, sentence in enumerate(clauses.layout.sentences):
        for k, word in enumerate(clauses.lowered[sentence.first : sentence.last], sentence.first):
            for words, frame in lexicon.phrases.get(word, ()):
                if all(clauses.word(k + i) == w for i, w in enumerate(words)):
                    yield Cue(k, k + len(words), number, frame, "states", hedged=frame == "adverb")
                    break


def _known(lexicon: CueLexicon, lemma: str) -> tuple[Frame, Stance] | None:
    """The entry of a base form, also where the tagger cut a silent e too much."""
    return lexicon.verbs.get(lemma) or lexicon.verbs.get(lemma + "e")


def _verb_cues(clauses: Clauses, lexicon: CueLexicon) -> Iterator[Cue]:
    """Verbs that report, and verbs beside quoted words."""
    for group in clauses.groups:
        lemma = verb_lemma(clauses.layout, group.main)
        if clauses.word(group.first) == "to" and group.first in clauses.ending and not _made_to(clauses, group):
            continue
        if clauses.layout.language == "fr" and undergoes(clauses, group, lemma):
            continue
        if is_nameless(clauses, group) or (lemma == "appear" and clauses.tag(group.last) == "ADP"):
            continue  # "who asked not to be named", "appeared in court"
        helped = any(clauses.tokens[k].lemma in _BE for k in range(group.first, group.main))
        if lemma == "faire" and clauses.word(group.last) == "savoir" and not group.passive:
            yield _cue(clauses, group, "say", "states", extra=1)
        elif lemma in lexicon.seem:
            yield _cue(clauses, group, "seem", "states")
        elif lemma in lexicon.counting and not group.passive and _counts(clauses, group, lexicon.counting[lemma]):
            yield _cue(clauses, group, "view", "states", lemma, extra=int(clauses.word(group.last) == "état"))  # "faire état de"
        elif (helped and group.passive) or _foreseen(clauses, group, lemma) or _accused(clauses, group, lemma):
            if lemma in lexicon.passive or (_known(lexicon, lemma) and clauses.word(group.last) == "by"):
                entry = _known(lexicon, lemma)
                stance: Stance = "accuses" if lemma in ("charge", "suspect") else entry[1] if entry else "states"
                yield _cue(clauses, group, "passive", stance, lemma)
        elif (particle := _particle(clauses, group, lexicon, lemma)) is not None:
            if particle[1] != "none":
                frame: Frame = "say" if particle[0] in ("on", "out") else "view"
                extra = _behind_adverbs(clauses, group) - group.last + 1
                yield _cue(clauses, group, frame, particle[1], lemma, extra=extra)  # type: ignore[arg-type]
        elif (entry := _known(lexicon, lemma)) is not None:
            if not _attributive(clauses, group) and not (lemma == "call" and telephones(clauses, group)):
                yield _cue(clauses, group, entry[0], entry[1], lemma)
        elif lemma in _BE and clauses.word(group.last) in lexicon.adjectives:
            yield _cue(clauses, group, "view", "fears" if "rri" in clauses.word(group.last) else "states", extra=1)
        elif _beside_quote(clauses, group):
            yield _cue(clauses, group, "quote", "states")


def _counts(clauses: Clauses, group: VerbGroup, link: str) -> bool:
    """Whether a number follows a verb, behind the word that links them: "put the turnout at 4,000", "en revendiquent 3 000"."""
    linked = not link
    for k in range(group.last, min(clauses.sentence(group.sentence).last, group.last + _TALLY_REACH)):
        if (k in clauses.group_at and not link) or clauses.word(k) in (";", ":"):
            return False
        if linked and (clauses.tag(k) == "NUM" or clauses.word(k)[:1].isdigit() or clauses.word(k) in ROUND):
            return True
        linked = linked or clauses.word(k) == link
    return False


def _behind_adverbs(clauses: Clauses, group: VerbGroup) -> int:
    """The token behind a verb and, in French, the adverbs that follow it: "parle | pour sa part | d'une embuscade"."""
    at = group.last
    while clauses.layout.language == "fr" and clauses.tag(at) == "ADV":
        at += 1
    return at


def _particle(clauses: Clauses, group: VerbGroup, lexicon: CueLexicon, lemma: str) -> tuple[str, str] | None:
    """The word that makes a verb a cue or part of one ("called for"), with the stance; none where the verb has no such word here."""
    particles = lexicon.particles.get(lemma)
    word = clauses.word(_behind_adverbs(clauses, group)) if particles else ""
    if not particles or word not in particles:
        return None if lemma in lexicon.verbs or not particles else ("", "none")
    return word, particles[word]


def _foreseen(clauses: Clauses, group: VerbGroup, lemma: str) -> bool:
    """Whether a lone participle says what is thought of its noun: "a ruling expected to follow", "men believed to be armed"."""
    lone = group.last - group.first == 1 and clauses.tokens[group.main].fine == "VBN"
    return (
        lone
        and lemma in ("expect", "believe", "think", "allege", "say", "suppose")
        and clauses.word(group.last) == "to"
        and group.first in clauses.ending
    )


def _accused(clauses: Clauses, group: VerbGroup, lemma: str) -> bool:
    """Whether a lone participle tells what its noun is accused of: "the man accused of killing his wife"."""
    lone = group.last - group.first == 1 and clauses.tokens[group.main].fine in ("VBN", "VBD")
    return lone and lemma in ("accuse", "suspect") and clauses.word(group.last) == "of" and group.first in clauses.ending


def _made_to(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the phrase before an infinitive is its subject: "allowed users to tell", not "a decision to say"."""
    subject = clauses.ending[group.first]
    before = clauses.group_at.get(subject.first - 1)
    return before is not None and clauses.tokens[before.main].lemma not in ("have", "make", "take", "be")


def _attributive(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether a lone participle only describes a noun ("the proposed law", "a man named Sam", "those expected to come")."""
    token = clauses.tokens[group.main]
    if group.last - group.first > 1 or token.fine not in ("VBN", "JJ") or clauses.tokens[group.main].text.casefold().endswith("ing"):
        return False
    after = clauses.word(group.last)
    subject = clauses.ending.get(group.first)
    if subject is not None and clauses.tokens[subject.head].lemma in _PICTURES:
        return True
    if after in ("by", "as") or (after == "to" and token.lemma in ("expect", "ask", "name", "allege", "believe", "intend", "plan")):
        return True
    return subject is None and clauses.tag(group.last) in ("NOUN", "PROPN", "ADJ") and clauses.tag(group.first - 1) in ("DET", "ADJ", "ADP")


def _cue(clauses: Clauses, group: VerbGroup, frame: Frame, stance: Stance, lemma: str = "", *, extra: int = 0) -> Cue:
    """The cue of a verb group, with an adverb before it and what belongs to it behind it ("said in a statement")."""
    first, last = group.first, group.last + extra
    sentence = clauses.sentence(group.sentence)
    while (
        first > sentence.first
        and clauses.tag(first - 1) == "ADV"
        and (clauses.word(first - 1) == "also" or clauses.word(first - 1).endswith("ly"))
    ):
        first -= 1
    if frame == "say" and clauses.word(last) in ("in", "dans"):
        message = clauses.starting.get(last + 1)
        if message and clauses.word(message.last - 1) in _MESSAGE:
            last = message.last
    unsure = frame == "passive" and clauses.word(group.last) != "by" and lemma not in _PLAIN
    hedged = (lemma in _DISTANT and not extra) or unsure or group.modal == "cond"
    return Cue(first, last, group.sentence, frame, stance, hedged)


def _beside_quote(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether an unknown verb stands where a reporting verb would: "...,” she laughed" or "she laughed: “..."."""
    if (group.passive and group.last - group.first > 1) or clauses.quote[group.main] >= 0:
        return False
    subject = clauses.ending.get(group.first)
    if subject is None or clauses.tokens[group.main].fine not in ("VBD", "VBZ", "VBP", "VBN"):
        return False
    if clauses.word(group.last) in (":", ",") and clauses.quote[min(group.last + 1, len(clauses.quote) - 1)] >= 0:
        return True
    before = subject.first - 1
    closes = before > 0 and clauses.is_mark(before) and clauses.word(before - 1) in (",", "?", "!", ".")
    return closes and clauses.quote[before] >= 0 and clauses.word(group.last) in (".", ",", "in", "on", "to", "after")


def _noun_cues(clauses: Clauses, lexicon: CueLexicon) -> Iterator[Cue]:
    """Nouns that stand for something said: "the claim that", "a warning of"."""
    for phrase in clauses.starting.values():
        token = clauses.tokens[phrase.head]
        stance = lexicon.nouns.get(token.lemma)
        after = clauses.word(phrase.last)
        if stance is None or phrase.head != phrase.last - 1:
            continue
        if after in ("that", "que", "qu'"):
            yield Cue(phrase.head, phrase.last, phrase.sentence, "noun", stance, hedged=stance == "claims")
        elif after in ("of", "about", "to", "for", "against") and stance != "states" and clauses.starting.get(phrase.last + 1):
            yield Cue(phrase.head, phrase.last + 1, phrase.sentence, "noun", stance)


def _inverted_cues(clauses: Clauses, lexicon: CueLexicon) -> Iterator[Cue]:
    """French verbs with their subject glued on: "explique-t-il", "a-t-elle déclaré"."""
    if clauses.layout.language != "fr":
        return
    lemmas = load_lemmas("fr")
    for number, sentence in enumerate(clauses.layout.sentences):
        for k in range(sentence.first, sentence.last):
            word = clauses.word(k)
            clitic = next((c for c in _CLITICS if word.endswith(c)), None) if "-" in word else None
            if clitic is None:
                continue
            stem, last = word[: -len(clitic)], k + 1
            lemma = lemma_of(stem, "VERB", "VBP", lemmas)
            if stem in ("a", "avait", "ont", "avaient", "aurait") and last < sentence.last:
                lemma, last = clauses.tokens[last].lemma, last + 1
            entry = lexicon.verbs.get(lemma)
            if entry is not None:
                yield Cue(k, last, number, "say", entry[1], lemma in _DISTANT, len(clitic.removeprefix("-t").removeprefix("-")))
