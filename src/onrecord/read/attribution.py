"""Who says what: each cue with its source and its content, quotations whole, one nested in another named by `via`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.lexicons import load
from onrecord.model.ids import content_id
from onrecord.model.quick import replace
from onrecord.model.reading import Attribution, Layout, Mention, Sentence, Stance
from onrecord.model.span import Span, span_at
from onrecord.read.attribution_behind import Range, source_after
from onrecord.read.attribution_content import content_of, hearer_of
from onrecord.read.attribution_kinds import with_kinds, with_media
from onrecord.read.attribution_sources import source_of
from onrecord.read.attribution_syntax import Clauses, clauses_of
from onrecord.read.cues import Cue, find_cues
from onrecord.read.phrases import verb_lemma

_NEEDS_SOURCE = ("say", "tell", "quote", "view", "noun", "preposition")
_TAKEN = frozenset(("claims", "denies", "accuses", "demands", "condemns", "praises"))
"""Stances that nobody takes who does not do what the cue says."""
_NOBODY = frozenset(("no", "none", "nobody", "neither", "aucun", "aucune", "personne", "nul"))
_NEAR = 25
"""So many cues before and after a cue are looked at to find where its content ends."""
_TRAILING_REACH = 3
"""Quoted sentences without a cue belong to the speaker before them over this many paragraph ends at most."""


@dataclass(frozen=True, slots=True)
class _Saying:
    """A cue with the token range of its source and the code point ranges of its content."""

    cue: Cue
    source: Range | None
    content: tuple[tuple[int, int], ...]


def find_attributions(layout: Layout, mentions: tuple[Mention, ...]) -> tuple[Attribution, ...]:
    """Attributions in text order of their cues. `mentions` may be empty; they tell whom a pronoun stands for."""
    clauses = clauses_of(layout)
    sayings = _with_trailing_quotes(clauses, _sayings(clauses, find_cues(clauses)))
    nested = _nested(tuple(_attribution(clauses, saying) for saying in sayings))
    # Quoted words whose speaker was not found: whoever speaks in them cannot be told from the outlet.
    known = [(a, saying) for a, saying in zip(nested, sayings, strict=True) if a.via or clauses.quote[saying.cue.first] < 0]
    ids = {a.id for a, _ in known}
    known = [(a if a.via in ids else replace(a, via=None), saying) for a, saying in known]
    kinds = with_kinds(clauses, tuple(a for a, _ in known), mentions)
    return with_media(clauses, ((a, hearer_of(clauses, saying.cue, saying.source)) for a, (_, saying) in zip(kinds, known, strict=True)))


def attribution_of(attributions: tuple[Attribution, ...], start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content covers `start:end`; none where the outlet speaks."""
    covering = [(c.end - c.start, a.via is None, a) for a in attributions for c in a.content if c.start <= start and end <= c.end]
    return min(covering, key=lambda found: found[:2])[2] if covering else None


def _sayings(clauses: Clauses, cues: tuple[Cue, ...]) -> list[_Saying]:
    """Each cue that has content, and a source where its kind needs one."""
    sources: dict[int, Range | None] = {}
    for cue in cues:
        sources[cue.first] = _learnt_from(clauses, cue) or source_of(clauses, cue, sources)
    starts = {cue.first: _start(clauses, cue, sources[cue.first]) for cue in cues}
    found = []
    for k, cue in enumerate(cues):
        source = sources[cue.first]
        content = content_of(clauses, cue, source, cues[max(0, k - _NEAR) : k + _NEAR], starts)
        nobody = source is not None and source[1] - source[0] == 1 and clauses.word(source[0]) == "on" and clauses.layout.language == "fr"
        source = None if nobody and not cue.clitic else source
        if source is not None and clauses.word(source[0] - 1) == "no" and source[0] - 1 not in clauses.group_at:
            source = source[0] - 1, source[1]  # "no | one"
        if content and (source is not None or nobody or cue.frame not in _NEEDS_SOURCE):
            found.append(_Saying(cue, source, _offsets(clauses, cue, content)))
    return [saying for saying in found if saying.content]


