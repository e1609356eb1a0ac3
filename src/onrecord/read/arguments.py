"""Who did what to whom, with what, where and when: the arguments of verbs, by rules over the clauses of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.lexicons.classes import word_class
from onrecord.model.reading import Argument, Layout, Marks, Mention, Role
from onrecord.model.span import Span, span_at
from onrecord.read.lists import conjuncts
from onrecord.read.phrases import NounPhrase
from onrecord.read.scene import Clause, Scene, is_prepositional, kind_of

_PLACE_WORDS = frozenset(
    "in at near outside inside on around across throughout within along from off through into toward towards beside behind to "
    "under beneath underneath à au aux dans en sur près devant chez vers sous".split()
)
_UNDER = frozenset("under beneath underneath sous".split())
_BEFORE_IT = frozenset(
    (
        ("in", "front", "of"),
        ("next", "to"),
        ("close", "to"),
        ("in", "the", "vicinity", "of"),
        ("près", "de"),
        ("à", "proximité", "de"),
        ("en", "face", "de"),
    )
)
"""Words that together say beside what something is."""
_GOALS = frozenset("to into à au aux vers".split())
"""Words before where somebody is brought, which is not where it happens."""
_BY = frozenset("by par".split())
_WITH = frozenset("with using avec à".split())
_LONG_NAME = re.compile(r"(?:(?:the|le|la|les)\s|l['’])?[A-ZÀ-Ý][^,.;:()]{3,90}\(([A-Z][\w-]{1,11})(?=\))")
_TO = frozenset("à au aux".split())
_SELF = frozenset("s' se".split())
_FOR = frozenset("over against because due for contre pour following amid after".split())


@dataclass(frozen=True, slots=True)
class Ground:
    """What arguments are tied to: marks and mentions of a text, with the places where they start for quick look-up."""

    layout: Layout
    marks: Marks
    mentions: tuple[Mention, ...]
    heads: dict[int, Mention]
    openings: dict[int, Mention]
    time_starts: tuple[int, ...]
    place_starts: tuple[int, ...]
    number_starts: tuple[int, ...]


def ground(layout: Layout, marks: Marks, mentions: tuple[Mention, ...]) -> Ground:
    """Index marks and mentions; where two mentions have one head, the longer is kept."""
    heads: dict[int, Mention] = {}
    openings: dict[int, Mention] = {}
    for mention in mentions:
        first = openings.get(mention.span.start)
        if first is None or first.span.end < mention.span.end:
            openings[mention.span.start] = mention
        known = heads.get(mention.head.end)
        if known is None or known.span.end - known.span.start < mention.span.end - mention.span.start:
            heads[mention.head.end] = mention
    starts = [tuple(mark.span.start for mark in layer) for layer in (marks.times, marks.places, marks.numbers)]
    return Ground(layout, marks, mentions, heads, openings, starts[0], starts[1], starts[2])


def phrase_span(layout: Layout, phrase: NounPhrase) -> Span:
    """The words of a noun phrase."""
    return span_at(layout.text, *_edges(layout, phrase))


def _edges(layout: Layout, phrase: NounPhrase) -> tuple[int, int]:
    """Where a noun phrase starts and ends."""
    return layout.tokens[phrase.first].start, layout.tokens[phrase.last - 1].end


def argument(land: Ground, phrase: NounPhrase, role: Role) -> Argument:
    """A noun phrase in a role: the mention with the same head, or that goes on from it ("hundreds of men"), else its own words."""
    mention = land.heads.get(land.layout.tokens[phrase.head].end)
    start, end = _edges(land.layout, phrase)
    if mention is None and (wider := land.openings.get(start)) is not None and wider.span.end > end:
        mention = wider
    mention = mention or _by_initials(land, phrase)
    return Argument(role, mention.span, mention.id) if mention else Argument(role, phrase_span(land.layout, phrase))


def _by_initials(land: Ground, phrase: NounPhrase) -> Mention | None:
    """The body whose initials stand in brackets behind a long name that begins here: "le Groupe de soutien à l'islam et aux musulmans (GSIM)"."""
    last = land.layout.tokens[phrase.last - 1].text
    m = _LONG_NAME.match(land.layout.text, land.layout.tokens[phrase.first].start) if last[:1].isupper() else None
    mention = land.heads.get(m.end(1)) if m else None
    return mention if mention is not None and mention.type == "organization" else None


def is_time(land: Ground, phrase: NounPhrase) -> bool:
    """Whether the head of a noun phrase lies in a time expression."""
    at = land.layout.tokens[phrase.head].start
    k = bisect_right(land.time_starts, at) - 1
    return k >= 0 and at < land.marks.times[k].span.end


def is_place(land: Ground, phrase: NounPhrase) -> bool:
    """Whether a noun phrase holds a place name, or its mention is a place or facility."""
    start, end = _edges(land.layout, phrase)
    k = bisect_left(land.place_starts, start)
    if k < len(land.place_starts) and land.place_starts[k] < end and land.marks.places[k].span.end >= land.layout.tokens[phrase.head].start:
        return land.marks.places[k].use in ("literal", "metonymic")
    mention = land.heads.get(land.layout.tokens[phrase.head].end)
    return mention is not None and mention.type in ("place", "facility")


def _is_people(land: Ground, phrase: NounPhrase) -> bool:
    """Whether a noun phrase is of people: who goes somewhere is no device that goes off."""
    mention = land.heads.get(land.layout.tokens[phrase.head].end) or land.openings.get(_edges(land.layout, phrase)[0])
    return mention is not None and mention.type in ("person", "group", "organization")


def setting(land: Ground, scene: Scene, first: int, last: int) -> list[Argument]:
    """Times and literal places among the tokens `first:last`."""
    if first >= last:
        return []
    tokens = scene.layout.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    times = land.marks.times[bisect_left(land.time_starts, start) : bisect_left(land.time_starts, end)]
    found = [Argument("time", t.span) for t in times if t.type in ("DATE", "TIME") and not _belongs_to_noun(scene, t.span, first, last)]
    for place in land.marks.places[bisect_left(land.place_starts, start) : bisect_left(land.place_starts, end)]:
        before = bisect_right(tokens, place.span.start - 1, key=lambda t: t.start) - 1
        words = {scene.word(before), scene.word(before - 1), scene.word(before - 2)}
        if place.use == "literal" and (words & _PLACE_WORDS or scene.word(before) == ","):
            mention = land.heads.get(place.span.end)
            found.append(Argument("place", place.span, mention.id if mention else None))
    return found


def _belongs_to_noun(scene: Scene, time: Span, first: int, last: int) -> bool:
    """Whether a time stands inside a longer noun phrase and before its head ("the 9 May shooting"), which is not all of `first:last`."""
    tokens = scene.layout.tokens
    for phrase in scene.phrases:
        inside = tokens[phrase.first].start <= time.start and time.end <= tokens[phrase.head].start
        if inside and (phrase.first, phrase.last) != (first, last) and not first >= phrase.first:
            return True
    return False


def counted(land: Ground, phrase: NounPhrase) -> list[Argument]:
    """The number phrase that begins or lies in a noun phrase, as a `count`."""
    start, end = _edges(land.layout, phrase)
    k = bisect_left(land.number_starts, start)
    for number in land.marks.numbers[max(0, k - 1) : k + 1]:
        if number.span.start < end and number.span.end > start:
            return [Argument("count", number.span)]
    return []


def verb_arguments(land: Ground, scene: Scene, clause: Clause) -> tuple[Argument, ...]:
    """The arguments of a verb: subject, object, prepositional phrases after it, times and places of its clause."""
    found: list[Argument] = []
    acts = (clause.lemma, scene.word(clause.group.last)) in (("open", "fire"), ("take", "to"))  # "opened fire", "took to the streets"
    changes = not clause.objects and clause.lemma in word_class("subject_changes") and not acts
    suffers = clause.group.passive or changes or clause.lemma in word_class("subject_suffers")
    subject_role: Role = "patient" if suffers else "agent"
    works = clause.lemma in word_class("subject_works") and not clause.group.passive
    for k in clause.subject:
        phrase = scene.phrases[k]
        if not is_time(land, phrase):
            found.append(argument(land, phrase, "instrument" if works and not _is_people(land, phrase) else subject_role))
            found += counted(land, phrase) if subject_role == "patient" else []
    sides = clause.lemma == "opposer" and not clause.group.passive  # "une rixe a opposé deux bandes": both of them fight
    for k in clause.objects:
        phrase = scene.phrases[k]
        if not is_time(land, phrase):
            found += [argument(land, phrase, "agent" if sides else "patient"), *counted(land, phrase)]
    found += _prepositional(land, scene, clause)
    found += setting(land, scene, min(clause.start, clause.group.first), clause.end)
    return tuple(dict.fromkeys(found))


def _prepositional(land: Ground, scene: Scene, clause: Clause) -> list[Argument]:
    found: list[Argument] = []
    for k, phrase in enumerate(scene.phrases):
        if phrase.first < clause.group.last:
            continue
        if phrase.first >= clause.end:
            break
        if not is_prepositional(scene, phrase) and scene.word(phrase.first - 1) not in _WITH:
            continue
        role = _role(land, scene, clause, phrase)
        if role is not None:
            chain = _unclaimed(scene, conjuncts(scene, k, stop=clause.end)) if role in ("agent", "instrument") else (k,)
            found += [argument(land, scene.phrases[i], role) for i in chain]
            found += _doer_inside(scene, phrase) if role == "instrument" and clause.group.passive else []
    return found


def _unclaimed(scene: Scene, chain: tuple[int, ...]) -> tuple[int, ...]:
    """Without the last of those joined where a finite verb right behind takes it: "destroyed by fire and ten cars were damaged"."""
    follows = next((g for g in scene.groups if g.first == scene.phrases[chain[-1]].last), None)
    return chain[:-1] if len(chain) > 1 and follows is not None and kind_of(scene, follows) == "finite" else chain


def _doer_inside(scene: Scene, phrase: NounPhrase) -> list[Argument]:
    """Who does it where the words for the means begin with it ("killed by police bullets")."""
    first = scene.layout.tokens[phrase.head - 1] if phrase.head > phrase.first else None
    if first is None or first.lemma not in word_class("doers"):
        return []
    return [Argument("agent", span_at(scene.layout.text, first.start, first.end))]


def _is_beside(land: Ground, scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a noun phrase is of the place or vehicle beside or under which something is: "in front of a bank", "under a car"."""
    mention = land.heads.get(land.layout.tokens[phrase.head].end)
    if mention is None or mention.type not in ("place", "facility", "vehicle"):
        return False
    ahead = tuple(scene.word(i) for i in range(phrase.first - 4, phrase.first))
    return ahead[-1] in _UNDER or any(ahead[-len(words) :] == words for words in _BEFORE_IT)


