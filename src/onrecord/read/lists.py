"""Lists of noun phrases: "a bank in Sampleton, two shops and the mayor's office"; and names that only say who a group is."""

from __future__ import annotations

from onrecord.read.phrases import NounPhrase
from onrecord.read.scene import Scene

_JOINS = frozenset((",", ";", "and", "et", "&", "or", "ou"))
_ADDS = frozenset(
    (
        ("as", "well", "as"),
        ("along", "with"),
        ("together", "with"),
        ("and", "also"),
        ("and", "even"),
        ("plus",),
        ("ainsi", "que"),
        ("ainsi", "qu'"),
        ("et", "même"),
    )
)
"""Words that join a further member to a list, a comma before them allowed."""
_WITHIN = frozenset("of in at to from near on inside outside de d' à dans en sur".split())
"""Prepositions between a member of a list and what only says of what or where it is."""
_CONTRACTED = frozenset("du des au aux".split())
_FULL_OF = (["full", "of"], ["filled", "with"], ["carrying"], ["rempli", "de"], ["remplie", "de"])
_ANEW = frozenset("a an another one several some many various un une deux trois quelques plusieurs".split())
SINGULAR = frozenset("was is has est était a".split())
"""Verbs that have one subject."""
_PLURAL = frozenset("were are have sont étaient ont".split())


def conjuncts(scene: Scene, index: int, *, stop: int) -> tuple[int, ...]:
    """A noun phrase and those joined to it on its right by "and", or by commas before an "and", none starting at `stop` or later.

    What only says of what or where a member is ("a bank in Sampleton and two shops"), or stands in brackets, is passed over.
    """
    found: list[int] = [index]
    pending: list[int] = []
    inner: NounPhrase | None = None
    gloss = False
    for k in range(index + 1, len(scene.phrases)):
        phrase = scene.phrases[k]
        if phrase.first >= stop:
            break
        between = [scene.word(i) for i in range(scene.phrases[k - 1].last, phrase.first)]
        if between[:1] in (["("], ["["]):
            gloss = True
        if gloss and not set(between) & {")", "]"}:
            continue
        gloss, between = False, [word for word in between if word not in (")", "]")]
        if _is_inner(scene, between, phrase):
            inner = inner or phrase
            continue
        adds = bool(between) and tuple(between[between[0] == "," :]) in _ADDS
        if not between or not (adds or set(between) <= _JOINS):
            break
        if inner is not None and not (adds or _goes_on(scene, inner, phrase)):
            continue
        inner = None
        pending.append(k)
        if between not in ([","], [";"]):
            found, pending = found + pending, []
    return tuple(found)


def _is_inner(scene: Scene, between: list[str], phrase: NounPhrase) -> bool:
    """Whether a noun phrase only says of what or where the one before it is, by the words between them."""
    if not between:
        return scene.layout.language == "fr" and scene.word(phrase.first) in _CONTRACTED
    return (len(between) == 1 and between[0] in _WITHIN) or between in _FULL_OF


def _goes_on(scene: Scene, inner: NounPhrase, phrase: NounPhrase) -> bool:
    """Whether a phrase behind one that only describes a member is a member itself: it begins anew, or is described alike."""
    alike = scene.word(phrase.last) in _WITHIN and scene.word(phrase.last) == scene.word(inner.first - 1)
    return alike or (_begins_anew(scene, phrase) and not _begins_anew(scene, inner))


def _begins_anew(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase brings in something not told before: "a hotel", "two clinics"."""
    first = scene.token(phrase.first)
    return first is not None and (scene.word(phrase.first) in _ANEW or (first.tag == "NUM" and phrase.last - phrase.first > 1))


def whole_of(scene: Scene, k: int) -> int:
    """The noun phrase that a phrase only describes: of "the daughter of the envoy to Sampleland" the daughter; itself where it describes none."""
    while k and _is_inner(scene, [scene.word(i) for i in range(scene.phrases[k - 1].last, scene.phrases[k].first)], scene.phrases[k]):
        k -= 1
    return k


def list_ending_at(scene: Scene, k: int, low: int) -> tuple[int, ...]:
    """The list that a noun phrase ends, its members not before token `low`; the phrase by itself where it ends none."""
    for start in range(k):
        if scene.phrases[start].first >= low:
            chain = conjuncts(scene, start, stop=scene.phrases[k].last)
            if chain[-1] == k:
                return chain
    return (k,)


def as_subject(scene: Scene, chain: tuple[int, ...], verb: int) -> tuple[int, ...]:
    """The members of a list that are the subject of the verb at token `verb`.

    One for a verb in the singular ("Ada Stone, minister and mayor, was shot"); of a group told with its names, the names.
    """
    if len(chain) < 2 or scene.word(verb) in SINGULAR:
        return chain[:1]
    return chain[1:] if scene.word(verb) in _PLURAL and _names_members(scene, chain) else chain


def _names_members(scene: Scene, chain: tuple[int, ...]) -> bool:
    """Whether all that follows a plural noun is names of those it stands for: "the two guards, Ada Stone and Bo Field"."""
    first, *others = (scene.phrases[k] for k in chain)
    head = scene.layout.tokens[first.head]
    if head.fine not in ("NNS", "NNPS") or scene.word(first.last) != "," or len(others) < 2:
        return False
    return all(scene.layout.tokens[p.head].tag == "PROPN" and p.last - p.first > 1 and not _begins_anew(scene, p) for p in others)
