"""Which people words stand beside: the phrase or number before or behind a word, the one that a noun is "of"."""

from __future__ import annotations

import re

from onrecord.extract.context import Context
from onrecord.extract.counted import PEOPLE, mention_at, number_in
from onrecord.extract.outcome import Trigger
from onrecord.lexicons.classes import word_class
from onrecord.model.locate import token_index
from onrecord.model.reading import Mention, Sentence, Token
from onrecord.model.span import Span, overlaps, span_at

_PASSED_OVER = frozenset(
    "be have get list remain suffer report fear believe confirm leave find pronounce declare also who that which been later still only were was "
    "être avoir ont a été sont qui grièvement légèrement également aussi sérieusement".split()
)
_PART = re.compile(r"\s+(?:of|d['’]entre)\s+", re.IGNORECASE)
_BY = frozenset({"by", "par"})


def before(ctx: Context, sentence: Sentence, index: int) -> Span | None:
    """The phrase or number that ends before a token, but for words that are passed over."""
    tokens = ctx.reading.layout.tokens
    here = index - 1
    while here >= sentence.first and passed_over(tokens[here]) and number_in(ctx, span_of(ctx, tokens[here])) is None:
        here -= 1
    return phrase_at(ctx, tokens[here]) if here >= sentence.first else None


def span_of(ctx: Context, token: Token) -> Span:
    """The span of a token."""
    return span_at(ctx.text, token.start, token.end)


def passed_over(token: Token) -> bool:
    """Whether a word can stand between people and what became of them."""
    return token.tag in ("AUX", "ADV", "PART") or token.lemma in _PASSED_OVER or token.text.casefold() in _PASSED_OVER


def after(ctx: Context, sentence: Sentence, index: int) -> Span | None:
    """The phrase or number that begins right after a token."""
    tokens = ctx.reading.layout.tokens
    for here in range(index + 1, min(index + 5, sentence.last)):
        if tokens[here].tag not in ("DET", "ADV", "ADJ", "ADP") or _is_head(ctx, tokens[here]):
            return phrase_at(ctx, tokens[here])
        if tokens[here].text.casefold() in _BY:
            return None
    return None


def attributive(ctx: Context, trigger: Trigger, sentence: Sentence) -> Span | None:
    """As in "12 wounded miners": a number right before the word, and a noun right after it."""
    tokens = ctx.reading.layout.tokens
    if not sentence.first < trigger.index < sentence.last - 1 or tokens[trigger.index + 1].tag not in ("NOUN", "ADJ"):
        return None
    before = tokens[trigger.index - 1]
    number = number_in(ctx, span_of(ctx, before))
    if number is None:
        return None
    whole = mention_at(ctx, number.number)
    return whole.span if whole else span_at(ctx.text, number.number.start, tokens[trigger.index + 1].end)


def of_noun(ctx: Context, trigger: Trigger, sentence: Sentence) -> Span | None:
    """As in "12 deaths", "the murder of an official", "her brother's death": the number before, the phrase after "of", the possessor."""
    tokens = ctx.reading.layout.tokens
    if trigger.index + 1 < sentence.last and tokens[trigger.index + 1].lemma == "victim":
        return phrase_at(ctx, tokens[trigger.index + 1])
    for here in range(trigger.index - 1, max(sentence.first - 1, trigger.index - 3), -1):
        number = number_in(ctx, span_of(ctx, tokens[here]))
        if number is not None:
            return span_at(ctx.text, number.number.start, tokens[trigger.index].end)
        if tokens[here].fine == "POS" and here > sentence.first:
            return phrase_at(ctx, tokens[here - 1])
    follow = trigger.index + 1
    if follow < sentence.last and tokens[follow].text.casefold() in ("of", "de", "du", "des", "d'", "d’"):
        return after(ctx, sentence, follow)
    return None


def _is_head(ctx: Context, token: Token) -> bool:
    """Whether a word taken for an adjective is the noun of people: "un policier"."""
    mention = mention_at(ctx, span_of(ctx, token)) if token.tag == "ADJ" else None
    return mention is not None and mention.type in PEOPLE and mention.head.end == token.end


def phrase_at(ctx: Context, token: Token) -> Span | None:
    """The mention or number that a token is part of, with the number of a part of it: "two of them"."""
    here = span_of(ctx, token)
    mention = mention_at(ctx, here)
    if mention is not None and mention.type not in PEOPLE:  # "the driver of the car was hurt"
        mention = max(
            (m for m in ctx.mentions_in.get(mention.sentence, []) if m.type in PEOPLE and overlaps(m.span, here)),
            key=_width,
            default=mention,
        )
    if mention is not None:
        return with_part(ctx, mention)
    number = number_in(ctx, here)
    return number.number if number else None


def _width(mention: Mention) -> int:
    return mention.span.end - mention.span.start


def with_part(ctx: Context, mention: Mention) -> Span:
    """A mention with the number before it, where only a preposition stands between them."""
    numbers = ctx.numbers_in.get(mention.sentence, [])
    before = next((n for n in numbers if _PART.fullmatch(ctx.text, n.number.end, mention.span.start)), None)
    return span_at(ctx.text, before.number.start, mention.span.end) if before else mention.span


def tells_of_others(ctx: Context, whom: Mention | None, trigger: Span) -> bool:
    """Whether a word of harm describes those whom somebody is "of", not the somebody: "relatives of the injured miners"."""
    if whom is None or not whom.head.end < trigger.start < whom.span.end:
        return False
    head = ctx.reading.layout.tokens[token_index(ctx.reading.layout, whom.head.end - 1)]
    return head.lemma in word_class("of_others", "event_words")
