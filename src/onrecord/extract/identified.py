"""The dead by name: "the victims were identified as Ada Stone, 41, and Tom Reed, 9"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.context import Context
from onrecord.lexicons.patterns import may_hold, sought
from onrecord.model.locate import tokens_between
from onrecord.model.reading import Mention
from onrecord.model.record import Claim
from onrecord.model.value import Count

_DEAD = r"(?:victims?|dead|deceased|killed|fatalities|tués|morts|victimes)"
_IDENTIFIED = sought(rf"\b{_DEAD}\b[^.;:]{{0,60}}?\b(?:identified|named|identifiée?s|nommée?s)\b[^.;:]{{0,60}}?\b(?:as|comme)\b")
_AWAY = 40  # code points between two names of the list
_STOPS = re.compile(r"\b(?:said|says|told|according|selon|who|whose|qui)\b", re.IGNORECASE)


def listed_dead(ctx: Context, casualties: tuple[Claim, ...]) -> Iterator[tuple[str, Claim]]:
    """The chains of those whom a list names, each with the count of the killed that they are among: one that is no smaller than the list."""
    killed = [c for c in casualties if c.variable == "killed" and isinstance(c.value, Count) and (c.value.best or c.value.low or 0) > 0]
    for index, sentence in enumerate(ctx.reading.layout.sentences if killed else ()):
        text = ctx.text[sentence.start : sentence.end]
        found = _IDENTIFIED.pattern.search(text) if may_hold(_IDENTIFIED, text) else None
        names = list(_names(ctx, index, sentence.start + found.end(), sentence.end)) if found is not None else []
        counts = [c for c in killed if isinstance(c.value, Count) and (c.value.best or c.value.low or 0) >= len(names)]
        yield from ((mention.chain, counts[0]) for mention in names if counts)


def _names(ctx: Context, index: int, start: int, end: int) -> Iterator[Mention]:
    """The persons that a list names from a place of a sentence on, to a verb or a relative clause about the last of them."""
    last = start
    for mention in sorted(ctx.mentions_in.get(index, ()), key=lambda m: m.span):
        if mention.type != "person" or not mention.named or mention.span.start < start or mention.span.end > end:
            continue
        between = ctx.text[last : mention.span.start]
        if len(between) > _AWAY or _STOPS.search(between) or _has_verb(ctx, last, mention.span.start):
            return
        yield mention
        last = mention.span.end


def _has_verb(ctx: Context, start: int, end: int) -> bool:
    return any(t.tag in ("VERB", "AUX") for t in tokens_between(ctx.reading.layout, start, end)) if start < end else False
