"""The clauses of a sentence: what each verb's subject and object are, and which word or verb governs it.

Rules over noun phrases and verb groups, in the order of the words; no parse. Method: chunk-based relations as in Abney 1996.
"""

from __future__ import annotations

from onrecord.lexicons.classes import word_class
from onrecord.read.cues import is_saying
from onrecord.read.lists import SINGULAR, conjuncts
from onrecord.read.phrases import VerbGroup, is_joined, verb_lemma
from onrecord.read.scene import LINKS, RELATIVE, Clause, ClauseKind, Scene, kind_of, skip_back, voiced
from onrecord.read.subjects import subject_of


def clauses_of(scene: Scene) -> tuple[Clause, ...]:
    """The clauses of a sentence, one for each verb group, in order."""
    found: list[Clause] = []
    for k, group in enumerate(scene.groups):
        found.append(_clause(scene, k, voiced(scene, group), found))
    return tuple(found)


def _clause(scene: Scene, k: int, group: VerbGroup, found: list[Clause]) -> Clause:
    kind = kind_of(scene, group)
    before = skip_back(scene, group.first)
    previous = found[-1] if found else None
    token = scene.token(before)
    joined = previous is not None and token is not None and (token.tag == "CCONJ") and scene.word(before) not in ("but", "mais", "or")
    subject = subject_of(scene, group, kind, before, found)
    start = _start(scene, group, subject, previous)
    link = scene.word(before) if scene.word(before) in RELATIVE or kind != "finite" else _link(scene, start, group.first, previous)
    governor, noun, content = _governor(scene, kind, link, before, found, joined=joined)
    lemma = verb_lemma(scene.layout, group.main)
    objects = () if group.passive else _objects(scene, group, k)
    if kind == "finite" and objects and lemma in word_class("takes_clause") and scene.word(before) in (",", '"', "”", "»", "''"):
        subject, objects = objects, ()  # "..., said the mayor"
    return Clause(group, lemma, kind, start, _end(scene, group, k), subject, objects, link, governor, noun, content, joined)


def _start(scene: Scene, group: VerbGroup, subject: tuple[int, ...], previous: Clause | None) -> int:
    """Where a clause begins: after the clause before it, at its subject if that stands in between."""
    low = previous.group.last if previous else scene.first
    if previous is None:
        return low
    own = [scene.phrases[i].first for i in subject if scene.phrases[i].first >= low]
    edge = min([*own, group.first])
    while (
        edge > low
        and (token := scene.token(edge - 1)) is not None
        and (token.tag in ("SCONJ", "CCONJ", "ADV") or scene.word(edge - 1) in LINKS)
    ):
        edge -= 1
    return edge


def _link(scene: Scene, start: int, end: int, previous: Clause | None) -> str:
    """The word that joins a finite clause on: the last such word from the clause before it to its verb."""
    low = previous.group.last if previous else scene.first
    for i in range(end - 1, max(low, start - 4) - 1, -1):
        token = scene.token(i)
        if token is not None and scene.word(i) in LINKS and (token.tag in ("SCONJ", "ADV", "PRON") or token.fine in ("IN", "WRB", "WDT")):
            return scene.word(i)
    return ""


def _end(scene: Scene, group: VerbGroup, k: int) -> int:
    """Where what stands after a verb ends: at the next verb, or before a word that opens another clause."""
    limit = scene.groups[k + 1].first if k + 1 < len(scene.groups) else scene.last
    for i in range(group.last, limit):
        token = scene.layout.tokens[i]
        if token.text == ";" or token.tag == "SCONJ" or (scene.word(i) in RELATIVE and token.tag == "PRON" and i > group.last):
            return i
    return limit


def _objects(scene: Scene, group: VerbGroup, k: int) -> tuple[int, ...]:
    """The noun phrases right after an active verb, unless the next finite verb claims the first as its subject."""
    following = scene.groups[k + 1] if k + 1 < len(scene.groups) else None
    if following and not following.passive and following.first == following.main and is_joined(scene.layout, group, following):
        return _objects(scene, following, k + 1)  # "shot and killed a man"
    stop = following.first if following else scene.last
    at, openings = group.last, {phrase.first for phrase in scene.phrases}
    while (
        (token := scene.token(at)) is not None
        and at < stop
        and at not in openings  # "killed more than 30 people"
        and (token.tag in ("ADV", "PART") or token.fine == "RP" or scene.word(at) == "dead")
    ):
        at += 1
    for i, phrase in enumerate(scene.phrases):
        if phrase.first == at and scene.word(phrase.head) in word_class("no_arguments"):
            at = phrase.last
            continue
        if phrase.first == at or (phrase.first == at + 1 and scene.word(at) in ("d'", "de", "des", "du", '"', "“")):
            claimed = following is not None and phrase.last == following.first and kind_of(scene, following) == "finite"
            claimed = claimed and scene.word(group.first - 1) not in RELATIVE and not _describes(scene, group)
            claimed = claimed and following is not None and _agree(scene, i, following)
            return () if claimed else _unclaimed(scene, conjuncts(scene, i, stop=stop), following)
        if phrase.first > at + 1:
            break
    return ()


def _describes(scene: Scene, group: VerbGroup) -> bool:
    """Whether a participle right behind a noun phrase only says which it is: "the man driving the truck was held"."""
    return group.first == group.main and kind_of(scene, group) == "participle" and any(p.last == group.first for p in scene.phrases)


def _unclaimed(scene: Scene, chain: tuple[int, ...], following: VerbGroup | None) -> tuple[int, ...]:
    """Without the last conjunct where it is the subject of the next finite verb ("hit a car and the driver died")."""
    takes = following is not None and len(chain) > 1 and scene.phrases[chain[-1]].last == following.first
    finite = takes and following is not None and kind_of(scene, following) == "finite"
    if not finite or following is None or not _agree(scene, chain[-1], following):
        return chain
    two = len(chain) > 2 and scene.word(scene.phrases[chain[-2]].first - 1) == ","
    says = is_saying(scene.layout.tokens[following.main].lemma, scene.layout.language)
    return chain[:-2] if two and says else chain[:-1]  # "hurting nine, | police and witnesses said"


def _agree(scene: Scene, k: int, group: VerbGroup) -> bool:
    """Whether a noun phrase can be a verb's subject by its number: not "accused of killing his wife and two sons | was held"."""
    return scene.layout.tokens[scene.phrases[k].head].fine != "NNS" or scene.word(group.first) not in SINGULAR


def _governor(
    scene: Scene, kind: ClauseKind, link: str, before: int, found: list[Clause], *, joined: bool
) -> tuple[int | None, str | None, bool]:
    """The clause or noun that a clause depends on, and whether it is the content of it."""
    if not found:
        return None, _noun_before(scene, before) if kind == "infinitive" else None, False
    last = len(found) - 1
    if joined and found[last].kind == kind and kind != "finite":
        return found[last].governor, found[last].governor_noun, found[last].content
    if kind == "infinitive":
        noun = _noun_before(scene, before)
        controls = found[last].lemma in word_class("object_control") or (before + 1 == found[last].group.last)
        return last, None if controls else noun, True
    if kind == "participle":
        return last, None, before + 1 == found[last].group.last or link in ("from", "of", "de")
    if kind == "finite" and (
        link in ("that", "que", "qu'", "if", "whether") or (not link and found[last].lemma in word_class("takes_clause"))
    ):
        return last, None, link != "if"
    return None, None, False


def _noun_before(scene: Scene, before: int) -> str | None:
    token = scene.token(before)
    return token.lemma if token is not None and token.tag in ("NOUN", "ADJ") else None