def _learnt_from(clauses: Clauses, cue: Cue) -> Range | None:
    """Whom "one" has it from: "a-t-on appris mardi auprès de la mairie"."""
    if not any(clauses.word(k).endswith("-on") for k in range(cue.first, cue.last)):
        return None
    for k in range(cue.first + 1, min(cue.last + 4, clauses.sentence(cue.sentence).last - 1)):
        if clauses.word(k) == "auprès":
            return source_after(clauses, k + 1, cue.sentence) or source_after(clauses, k + 2, cue.sentence)
        if clauses.word(k) == "de" and clauses.word(k + 1) in ("source", "sources"):
            return source_after(clauses, k + 1, cue.sentence)
    return None


def _start(clauses: Clauses, cue: Cue, source: Range | None) -> int:
    """The first token of a cue with the source right before it; a source shared with an earlier verb does not count."""
    if source is None or source[0] >= cue.first or any(k in clauses.group_at and k >= source[1] for k in range(source[1], cue.first)):
        return cue.first
    return source[0]


def _offsets(clauses: Clauses, cue: Cue, content: list[Range]) -> tuple[tuple[int, int], ...]:
    """Code points of the content; a quotation that it touches is in it whole, unless the cue stands in that quotation."""
    spans: list[tuple[int, int]] = []
    own = clauses.quote[cue.first]
    for first, last in content:
        start, end = clauses.tokens[first].start, clauses.tokens[last - 1].end
        for k in (clauses.quote[first], clauses.quote[last - 1]):
            if k >= 0 and k != own:
                start, end = min(start, clauses.quotations[k].start), max(end, clauses.quotations[k].end)
        if own >= 0:
            end = min(end, clauses.quotations[own].inner_end)
            start = max(start, clauses.quotations[own].inner_start)
        if any(c.isalnum() for c in clauses.layout.text[start:end]):
            spans.append((start, end))
    return tuple(spans)


def _with_trailing_quotes(clauses: Clauses, sayings: list[_Saying]) -> list[_Saying]:
    """Quoted sentences after a saying without a cue of their own go on with it."""
    taken = _quotations_in(clauses, [span for saying in sayings if clauses.quote[saying.cue.first] < 0 for span in saying.content])
    by_sentence: dict[int, int] = {}
    for number, saying in enumerate(sayings):
        if clauses.quote[saying.cue.first] < 0:
            by_sentence[saying.cue.sentence] = number
    result = list(sayings)
    last: int | None = None
    paragraph = 0
    for number, sentence in enumerate(clauses.layout.sentences):
        k = clauses.quote[sentence.first] if sentence.first < sentence.last else -1
        if number in by_sentence:
            last, paragraph = by_sentence[number], sentence.paragraph
        elif k < 0:
            last = None if sentence.paragraph != paragraph else last
        elif clauses.quote[_last_word(clauses, sentence)] < 0:
            last = None
        elif last is not None and k not in taken and sentence.paragraph - paragraph <= _TRAILING_REACH:
            quotation = clauses.quotations[k]
            taken.add(k)
            result[last] = replace(result[last], content=(*result[last].content, (quotation.start, quotation.end)))
            paragraph = sentence.paragraph
    return result


def _last_word(clauses: Clauses, sentence: Sentence) -> int:
    """The last token of a sentence that is no full stop."""
    last = sentence.last - 1
    return last - 1 if last > sentence.first and clauses.word(last) in (".", ",") else last


def _quotations_in(clauses: Clauses, spans: list[tuple[int, int]]) -> set[int]:
    """The quotations that spans touch."""
    found: set[int] = set()
    for start, end in spans:
        k = bisect_right(clauses.quotations, start, key=lambda q: q.end)
        while k < len(clauses.quotations) and clauses.quotations[k].start < end:
            found.add(k)
            k += 1
    return found


