"""The verbs of a sentence: what each one's subject and object are, and which word or verb governs it.

Rules over noun phrases and verb groups, in the order of the words; no parse. Method: chunk-based relations as in Abney 1996.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model.reading import Layout, Token
from onrecord.read.phrases import NounPhrase, VerbGroup, noun_phrases, verb_groups, verb_lemma

ClauseKind = Literal["finite", "infinitive", "participle", "reduced"]
RELATIVE = frozenset("who which that qui whom lequel laquelle lesquels".split())
LINKS = frozenset(
    "that if whether unless because when while after before as since although though once until whereas lest than where why how what "
    "que qu' si s' lorsque quand puisque comme alors où tandis pendant afin avant après".split()
)
_LATE_PREPOSITIONS = frozenset("after before since until as because for than when while though but like".split())
_OBJECT_CONTROL = frozenset(
    "ask order force urge tell allow want call persuade compel warn cause enable encourage expect require direct instruct advise forbid prompt lead "
    "invite permit authorise authorize help see request obliger forcer contraindre inviter inciter demander ordonner autoriser permettre appeler exhorter "
    "empêcher pousser oblige induce provoke get assign train beg implore need appoint pay beseech".split()
)
_TAKES_CLAUSE = frozenset(
    "say tell believe know think report claim allege state announce add explain confirm declare warn fear hope suspect deny insist note argue admit find "
    "see hear show indicate suggest reveal expect understand realise realize assume feel guess mean wish hear decide remember".split()
)
_INTRANSITIVE = frozenset(
    "stand come go arrive remain stay look die flee happen occur rush march rally gather fall rise appear disappear clash fight protest demonstrate sit lie "
    "live run begin continue exist escape react respond intervene act return surrender hide erupt explode speak talk vanish survive perish".split()
)
_TRANSITIVE = frozenset(
    "kill injure wound hurt arrest shoot stab murder detain abduct kidnap rob hang behead execute nab rescue hospitalise hospitalize evacuate assassinate "
    "slay torch damage destroy gut seize recover foil defuse held hold lathicharge gun kidnapped rape lynch bomb raid loot jail sentence charge deploy".split()
)
_TAKES_TWO = frozenset(
    "give send offer tell show teach pay charge deny call name elect appoint sentence award hand grant make leave".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight years months weeks days hours minutes "
    "hier aujourd'hui demain lundi mardi mercredi jeudi vendredi samedi dimanche".split()
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its noun phrases and verb groups; `first:last` are its tokens."""

    layout: Layout
    sentence: int
    first: int
    last: int
    phrases: tuple[NounPhrase, ...]
    groups: tuple[VerbGroup, ...]

    def word(self, index: int) -> str:
        """A token in lower case with straight apostrophes; empty outside the sentence."""
        return self.layout.tokens[index].text.casefold().replace("’", "'") if self.first <= index < self.last else ""

    def token(self, index: int) -> Token | None:
        """The token of that index, if it is in the sentence."""
        return self.layout.tokens[index] if self.first <= index < self.last else None


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
    """One scene a sentence."""
    phrases: dict[int, list[NounPhrase]] = defaultdict(list)
    groups: dict[int, list[VerbGroup]] = defaultdict(list)
    for phrase in noun_phrases(layout):
        phrases[phrase.sentence].append(phrase)
    for group in verb_groups(layout):
        groups[group.sentence].append(group)
    return [Scene(layout, k, s.first, s.last, tuple(phrases[k]), tuple(groups[k])) for k, s in enumerate(layout.sentences)]


def clauses_of(scene: Scene) -> tuple[Clause, ...]:
    """The clauses of a sentence, one for each verb group, in order."""
    found: list[Clause] = []
    for k, group in enumerate(scene.groups):
        found.append(_clause(scene, k, _voiced(scene, group), found))
    return tuple(found)


def _voiced(scene: Scene, group: VerbGroup) -> VerbGroup:
    """A bare past form with its voice by what follows: an object makes it active; a verb that needs one and has none is passive."""
    if group.first != group.main or scene.layout.language == "fr":
        return group
    lemma, following = verb_lemma(scene.layout, group.main), scene.token(group.last)
    if group.passive:
        active = lemma in _INTRANSITIVE or (lemma == "fire" and scene.word(group.last) == "at") or _object_follows(scene, group)
        return replace(group, passive=False) if active else group
    past = scene.layout.tokens[group.main].fine in ("VBD", "NN", "JJ")
    bare = following is None or following.tag in ("ADP", "PUNCT", "CCONJ", "SCONJ") or scene.word(group.last) in ("dead", "to")
    needs = past and lemma in _TRANSITIVE and bare and scene.word(group.last) not in ("at", "on", "upon", '"', "“", "that")
    return replace(group, passive=True) if needs and not _object_follows(scene, group) else group


