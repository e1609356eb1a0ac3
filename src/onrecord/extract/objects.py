"""What stands as the object of a verb, as far as its act depends on it."""

from __future__ import annotations

from onrecord.model.locate import tokens_between
from onrecord.model.reading import Layout, Predicate

_FIREARMS = frozenset(("coup", "coups", "arme", "armes", "échange", "échanges"))


def has_object(layout: Layout, predicate: Predicate, index: int) -> bool:
    """Whether what follows a verb at token `index` is its object, and no preposition."""
    following = layout.tokens[index + 1 : index + 2]
    starts = {a.span.start for a in predicate.arguments if a.role == "patient"}
    clause = following and following[0].text.casefold() in ("that", "how", "why", "what")
    return bool(clause) or any(t.start in starts for t in following)


def has_bare_number(layout: Layout, predicate: Predicate) -> bool:
    """Whether the object of a verb is a number without a noun."""
    objects = (tokens_between(layout, a.span.start, a.span.end) for a in predicate.arguments if a.role == "patient")
    return any(tokens and tokens[-1].tag == "NUM" for tokens in objects)


def is_gunfire(layout: Layout, index: int, first: int) -> bool:
    """Whether the noun "fire" at token `index` is no blaze: it has neither an article nor a noun before it, or is in the plural of no count.

    In French that of "coups de feu" and "armes à feu".
    """
    before = layout.tokens[index - 1] if index > first else None
    if layout.language == "fr":
        return index - 1 > first and layout.tokens[index - 2].text.casefold() in _FIREARMS
    return before is None or before.tag not in ("DET", "NOUN", "ADJ", "NUM") or before.lemma in ("police", "army", "open")
