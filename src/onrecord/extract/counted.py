"""How many of whom: the count that a mention's words give, and who is counted."""

from __future__ import annotations

import re

from onrecord.extract.context import Context
from onrecord.lexicons.classes import word_class
from onrecord.model.locate import sentence_index, tokens_between
from onrecord.model.quick import replace
from onrecord.model.reading import Mention, NumberPhrase, Token
from onrecord.model.span import Span, overlaps, span_at
from onrecord.model.value import Count

_OF = re.compile(r"^\s*(?:(?:of|de|des|du)\b|d['’])\s*", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:(?:the|a|an|our|their|his|her|its|these|those|les?|la|des|une?)\b|l['’])[\s\"“«]*", re.IGNORECASE)
_NO_PEOPLE = re.compile(r"\s+(?:times|rounds?|shots?|bullets?|gunshots?|blocks?|fois|coups?|balles?|minutes?|hours?)\b", re.IGNORECASE)
"""Nouns after a number that counts no people: "shot three times"."""
_NUMBER_OF = re.compile(
    r"(?:(?:large|small|growing|unknown|total|grand|certain)\s+)?(?:number|total|count|nombre)\s+(?:(?:of|de|des)\s+|d['’])", re.IGNORECASE
)
_PLURAL = re.compile(r"(?:les|des|ces|ses|leurs|nos|vos|mes|certaine?s|quelques|plusieurs)\b", re.IGNORECASE)
_AGED = re.compile(r"[\w-]{1,20}-(?:year|month|week|day)-old", re.IGNORECASE)
_EVERYONE = frozenset({"people", "persons", "others", "personnes", "everyone"})
PEOPLE = frozenset({"person", "group", "organization"})
PRONOUNS = frozenset("it they them he she him her we us i you who which that this these those ils elles il elle eux on qui".split())
REFLEXIVE = frozenset("himself herself itself themselves myself yourself ourselves lui-même elle-même eux-mêmes".split())
ONE = Count(1, 1, 1)
SEVERAL = Count(2, None, None)


def number_in(ctx: Context, span: Span) -> NumberPhrase | None:
    """The first number phrase whose numeral stands in a span."""
    found = ctx.numbers_in.get(sentence_index(ctx.reading.layout, span.start), [])
    return next((n for n in found if overlaps(n.number, span) and not _NO_PEOPLE.match(ctx.text, n.span.end)), None)


def mention_at(ctx: Context, span: Span) -> Mention | None:
    """The widest mention that overlaps a span in its own sentence."""
    found = [m for m in ctx.mentions_in.get(sentence_index(ctx.reading.layout, span.start), []) if overlaps(m.span, span)]
    return max(found, key=lambda m: (overlaps(m.head, span), m.span.end - m.span.start), default=None)


def counted_words(ctx: Context, span: Span, number: NumberPhrase | None) -> str | None:
    """Who is counted: the phrase without its number and determiner; null where nothing but a number is there."""
    words = span.quote
    if number is not None and overlaps(number.span, span):
        after = max(number.span.end, number.number.end)
        words = ctx.text[after : span.end] if after < span.end else ""
    words = _OF.sub("", " ".join(words.split()))
    words = _DETERMINER.sub("", words, count=1) if _DETERMINER.match(words) else words
    return _NUMBER_OF.sub("", words).strip(" ,.;:'\"“”’") or None


def count_of(ctx: Context, span: Span) -> tuple[Count, NumberPhrase | None]:
    """The count of a phrase, with `of`; one for a name or a singular, two or more for a plural without a number."""
    number = number_in(ctx, span)
    if number is not None:
        words = counted_words(ctx, span, number)
        return replace(number.count, of=words if words and names_party(ctx, span) and words.casefold() not in PRONOUNS else None), number
    mention = mention_at(ctx, span)
    if ctx.reading.layout.language == "fr" and _PLURAL.match(span.quote):
        return replace(SEVERAL, of=called(ctx, mention) if mention is not None else counted_words(ctx, span, None)), None
    whom = called(ctx, mention) if mention is not None else counted_words(ctx, span, None)
    whom = whom if names_party(ctx, span) else None
    if mention is not None and mention.party is not None and mention.party.count is not None:
        return replace(mention.party.count, of=whom), None
    several = are_several(ctx, mention) if mention is not None else is_plural(ctx, span)
    return replace(SEVERAL if several else ONE, of=whom), None


def are_several(ctx: Context, mention: Mention) -> bool:
    """Whether a mention is of more than one; a person's full name is of one, whatever its last letter: "Ada Waters", not "the Waters"."""
    full = mention.named and mention.type == "person" and len(mention.head.quote.split()) > 1
    return not (full and not _DETERMINER.match(mention.span.quote)) and is_plural(ctx, mention.head)


def names_party(ctx: Context, span: Span) -> bool:
    """Whether the words for those counted are of people, and not of what became of them: "nine deaths" are nine of nobody in particular."""
    mention = mention_at(ctx, span)
    head = mention.head if mention is not None and overlaps(mention.head, span) else span
    tokens = tokens_between(ctx.reading.layout, head.start, head.end)
    return not tokens or tokens[-1].lemma not in word_class("no_party", "event_words")


def called(ctx: Context, mention: Mention) -> str | None:
    """What a party is called everywhere: a person or organisation by the fullest name that the text has, others by their words.

    A pronoun is called what the first full mention of its chain is; null where there is none.
    """
    full = full_mention(ctx, mention)
    if full.type == "organization" and (full.named or full.chain in ctx.bodies.called):
        return ctx.bodies.called[full.chain]
    if full.type == "person":
        names = [" ".join(m.head.quote.split()) for m in ctx.chains.get(full.chain, ()) if m.named and m.type == full.type]
        if names:
            return max(names, key=lambda name: len(name.split()))
    name = " ".join(full.head.quote.split()) if full.named else counted_words(ctx, full.span, number_in(ctx, full.span))
    if not name or name.casefold() in PRONOUNS:
        return None
    return ctx.bodies.full(name) if full.type == "organization" else name


def full_mention(ctx: Context, mention: Mention) -> Mention:
    """For a pronoun, the first mention of its chain that is none and can act."""
    if mention.span.quote.casefold() not in PRONOUNS:
        return mention
    chain = (m for m in ctx.chains.get(mention.chain, ()) if m.span.quote.casefold() not in PRONOUNS and m.type in PEOPLE)
    return next(chain, mention)


def is_plural(ctx: Context, head: Span) -> bool:
    """Whether a head noun is a plural, by its tag or by nature."""
    tokens = tokens_between(ctx.reading.layout, head.start, head.end)
    if not tokens:
        return False
    last = tokens[-1]
    if _AGED.fullmatch(last.text):
        return False  # whatever its tag: several are "15-year-olds"
    plural = (
        last.fine in ("NNS", "NNPS")
        or _are_all(ctx, tokens[0])
        or last.text.casefold() in _EVERYONE | {"they", "them", "we", "us", "police", "ils", "elles", "nous"}
    )
    return plural or (
        ctx.reading.layout.language == "fr"
        and last.tag == "NOUN"
        and last.text.casefold().endswith(("s", "x"))
        and last.lemma != last.text.casefold()
    )


def _are_all(ctx: Context, head: Token) -> bool:
    """Whether an adjective with "the" stands for all who are so: "the dead", "the wounded"."""
    before = ctx.text[max(0, head.start - 4) : head.start].casefold()
    return before.strip() == "the" and head.text.casefold() in ("dead", "wounded", "injured", "missing", "bereaved")


def evidence_span(ctx: Context, *spans: Span, longest: int = 160) -> tuple[Span, ...]:
    """One span over all where they stand close together, else each by itself."""
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    if end - start <= longest:
        return (span_at(ctx.text, start, end),)
    return tuple(dict.fromkeys(sorted(spans)))


def with_number(ctx: Context, span: Span, number: NumberPhrase | None) -> Span:
    """A phrase together with the hedge of its number ("around", "at least")."""
    if number is None:
        return span
    return span_at(ctx.text, min(span.start, number.span.start), max(span.end, number.span.end))