def _object_follows(scene: Scene, group: VerbGroup) -> bool:
    """Whether a noun phrase begins right after a verb, and it is neither a day nor the subject of another finite verb."""
    at = group.last + (scene.word(group.last) == "dead")
    for phrase in scene.phrases:
        if phrase.first == at:
            return scene.word(phrase.head) not in _DAYS and verb_lemma(scene.layout, group.main) not in _TAKES_TWO
    return False


def is_prepositional(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a preposition stands right before a noun phrase."""
    token = scene.token(phrase.first - 1)
    return (
        token is not None
        and (token.tag == "ADP" or token.text.casefold() in ("due", "per"))
        and token.text.casefold() not in ("that", "que")
    )


def conjuncts(scene: Scene, index: int, *, stop: int) -> tuple[int, ...]:
    """A noun phrase and those joined to it on its right by "and" or by commas before an "and", none starting at `stop` or later."""
    found, pending = [index], []
    for k in range(index + 1, len(scene.phrases)):
        between = [scene.word(i) for i in range(scene.phrases[k - 1].last, scene.phrases[k].first)]
        if scene.phrases[k].first >= stop or not between or not set(between) <= {",", "and", "et", "&", "or", "ou"}:
            break
        pending.append(k)
        if between != [","]:
            found, pending = found + pending, []
    return tuple(found)


def _kind(scene: Scene, group: VerbGroup) -> ClauseKind:
    main, alone = scene.layout.tokens[group.main], group.modal is None and not group.perfect
    words = [scene.word(i) for i in range(group.first, group.main)]
    helpers = [scene.layout.tokens[i] for i in range(group.first, group.main) if scene.layout.tokens[i].tag in ("AUX", "VERB")]
    if "to" in words or (helpers and helpers[0].fine == "VB" and alone):
        return "infinitive"
    if (helpers and helpers[0].fine == "VBG") or (main.fine == "VBG" and not helpers):
        return "participle"
    if main.fine == "VB" and not helpers and alone:
        return "infinitive"
    if group.passive and not helpers:
        return "reduced"
    return "finite"


def _skip_back(scene: Scene, index: int) -> int:
    """The index of the token that ends at `index`, going back over adverbs."""
    index -= 1
    while (token := scene.token(index)) is not None and token.tag == "ADV" and token.text.casefold() not in LINKS:
        index -= 1
    return index


def _ending_at(scene: Scene, end: int) -> int | None:
    """The noun phrase that ends at a token, a comma in between allowed."""
    for k in range(len(scene.phrases) - 1, -1, -1):
        if scene.phrases[k].last == end or (scene.phrases[k].last == end - 1 and scene.word(end - 1) == ","):
            return k
        if scene.phrases[k].last < end - 1:
            return None
    return None


def _clause(scene: Scene, k: int, group: VerbGroup, found: list[Clause]) -> Clause:
    kind = _kind(scene, group)
    before = _skip_back(scene, group.first)
    previous = found[-1] if found else None
    token = scene.token(before)
    joined = previous is not None and token is not None and (token.tag == "CCONJ") and scene.word(before) not in ("but", "mais", "or")
    subject = _subject(scene, group, kind, before, found)
    start = _start(scene, group, subject, previous)
    link = scene.word(before) if scene.word(before) in RELATIVE or kind != "finite" else _link(scene, start, group.first, previous)
    governor, noun, content = _governor(scene, group, kind, link, before, found, joined=joined)
    lemma = verb_lemma(scene.layout, group.main)
    objects = () if group.passive else _objects(scene, group, k)
    if kind == "finite" and objects and lemma in _TAKES_CLAUSE and scene.word(before) in (",", '"', "”", "»", "''"):
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
    stop = following.first if following else scene.last
    at = group.last
    while (
        (token := scene.token(at)) is not None
        and at < stop
        and (token.tag in ("ADV", "PART") or token.fine == "RP" or scene.word(at) == "dead")
    ):
        at += 1
    for i, phrase in enumerate(scene.phrases):
        if phrase.first == at and scene.word(phrase.head) in _DAYS:
            at = phrase.last
            continue
        if phrase.first == at or (phrase.first == at + 1 and scene.word(at) in ("d'", "de", "des", "du", '"', "“")):
            claimed = following is not None and phrase.last == following.first and _kind(scene, following) == "finite"
            return () if claimed else _unclaimed(scene, conjuncts(scene, i, stop=stop), following)
        if phrase.first > at + 1:
            break
    return ()


def _unclaimed(scene: Scene, chain: tuple[int, ...], following: VerbGroup | None) -> tuple[int, ...]:
    """Without the last conjunct where it is the subject of the next finite verb ("hit a car and the driver died")."""
    takes = following is not None and len(chain) > 1 and scene.phrases[chain[-1]].last == following.first
    return chain[:-1] if takes and following is not None and _kind(scene, following) == "finite" else chain


def _subject(scene: Scene, group: VerbGroup, kind: ClauseKind, before: int, found: list[Clause]) -> tuple[int, ...]:
    previous = found[-1] if found else None
    token = scene.token(before)
    if scene.word(before) in RELATIVE and (antecedent := _ending_at(scene, before)) is not None:
        return (antecedent,)
    if kind == "infinitive":
        return _controller(scene, group, previous)
    adjacent = _ending_at(scene, before + 1) if scene.word(before) != "," else None
    if kind in ("participle", "reduced"):
        if adjacent is not None and not (kind == "participle" and previous and adjacent in previous.objects and scene.word(before) == ","):
            return (adjacent,)
        if previous is None and scene.word(before) == "," and (opened := _ending_at(scene, before + 1)) is not None:
            return (opened,)
        return previous.subject if previous else ()
    if previous and scene.word(before) == "," and (resumed := _interrupted(scene, found)):
        return resumed
    if previous and token is not None and token.tag == "CCONJ":
        return next((c.subject for c in reversed(found) if c.kind == kind and c.subject), previous.subject)
    return _finite_subject(scene, group, found) or (previous.subject if previous else ())


def _interrupted(scene: Scene, found: list[Clause]) -> tuple[int, ...]:
    """The subject that a clause between commas has parted from its verb ("the police, who had waited, fired")."""
    for clause in reversed(found):
        relative = clause.link in RELATIVE and scene.word(clause.start - 1) == ","
        if relative or (clause.kind in ("participle", "reduced") and scene.word(clause.group.first - 1) == ","):
            return clause.subject
    return ()


def _controller(scene: Scene, group: VerbGroup, previous: Clause | None) -> tuple[int, ...]:
    """Who does what an infinitive says: the object of "ask", "force", ..., else the subject of the verb before."""
    if previous is None:
        return ()
    if previous.lemma in _OBJECT_CONTROL and not previous.group.passive and previous.objects and previous.group.last <= group.first:
        return previous.objects
    return previous.subject


def _finite_subject(scene: Scene, group: VerbGroup, found: list[Clause]) -> tuple[int, ...]:
    """The first noun phrase without a preposition between the verb before and this one that can be its subject."""
    low = found[-1].group.last if found else scene.first
    low = max([low, *(i + 1 for i in range(low, group.first) if _restarts(scene, i))])
    inside = [k for k, p in enumerate(scene.phrases) if low <= p.first and p.last <= group.first]
    free = [k for k in inside if not is_prepositional(scene, scene.phrases[k]) and scene.word(scene.phrases[k].head) not in _DAYS]
    if found and found[-1].objects and free and free[0] in found[-1].objects and found[-1].lemma not in _TAKES_CLAUSE:
        free = [k for k in free if k not in found[-1].objects]
        if not free and found[-1].link in RELATIVE:
            return found[-1].subject
    if not free and inside and scene.phrases[inside[-1]].last == group.first:
        ahead = scene.word(scene.phrases[inside[-1]].first - 1)
        free = [inside[-1]] if ahead in _LATE_PREPOSITIONS or not found else []
    if not free:
        return ()
    after_link = [k for k in free if scene.word(scene.phrases[k].first - 1) in LINKS]
    chosen = after_link[-1] if after_link else _nearest_start(scene, free)
    return conjuncts(scene, chosen, stop=group.first)


def _restarts(scene: Scene, i: int) -> bool:
    """Whether what stands before a mark is no part of the clause after it: a dateline, a speaker, a heading."""
    return scene.word(i) in (":", ";", "--", "–", "—", "]") or (scene.word(i) == "-" and scene.word(i - 1) in ("-", ")"))


def _nearest_start(scene: Scene, free: list[int]) -> int:
    """The first of the candidates that no comma and no "and" with another candidate behind it parts from the verb before."""
    for k in free:
        if scene.token(scene.phrases[k].head) is not None and scene.layout.tokens[scene.phrases[k].head].tag != "NUM":
            return k
    return free[0]


def _governor(
    scene: Scene, group: VerbGroup, kind: ClauseKind, link: str, before: int, found: list[Clause], *, joined: bool
) -> tuple[int | None, str | None, bool]:
    """The clause or noun that a clause depends on, and whether it is the content of it."""
    if not found:
        return None, _noun_before(scene, before) if kind == "infinitive" else None, False
    last = len(found) - 1
    if joined and found[last].kind == kind and kind != "finite":
        return found[last].governor, found[last].governor_noun, found[last].content
    if kind == "infinitive":
        noun = _noun_before(scene, before)
        controls = found[last].lemma in _OBJECT_CONTROL or (before + 1 == found[last].group.last)
        return last, None if controls else noun, True
    if kind == "participle":
        return last, None, before + 1 == found[last].group.last or link in ("from", "of", "de")
    if kind == "finite" and (link in ("that", "que", "qu'", "if", "whether") or (not link and found[last].lemma in _TAKES_CLAUSE)):
        return last, None, link not in ("if",)
    return None, None, False


def _noun_before(scene: Scene, before: int) -> str | None:
    token = scene.token(before)
    return token.lemma if token is not None and token.tag in ("NOUN", "ADJ") else None
