"""The tree of a sentence that no trained reader has parsed: drawn from its clauses and noun phrases, as far as these tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.code.dyads.tree import Tree, parsed
from onrecord.model.once import once_a_layout
from onrecord.model.reading import Layout, Sentence, Token
from onrecord.read.clauses import clauses_of
from onrecord.read.phrases import NounPhrase
from onrecord.read.scene import RELATIVE, Clause, Scene, scenes

Arc = tuple[int, int, str]
"""A word, the word that it depends on, and the relation; numbers of the layout's tokens."""
_OF = frozenset(("of", "de", "du", "des", "d'", "d’"))


def tree_of(layout: Layout, k: int, sentence: Sentence) -> Tree:
    """The tree of a sentence: as parsed, else in outline."""
    return parsed(layout, k, sentence) or _outline(layout, k, sentence)


@once_a_layout
def _by_sentence(layout: Layout) -> dict[int, list[Scene]]:
    found: dict[int, list[Scene]] = {}
    for scene in scenes(layout):
        found.setdefault(scene.sentence, []).append(scene)
    return found


def _outline(layout: Layout, k: int, sentence: Sentence) -> Tree:
    """Words that nothing is known of hang on the first verb, or on the first word of a sentence without verbs."""
    arcs = {word: (head, relation) for scene in _by_sentence(layout).get(k, []) for word, head, relation in _arcs(scene)}
    count = sentence.last - sentence.first
    root = next((word for word, (_, relation) in arcs.items() if relation == "root"), sentence.first) - sentence.first
    heads, relations = [root] * count, ["dep"] * count
    for word, (head, relation) in arcs.items():
        heads[word - sentence.first], relations[word - sentence.first] = head - sentence.first, relation
    for i in range(count):
        if layout.tokens[sentence.first + i].tag == "PUNCT":
            heads[i], relations[i] = root, "punct"
        elif relations[i] == "root" and i != root:
            heads[i], relations[i] = root, "parataxis"
    if count:
        heads[root], relations[root] = -1, "root"
    tokens = layout.tokens[sentence.first : sentence.last]
    return Tree(tokens, *_without_cycles(heads, relations, root))


def _without_cycles(heads: list[int], relations: list[str], root: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The arcs, with those that would close a circle hung on the root."""
    known = {root}
    for start in range(len(heads)):
        path: list[int] = []
        at = start
        while at not in known and at not in path:
            path.append(at)
            at = heads[at]
        if at not in known:
            heads[at], relations[at] = root, "dep"
        known.update(path)
    return tuple(heads), tuple(relations)


def _arcs(scene: Scene) -> Iterator[Arc]:
    """Later arcs of a word take the place of earlier ones."""
    clauses = clauses_of(scene)
    for phrase in scene.phrases:
        yield from _inside(scene, phrase)
    for phrase in scene.phrases:
        yield from _attached(scene, phrase, clauses)
    for clause in clauses:
        yield from _clause_arcs(scene, clause, clauses)
    if not clauses and scene.phrases:
        yield scene.phrases[0].head, scene.phrases[0].head, "root"


def _inside(scene: Scene, phrase: NounPhrase) -> Iterator[Arc]:
    relations = {"DET": "det", "NUM": "nummod", "ADJ": "amod"}
    for i in range(phrase.first, phrase.last):
        if i != phrase.head:
            yield i, phrase.head, relations.get(scene.layout.tokens[i].tag, "compound" if i < phrase.head else "flat")
    before = scene.token(phrase.first - 1)
    if before is not None and before.tag == "ADP":
        yield phrase.first - 1, phrase.head, "case"


def _attached(scene: Scene, phrase: NounPhrase, clauses: Sequence[Clause]) -> Iterator[Arc]:
    """A noun phrase after a preposition: of the noun right before it, or of the verb."""
    before = scene.token(phrase.first - 1)
    owner = next((p for p in scene.phrases if p.last == phrase.first - 1), None)
    clause = next((c for c in clauses if c.group.last <= phrase.first < c.end), None) or next(iter(clauses), None)
    if before is None or before.tag != "ADP":
        return
    if owner is not None and (scene.word(phrase.first - 1) in _OF or clause is None):
        yield phrase.head, owner.head, "nmod"
    elif clause is not None:
        yield phrase.head, clause.group.main, "obl"


def _clause_arcs(scene: Scene, clause: Clause, clauses: Sequence[Clause]) -> Iterator[Arc]:
    main = clause.group.main
    yield main, *_above(scene, clause, clauses)
    for i in range(clause.group.first, clause.group.last):
        if i != main:
            yield i, main, _helper(scene.layout.tokens[i], clause)
    for role, chain in (("nsubj:pass" if clause.group.passive else "nsubj", clause.subject), ("obj", clause.objects)):
        heads = [scene.phrases[k].head for k in chain if scene.phrases[k].head != main]
        for n, head in enumerate(heads):
            if not (role.startswith("nsubj") and (clause.joined or clause.kind != "finite")):
                yield (head, heads[0], "conj") if n else (head, main, role)
    following = scene.token(clause.group.last)
    if following is not None and following.tag in ("ADJ", "ADV"):
        yield clause.group.last, main, "xcomp" if following.tag == "ADJ" else "advmod"


def _helper(token: Token, clause: Clause) -> str:
    if token.tag in ("AUX", "VERB"):
        return "aux:pass" if clause.group.passive and token.lemma in ("be", "être", "get") else "aux"
    return "mark" if token.tag in ("PART", "ADP") and token.lemma in ("to", "à", "de", "pour") else "advmod"


def _above(scene: Scene, clause: Clause, clauses: Sequence[Clause]) -> tuple[int, str]:
    """What a clause hangs on, and how."""
    k = clauses.index(clause)
    governor = clauses[clause.governor] if clause.governor is not None else clauses[k - 1] if k else None
    if governor is None or governor is clause:
        return clause.group.main, "root"
    if clause.link in RELATIVE and clause.kind == "finite":
        nouns = [p.head for p in scene.phrases if p.last <= clause.group.first]
        return (nouns[-1], "acl:relcl") if nouns else (governor.group.main, "advcl")
    if clause.kind == "reduced" and clause.subject:
        return scene.phrases[clause.subject[-1]].head, "acl"
    if clause.joined:
        return clauses[k - 1].group.main, "conj"
    if clause.content:
        return governor.group.main, "ccomp" if clause.kind == "finite" else "xcomp"
    return governor.group.main, "parataxis" if clause.governor is None and not clause.link else "advcl"
