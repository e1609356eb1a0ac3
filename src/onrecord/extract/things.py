"""Things that were hit: a building, a vehicle, a line; of a window or a wall, what it belongs to."""

from __future__ import annotations

import re

from onrecord.extract.context import Context
from onrecord.extract.counted import ONE, PRONOUNS, count_of, counted_words, mention_at, number_in
from onrecord.lexicons.classes import word_class
from onrecord.model.locate import sentence_index, token_index, tokens_between
from onrecord.model.reading import Argument, Token
from onrecord.model.record import Event
from onrecord.model.span import Span
from onrecord.model.value import Party
from onrecord.normalise.thing import thing_of

_THINGS = frozenset({"facility", "vehicle", "object"})
_TAKEN = frozenset({"robbery", "looting"})
RIGGED = re.compile(r"\s?piégée?s?\b", re.IGNORECASE)
"""Words behind a vehicle that make it the bomb: "une voiture piégée"."""
_FAR = 8  # tokens after a part in which what it belongs to begins ("the windows and facing of the consulate")
_OF = frozenset(("of", "de", "du", "des", "d'", "d’"))


def thing_hit(ctx: Context, argument: Argument, event: Event) -> Party | None:
    """The thing that an argument names, as a target; null where it names none, or only what was taken from the target."""
    span = whole_of(ctx, argument.span)
    if RIGGED.match(ctx.text, span.end) or RIGGED.search(span.quote):
        return None
    mention = mention_at(ctx, span)
    layout = ctx.reading.layout
    kind = thing_of(tokens_between(layout, span.start, span.end), head=_head(ctx, span), language=layout.language)
    if kind is None and (mention is None or mention.type not in _THINGS):
        return None
    if event.act in _TAKEN and (kind or "other") == "other":
        return None
    name = counted_words(ctx, span, number_in(ctx, span))
    if not name or name.casefold() in PRONOUNS:
        return None
    named = bool(mention and mention.named)
    return Party(name=name, type="thing", kind=kind or "other", named=named, physical=True, count=count_of(ctx, span)[0])


def premises_of(ctx: Context, argument: Argument) -> Party | None:
    """The buildings of an organisation, under its name."""
    name = counted_words(ctx, argument.span, number_in(ctx, argument.span))
    return Party(name=name, type="thing", kind="building", named=True, physical=True, count=ONE) if name else None


def whole_of(ctx: Context, span: Span) -> Span:
    """What a part belongs to ("the windows of the consulate"): the thing after "of"; the span itself where it is no part of one."""
    tokens = ctx.reading.layout.tokens
    head = _head_token(ctx, span)
    if head is None or head.lemma not in word_class("parts_of_things", "event_words"):
        return span
    index = token_index(ctx.reading.layout, head.start)
    for i in range(index + 1, min(len(tokens), index + _FAR)):
        if tokens[i].tag in ("VERB", "AUX") or tokens[i].text in (".", ";", ","):
            break
        if tokens[i].text.casefold() in _OF and i + 1 < len(tokens):
            whole = next(
                (m for m in ctx.mentions_in.get(sentence_index(ctx.reading.layout, span.start), ()) if _begins(m.span, tokens, i + 1)), None
            )
            return whole.span if whole is not None else span
    return span


def _begins(span: Span, tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a span begins at a token, or right after it where that is an article."""
    starts = {tokens[index].start, tokens[index + 1].start if index + 1 < len(tokens) and tokens[index].tag == "DET" else -1}
    return span.start in starts


def _head_token(ctx: Context, span: Span) -> Token | None:
    """The head noun of a phrase: that of its mention, else its last word."""
    mention = mention_at(ctx, span)
    inside = mention is not None and span.start <= mention.head.start < span.end
    words = tokens_between(ctx.reading.layout, mention.head.start, mention.head.end) if mention is not None and inside else ()
    words = words or tokens_between(ctx.reading.layout, span.start, span.end)
    return words[-1] if words else None


def _head(ctx: Context, span: Span) -> int | None:
    """The index of the head noun among the words of a phrase; null where the phrase has none."""
    token = _head_token(ctx, span)
    words = tokens_between(ctx.reading.layout, span.start, span.end)
    return next((k for k, word in enumerate(words) if token is not None and word.start == token.start), None)
