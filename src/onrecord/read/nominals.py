"""Who did what to whom, told by an event noun: "the attack on X by Y", "X's murder", "police raid", "clashes between X and Y"."""

from __future__ import annotations

from functools import lru_cache

from onrecord.lexicons import load
from onrecord.lexicons.classes import word_class
from onrecord.model.reading import Argument, Role
from onrecord.model.span import span_at
from onrecord.normalise.terms import word_key
from onrecord.normalise.thing import thing_of
from onrecord.read.arguments import Ground, argument, counted, is_place, is_time, setting
from onrecord.read.harm import harm_words
from onrecord.read.lists import conjuncts
from onrecord.read.phrases import NounPhrase
from onrecord.read.scene import Clause, Scene

_AT = frozenset("on against at upon contre sur toward towards".split())
_AGAINST = frozenset(("against", "contre"))
_SETTING = frozenset("in at near outside inside around across throughout à au dans en près devant from".split())
_OF = frozenset("of de d' du des".split())
_SETTLEMENTS = frozenset("villag vill localité hameau bourg position quartier".split())
_CAUSE = frozenset("over for about after demanding following pour contre because".split())


@lru_cache(maxsize=2)
def _own_act_words() -> frozenset[str]:
    """Nouns whose possessor or "of" tells who did it rather than who suffered it."""
    own = (
        "statement",
        "threat",
        "demand",
        "appeal",
        "accusation",
        "denial",
        "praise",
        "warning",
        "failure_to_act",
        "demonstration",
        "strike",
        "withdrawal",
    )
    speech = [w.split()[head] for act in own for name, head in (("act_en", -1), ("act_fr", 0)) for w in load(name)["nouns"][act]]
    return word_class("done_by_its_owner") | frozenset(speech)


def noun_arguments(
    land: Ground, scene: Scene, phrase: NounPhrase, clause: Clause | None, around: tuple[Argument, ...]
) -> tuple[Argument, ...]:
    """The arguments of an event noun; `clause` is the one that it is subject or object of, `around` that clause's arguments."""
    lemma = scene.layout.tokens[phrase.head].lemma
    found = [*_inside(land, scene, phrase, lemma)]
    last = _after(land, scene, phrase, lemma, found)
    lends = clause is not None and clause.lemma in word_class("light") | word_class("lends_its_subject")
    if lends and clause is not None and not (clause.lemma in word_class("does_no_harm") and lemma in harm_words()):
        found += _from_light_verb(scene, phrase, around)
    if clause is not None and clause.lemma == "opposer" and not clause.group.passive:
        own = scene.layout.tokens[phrase.head].start
        found += [a for a in around if a.role == "agent" and not a.span.start <= own < a.span.end]
    found += setting(land, scene, phrase.first, last)
    if clause is not None or not any(a.role in ("time", "place") for a in found):
        found += _nearest_setting(scene, phrase, around, found)
    return tuple(dict.fromkeys(found))


def _nearest_setting(scene: Scene, phrase: NounPhrase, around: tuple[Argument, ...], found: list[Argument]) -> list[Argument]:
    """The time and the place of the clause that stand nearest to a noun, where it has none of its own."""
    at = scene.layout.tokens[phrase.head].start
    nearest = sorted((a for a in around if a.role in ("time", "place")), key=lambda a: abs(a.span.start - at))
    told = {a.role for a in found}
    firsts = {a.role: a for a in reversed(nearest) if a.role not in told}
    return [firsts[role] for role in ("time", "place") if role in firsts]


def _from_light_verb(scene: Scene, phrase: NounPhrase, around: tuple[Argument, ...]) -> list[Argument]:
    """Whoever carries out an attack is the attack's agent, and whom it is carried out against its patient."""
    own = span_at(scene.layout.text, scene.layout.tokens[phrase.head].start, scene.layout.tokens[phrase.head].end)
    against = {scene.layout.tokens[p.first].start for p in scene.phrases if scene.word(p.first - 1) in _AGAINST}
    theirs = [a for a in around if a.role in ("agent", "instrument") or (a.role == "patient" and a.span.start in against)]
    return [a for a in theirs if not (a.span.start <= own.start < a.span.end)]


def _inside(land: Ground, scene: Scene, phrase: NounPhrase, lemma: str) -> list[Argument]:
    """The possessor, and a noun before the head that names who can act."""
    tokens = scene.layout.tokens
    found: list[Argument] = []
    for i in range(phrase.first, phrase.head):
        owner = (tokens[i + 1].fine == "POS" if i + 1 < phrase.head else False) or tokens[i].fine == "PRP$"
        doer = tokens[i].lemma in word_class("doers") or (
            tokens[i].fine == "NNP" and tokens[i].text.isupper() and scene.layout.casing == "mixed"
        )
        if not owner and not (doer and i == phrase.head - 1):
            continue
        role: Role = "agent" if lemma in _own_act_words() or not owner else "patient"
        first = i
        while owner and first > phrase.first and tokens[first - 1].fine != "POS":
            first -= 1
        mention = land.heads.get(tokens[i].end)
        span = mention.span if mention else span_at(scene.layout.text, tokens[first].start, tokens[i].end)
        if not is_time(land, NounPhrase(first, i + 1, i, phrase.sentence)):
            found.append(Argument(role, span, mention.id if mention else None))
    return found


def _after(land: Ground, scene: Scene, phrase: NounPhrase, lemma: str, found: list[Argument]) -> int:
    """Read the prepositional phrases that follow each other right after a noun; the token where they end."""
    last = phrase.last
    for k, following in enumerate(scene.phrases):
        if following.first <= phrase.head or following.first < last:
            continue
        token = scene.token(last)
        if following.first > last + 2 or token is None or token.tag not in ("ADP", "VERB", "SCONJ"):
            break
        role = _role(land, scene, following, scene.word(last), lemma)
        if role == "agent" and scene.word(last) in _OF and last > phrase.last:
            role = None  # "the attack on the secretary of state": of what stands between
        chain = conjuncts(scene, k, stop=scene.last) if role in ("agent", "patient") else (k,)
        if role is not None and not is_time(land, following):
            for i in chain:
                found.append(argument(land, scene.phrases[i], role))
                found += counted(land, scene.phrases[i]) if role == "patient" else []
        last = scene.phrases[chain[-1]].last
    return last


def _is_struck(scene: Scene, following: NounPhrase, lemma: str) -> bool:
    """Whether the "de" of a French attack tells what it was on: "l'attaque d'un village", "l'assaut de la caserne"."""
    if scene.layout.language != "fr" or lemma not in harm_words():
        return False
    noun = scene.layout.tokens[following.head]
    return word_key(noun.text, "fr") in _SETTLEMENTS or thing_of((noun,), language="fr") is not None


def _role(land: Ground, scene: Scene, following: NounPhrase, word: str, lemma: str) -> Role | None:
    if word in ("by", "par", "between", "entre"):
        return "agent"
    if word in _OF:
        if is_place(land, following) and scene.layout.language == "fr":
            return "place"
        return "agent" if lemma in _own_act_words() and not _is_struck(scene, following, lemma) else "patient"
    if word in _SETTING and is_place(land, following):
        return "place"
    if word in _AT:
        on_part = word == "on" and scene.word(following.head) == "part"  # "lapses on the part of the guards"
        return "agent" if on_part else "patient"
    if word in ("with", "avec", "using", "involving"):
        return "patient" if lemma in ("clash", "confrontation", "fight", "scuffle", "battle", "affrontement", "heurt") else "instrument"
    return "cause" if word in _CAUSE else None
