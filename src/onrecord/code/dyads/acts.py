"""What a clause or a noun says is done: its CAMEO code, through all that works on it ("refused to call for an end to the strike")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.code.dyads.beside import PARTS, forms, words_beside, words_inside
from onrecord.code.dyads.clause import BY, Clause, clause_at
from onrecord.code.dyads.tree import Tree
from onrecord.code.dyads.words import Fit, Words, best, spelling
from onrecord.code.dyads.wraps import code_of_act, wrap

DEPTH = 5  # of operators inside operators; longer chains are misparses
_LIGHT_CASES = frozenset(("", "in", "into", "on", "to", "for", "of", "with", "against", "as", "from", "under", "en", "à", "dans", "de"))
_PLACES = frozenset(("in", "on", "at", "over", "en", "à", "dans", "sur"))
_STATES = ("intend", "prepare", "say")  # "is prepared to", "is expected to": whoever is will do it
_NO_TARGET = frozenset((*BY, "after", "during", "since", "before", "until", "après", "pendant", "depuis", "avant"))


@dataclass(frozen=True, slots=True)
class Act:
    """A code with the words that it stands on. `source` and `target` are heads of noun phrases, the likeliest first; `rule` names the entries.

    `spoken` where a "must" or "should" makes it a demand of whoever says so; `plain` is its code without that. `firm` where more words than the verb
    itself speak for it.
    """

    code: str
    rule: str
    words: tuple[int, ...]
    source: tuple[int, ...]
    target: tuple[int, ...]
    spoken: bool = False
    plain: str = ""
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with the lexicon of its language; `acts` are those of the lexicon of acts, by the word that tells them."""

    tree: Tree
    words: Words
    acts: Mapping[int, str]
    times: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()


def verb_act(scene: Scene, v: int, subject: tuple[int, ...] = (), depth: int = 0) -> Act | None:
    """What a verb says is done; none where the words say nothing that is coded."""
    if v in scene.times:
        return None
    clause = clause_at(scene.tree, v, subject)
    found = _affirmed(scene, clause, depth)
    return found and _with_modality(found, clause)


def _affirmed(scene: Scene, clause: Clause, depth: int) -> Act | None:
    """The act without negation and modal verb."""
    beside = words_beside(scene.tree, clause, scene.times, scene.places)
    entries = [e for word in _heads(scene, clause) for e in scene.words.verbs.get(word, ())]
    for fit in best(entries, beside):
        name = fit.entry.name
        act = _plain(fit, scene, clause) if name.isdigit() else _worked(fit, scene, clause, depth)
        if act is not None:
            return replace(act, firm=bool(fit.words) and name not in ("say", "010"))
    told = code_of_act(scene.acts.get(clause.word, ""))
    return _act(told, "act", clause) if told else None


def _plain(fit: Fit, scene: Scene, clause: Clause) -> Act:
    """The act of a verb that has a code; whom an inner clause is about comes last among its targets."""
    act = _act(fit.entry.name, fit.entry.wording, clause, fit.words)
    inner = [clause_at(scene.tree, k) for k in clause.inner]
    return replace(act, target=(*act.target, *(t for one in inner for t in (*one.subject, *_targets(one)))))


def _heads(scene: Scene, clause: Clause) -> tuple[str, ...]:
    """The words under which a clause's entries stand: its own, and "be" with an adjective or noun."""
    known = spelling(scene.tree.lemma(clause.word), scene.words)
    again = known.removeprefix("re").removeprefix("-")  # "reimposed"
    heads = (known, again) if again != known and again in scene.words.verbs else (known,)
    return (*heads, "be") if scene.tree.of(clause.word, "cop") else heads


def _act(code: str, rule: str, clause: Clause, beside: tuple[int, ...] = ()) -> Act:
    source, target = clause.subject, _targets(clause)
    if clause.passive:
        source = tuple(o for case, o in clause.oblique if case in BY)
        target = (*clause.subject, *(t for t in target if t not in source))
    return Act(code, f"{code}: {rule}", (clause.word, *beside), source, target)


def _targets(clause: Clause) -> tuple[int, ...]:
    """Whom a clause is about beside its subject, the likeliest first: the object's own words come after the object."""
    first = [o for case, o in clause.oblique if case not in _PLACES and case not in _NO_TARGET]
    behind = [o for case, o in clause.oblique if case in BY and not clause.passive]  # "denounced a raid by border guards"
    return tuple(dict.fromkeys((*behind, *clause.objects, *first, *(o for case, o in clause.oblique if case in _PLACES))))