def _spans(clauses: Clauses, ranges: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    """Spans of code point ranges."""
    return tuple(span_at(clauses.layout.text, start, end) for start, end in ranges)


def _attribution(clauses: Clauses, saying: _Saying) -> Attribution:
    """The attribution of a saying, not yet nested."""
    cue = saying.cue
    tokens = clauses.tokens
    head = tokens[cue.first]
    source = ((tokens[saying.source[0]].start, tokens[saying.source[1] - 1].end),) if saying.source else ()
    words = ((head.start, tokens[cue.last - 1].end),)
    if cue.clitic:
        own = saying.source is None or saying.source[0] == cue.first
        source = ((head.end - cue.clitic, head.end),) if own else source
        words = (
            (head.start, head.start + head.text.replace("’", "'").find("-")),
            *(((tokens[cue.last - 1].start, tokens[cue.last - 1].end),) if cue.last - cue.first > 1 else ()),
        )
    stance = _stance(clauses, saying)
    name = content_id("a", head.start, tokens[cue.last - 1].end)
    return Attribution(
        name, _spans(clauses, source), _spans(clauses, words), _spans(clauses, saying.content), None, None, stance, cue.hedged
    )


def _stance(clauses: Clauses, saying: _Saying) -> Stance:
    """What the sayer does in saying it: nothing that is not said, and a denial where an accusation or a number is rejected."""
    cue = saying.cue
    if cue.stance in _TAKEN and _is_nobodys(clauses, cue, saying.source):
        return "states"
    denial = load("denial")["fr" if clauses.layout.language == "fr" else "en"]
    rejects = cue.stance in ("states", "condemns") and verb_lemma(clauses.layout, cue.last - 1) in denial["rejecting"]
    phrase = clauses.starting.get(clauses.first_after(saying.content[0][0])) if rejects else None
    nouns = {*denial["said"], *denial["counted"]}
    named = phrase is not None and clauses.tokens[phrase.head].tag == "NOUN" and clauses.tokens[phrase.head].lemma in nouns
    return "denies" if named else _judgement(clauses, saying, nouns) or cue.stance


def _judgement(clauses: Clauses, saying: _Saying, nouns: AbstractSet[str]) -> Stance | None:
    """What it is to call something so: "called the figure false" denies it, "called it a cowardly act" condemns it."""
    cue, denial = saying.cue, load("denial")["fr" if clauses.layout.language == "fr" else "en"]
    if cue.stance != "states" or verb_lemma(clauses.layout, cue.last - 1) not in denial["calling"]:
        return None
    first = clauses.first_after(saying.content[0][0])
    words = clauses.tokens[first : clauses.first_after(saying.content[0][1])]
    for token in words:
        if token.lemma in denial["vile"] or token.text.casefold() in denial["vile"]:
            return "condemns"
        if token.text.casefold() in denial["untrue"]:
            return (
                "denies" if any((t.lemma in nouns and t.tag == "NOUN") or t.text.casefold() in denial["said"] for t in words[:4]) else None
            )
        if token.tag == "VERB":
            return None
    return None


def _is_nobodys(clauses: Clauses, cue: Cue, source: Range | None) -> bool:
    """Whether a cue is denied, or what nobody does: "no group has claimed responsibility", "she did not deny it"."""
    group = clauses.group_at.get(cue.last - 1) or clauses.group_at.get(cue.first)
    return (group is not None and group.negated) or (source is not None and clauses.word(source[0]) in _NOBODY)


def _nested(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """`via` set where the cue of one lies in the content of another: the smallest content that covers it."""
    waiting = sorted(((c.start, c.end, k) for k, a in enumerate(attributions) for c in a.content), reverse=True)
    open_contents: list[tuple[int, int]] = []
    outer: dict[int, int] = {}
    for k in sorted(range(len(attributions)), key=lambda k: attributions[k].cue[0].start):
        cue = attributions[k].cue[0]
        while waiting and waiting[-1][0] <= cue.start:
            _, end, number = waiting.pop()
            open_contents.append((end, number))
        open_contents = [pair for pair in open_contents if pair[0] > cue.start]
        covering = [(end, number) for end, number in open_contents if end >= cue.end and number != k and outer.get(number) != k]
        if covering:
            outer[k] = min(covering)[1]
    return tuple(replace(a, via=attributions[outer[k]].id) if k in outer else a for k, a in enumerate(attributions))
