"""What is said to happen: verbs and event nouns with their arguments, and whether they are told as having happened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.lexicons.classes import word_class
from onrecord.model.ids import content_id
from onrecord.model.locate import scored_at
from onrecord.model.reading import Argument, Layout, Marks, Mention, Predicate, Status
from onrecord.model.span import span_at
from onrecord.read.arguments import Ground, ground, is_time, verb_arguments
from onrecord.read.clauses import clauses_of
from onrecord.read.factuality import weighed
from onrecord.read.nominals import noun_arguments
from onrecord.read.phrases import NounPhrase
from onrecord.read.scene import Clause, Scene, scenes
from onrecord.read.status import clause_status, is_hedged, noun_status, tense_of


@lru_cache(maxsize=4)
def event_nouns(language: str) -> frozenset[str]:
    """Base forms of nouns that name what happens: the triggers of the lexicon of acts, and a few of no act."""
    found = set(word_class("more_event_nouns", "event_words"))
    for entries in load("act_fr" if language == "fr" else "act_en")["nouns"].values():
        for entry in entries:
            words = entry.split()
            found.update((words[0] if language == "fr" or {"of", "on", "to"} & set(words) else words[-1]).split("|"))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class ToldClause:
    """A clause with its status and arguments."""

    clause: Clause
    status: Status
    arguments: tuple[Argument, ...]


def find_predicates(layout: Layout, marks: Marks, mentions: tuple[Mention, ...]) -> tuple[Predicate, ...]:
    """Predicates in text order: every full verb, and the event nouns that head a noun phrase."""
    land = ground(layout, marks, mentions)
    found: list[Predicate] = []
    for scene in scenes(layout):
        told = _told(land, scene)
        gerunds = [p for t in told if (p := _gerund(scene, t.clause)) is not None]
        no_verbs = {p.head for p in gerunds}
        verbs = [
            _verb(scene, t)
            for t in told
            if t.clause.group.main not in no_verbs and t.clause.lemma not in word_class("no_event", "event_words")
        ]
        as_verbs = {p.span.start for p in verbs}
        named = [
            p
            for p in scene.phrases
            if _names_event(layout, p) and layout.tokens[p.head].start not in as_verbs and p.head not in no_verbs and not is_time(land, p)
        ]
        found += sorted([*verbs, *(_noun(land, scene, p, told) for p in (*named, *gerunds))], key=lambda p: (p.span.start, p.span.end))
    return tuple(found)


def _told(land: Ground, scene: Scene) -> list[ToldClause]:
    clauses = clauses_of(scene)
    statuses: list[Status] = []
    for k in range(len(clauses)):
        statuses.append(clause_status(scene, clauses, statuses, k))
    statuses = [weighed(s, scene.frame(c.group.main), firm=c.kind == "infinitive") for c, s in zip(clauses, statuses, strict=True)]
    return [ToldClause(c, s, verb_arguments(land, scene, c)) for c, s in zip(clauses, statuses, strict=True)]


def _names_event(layout: Layout, phrase: NounPhrase) -> bool:
    token = layout.tokens[phrase.head]
    if layout.language == "fr" and _is_capitalised(layout, phrase):
        return False  # "Les Soulèvements de la terre" is a name
    names = event_nouns(layout.language)
    known = token.lemma in names or (layout.language == "fr" and token.lemma.rstrip("sx") in names)
    known = known or (token.tag == "NOUN" and scored_at(layout, phrase.sentence, phrase.head) is not None)
    return known and token.tag in ("NOUN", "PROPN", "VERB", "ADJ")


def _is_capitalised(layout: Layout, phrase: NounPhrase) -> bool:
    """Whether a noun inside a sentence is written with a capital, in a text where that makes a name, and its sentence is not in title case."""
    sentence, token = layout.sentences[phrase.sentence], layout.tokens[phrase.head]
    if layout.casing != "mixed" or not token.text[:1].isupper() or token.text.isupper() or phrase.head == sentence.first:
        return False
    before = layout.tokens[phrase.head - 1]
    return before.tag in ("DET", "ADP") and before.text[-1:] not in (":", ".") and sentence.place == "body"


def _gerund(scene: Scene, clause: Clause) -> NounPhrase | None:
    """The noun phrase of an -ing form that is an event noun here: "in police firing", "the shelling"; none where it is a verb."""
    main, group = scene.layout.tokens[clause.group.main], clause.group
    if _opens_as_noun(scene, clause):
        return NounPhrase(group.first, group.last, group.main, scene.sentence)
    if (
        clause.kind != "participle"
        or group.first != group.main
        or (clause.objects and scene.layout.tokens[group.main - 1].tag not in ("NOUN", "PROPN", "NUM"))
        or main.text.casefold() not in event_nouns(scene.layout.language)
    ):
        return None
    first = group.main
    while (token := scene.token(first - 1)) is not None and (token.tag in ("NOUN", "ADJ", "DET", "NUM") or token.fine in ("PRP$", "POS")):
        first -= 1
    ahead = scene.token(first - 1)
    noun = ahead is not None and ahead.tag == "ADP" and (first < group.main or scene.word(group.last) not in ("at", "on"))
    determined = first < group.main and scene.layout.tokens[first].tag == "DET" and scene.layout.tokens[group.main - 1].tag != "NOUN"
    return NounPhrase(first, group.last, group.main, scene.sentence) if noun or determined else None


def _opens_as_noun(scene: Scene, clause: Clause) -> bool:
    """Whether a plural event noun at the head of a sentence was taken for a verb ("Clashes between ...", "Protests in ...")."""
    group, main, following = clause.group, scene.layout.tokens[clause.group.main], scene.token(clause.group.last)
    opens = group.first == group.main == scene.first and main.fine in ("VBZ", "NNS") and scene.layout.language != "fr"
    return (
        opens
        and main.lemma in event_nouns(scene.layout.language)
        and (following is None or following.tag in ("ADP", "PUNCT", "VERB", "CCONJ"))
    )


def _verb(scene: Scene, told: ToldClause) -> Predicate:
    clause, token = told.clause, scene.layout.tokens[told.clause.group.main]
    span = span_at(scene.layout.text, token.start, token.end)
    return Predicate(
        id=content_id("p", span.start, span.end, clause.lemma),
        span=span,
        lemma=clause.lemma,
        sentence=scene.sentence,
        nominal=False,
        tense=tense_of(scene, clause),
        passive=clause.group.passive,
        status=told.status,
        hedged=is_hedged(scene, clause, clause.group.first, clause.group.last),
        arguments=told.arguments,
    )


def _noun(land: Ground, scene: Scene, phrase: NounPhrase, told: list[ToldClause]) -> Predicate:
    token = scene.layout.tokens[phrase.head]
    lemma = token.text.casefold() if token.fine == "VBG" else token.lemma
    span = span_at(scene.layout.text, token.start, token.end)
    over, core = _clause_of(scene, phrase, told)
    clause = over.clause if over else None
    by_rule = _yet_to_begin(scene, phrase, told) or noun_status(scene, phrase, clause, over.status if over else "happened", argument=core)
    return Predicate(
        id=content_id("p", span.start, span.end, lemma),
        span=span,
        lemma=lemma,
        sentence=scene.sentence,
        nominal=True,
        tense="none",
        passive=False,
        status=weighed(by_rule, scene.frame(phrase.head), firm=by_rule == "planned"),
        hedged=is_hedged(scene, None, phrase.first, phrase.last),
        arguments=noun_arguments(land, scene, phrase, clause if core else None, over.arguments if over else ()),
    )


def _yet_to_begin(scene: Scene, phrase: NounPhrase, told: list[ToldClause]) -> Status | None:
    """The status of what only begins or takes place in a clause that has not come true: "a truce that was to begin on Saturday"."""
    for one in told:
        subject = any(scene.phrases[i].head == phrase.head for i in one.clause.subject)
        if (
            subject
            and one.clause.lemma in word_class("taking_place", "event_words")
            and one.status in ("planned", "possible", "hypothetical")
        ):
            return one.status
    return None


def _clause_of(scene: Scene, phrase: NounPhrase, told: list[ToldClause]) -> tuple[ToldClause | None, bool]:
    """The clause that a noun phrase stands in, and whether it is its subject or object."""
    for one in told:
        core = any(scene.phrases[i].head == phrase.head for i in (*one.clause.subject, *one.clause.objects))
        if core and (one.clause.kind != "infinitive" or one.clause.objects):
            return one, True
    inside = [t for t in told if t.clause.start <= phrase.first < t.clause.end]
    return (inside[-1], False) if inside else (None, False)