def _worked(fit: Fit, scene: Scene, clause: Clause, depth: int) -> Act | None:
    """What an operator makes of the act that it works on."""
    name = fit.entry.name
    inner = next(_inner_acts(name, scene, clause, depth), None) if depth < DEPTH else None
    if inner is None or (name == "claim" and not _own_doing(scene.tree, inner, clause)):
        return None
    bare = inner.spoken and name in ("intend", "appeal", "demand")  # "agreed that they should meet": no appeal
    if (code := wrap(name, inner.plain if bare else inner.code)) is None:
        return None
    own = _act(code, f"{name} {inner.rule}", clause, (*fit.words, *inner.words))
    if clause.passive and not own.source and (name in _STATES or scene.tree.lemma(clause.word) == "oppose"):
        own = replace(own, source=clause.subject, target=tuple(t for t in own.target if t not in clause.subject))
    if name == "say" and inner.spoken:
        return replace(inner, source=clause.subject, words=own.words, spoken=False)
    if name in ("begin", "say"):
        target = tuple(dict.fromkeys((*inner.target, *own.target)))
        return replace(inner, code=code, rule=own.rule, words=own.words, source=own.source or inner.source, target=target)
    return replace(own, target=tuple(dict.fromkeys((*own.target, *inner.source, *inner.target))))


def _own_doing(tree: Tree, inner: Act, clause: Clause) -> bool:
    """Whether who claims an act claims to have done it ("said that they had attacked")."""
    return all(tree.tokens[k].tag == "PRON" or k in clause.subject for k in inner.source)


def _inner_acts(operator: str, scene: Scene, clause: Clause, depth: int) -> Iterator[Act]:
    """The acts of inner clauses, then of objects, then of phrases with prepositions."""
    controller = clause.objects if operator in ("appeal", "demand", "allow", "accuse") and clause.objects else clause.subject
    for k in clause.inner:
        if act := verb_act(scene, k, controller, depth + 1) or noun_act(scene, k, depth + 1):
            yield act
    if operator == "say":
        return
    things = [*clause.objects, *(o for case, o in clause.oblique if case in _LIGHT_CASES and not _is_time(scene, o))]
    if clause.passive:
        things = [*clause.subject, *things]
    for o in things:
        if act := noun_act(scene, o, depth + 1):
            yield act


def _is_time(scene: Scene, i: int) -> bool:
    return i in scene.times or scene.tree.relations[i] in ("obl:tmod", "obl:unmarked")


def noun_act(scene: Scene, n: int, depth: int = 0) -> Act | None:
    """What a noun says is done ("talks between", "refusal to withdraw"); none where it names no act."""
    tree = scene.tree
    if depth > DEPTH or not tree.is_noun(n) or n in scene.times:
        return None
    inside = [i for i in tree.phrase(n) if i != n]
    entries = [e for word in dict.fromkeys(forms(tree, n)) for e in scene.words.nouns.get(word, ())]
    parts = tuple(k for k in inside if tree.base(k) in ("nmod", "compound", "amod", "conj", "appos"))
    source = tuple(k for k in parts if tree.relations[k] == "nmod:poss" or tree.case(k) == "by" or tree.base(k) in ("compound", "amod"))
    target = tuple(k for k in parts if k not in source)
    for fit in best(entries, words_inside(tree, n)):
        name = fit.entry.name
        if name.isdigit():
            return Act(name, f"{name}: {fit.entry.wording}", (n, *fit.words), source, target)
        if (inner := _inside_noun(scene, n, depth)) and (code := wrap(name, inner.code)):
            return Act(code, f"{name} {inner.rule}", (n, *inner.words), source, (*target, *inner.target))
    told = code_of_act(scene.acts.get(n, ""))
    if told is None and tree.lemma(n) in PARTS:
        return next((act for k in tree.of(n, "nmod") if (act := noun_act(scene, k, depth + 1))), None)
    return Act(told, f"{told}: act", (n,), source, target) if told else None


def _inside_noun(scene: Scene, n: int, depth: int) -> Act | None:
    """The act that a noun takes: "refusal to withdraw", "call for talks"."""
    for k in scene.tree.of(n, "acl", "ccomp", "xcomp"):
        if act := verb_act(scene, k, (), depth + 1):
            return act
    for k in (*scene.tree.of(n, "nmod", "obl"), *scene.tree.of(n, "compound", "amod")):
        if act := noun_act(scene, k, depth + 1):
            return act
    return None


def _with_modality(act: Act, clause: Clause) -> Act | None:
    """What negation and modal verbs make of an act."""
    code: str | None = act.code
    if clause.negated:
        code = wrap("negate", code) if act.code[:2] != "01" else act.code
        return replace(act, code=code, rule=f"not {act.rule}") if code else None
    if clause.modal in ("must", "should"):
        code = wrap("demand" if clause.modal == "must" else "appeal", code)
        target = tuple(dict.fromkeys((*act.source, *act.target)))
        if code is None:
            return None
        return replace(act, code=code, rule=f"{clause.modal} {act.rule}", source=(), target=target, spoken=True, plain=act.code)
    if clause.modal == "will":
        code = wrap("intend", code)
        return replace(act, code=code, rule=f"will {act.rule}") if code else None
    return act
