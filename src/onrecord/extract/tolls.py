"""Tolls: "the death toll rose to 12", "revised down the number of people killed from 12 to 11"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.context import Context, make_claim
from onrecord.extract.counted import evidence_span
from onrecord.extract.outcome import Outcomes
from onrecord.lexicons.patterns import standing
from onrecord.model.quick import replace
from onrecord.model.reading import NumberPhrase, Sentence
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span, span_at
from onrecord.model.value import Count
from onrecord.reconcile.words import CORRECTS

_REACH = 60
"""A toll's number stands at most so many code points behind its words, where nothing says that it rose or fell to it."""
_AHEAD = 80
"""So many code points before the words of a toll a verb that corrects it may stand: "have revised down the official death toll"."""
_MAY = re.compile(r"\b(?:pourrait|pourraient|risque|devrait|may|might|could)\b", re.IGNORECASE)
"""Words by which a toll is only feared: what is counted behind them is something else."""
_FROM = re.compile(r"(?:\bfrom|\bde)\s+$", re.IGNORECASE)
_TO = re.compile(r"(?:\s\w+)?\s(?:to|à)\s+$", re.IGNORECASE)
"""Words before a toll's number; behind the number that it was before."""


def tolls_in(ctx: Context, words: Outcomes, index: int, sentence: Sentence) -> Iterator[tuple[str, Span, NumberPhrase]]:
    """The tolls of a sentence: the variable, the words for it, and the first number behind them, the later one of "from 12 to 11"."""
    text = ctx.text[sentence.start : sentence.end]
    for variable, one in standing(words.tolls, text):
        for m in one.pattern.finditer(text):
            here = span_at(ctx.text, sentence.start + m.start(), sentence.start + m.end())
            behind = [
                n
                for n in ctx.numbers_in.get(index, [])
                if n.number.start >= here.end and not _MAY.search(ctx.text, here.end, n.number.start)
            ]
            if len(behind) > 1 and _was(ctx.text, behind[0], behind[1]):
                behind = behind[1:]
            told = (n for n in behind if n.running or n.number.start - here.end < _REACH or _corrected(ctx.text, sentence, here, n))
            yield from ((variable, here, n) for n in list(told)[:1])


def toll_claim(ctx: Context, index: int, variable: str, here: Span, number: NumberPhrase, *, event: Event | None) -> Claim:
    """The claim of a toll; running where it corrects one, whose verb is then among its words."""
    verb = _corrected(ctx.text, ctx.reading.layout.sentences[index], here, number)
    spans = evidence_span(ctx, *((verb,) if verb else ()), here, number.span)
    value = Count(number.count.low, number.count.high, number.count.best, None)
    claim = make_claim(ctx, variable, value, spans, event=event, confidence=0.8, number=number)
    return replace(claim, running=True) if verb else claim


def _was(text: str, number: NumberPhrase, later: NumberPhrase) -> bool:
    """Whether a number is what a toll was before the one behind it."""
    ahead, between = text[max(0, number.span.start - 6) : number.span.start], text[number.number.end : later.span.start]
    return _FROM.search(ahead) is not None and _TO.match(between) is not None


def _corrected(text: str, sentence: Sentence, here: Span, number: NumberPhrase) -> Span | None:
    """The verb that corrects a toll to a number: "revised the death toll to 11", "the toll was lowered to 11"."""
    verb = CORRECTS.search(text, max(sentence.start, here.start - _AHEAD), number.span.start)
    to = _TO.search(text[max(0, number.span.start - 12) : number.span.start])
    return span_at(text, verb.start(), verb.end()) if verb and to else None
