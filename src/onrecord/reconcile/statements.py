"""What each voice says of a count: from the accounts of one incident to statements that can be held against each other.

A document counts in one of two ways. Either it tells a number ("four people were shot"), or it tells of people one by one ("a man", "Dana
Roy", "the victim"), and the reader has counted them. The first is a `number`, and goes before the second wherever both are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.link.names import name_of
from onrecord.model.incident import Account, claim_key
from onrecord.model.reading import SourceKind
from onrecord.model.record import Claim, Figure
from onrecord.model.value import Count, Person
from onrecord.reconcile.words import corrects, voice_of

OFFICIAL: frozenset[SourceKind] = frozenset({"police", "government", "military", "medical", "court"})
COUNTED_ONE_BY_ONE = "count-distinct"
ADDED_UP = "sum-of-parties"
"""A sum of parties is a number where nothing in its document speaks against it."""
ASIDE = 600
"""Code points after the first person told, from which on a number ten times as large is one of other incidents ("64 homicides this year")."""
_HURT = {"killed": ("killed",), "injured": ("injured", "hospitalised")}


@dataclass(frozen=True, slots=True)
class Statement:
    """What one voice says of a count: the bounds, the number if it tells one, and since when it has said so (ISO date, empty where unknown).

    `beside` where it is a voice inside a document (a union) whose number the document tells beside the one that its own figure has;
    `corrects` where its number is told as a correction of those before.
    """

    low: int
    high: int | None
    best: int | None
    number: bool
    voice: str
    first: str
    official: bool
    sayer: str
    outlet: str
    claims: tuple[str, ...]
    persons: tuple[Person, ...]
    hedged: bool
    beside: bool = False
    corrects: bool = False


def statements_of(accounts: Sequence[Account], variable: str, voices: Mapping[str, str]) -> tuple[Statement, ...]:
    """One statement for each voice and value that stands, in order of time. What tells it in passing counts where nobody tells it in full."""
    told = [(account, one) for account in accounts for one in _statements(account, variable, voices)]
    full = [one for account, one in told if account.report.kind != "background"]
    merged: dict[tuple[str, int | None, int, int | None], Statement] = {}
    for one in sorted(full or [one for _, one in told], key=lambda s: (s.first, s.claims)):
        key = (one.voice, one.best, one.low, one.high)
        merged[key] = _both(merged[key], one) if key in merged else one
    return _latest_of_each(merged.values())


def _both(one: Statement, again: Statement) -> Statement:
    """A voice that says the same again, as a copy does, has said it since the first time; its words are those of then."""
    return replace(
        one,
        number=one.number or again.number,
        official=one.official or again.official,
        hedged=one.hedged and again.hedged,
        beside=one.beside and again.beside,
        corrects=one.corrects or again.corrects,
    )


def _latest_of_each(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Of each voice what it began to say last: an agency's later version takes the place of its earlier one."""
    latest: dict[str, Statement] = {}
    for one in statements:
        latest[one.voice] = max(latest.get(one.voice, one), one, key=lambda s: (s.first, s.number, s.claims))
    return tuple(sorted(latest.values(), key=lambda s: (s.first, s.claims)))


def _statements(account: Account, variable: str, voices: Mapping[str, str]) -> tuple[Statement, ...]:
    """What a document says: its own figure, and the numbers of other voices in it that speak against that."""
    own = _statement(account, variable, voices)
    return () if own is None else (own, *_beside(account, variable, own))


def _beside(account: Account, variable: str, own: Statement) -> Iterator[Statement]:
    """The numbers of those who are not behind the document's own figure, the last number of each."""
    figure, document = account.report.figures[variable], account.document.id
    claims = {claim.id: claim for claim in account.report.claims}
    behind = {voice_of(claims[name]) for name in figure.claims if name in claims}
    against = (claims[name] for name in figure.against if name in claims)
    said = {voice_of(c): c for c in against if c.said_by and c.status != "denied" and voice_of(c) not in behind}
    for voice, claim in said.items():
        if isinstance(claim.value, Count) and claim.value.best is not None and claim.said_by:
            low, official = claim.value.low or 0, claim.said_by.kind in OFFICIAL
            yield replace(
                own, low=low, high=claim.value.high, best=claim.value.best, voice=f"{own.voice}\n{voice}", official=official,
                sayer=claim.said_by.text, claims=(claim_key(document, claim.id),), hedged=claim.hedged, beside=True,
            )  # fmt: skip


def _statement(account: Account, variable: str, voices: Mapping[str, str]) -> Statement | None:
    figure = account.report.figures.get(variable)
    if figure is None or not isinstance(figure.value, Count):
        return None
    claims = {claim.id: claim for claim in account.report.claims}
    chosen = [claims[name] for name in figure.claims if name in claims]
    persons = _persons(account, variable)
    plain = figure.rule != COUNTED_ONE_BY_ONE and (figure.rule != ADDED_UP or figure.low == figure.high)
    number = plain and not _aside(chosen, figure, claims.values(), variable)
    best = figure.best if number else _one_by_one(figure, chosen, persons)
    low, high = (figure.value.low, figure.value.high) if number or best is None else (best, best)
    official = [c for c in chosen if c.said_by and c.said_by.kind in OFFICIAL]
    sayer = next((c.said_by.text for c in (*official, *chosen) if c.said_by), "")
    day = (account.document.published or "")[:10]
    return Statement(
        low or 0, high, best, number, voices.get(account.document.id, account.document.id), day, bool(official), sayer,
        account.document.outlet or account.document.id, tuple(claim_key(account.document.id, c.id) for c in chosen), persons,
        bool(chosen) and all(c.hedged for c in chosen), corrects=any(corrects(c) and _tells(c, best) for c in chosen),
    )  # fmt: skip


def _tells(claim: Claim, best: int | None) -> bool:
    return isinstance(claim.value, Count) and claim.value.best == best


def _aside(chosen: Sequence[Claim], figure: Figure, claims: Iterable[Claim], variable: str) -> bool:
    """Whether a number is one of other incidents: far behind the people told one by one, and ten times as large."""
    single = [c.evidence[0].start for c in claims if c.variable == variable and isinstance(c.value, Count) and c.value.best == 1]
    numbers = [c.evidence[0].start for c in chosen if isinstance(c.value, Count) and c.value.best == figure.best]
    return bool(single and numbers and (figure.best or 0) >= 10 * len(set(single)) and min(numbers) > min(single) + ASIDE)


def _persons(account: Account, variable: str) -> tuple[Person, ...]:
    told = (c.value for c in account.report.claims if c.variable == "victim" and isinstance(c.value, Person))
    return tuple(person for person in told if person.outcome in _HURT.get(variable, ()))


def _one_by_one(figure: Figure, chosen: Sequence[Claim], persons: Sequence[Person]) -> int | None:
    """How many people there are for certain among those told one by one; beside a number set aside, those with different names."""
    if any(isinstance(c.value, Count) and c.value.high == 0 for c in chosen):
        return 0
    if figure.best is None or figure.rule == COUNTED_ONE_BY_ONE:
        return figure.best
    names = {name for person in persons if (name := name_of(person.name or ""))}
    full = {name for name in names if " " in name}
    alone = {name for name in names - full if not any(name in one.split() for one in full)}
    ages = {person.age for person in persons if person.age is not None}
    return min(figure.best, max(1, len(full) + len(alone), len(ages) if not names else 0))
