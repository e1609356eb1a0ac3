"""The acts of a sentence: of its main clauses, through who says so; where these tell none, of what else it holds."""

from __future__ import annotations

from onrecord.code.dyads.acts import Act, Scene, noun_act, verb_act
from onrecord.code.dyads.clause import clause_at

_SAYS = "say"


def sentence_acts(scene: Scene) -> tuple[Act, ...]:
    """What a sentence tells, in the order of its clauses."""
    found: list[Act] = []
    for root in scene.tree.roots:
        for v in scene.tree.conjuncts(root):
            found += _told(scene, v)
    if not found:
        found = _elsewhere(scene)
    return tuple(found or _statements(scene))


def _is_saying(scene: Scene, v: int) -> bool:
    return any(e.name == _SAYS and not e.slots for e in scene.words.verbs.get(scene.tree.lemma(v), ()))


def _told(scene: Scene, v: int) -> list[Act]:
    """The acts of a main clause; of what is said, where it says who says it."""
    tree = scene.tree
    inner = tree.of(v, "ccomp", "parataxis") if _is_saying(scene, v) else ()
    clause = clause_at(tree, v)
    found = [act for k in inner for c in tree.conjuncts(k) for act in _told(scene, c) or _required(scene, c)]
    if found:
        return [_spoken_by(act, clause.subject, v) for act in found]
    act = verb_act(scene, v) or noun_act(scene, v)
    if act is None or (inner and act.code == "010") or (act.code == "010" and _is_saying(scene, v)):
        return []
    return [act]


def _required(scene: Scene, v: int) -> list[Act]:
    """A demand or appeal of no further kind: what is said must or should be."""
    clause = clause_at(scene.tree, v)
    code = {"must": "100", "should": "020"}.get(clause.modal)
    return [Act(code, f"{code}: {clause.modal}", (v,), (), clause.subject, spoken=True)] if code and not clause.negated else []


def _spoken_by(act: Act, speaker: tuple[int, ...], v: int) -> Act:
    if not act.spoken:
        return act
    return Act(act.code, act.rule, (v, *act.words), speaker, act.target)


def _elsewhere(scene: Scene) -> list[Act]:
    """The first act of the other clauses and nouns, the nearest to the root first."""
    queue = [k for root in scene.tree.roots for k in scene.tree.conjuncts(root)]
    for at in queue:
        for k in scene.tree.kids[at]:
            act = verb_act(scene, k) if scene.tree.tokens[k].tag == "VERB" else noun_act(scene, k)
            if act is not None and act.code != "010":
                return [act]
            queue.append(k)
    return []


def _statements(scene: Scene) -> list[Act]:
    """That somebody says something, where nothing else is told."""
    for v in (v for root in scene.tree.roots for v in scene.tree.conjuncts(root)):
        act = verb_act(scene, v)
        if act is not None and act.code == "010" and act.source:
            return [act]
    return []
