"""Which organisation those who acted belong to: told right after their words, or the only one of their kind that the text names."""

from __future__ import annotations

from onrecord.extract.context import Context
from onrecord.extract.counted import called
from onrecord.lexicons.classes import word_class
from onrecord.model.locate import sentence_index, tokens_between
from onrecord.model.reading import Argument, Mention
from onrecord.model.span import Span

_NEAR = 45  # characters between a party and the organisation that it is said to be of
_ALIKE = {"organised_rebels": "organised_rebels", "unknown_armed": "organised_rebels"}
"""By the kind of a party, the kind of the organisation that it is of, where the text names one only."""
_BY_HEAD = frozenset({"unknown_armed"})
"""Kinds of which only some words mean members of an organisation: "the terrorists" are, "the gunmen" may be anybody."""


def organization_of(ctx: Context, mention: Mention) -> str | None:
    """The organisation of a party that does not name one itself; null where the text does not tell."""
    if mention.type not in ("person", "group") and not is_some_band(ctx, mention):
        return None
    return _tied(ctx, mention) or _only(ctx, mention)


def _only(ctx: Context, mention: Mention) -> str | None:
    """The only organisation of its kind that the text names, for members of such a one: "the rebels"."""
    kind = mention.party.kind if mention.party else None
    if kind not in _ALIKE:
        return None
    heads = {t.lemma for t in tokens_between(ctx.reading.layout, mention.head.start, mention.head.end)}
    if kind in _BY_HEAD and not heads & word_class("members_of_a_body", "event_words"):
        return None
    return ctx.bodies.alone.get(_ALIKE[kind])


def body_behind(ctx: Context, source: Span) -> Argument | None:
    """The body that a source speaks for: the Front of "a spokesman for the Front", of "a caller from the Front", of "a Front statement"."""
    tokens = tokens_between(ctx.reading.layout, source.start, source.end)
    if not any(t.lemma in word_class("who_speak_for_others", "event_words") for t in tokens):
        return None
    here = ctx.mentions_in.get(sentence_index(ctx.reading.layout, source.start), ())
    inside = (m for m in here if source.start <= m.head.start < source.end and m.type in ("organization", "group"))
    body = next((m for m in inside if m.party is not None and m.party.kind not in (None, "journalists")), None)
    return Argument("agent", body.span, body.id) if body is not None else None


def whole_of(ctx: Context, body: Mention) -> str | None:
    """The organisation that a named part of it belongs to: "the Gate Command of the Dawn Front"; null where the words tell of none."""
    own = full_name(ctx, body.party.organization if body.party else None) or _tied(ctx, body)
    heads = {t.lemma for t in tokens_between(ctx.reading.layout, body.head.start, body.head.end)}
    return own if own is not None and own != called(ctx, body) and heads & word_class("parts_of_bodies", "event_words") else None


def _tied(ctx: Context, mention: Mention) -> str | None:
    """The organisation named right after a party, with words of belonging between."""
    after = min(
        (m for m in ctx.mentions_in.get(mention.sentence, ()) if m.type == "organization" and m.span.start >= mention.span.end),
        key=lambda m: m.span.start,
        default=None,
    )
    if after is not None and after.span.start - mention.span.end < _NEAR and _ties(ctx, mention, after):
        return called(ctx, after)
    return None


def is_some_band(ctx: Context, mention: Mention) -> bool:
    """Whether a mention means members of the only organisation of a text by a word for a body and no name: "a guerrilla group"."""
    unnamed = mention.type == "organization" and not mention.named and mention.chain not in ctx.bodies.called
    return unnamed and _only(ctx, mention) is not None


def full_name(ctx: Context, name: str | None) -> str | None:
    """The fullest name that the text has for the organisation of a name."""
    return ctx.bodies.full(name) if name is not None else None


def _ties(ctx: Context, mention: Mention, body: Mention) -> bool:
    """Whether nothing but words of belonging stand between a party and a body: "gunmen from the Front", "men of the so-called Front"."""
    between = [t for t in tokens_between(ctx.reading.layout, mention.span.end, body.span.start) if t.tag not in ("DET", "ADJ", "PUNCT")]
    words = {t.lemma for t in between}
    return bool(words) and words <= word_class("words_of_belonging", "event_words")
