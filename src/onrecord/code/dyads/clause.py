"""A verb with what it takes: subject, objects, phrases with prepositions, inner clauses, negation and modal verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.code.dyads.tree import Tree

_MODALS = {
    "will": "will", "would": "will", "shall": "will", "'ll": "will", "must": "must", "should": "should", "may": "may", "might": "may",
    "could": "may", "can": "can", "'d": "will", "wo": "will", "ought": "should",
}  # fmt: skip
_NOT = frozenset(("not", "n't", "never", "neither", "nor", "no", "cannot", "without", "hardly", "n’t"))
_VERBS = ("VERB", "AUX")
BY = ("by", "par")


@dataclass(frozen=True, slots=True)
class Clause:
    """The verb (or what stands for it: "is ready") is `word`; all numbers are words of the tree. `oblique` are phrases with their preposition."""

    word: int
    subject: tuple[int, ...]
    objects: tuple[int, ...]
    oblique: tuple[tuple[str, int], ...]
    inner: tuple[int, ...]
    passive: bool
    negated: bool
    modal: str


def clause_at(tree: Tree, v: int, subject: tuple[int, ...] = ()) -> Clause:
    """The clause of a verb; `subject` is whom it is about where it has no subject of its own ("refused to leave")."""
    passive = _passive(tree, v)
    own = tree.of(v, "nsubj") or tuple(k for k in tree.of(v, "csubj") if k < v) or _stray_subject(tree, v)
    inherited = () if own else (_from_above(tree, v) or subject)
    objects = tuple(k for k in tree.of(v, "obj", "iobj") if k not in own)
    if tree.base(v) == "acl" and passive and not own:
        inherited = (tree.heads[v],)
    oblique = tuple((tree.case(k), k) for k in tree.of(v, "obl", "nmod") if k not in own and tree.is_noun(k))
    return Clause(
        word=v,
        subject=tuple(c for s in own or inherited for c in tree.conjuncts(s)),
        objects=tuple(c for o in objects for c in tree.conjuncts(o)),
        oblique=tuple((case, c) for case, o in oblique for c in tree.conjuncts(o)),
        inner=tuple(_inner(tree, v)),
        passive=passive,
        negated=_negated(tree, v, objects),
        modal=_modal(tree, v),
    )


def _passive(tree: Tree, v: int) -> bool:
    """By its auxiliary; without one, by its subject or its form."""
    relations = {tree.relations[k] for k in tree.kids[v]}
    bare = not any(r.startswith("aux") or r == "obj" for r in relations)
    return "aux:pass" in relations or (bare and (("nsubj:pass" in relations and tree.tokens[v].fine == "VBN") or _bare_participle(tree, v)))


def _bare_participle(tree: Tree, v: int) -> bool:
    """Whether a participle after a noun is passive ("rebels armed by")."""
    return tree.tokens[v].fine == "VBN" and tree.base(v) in ("acl", "advcl", "root") and not tree.of(v, "aux") and not tree.of(v, "obj")


def _stray_subject(tree: Tree, v: int) -> tuple[int, ...]:
    """A bare noun phrase before a verb that the parse did not make its subject."""
    before = [k for k in tree.of(v, "obl", "dep", "dislocated") if k < v and tree.is_noun(k) and not tree.case(k)]
    before = [k for k in before if tree.relations[k] not in ("obl:unmarked", "obl:tmod")]
    return tuple(before[-1:])


def _from_above(tree: Tree, v: int) -> tuple[int, ...]:
    """The subject that a verb shares with the one it hangs on: coordination, relative and participle clauses."""
    head, base = tree.heads[v], tree.base(v)
    if head < 0:
        return ()
    if base == "acl":
        return (head,)
    if base in ("conj", "advcl", "xcomp", "parataxis") and (tree.tokens[head].tag in _VERBS or tree.of(head, "cop")):
        return tree.of(head, "nsubj", "csubj") or _stray_subject(tree, head) or (_from_above(tree, head) if base != "parataxis" else ())
    return ()


def _inner(tree: Tree, v: int) -> Iterator[int]:
    """Clauses that a verb takes: complements, and infinitives that the parse hung on it or on its object."""
    yield from tree.of(v, "ccomp", "xcomp")
    yield from (k for k in tree.of(v, "csubj") if k > v)  # French: "prête à négocier"
    for k in tree.of(v, "advcl"):
        if k > v and _infinitive(tree, k):
            yield k
    for o in tree.of(v, "obj", "iobj", "obl"):
        yield from (k for k in tree.of(o, "acl", "advcl") if _infinitive(tree, k))


def _infinitive(tree: Tree, v: int) -> bool:
    return any(tree.lemma(k) in ("to", "for", "from", "against", "of", "de", "à") for k in tree.of(v, "mark", "case")) or (
        tree.tokens[v].fine == "VB"
    )


def _negated(tree: Tree, v: int, objects: tuple[int, ...]) -> bool:
    own = any(tree.tokens[k].text.lower() in _NOT for k in tree.of(v, "advmod", "aux", "mark", "cc"))
    return (
        own
        or any(tree.tokens[k].text.lower() in ("no", "neither", "any") and own for o in objects for k in tree.of(o, "det"))
        or any(tree.tokens[k].text.lower() == "no" for o in objects for k in tree.of(o, "det"))
    )


def _modal(tree: Tree, v: int) -> str:
    for k in tree.of(v, "aux"):
        if (found := _MODALS.get(tree.tokens[k].text.lower()) or _MODALS.get(tree.lemma(k))) is not None:
            return found
    if tree.base(v) == "ccomp" and tree.tokens[v].fine == "VB" and tree.of(v, "nsubj") and not tree.of(v, "aux"):
        return "must"  # "insisted that he leave"
    if (
        tree.base(v) in ("root", "ccomp", "parataxis", "conj")
        and tree.of(v, "nsubj")
        and any(tree.lemma(k) == "to" for k in tree.of(v, "mark"))
    ):
        return "will"  # headlines: "France to send troops"
    return ""
