"""Plain words for a figure's `why`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model.record import Claim
from onrecord.model.value import Count

CORRECTS = re.compile(
    r"\b(?:revis(?:e[sd]?|ing)|correct(?:s|ed|ing)?|lower(?:s|ed|ing)?|reduc(?:e[sd]?|ing)|downgrad(?:e[sd]?|ing)|down(?=\s(?:from\s\S+\s)?to\b)|reviewed"
    r"|révis\w+|revoi\w+|revue?s?|ramen\w+|abaiss\w+|rectifi\w+|corrig\w+)\b",
    re.IGNORECASE,
)
"""Verbs by which a toll is corrected, upwards or downwards."""


def corrects(claim: Claim) -> bool:
    """Whether a toll corrects those of before: it stands although it is lower."""
    return claim.running and any(CORRECTS.search(span.quote) for span in claim.evidence)


def voice_of(claim: Claim) -> str:
    """Who says a claim, as a key: the sayer's words folded, or the outlet."""
    return claim.said_by.text.casefold() if claim.said_by else ""


def named_voice(claim: Claim) -> str:
    """Who says a claim, in words."""
    return claim.said_by.text if claim.said_by else "the outlet itself"


def voices(claims: Iterable[Claim]) -> str:
    """The voices of some claims, each named once."""
    return ", ".join(dict.fromkeys(named_voice(claim) for claim in claims))


def count_words(count: Count) -> str:
    """A count in words: "7", "7 to 32", "at least 12"."""
    if count.best is not None:
        return f"at least {count.best}" if count.high is None else str(count.best)
    if count.high is None:
        return f"{count.low} or more" if count.low is not None else "an unknown number"
    return str(count.high) if count.low == count.high else f"{count.low or 0} to {count.high}"


def quoted(claim: Claim, longest: int = 80) -> str:
    """The first words that a claim stands on, on one line."""
    words = " ".join(claim.evidence[0].quote.split())
    return f"“{words if len(words) <= longest else words[: longest - 1].rstrip() + '…'}”"


def against_words(against: tuple[Claim, ...]) -> str:
    """What speaks against a figure: "; against it: X (words)"; empty where nothing does."""
    if not against:
        return ""
    said = "; ".join(f"{named_voice(c)} {'denies it' if c.status == 'denied' else 'says ' + quoted(c)}" for c in against[:3])
    more = f"; and {len(against) - 3} more" if len(against) > 3 else ""
    return f" Against it: {said}{more}."
