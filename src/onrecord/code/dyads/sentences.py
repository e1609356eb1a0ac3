"""The acts of a sentence: of its main clauses, through who says so; where these tell none, of what else it holds."""

from __future__ import annotations

from onrecord.code.dyads.acts import Act, Scene, noun_act, verb_act
from onrecord.code.dyads.clause import clause_at
from onrecord.code.dyads.words import spelling

_FORCE = "14"  # from here on, a noun alone tells that it happened: "a village was empty after the shelling"
_CIRCUMSTANCES = frozenset(("after", "before", "when", "while", "as", "because", "since", "if", "unless", "après", "avant", "quand", "si"))


def sentence_acts(scene: Scene) -> tuple[Act, ...]:
    """What a sentence tells, in the order of its clauses."""
    found: list[Act] = []
    for root in scene.tree.roots:
        for v in scene.tree.conjuncts(root):
            found += _told(scene, v)
    found = [act for act in found if act.code != "010"] or found
    return tuple(found or _elsewhere(scene) or _statements(scene))


def _works(scene: Scene, v: int, operator: str) -> bool:
    """Whether a verb by itself is an operator."""
    return any(e.name == operator and not e.slots for e in scene.words.verbs.get(spelling(scene.tree.lemma(v), scene.words), ()))


def _told(scene: Scene, v: int) -> list[Act]:
    """The acts of a main clause; of what is said, where it says who says it."""
    tree = scene.tree
    if _works(scene, v, "claim") and (claimed := verb_act(scene, v)) and claimed.code == "015":
        return [claimed]
    if (act := verb_act(scene, v)) and act.firm:
        return [act]
    inner = [k for k in tree.of(v, "ccomp", "parataxis") if tree.case(k) not in _CIRCUMSTANCES] if _works(scene, v, "say") else []
    found = [act for k in inner for c in tree.conjuncts(k) for act in _told(scene, c) or _required(scene, c)]
    if found:
        speaker = clause_at(tree, v).subject
        return [_spoken_by(scene, act, speaker, v) for act in found]
    act = act or noun_act(scene, v)
    if act is None or act.code != "010":
        return [act] if act else []
    return [] if inner or _works(scene, v, "say") else [_in_writing(scene, v) or act]


def _in_writing(scene: Scene, v: int) -> Act | None:
    """What a statement or letter says it is for: "sent a letter threatening to leave"."""
    tree = scene.tree
    for k in (*tree.of(v, "advcl"), *(c for o in tree.of(v, "obj") for c in tree.of(o, "acl"))):
        act = verb_act(scene, k, clause_at(tree, v).subject)
        if act is not None and act.code != "010":
            return act
    return None


def _required(scene: Scene, v: int) -> list[Act]:
    """A demand or appeal of no further kind: what is said must or should be."""
    clause = clause_at(scene.tree, v)
    code = {"must": "100", "should": "020"}.get(clause.modal)
    return [Act(code, f"{code}: {clause.modal}", (v,), (), clause.subject, spoken=True)] if code and not clause.negated else []


def _spoken_by(scene: Scene, act: Act, speaker: tuple[int, ...], v: int) -> Act:
    """What somebody says must be done is a demand of theirs; "said it would" is about who says so."""
    if not act.spoken and not (act.source and all(scene.tree.tokens[k].tag == "PRON" for k in act.source)):
        return act
    return Act(act.code, act.rule, (v, *act.words), speaker, act.target)


def _elsewhere(scene: Scene) -> list[Act]:
    """The first act of the other clauses and nouns, the nearest to the root first."""
    queue = [k for root in scene.tree.roots for k in scene.tree.conjuncts(root)]
    for at in queue:
        for k in scene.tree.kids[at]:
            if _long_before(scene, k):
                continue
            verb = scene.tree.tokens[k].tag == "VERB" and scene.tree.base(k) not in ("amod", "compound", "flat")
            act = verb_act(scene, k) if verb else noun_act(scene, k)
            if act is not None and act.code != "010" and (verb or act.code >= _FORCE):
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


def _long_before(scene: Scene, k: int) -> bool:
    """Whether a clause is told to have been years before ("ten years after the rebels took the palace")."""
    tree, first = scene.tree, min(scene.tree.phrase(k))
    marked = any(tree.lemma(m) in ("after", "since", "before", "après", "depuis", "avant") for m in tree.of(k, "mark", "case"))
    return marked and any(tree.lemma(i) in ("year", "decade", "century", "an", "année") for i in range(max(0, first - 3), k))
