"""Which phrases can be people who are counted."""

from __future__ import annotations

import re

from onrecord.model.reading import Mention, NumberPhrase
from onrecord.model.span import Span

_AMOUNT = re.compile(r"(?:the |le |la )?(?:numbers?|total|tolls?|count|tally|figure|nombre|bilan)\b", re.IGNORECASE)
_PEOPLE = frozenset({"person", "group", "organization", "other"})
_ANYBODY = frozenset({"anyone", "anybody", "whoever", "quiconque"})
_ITS = frozenset("la sa cette leur une ma ta notre votre mort".split())
_NOT_PEOPLE = frozenset(
    "it this that which what itself there something everything time times day days year years hour hours other community".split()
)
BODIES = frozenset("body bodies corpse corpses remains corps cadavre cadavres".split())
"""Words for the dead: who is found burned so was not burned alive."""
MORE = frozenset({"another", "others"})
"""Words that stand alone for further people."""


def can_be_people(mention: Mention | None, number: NumberPhrase | None, whom: Span) -> bool:
    """Whether a phrase can be people: a mention of people, or a bare number. "The number of dead" is a number."""
    words = whom.quote.casefold().split()
    if words and words[-1] == "mort" and words[0] in _ITS:
        return False  # "la mort" is nobody who died
    if words[:1] and words[0] in MORE and len(words) == 1:
        return True
    if _AMOUNT.match(whom.quote) or (mention is not None and _AMOUNT.match(mention.head.quote)):
        return False
    if (
        whom.quote.casefold() in _NOT_PEOPLE
        or (words and (words[0] in _ANYBODY or words[-1] in _NOT_PEOPLE))
        or (number is None and re.fullmatch(r"[\W\d]*", whom.quote))
    ):
        return False
    return mention.type in _PEOPLE if mention is not None else number is not None
