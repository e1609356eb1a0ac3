"""A sentence as a tree of words: from the reader's parse, or from an outline of its predicates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.reading import Layout, Sentence, Token

CLAUSES = frozenset(("acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis"))
_CONTRACTED = {"au": "à", "aux": "à", "du": "de", "des": "de", "d'": "de", "d’": "de"}
LONGEST = 300  # words of a sentence that are taken together: bounds time and depth in texts without full stops
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X")


@dataclass(frozen=True)
class Tree:
    """The words of one sentence, counted from 0: `heads` has -1 at the root, `relations` are those of universal dependencies."""

    tokens: tuple[Token, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]

    @cached_property
    def kids(self) -> tuple[tuple[int, ...], ...]:
        """The words that depend on each word, in text order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for i, head in enumerate(self.heads):
            if head >= 0:
                found[head].append(i)
        return tuple(tuple(row) for row in found)

    @property
    def roots(self) -> tuple[int, ...]:
        """The words that depend on none."""
        return tuple(i for i, head in enumerate(self.heads) if head < 0)

    def lemma(self, i: int) -> str:
        """Base form."""
        return self.tokens[i].lemma

    def base(self, i: int) -> str:
        """A word's relation without its subtype."""
        return self.relations[i].split(":")[0]

    def of(self, i: int, *relations: str) -> tuple[int, ...]:
        """The words that depend on a word by one of the relations, subtypes included."""
        return tuple(k for k in self.kids[i] if self.base(k) in relations)

    def case(self, i: int) -> str:
        """The first preposition or mark of a phrase; empty where there is none."""
        word = next((self.lemma(k) for k in self.of(i, "case", "mark")), "")
        return _CONTRACTED.get(word, word)

    def phrase(self, i: int, *, without: frozenset[str] = CLAUSES) -> Iterator[int]:
        """A word and all that depend on it, but for what hangs on it by the relations `without`; the word itself comes first."""
        stack = [i]
        while stack:
            at = stack.pop()
            yield at
            stack += [k for k in reversed(self.kids[at]) if self.base(k) not in without]

    def conjuncts(self, i: int) -> tuple[int, ...]:
        """A word and those coordinated with it."""
        found = [i]
        for at in found:
            found += self.of(at, "conj")
            found += (k for name in self.of(at, "appos", "flat") for k in self.of(name, "conj"))
        return tuple(found)

    def is_noun(self, i: int) -> bool:
        """Whether a word heads a noun phrase."""
        return self.tokens[i].tag in _NOMINAL and not (self.tokens[i].tag == "ADJ" and self.of(i, "cop"))


def pieces(tree: Tree) -> Iterator[tuple[int, Tree]]:
    """The tree in pieces of bounded size, each with the number of its first word: what hangs on a word of another piece is a root."""
    for first in range(0, len(tree.tokens), LONGEST):
        heads = tuple(h - first if first <= h < first + LONGEST else -1 for h in tree.heads[first : first + LONGEST])
        yield first, Tree(tree.tokens[first : first + LONGEST], heads, tree.relations[first : first + LONGEST])


def parsed(layout: Layout, k: int, sentence: Sentence) -> Tree | None:
    """The tree that the reader gives of a sentence; none where it gives none."""
    parse = layout.parses[k] if k < len(layout.parses) else None
    tokens = layout.tokens[sentence.first : sentence.last]
    if parse is None or len(parse.heads) != len(tokens):
        return None
    return Tree(tokens, parse.heads, parse.relations)
