"""Sentences that open with what they come after: "three days after the attack that killed six, | the army said"."""

from __future__ import annotations

import re

_AFTER = re.compile(
    r"\W{0,3}(?:(?:less|more) than |just |about |nearly |almost |some |only |plus |moins |près |environ |quelques )*"
    r"(?:(?:an? |one |\w+ |\d+ |une? )?(?:hours?|days?|weeks?|months?|years?|heures?|jours?|semaines?|mois|ans?)\s(?:after|following|après)"
    r"|(?:au |le )?lendemain\s(?:de|du|d['’]))",
    re.IGNORECASE,
)
_MAIN = re.compile(
    r",\s+(?!(?:who|which|whose|where|when|in which|in what|that|qui|dont|où|lequel|laquelle|dans|in|and|et|killing|leaving|injuring|wounding)\b)",
    re.IGNORECASE,
)


def main_clause(text: str, start: int, end: int) -> int:
    """Where the main clause begins of the sentence `start:end` that opens with what it comes after; `start` for any other sentence."""
    if _AFTER.match(text, start, end) is None:
        return start
    main = _MAIN.search(text, start, end)
    return main.end() if main is not None else start
