"""How many came to a gathering, told beside its own words: "police put the turnout at 4,000", "3 000 selon les syndicats"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.extract.context import Context, attribution_over, is_incident, make_claim, nearest_event
from onrecord.extract.counted import with_number
from onrecord.lexicons import load
from onrecord.model.acts import FAMILY_OF
from onrecord.model.locate import sentence_index, tokens_between
from onrecord.model.reading import NumberPhrase
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span, overlaps, span_at
from onrecord.model.value import Count

_GATHERINGS = frozenset({"riot", "clash"})
_DOING = frozenset({"attack", "property", "authority", "movement", "threat"})
_BACK = 3
"""A crowd is counted in the sentence of its gathering or up to so many sentences after it."""
_FAR_FEWER = 3
"""Times as many as some who do something else a crowd has, at least, to be the one that they are of."""
_WINDOW = 90
"""Code points around a number in which the words of coming are looked for; about a clause on either side."""

_AND = re.compile(r"\s(?:and|et)\s")
"""What opens a clause about others: "150 came and six officers were hurt"."""
_OF = re.compile(r"\s(?:of|de)(?=\s)")


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of a language: nouns of a crowd, nouns of people, words of coming, words of something else."""

    counted: re.Pattern[str]
    people: re.Pattern[str]
    came: re.Pattern[str]
    elsewhere: re.Pattern[str]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    table = load("turnout")["fr" if language == "fr" else "en"]
    behind = r"\s+(?:de\s+|d['’])?(?:[^\W\d_]+\s+)?"
    patterns = (behind + table["counted"] + r"\b", behind + table["people"] + r"\b", table["came"], table["elsewhere"])
    return _Words(*(re.compile(pattern, re.IGNORECASE) for pattern in patterns))


def turnout_claims(ctx: Context, known: Iterable[Claim]) -> Iterator[Claim]:
    """`participants` claims of numbers that count a crowd and are no argument of what it did; `known` are those of its arguments."""
    arguments: dict[int, list[Claim]] = defaultdict(list)
    for claim in known:
        arguments[sentence_index(ctx.reading.layout, claim.evidence[0].start)].append(claim)
    told: tuple[int, Claim] | None = None
    for index in sorted(ctx.numbers_in):
        for number in ctx.numbers_in[index]:
            before = told[1] if told is not None and index - told[0] <= 1 else None
            own = next((claim for claim in arguments[index] if overlaps(claim.evidence[0], number.span)), None)
            found = own or _turnout(ctx, index, number, before)
            told = (index, found) if found is not None else told
            if found is not None and own is None:
                yield found


def with_fringes(ctx: Context, claims: Iterable[Claim]) -> list[Claim]:
    """The same `participants` claims; a few who turned violent at a gathering far larger are a part of its crowd, and not its turnout."""
    events, told = {event.id: event for event in ctx.events}, list(claims)
    acts = [{FAMILY_OF[events[name].act] for name in claim.events if name in events} for claim in told]
    counts = [claim.value if isinstance(claim.value, Count) else Count(None, None, None) for claim in told]
    crowd = max((count.low or 0 for count, of in zip(counts, acts, strict=True) if "protest" in of), default=0)
    small = [count.high is not None and count.high * _FAR_FEWER <= crowd for count in counts]
    return [replace(claim, part=True) if few and "protest" not in of else claim for claim, few, of in zip(told, small, acts, strict=True)]


def _turnout(ctx: Context, index: int, number: NumberPhrase, before: Claim | None) -> Claim | None:
    """The claim of a number of a sentence; null where it is of no gathering, or its people do something else. `before` is the last turnout told."""
    event = _gathering(ctx, index, number.span)
    if event is None or number.kind == "none" or number.part or _does_something(ctx, index, number.span):
        return None
    return _counted(ctx, number, before, event)


def _gathering(ctx: Context, index: int, span: Span) -> Event | None:
    """The gathering that a number is told of: the nearest one of its sentence, else of those shortly before it, else of the next."""
    for here in (*range(index, max(-1, index - _BACK - 1), -1), index + 1):
        events = [e for e in ctx.events_in.get(here, []) if is_incident(e) and (FAMILY_OF[e.act] == "protest" or e.act in _GATHERINGS)]
        if events:
            return nearest_event(events, span)
    return None


def _does_something(ctx: Context, index: int, span: Span) -> bool:
    """Whether those counted are a party to an event: then its own extractors say who they are."""
    return any(
        overlaps(argument.span, span) and argument.role in ("agent", "patient")
        for event in ctx.events_in.get(index, ())
        for argument in event.roles
        if FAMILY_OF[event.act] in _DOING or event.act in _GATHERINGS
    )


def _counted(ctx: Context, number: NumberPhrase, before: Claim | None, event: Event) -> Claim | None:
    """The claim of one number; null where nothing says that it counts a crowd."""
    words, text = _words(ctx.reading.layout.language), ctx.text
    left = re.split(r"[;.\n]", text[max(0, number.span.start - _WINDOW) : number.span.start])[-1]
    right = re.split(r"[;.\n]", text[number.span.end : number.span.end + _WINDOW])[0]
    if words.elsewhere.search(left) or words.elsewhere.search(_AND.split(right)[0]):
        return None
    crowd = words.counted.match(text, number.span.end)
    noun = crowd or words.people.match(text, number.span.end)
    said = attribution_over(ctx, number.span)
    again = before is not None and said is not None and said.id != before.attribution
    if not (noun or _is_bare(ctx, number)) or not (crowd or again or words.came.search(left) or words.came.search(right)):
        return None
    span = with_number(ctx, span_at(text, number.span.start, noun.end() if noun else number.span.end), number)
    people = " ".join(noun.group().split()) if noun else before.value.of if again and before and isinstance(before.value, Count) else None
    hedged = number.kind in ("approximate", "vague")
    value = replace(number.count, of=people)
    return make_claim(ctx, "participants", value, (span,), event=event, hedged=hedged, confidence=0.7, number=number)


def _is_bare(ctx: Context, number: NumberPhrase) -> bool:
    """Whether no noun follows that a number counts."""
    end = number.span.end
    of = _OF.match(ctx.text, end)  # "une soixantaine | de tracteurs"
    end = of.end() if of else end
    after = tokens_between(ctx.reading.layout, end, end + 1 + len(ctx.text[end:].split(maxsplit=1)[:1]))
    return not any(t.tag in ("NOUN", "PROPN", "ADJ", "NUM") for t in after)