def _turns_on(scene: Scene, clause: Clause) -> bool:
    """Whether a French verb is one whose "à" tells whom it is done to: "s'en sont pris aux pompiers", "s'attaque à un bus"."""
    if scene.layout.language != "fr" or clause.lemma not in ("prendre", "attaquer"):
        return False
    before = {scene.word(i) for i in range(clause.group.first - 2, clause.group.main)}
    return bool(before & _SELF) and (clause.lemma == "attaquer" or "en" in before)


def _role(land: Ground, scene: Scene, clause: Clause, phrase: NounPhrase) -> Role | None:
    """The role of a prepositional phrase after a verb, by its preposition."""
    word, head = scene.word(phrase.first - 1), land.layout.tokens[phrase.head]
    if is_time(land, phrase):
        return None
    if clause.lemma in word_class("goes_off") and _is_beside(land, scene, phrase):
        return "place"
    if word in _BY:
        if head.lemma in word_class("means") and (head.fine != "NNS" or head.lemma not in word_class("vehicles")):
            return "instrument"
        return "agent" if clause.group.passive else None
    if word in ("with", "using", "avec"):
        return "instrument"
    aimed = ("into",) if clause.group.passive else ("at", "on", "upon", "against", "sur", "contre", "into")
    through = word == "through" and clause.lemma in word_class("impact_verbs", "event_words")
    if (word in aimed or through) and not is_place(land, phrase):
        return "patient" if not any(scene.phrases[k].head == phrase.head for k in clause.objects) else None
    if word in ("against", "contre") and clause.lemma in word_class("light"):
        return "patient"
    if word in _TO and _turns_on(scene, clause):
        return "patient"
    if word in _TO and clause.lemma == "opposer" and not clause.group.passive and clause.objects and not is_place(land, phrase):
        return "agent"
    if word in _PLACE_WORDS and is_place(land, phrase):
        return None if word in _GOALS and clause.lemma in word_class("carries") else "place"
    return "cause" if word in _FOR else None
