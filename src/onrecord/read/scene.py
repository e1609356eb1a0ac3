"""A sentence as the rules for arguments see it: tokens, noun phrases, verb groups; and what a clause is."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from onrecord.lexicons.classes import word_class
from onrecord.model.locate import lowered_words
from onrecord.model.parse import Frame
from onrecord.model.quick import quick, replace
from onrecord.model.reading import Layout, Token
from onrecord.read.phrases import NounPhrase, VerbGroup, is_joined, noun_phrases, verb_groups, verb_lemma

ClauseKind = Literal["finite", "infinitive", "participle", "reduced"]
_LONGEST = 400  # tokens of a sentence that are read together
_CLITICS = frozenset("se s' me m' te t' nous vous le la les l' lui leur y en".split())
RELATIVE = frozenset("who which that qui whom lequel laquelle lesquels".split())
LINKS = frozenset(
    "that if whether unless because when while after before as since although though once until whereas lest than where why how what "
    "que qu' si s' lorsque quand puisque comme alors où tandis pendant afin avant après".split()
)


@quick
@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its noun phrases and verb groups; `first:last` are its tokens, `lowered` are those of the whole text in lower case."""

    layout: Layout
    sentence: int
    first: int
    last: int
    phrases: tuple[NounPhrase, ...]
    groups: tuple[VerbGroup, ...]
    lowered: tuple[str, ...]

    def word(self, index: int) -> str:
        """A token in lower case with straight apostrophes; empty outside the sentence."""
        return self.lowered[index] if self.first <= index < self.last else ""

    def token(self, index: int) -> Token | None:
        """The token of that index, if it is in the sentence."""
        return self.layout.tokens[index] if self.first <= index < self.last else None

    def frame(self, index: int) -> Frame | None:
        """What the trained reader says of a token as a predicate, if anything."""
        if not self.layout.parses:
            return None
        at = index - self.layout.sentences[self.sentence].first
        return next((frame for frame in self.layout.parses[self.sentence].frames if frame.word == at), None)


