"""The words that stand beside a verb or noun, and how far off."""

from __future__ import annotations

from onrecord.code.dyads.clause import BY, Clause
from onrecord.code.dyads.tree import CLAUSES, Tree
from onrecord.code.dyads.words import FAR, Beside

PARTS = frozenset(
    "part some most series number lot package program programme round group set wave batch shipment team all hour day week month".split()
)
_VERBS = ("VERB", "AUX")
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")
_STEPS = {"conj": 0, "nmod": 2, "appos": 2}
_APART = frozenset((*CLAUSES, "conj", "punct", "nsubj", "csubj", "cc"))
Near = dict[str, tuple[int, int]]


def words_beside(tree: Tree, clause: Clause, times: frozenset[int], places: frozenset[int]) -> Beside:
    """The words among a verb's arguments and in its subject, base forms and forms; a passive's subject is its object.

    `times` are words of time expressions, which say nothing of the act, `places` those of names of places. "@obj" stands for having an object,
    "@place" for one that is a place (in the subject too), "@to" for having an infinitive, "@several" for a subject of several.
    """
    v, near = clause.word, Near()
    for k in tree.kids[v]:
        base = tree.base(k)
        if k not in clause.subject and base not in _APART and k not in times:
            _note(tree, near, k, (2 if k < v else 1) if base in ("obl", "nmod", "iobj") else 0)
    for k in (*clause.inner, *tree.of(v, "xcomp")):
        near.update(dict.fromkeys(forms(tree, k), (0, k)))
    subject = clause.subject
    if clause.passive:
        for k in subject:
            _note(tree, near, k, 0)
        subject = tuple(o for case, o in clause.oblique if case in BY)
    if tree.of(v, "cop"):
        near.update(dict.fromkeys(forms(tree, v), (0, v)))
    if clause.objects or (clause.passive and clause.subject):
        near["@obj"] = (0, v)
    if any(k in places for k in (*clause.objects, *(clause.subject if clause.passive else ()))):
        near["@place"] = (0, v)
    if len(clause.subject) > 1:
        near["@several"] = (0, v)
    if any(tree.lemma(m) in ("to", "de", "à") for k in clause.inner for m in tree.of(k, "mark")):
        near["@to"] = (0, v)
    words = {word: i for k in subject for i in tree.phrase(k) for word in forms(tree, i)}
    if not places.isdisjoint(subject):
        words["@place"] = subject[0]
    return Beside(near, words)


def words_inside(tree: Tree, n: int) -> Beside:
    """The words inside a noun phrase, its head apart."""
    near = Near()
    for k in tree.kids[n]:
        if tree.base(k) not in _APART and tree.base(k) not in ("cop", "aux", "det"):
            _note(tree, near, k, 0)
    return Beside(near, {word: i for word, (_, i) in near.items()})


def forms(tree: Tree, i: int) -> tuple[str, ...]:
    """A word's base form, its form in lower case, and that without an ending of the plural."""
    form = tree.tokens[i].text.lower()
    stem = form.removesuffix("es")
    return tree.lemma(i), form, stem if stem != form and stem.endswith(_SIBILANTS) else form.removesuffix("s")


def _note(tree: Tree, near: Near, i: int, level: int) -> None:
    """Note a phrase: its head at a level, prepositions with it, its other words one or two further off."""
    for word in forms(tree, i):
        near[word] = min((level, i), near.get(word, (level, i)))
    for k in tree.kids[i] if level < FAR else ():
        base = tree.base(k)
        if base not in CLAUSES and base != "punct" and not (base == "conj" and tree.tokens[k].tag in _VERBS):
            _note(tree, near, k, level + _step(tree, i, k, level))


def _step(tree: Tree, i: int, k: int, level: int) -> int:
    """How much further off a word stands than the one that it depends on; "part of", "a series of" do not count."""
    if tree.lemma(i) in PARTS and tree.case(k) in ("of", "de", ""):
        return 0
    if tree.base(k) == "case":
        return -1 if level == 1 else 0
    return 1 if tree.relations[k] == "nmod:poss" else _STEPS.get(tree.base(k), 1)
