"""Who is told in a list behind what became of them: "among the dead were Ada Stone and two boys", "nine were hurt, including a nurse"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extract.context import Context
from onrecord.extract.counted import PEOPLE
from onrecord.extract.outcome import Outcomes, triggers
from onrecord.model.locate import sentence_index
from onrecord.model.reading import Mention, Sentence
from onrecord.model.record import Claim
from onrecord.model.span import Span, span_at

_INCLUDING = re.compile(
    r"\s*(?:[,(]|--|–|—)?\s*(?:including|among\s+them|amongst\s+them|one\s+of\s+them|dont|y\s+compris|parmi\s+lesquels|parmi\s+eux|notamment)\s*:?\s*",
    re.IGNORECASE,
)
_IS = re.compile(r"[^,;:.]{0,60}?\b(?:was|were|is|are|figur(?:e|ent|ait|aient)|(?:était|étaient|est|sont))\s*:?\s*", re.IGNORECASE)
"""What stands between a word that opens a sentence and the list of those it is about."""
_OPENS = re.compile(
    r"(?:(?:.*[.;]|.*--|.*\])\s*)?(?:also\s+|(?:also\s+)?(?:among|amongst|parmi)\b[^,;:.]{0,40}?)?$", re.IGNORECASE | re.DOTALL
)
_GOES_ON = re.compile(
    r"(?:\s*,\s*(?:aged\s+)?\d{1,3}\b)?\s*(?:,|;|\(\d{1,3}\))?\s*(?:and|et|&|as\s+well\s+as|along\s+with|together\s+with|ainsi\s+que)?\s*(?:also\s+)?",
    re.IGNORECASE,
)
"""What stands between two members of a list."""
_APPOSED = re.compile(r"\s*(?:,\s*(?:aged\s+)?\d{1,3}\b)?\s*,\s*(?:(?:a|an|the|his|her|un|une|le|la|son|sa)\s|l['’])?", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[;.,]|\bwho\b|\bqui\b|$)", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s*(?:and|et)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*,?\s*(?:and|et|&)\s*", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:[.;:)\]]|$)")
_ITEM = re.compile(r";\s*(?:(?:and|et)\s+)?$", re.IGNORECASE)
_NEAR = 3  # code points between the words that open a list and its first member
_WITHIN = 60  # code points between a count and the list of some of those counted
_MOST = 40  # members of a list


class Member(NamedTuple):
    """Somebody of a list: what became of him, his words, the words that say so, and whether he is one of a number told before."""

    variable: str
    whom: Span
    trigger: Span
    part: bool


def listed(ctx: Context, words: Outcomes, index: int, sentence: Sentence, told: list[Claim]) -> Iterator[Member]:
    """The members of the lists of a sentence; `told` are the counts read in it."""
    for trigger in triggers(words, sentence, ctx.reading.layout.tokens):
        token = ctx.reading.layout.tokens[trigger.index]
        opens = trigger.use != "noun" or token.fine in ("NNS", "JJ") or token.lemma in ("dead", "wounded", "injured")
        if opens and (found := _IS.match(ctx.text, token.end, sentence.end)) and _OPENS.match(ctx.text[sentence.start : token.start]):
            here = span_at(ctx.text, token.start, token.end)
            yield from (Member(trigger.variable, m.span, here, part=False) for m in members(ctx, index, found.end()))
    for claim in told:
        end = max(span.end for span in claim.evidence)
        found = _INCLUDING.search(ctx.text, end, min(sentence.end, end + _WITHIN))
        if found is not None and not _is_one(claim) and not any(end < _end(other) <= found.start() for other in told):
            here = max(claim.evidence)
            yield from (Member(claim.variable, m.span, here, part=True) for m in members(ctx, index, found.end()))


def _end(claim: Claim) -> int:
    return max(span.end for span in claim.evidence)


def _is_one(claim: Claim) -> bool:
    return getattr(claim.value, "best", None) == 1 or getattr(claim.value, "high", None) == 0


def members(ctx: Context, index: int, start: int) -> list[Mention]:
    """The people of a list that begins at an offset: those that nothing but commas, "and" or words about the one before part from each other.

    Who stands behind a comma alone belongs to it where an "and" follows, or where the list ends with the clause.
    """
    found: list[Mention] = []
    sure, end = 0, start
    ahead = sorted((m for m in ctx.mentions_in.get(index, ()) if m.span.start >= start), key=lambda m: (m.span.start, -m.span.end))
    for mention in ahead[: 2 * _MOST]:
        again = bool(found) and mention.chain == found[-1].chain
        if mention.span.start < end or again:
            end = max(end, mention.span.end) if again and mention.span.start - end < _NEAR else end
            continue
        between = ctx.text[end : mention.span.start]
        if found and ";" in between and _ITEM.search(between):
            between = ";"  # "a baker who slept nearby; and Bo Field"
        far = mention.span.start - start > _NEAR if not found else _GOES_ON.fullmatch(between) is None
        if mention.type not in PEOPLE or far:
            break
        if not (found and _describes(ctx, found[-1], mention, between)):
            found.append(mention)
            sure = len(found) if len(found) == 1 or between.strip(" \n") != "," else sure
        end = mention.span.end
    return found if _CLOSES.match(ctx.text, end) else found[:sure]


def joined_with(ctx: Context, index: int, whom: Span) -> list[Span]:
    """A phrase with those joined to it behind: "the murder of Ada Stone, Bo Field and a guard"."""
    found = [m.span for m in members(ctx, index, whom.start)]
    return [whom, *found[1:]] if found and found[0].end >= whom.end else [whom]


def joined_before(ctx: Context, sentence: Sentence, index: int) -> list[Span]:
    """The people joined right before a bare participle or "dead": "leaving a mother and a guard dead", "a boy and two men wounded".

    Empty for one alone, and where the word has a verb of its own ("she hit a man and a boy was hurt").
    """
    tokens = ctx.reading.layout.tokens
    here = index - 1
    while here > sentence.first and tokens[here].tag == "ADV":
        here -= 1
    if tokens[here].tag not in ("NOUN", "PROPN"):
        return []
    found: list[Span] = []
    end = tokens[here].end
    ahead = (m for m in ctx.mentions_in.get(sentence_index(ctx.reading.layout, sentence.start), ()) if m.type in PEOPLE)
    for mention in sorted(ahead, key=lambda m: (-m.span.end, m.span.start))[:_MOST]:
        if mention.span.end > end:
            continue
        between = ctx.text[mention.span.end : end]
        pattern = _JOINED if len(found) == 1 else _GOES_ON
        if between and not (found and between.strip() and pattern.fullmatch(between)):
            break
        found.append(mention.span)
        end = mention.span.start
    return found[::-1] if len(found) > 1 else []


def _describes(ctx: Context, before: Mention, mention: Mention, between: str) -> bool:
    """Whether words behind a name only say who it is: "Bo Field, a baker, and his wife"."""
    alone = before.named and not mention.named and mention.type == before.type == "person"
    return (
        alone
        and _APPOSED.match(between) is not None
        and _AND.match(between) is None
        and _ENDS.match(ctx.text, mention.span.end) is not None
    )