@quick
@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what stands around it: tokens `start:end`, `subject` and `objects` as indices of noun phrases in the scene.

    `link` is the word that joins it on ("that", "if", "who", "to"; empty where there is none); `governor` the index of the clause that it
    depends on; `governor_noun` the base form of a noun that it depends on ("the decision to leave"); `content` where it is what the
    governor says, wants or tries. `joined` where it shares its subject with the clause before ("fired and fled").
    """

    group: VerbGroup
    lemma: str
    kind: ClauseKind
    start: int
    end: int
    subject: tuple[int, ...]
    objects: tuple[int, ...]
    link: str
    governor: int | None
    governor_noun: str | None
    content: bool
    joined: bool


def scenes(layout: Layout) -> list[Scene]:
    """One scene a sentence; a sentence without end is read in pieces, so that the time stays near-linear."""
    phrases: dict[tuple[int, int], list[NounPhrase]] = defaultdict(list)
    groups: dict[tuple[int, int], list[VerbGroup]] = defaultdict(list)
    for phrase in noun_phrases(layout):
        piece = (phrase.first - layout.sentences[phrase.sentence].first) // _LONGEST
        phrases[phrase.sentence, piece].append(phrase)
    for group in verb_groups(layout):
        piece = (group.first - layout.sentences[group.sentence].first) // _LONGEST
        groups[group.sentence, piece].append(group)
    return [
        Scene(layout, k, first, min(s.last, first + _LONGEST), tuple(phrases[k, n]), tuple(groups[k, n]), lowered_words(layout))
        for k, s in enumerate(layout.sentences)
        for n, first in enumerate(range(s.first, s.last, _LONGEST))
    ]


def voiced(scene: Scene, group: VerbGroup) -> VerbGroup:
    """A bare past form with its voice by what follows it, or by the verb it is joined to: "officers shot and killed a man"."""
    if group.first != group.main or scene.layout.language == "fr":
        return group
    k = bisect_left(scene.groups, group.first, key=lambda g: g.first)
    before, after = scene.groups[k - 1] if k else None, scene.groups[k + 1] if k + 1 < len(scene.groups) else None
    if after is not None and is_joined(scene.layout, group, after) and _object_follows(scene, after):
        return replace(group, passive=False)
    if before is not None and is_joined(scene.layout, before, group) and not _object_follows(scene, group):
        return replace(group, passive=before.passive if before.first < before.main else _by_object(scene, before).passive)
    return _by_object(scene, group)


def _by_object(scene: Scene, group: VerbGroup) -> VerbGroup:
    """A bare past form by itself: an object makes it active; a verb that needs one and has none is passive."""
    lemma, following = verb_lemma(scene.layout, group.main), scene.token(group.last)
    if group.passive:
        active = (
            (lemma == "call" and scene.word(group.last) in ("for", "on", "upon"))
            or lemma in word_class("intransitive")
            or (lemma == "fire" and scene.word(group.last) == "at")
            or _object_follows(scene, group)
        )
        return replace(group, passive=False) if active else group
    main = scene.layout.tokens[group.main]
    past = (main.fine in ("VBD", "VBN", "NN", "JJ") or main.text.casefold() == "hurt") and not group.perfect  # "hurt" has but one form
    bare = following is None or following.tag in ("ADP", "PUNCT", "CCONJ", "SCONJ") or scene.word(group.last) in ("dead", "to")
    needs = past and lemma in word_class("transitive") and bare and scene.word(group.last) not in ("at", "on", "upon", '"', "“", "that")
    return replace(group, passive=True) if needs and not _object_follows(scene, group) else group


def _object_follows(scene: Scene, group: VerbGroup) -> bool:
    """Whether a noun phrase begins right after a verb, and it is neither a day nor the subject of another finite verb."""
    at = group.last + (scene.word(group.last) == "dead")
    for phrase in scene.phrases:
        if phrase.first == at:
            return scene.word(phrase.head) not in word_class("no_arguments") and verb_lemma(scene.layout, group.main) not in word_class(
                "takes_two"
            )
    return False


def is_prepositional(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a preposition stands right before a noun phrase."""
    token = scene.token(phrase.first - 1)
    return (
        token is not None
        and (token.tag == "ADP" or token.text.casefold() in ("due", "per", "including"))
        and token.text.casefold() not in ("that", "que")
    )


def kind_of(scene: Scene, group: VerbGroup) -> ClauseKind:
    """Finite, infinitive, -ing form, or a participle alone after its noun."""
    main, alone = scene.layout.tokens[group.main], group.modal is None and not group.perfect
    words = [scene.word(i) for i in range(group.first, group.main)]
    helpers = [scene.layout.tokens[i] for i in range(group.first, group.main) if scene.layout.tokens[i].tag in ("AUX", "VERB")]
    having = scene.layout.language == "fr" and group.modal is None  # "d'avoir tiré"
    if "to" in words or (helpers and helpers[0].fine == "VB" and (alone or having)):
        return "infinitive"
    if (helpers and helpers[0].fine == "VBG") or (main.fine == "VBG" and not helpers):
        return "participle"
    if main.fine == "VB" and not helpers and alone:
        return "infinitive"
    if group.passive and not helpers:
        return "reduced"
    return "finite"


def skip_back(scene: Scene, index: int) -> int:
    """The index of the token that ends at `index`, going back over adverbs and, in French, over pronouns that belong to the verb."""
    index -= 1
    french = scene.layout.language == "fr"
    while (token := scene.token(index)) is not None and (
        (token.tag == "ADV" and token.text.casefold() not in LINKS) or (french and token.tag == "PRON" and scene.word(index) in _CLITICS)
    ):
        index -= 1
    return index


def ending_at(scene: Scene, end: int) -> int | None:
    """The noun phrase that ends at a token, a comma in between allowed."""
    for k in range(len(scene.phrases) - 1, -1, -1):
        if scene.phrases[k].last == end or (scene.phrases[k].last == end - 1 and scene.word(end - 1) == ","):
            return k
        if scene.phrases[k].last < end - 1:
            return None
    return None
