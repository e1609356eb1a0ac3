"""Whom a count of the hurt is of, where words behind it say so: "nine injured among the marchers", "dix blessés parmi les manifestants"."""

from __future__ import annotations

import re

from onrecord.extract.context import Context
from onrecord.extract.counted import PEOPLE, full_mention, mention_at
from onrecord.model.reading import Mention
from onrecord.model.span import Span, span_at

_AMONG = re.compile(
    r",?\s+(?:(?:were|was|are|all|tous|toutes|have been)\s+)?(?:among(?:st)?|on\s+the\s+side\s+of|in\s+the\s+ranks\s+of|parmi|chez|dans\s+les\s+rangs\s+d(?:e|es|u)"
    r"|du\s+côté\s+d(?:e|es|u)|côté)\s+",
    re.IGNORECASE,
)  # fmt: skip


def counted_among(ctx: Context, words: Span) -> Mention | None:
    """The people in whose ranks those counted stand; null where no words right behind a count name them, or these name single people."""
    found = _AMONG.match(ctx.text, words.end)
    if found is None or found.end() >= len(ctx.text):
        return None
    mention = mention_at(ctx, span_at(ctx.text, found.end(), found.end() + 1))
    return mention if mention is not None and mention.type in PEOPLE and mention.type != "person" else None


def kind_counted(ctx: Context, whom: Mention | None) -> str | None:
    """The kind of a party by the actor groups list; null where it is not told."""
    full = full_mention(ctx, whom) if whom is not None else None
    return full.party.kind if full is not None and full.party is not None else None
