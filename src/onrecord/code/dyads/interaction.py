"""The interactions of a document: one for each source, target and act, with the words of all three."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.code.dyads.actors import Actor, Cast, cast_of, known_of
from onrecord.code.dyads.acts import Act, Scene
from onrecord.code.dyads.clause import BY
from onrecord.code.dyads.outline import tree_of
from onrecord.code.dyads.sentences import sentence_acts
from onrecord.code.dyads.tree import Tree, pieces
from onrecord.code.dyads.words import words_of
from onrecord.model.locate import sentence_index, token_index
from onrecord.model.reading import Reading
from onrecord.model.record import Event
from onrecord.model.span import Span, span_at

_TOWARDS = ("from", "with", "to", "against", "for", "on", "of", "between", "avec", "contre", "à", "pour", "de", "sur")
MUTUAL = ("036", "040", "041", "044", "046", "050", "054", "057", "06", "164", "190")


@dataclass(frozen=True, slots=True)
class Interaction:
    """Who does what to whom: a CAMEO code, by the pattern `rule`, of the `words`; an actor that the words do not tell is null.

    `mutual` where source and target do it with each other, and the same holds with sides changed.
    """

    code: str
    rule: str
    source: Actor | None
    target: Actor | None
    words: tuple[Span, ...]
    sentence: int
    mutual: bool


def find_interactions(reading: Reading, events: Iterable[Event]) -> tuple[Interaction, ...]:
    """Interactions in text order, each source, target and code once; an act that nobody is told to do or suffer
    is none. A text in a language without a lexicon is read with the English one.
    """
    layout, known = reading.layout, known_of(reading)
    told: dict[int, dict[int, str]] = {}
    for event in events:
        at = sentence_index(layout, event.span.start)
        told.setdefault(at, {})[token_index(layout, event.span.start) - layout.sentences[at].first] = event.act
    times = _time_words(reading)
    found: dict[tuple[str, str, str], Interaction] = {}
    for k, sentence in enumerate(layout.sentences):
        for first, tree in pieces(tree_of(layout, k, sentence)):
            here = frozenset(i for i in range(len(tree.tokens)) if sentence.first + first + i in times)
            acts = {i - first: act for i, act in told.get(k, {}).items() if first <= i < first + len(tree.tokens)}
            cast = cast_of(known, tree, k)
            for act in sentence_acts(Scene(tree, words_of(layout.language), acts, here, cast.places)):
                for one in _dyads(act, cast, k, here):
                    found.setdefault((one.code, one.source.key if one.source else "", one.target.key if one.target else ""), one)
    return tuple(found.values())


def _time_words(reading: Reading) -> frozenset[int]:
    """Tokens of dates and times of day."""
    spans = [t.span for t in reading.marks.times if t.type in ("DATE", "TIME")]
    return frozenset(i for s in spans for i in range(token_index(reading.layout, s.start), token_index(reading.layout, s.end - 1) + 1))


def _dyads(act: Act, cast: Cast, k: int, times: frozenset[int]) -> Iterator[Interaction]:
    sources = _all(cast, act.source)
    mutual = act.code.startswith(MUTUAL)
    aims = _partners(cast.tree, act.target) if mutual and len(sources) > 1 else act.target
    targets = _first(cast, [i for i in aims if i not in times], sources)
    words = tuple(_word(cast, i) for i in sorted(set(act.words)))
    sides = sources if not targets else targets if not sources else []
    pairs: list[tuple[Actor | None, Actor | None]]
    if mutual := mutual and len(sides) > 1:
        pairs = [(a, b) for a, b in product(sides, sides) if a.cameo != b.cameo]
    else:
        nobody: list[Actor | None] = [None]
        pairs = list(product(sources or nobody, targets or nobody)) if sources or targets else []
    for source, target in pairs:
        yield Interaction(act.code, act.rule, source, target, words, k, mutual)


def _partners(tree: Tree, heads: Sequence[int]) -> list[int]:
    """With whom several do something together."""
    return [k for i in heads for k in (i, *tree.of(i, "nmod")) if tree.case(k) in ("with", "avec")]


def _with_agents(tree: Tree, heads: Sequence[int]) -> Iterator[int]:
    """Each phrase after whoever is behind what it names ("a raid by border guards"), before whom that is with or for."""
    for i in heads:
        yield from (k for k in tree.of(i, "nmod") if tree.case(k) in BY)
        yield i
        yield from (k for k in tree.of(i, "nmod") if tree.case(k) in _TOWARDS)


def _word(cast: Cast, i: int) -> Span:
    token = cast.tree.tokens[i]
    return span_at(cast.text, token.start, token.end)


def _all(cast: Cast, heads: Sequence[int]) -> list[Actor]:
    """The actors of all the phrases, each code once; where none is known, the first that names somebody."""
    found: dict[str, Actor] = {}
    for actor in (actor for i in heads for actor in cast.actors(i)):
        found.setdefault(actor.cameo, actor)
    return list(found.values()) or [actor for i in heads[:1] for actor in cast.somebody(i, doer=True)]


def _first(cast: Cast, heads: Sequence[int], sources: Sequence[Actor]) -> list[Actor]:
    """The actors of the first phrase that names any but the sources, and of those coordinated with it."""
    known = {actor.cameo for actor in sources}
    for i in _with_agents(cast.tree, heads):
        found = {a.cameo: a for c in cast.tree.conjuncts(i) for a in cast.actors(c) if a.cameo not in known}
        if found:
            return list(found.values())
    return [actor for i in heads[:1] for actor in cast.somebody(i) if actor.span not in {one.span for one in sources}]
