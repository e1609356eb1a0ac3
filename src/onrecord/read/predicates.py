"""What is said to happen: verbs and event nouns with their arguments, and whether they are told as having happened."""

from __future__ import annotations

from functools import lru_cache

from onrecord.lexicons import load
from onrecord.model.ids import content_id
from onrecord.model.reading import Argument, Layout, Marks, Mention, Predicate, Status
from onrecord.model.span import span_at
from onrecord.read.arguments import Ground, ground, verb_arguments
from onrecord.read.clauses import Clause, Scene, clauses_of, scenes
from onrecord.read.nominals import noun_arguments
from onrecord.read.phrases import NounPhrase
from onrecord.read.status import clause_status, is_hedged, noun_status, tense_of

_NO_EVENT = frozenset("include concern regard according".split())
_MORE_EVENT_NOUNS = frozenset(
    "incident tragedy catastrophe tragédie death operation visit election injury violence casualty décès mort incident opération élection visite événement drame catastrophe".split()
)


@lru_cache(maxsize=4)
def event_nouns(language: str) -> frozenset[str]:
    """Base forms of nouns that name what happens: the triggers of the lexicon of acts, and a few of no act."""
    found = set(_MORE_EVENT_NOUNS)
    for entries in load("act_fr" if language == "fr" else "act_en")["nouns"].values():
        for entry in entries:
            words = entry.split()
            found.update((words[0] if language == "fr" or {"of", "on", "to"} & set(words) else words[-1]).split("|"))
    return frozenset(found)


def find_predicates(layout: Layout, marks: Marks, mentions: tuple[Mention, ...]) -> tuple[Predicate, ...]:
    """Predicates in text order: every full verb, and the event nouns that head a noun phrase."""
    land = ground(layout, marks, mentions)
    found: list[Predicate] = []
    for scene in scenes(layout):
        clauses = clauses_of(scene)
        statuses: list[Status] = []
        for k in range(len(clauses)):
            statuses.append(clause_status(scene, clauses, statuses, k))
        arguments = [verb_arguments(land, scene, clause) for clause in clauses]
        named = [p for p in scene.phrases if _names_event(layout, p)]
        gerunds = [p for clause in clauses if (p := _gerund(scene, clause)) is not None]
        taken = {p.head for p in gerunds}
        verbs = [
            _verb(scene, c, s, a)
            for c, s, a in zip(clauses, statuses, arguments, strict=True)
            if c.lemma not in _NO_EVENT and c.group.main not in taken
        ]
        nouns = [_noun(land, scene, p, clauses, statuses, arguments) for p in (*named, *gerunds)]
        found += sorted([*verbs, *nouns], key=lambda p: p.span)
    return tuple(found)


def _names_event(layout: Layout, phrase: NounPhrase) -> bool:
    token = layout.tokens[phrase.head]
    names = event_nouns(layout.language)
    known = token.lemma in names or (layout.language == "fr" and token.lemma.rstrip("sx") in names)
    return known and token.tag in ("NOUN", "PROPN", "VERB", "ADJ")


def _gerund(scene: Scene, clause: Clause) -> NounPhrase | None:
    """The noun phrase of an -ing form that is an event noun here: "in police firing", "the shelling"; none where it is a verb."""
    main, group = scene.layout.tokens[clause.group.main], clause.group
    if (
        clause.kind != "participle"
        or group.first != group.main
        or clause.objects
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


def _verb(scene: Scene, clause: Clause, status: Status, arguments: tuple[Argument, ...]) -> Predicate:
    token = scene.layout.tokens[clause.group.main]
    span = span_at(scene.layout.text, token.start, token.end)
    return Predicate(
        id=content_id("p", span.start, span.end, clause.lemma),
        span=span,
        lemma=clause.lemma,
        sentence=scene.sentence,
        nominal=False,
        tense=tense_of(scene, clause),
        passive=clause.group.passive,
        status=status,
        hedged=is_hedged(scene, clause, clause.group.first, clause.group.last),
        arguments=arguments,
    )


def _noun(
    land: Ground,
    scene: Scene,
    phrase: NounPhrase,
    clauses: tuple[Clause, ...],
    statuses: list[Status],
    arguments: list[tuple[Argument, ...]],
) -> Predicate:
    token = scene.layout.tokens[phrase.head]
    lemma = token.text.casefold() if token.fine == "VBG" else token.lemma
    span = span_at(scene.layout.text, token.start, token.end)
    over, core = _clause_of(scene, phrase, clauses)
    clause, told = (None, "happened") if over is None else (clauses[over], statuses[over])
    status: Status = noun_status(scene, phrase, clause, told, argument=core)  # type: ignore[arg-type]
    return Predicate(
        id=content_id("p", span.start, span.end, lemma),
        span=span,
        lemma=lemma,
        sentence=scene.sentence,
        nominal=True,
        tense="none",
        passive=False,
        status=status,
        hedged=is_hedged(scene, None, phrase.first, phrase.last),
        arguments=noun_arguments(land, scene, phrase, clause if core else None, () if over is None else arguments[over]),
    )


def _clause_of(scene: Scene, phrase: NounPhrase, clauses: tuple[Clause, ...]) -> tuple[int | None, bool]:
    """The clause that a noun phrase stands in, and whether it is its subject or object."""
    for k, clause in enumerate(clauses):
        core = [scene.phrases[i].head for i in (*clause.subject, *clause.objects) if scene.phrases[i].head == phrase.head]
        if core and (clause.kind != "infinitive" or clause.objects):
            return k, True
    inside = [k for k, c in enumerate(clauses) if c.start <= phrase.first < c.end]
    return (inside[-1], False) if inside else (None, False)
