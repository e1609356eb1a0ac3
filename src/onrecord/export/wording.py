"""Values in words, the same for the terminal and the page. Text from outside is passed on as it is: its users escape it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from onrecord.model.record import COUNTED, Claim, Figure, Record, Report
from onrecord.model.value import Act, Comparison, Count, Damage, Duration, Party, Person, Place, Reaction, Response, Weapon, When

ORDER = ("act", "when", "where", *COUNTED, "participants", "initiator", "target", "weapon", "damage", "duration")
"""Figures first in this order, then the variables that stay claims."""
CLAIMS_ONLY = ("victim", "suspect", "response", "reaction", "comparison")
AGAINST = "≠"
MOST_SAYERS = 3
_LONGEST_HEADLINE = 160


def headline(record: Record) -> str:
    """What to call a record: the title given, else a short first line that stands apart, else the incident's own title."""
    doc = record.document
    first, _, rest = doc.text.strip().partition("\n")
    if doc.title or (len(first) <= _LONGEST_HEADLINE and rest.strip()):
        return doc.title or first
    return (record.main.title if record.main else "") or first[:70] or "empty text"


def source_facts(record: Record) -> list[str]:
    """Outlet, author, date and language, as far as they are known."""
    doc = record.document
    source = {"dateline": " (from its dateline)", "inferred": " (inferred)"}.get(doc.published_source or "", "")
    dated = f"published {doc.published}{source}" if doc.published else "no publication date"
    return [fact for fact in (doc.outlet, doc.author, dated, record.language and f"language {record.language}") if fact]


def plain_name(code: str) -> str:
    """A code of a vocabulary as words: `attempted_entry` is "attempted entry"."""
    return code.replace("_", " ")


def rank(variable: str) -> int:
    """Where a variable stands in a record as people read it."""
    order = (*ORDER, *CLAIMS_ONLY)
    return order.index(variable) if variable in order else len(order)


@singledispatch
def value_text(value: Any) -> str:
    """A claim's or figure's value in words."""
    return str(value)


@value_text.register
def _count(value: Count) -> str:
    return amount(value.best, value.low, value.high) + (f" {value.of}" if value.of else "")


def amount(best: int | None, low: int | None, high: int | None) -> str:
    """A count in words: "12", "12 or more", "up to 20", "12 to 20", "12 [10..15]"."""
    if best is None:
        return _bounds(low, high)
    if low in (None, best) and high == best:
        return f"{best:,}"
    if low == best and high is None:
        return f"{best:,} or more"
    return f"{best:,} [{'' if low is None else f'{low:,}'}..{'' if high is None else f'{high:,}'}]"


def _bounds(low: int | None, high: int | None) -> str:
    if low is None:
        return "some" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


@value_text.register
def _when(value: When) -> str:
    first, last = (end.replace("T", " ") if end else "" for end in (value.first, value.last))
    if first == last:
        return f"{first} ({value.precision})" if value.precision != "day" else first
    if first[:10] == last[:10] and len(first) > 10:
        return f"{first[:10]}, {first[11:16]} to {last[11:16]} ({value.precision})"
    return f"{first or 'before'} to {last or 'open'} ({value.precision})"


@value_text.register
def _place(value: Place) -> str:
    path = value.path or tuple(name for name in (value.country, value.admin1) if name)
    wider = [name for name in reversed(path) if name != value.name]
    return ", ".join([value.name, *wider])


@value_text.register
def _party(value: Party) -> str:
    facts = [plain_name(value.kind)] if value.kind else []
    facts += [fact for fact in (value.organization, value.country) if fact and fact != value.name]
    facts += [amount(value.count.best, value.count.low, value.count.high)] if value.count else []
    return value.name + (f" ({', '.join(facts)})" if facts else "")


@value_text.register
def _weapon(value: Weapon) -> str:
    kind = plain_name(value.kind) if value.kind else ""
    return value.name if not kind or kind == value.name else f"{value.name} ({kind})"


@value_text.register
def _act(value: Act) -> str:
    return plain_name(value.act)


@value_text.register
def _duration(value: Duration) -> str:
    return value.value


@value_text.register
def _damage(value: Damage) -> str:
    return f"{value.what}: {value.extent}"


@value_text.register
def _person(value: Person) -> str:
    age = None if value.age is None else f"{value.age:g} years old"
    return ", ".join(fact for fact in (value.name or "not named", age, value.sex, value.outcome) if fact)


@value_text.register
def _response(value: Response) -> str:
    return plain_name(value.act) + (f" by {value.by}" if value.by else "")


@value_text.register
def _reaction(value: Reaction) -> str:
    return plain_name(value.act) + (f" by {value.by}" if value.by else "")


@value_text.register
def _comparison(value: Comparison) -> str:
    return f"{value.kind}: {value.scope}"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure as people read it: what it is, who says so, and each sayer of something else."""

    variable: str
    value: str
    sayers: str
    conflict: bool
    against: tuple[tuple[str, str], ...]
    why: str


def figure_lines(report: Report) -> list[FigureLine]:
    """The figures of a report in reading order."""
    claims = {claim.id: claim for claim in report.claims}
    return [_line(name, figure, claims) for name, figure in sorted(report.figures.items(), key=lambda item: rank(item[0]))]


def _line(variable: str, figure: Figure, claims: dict[str, Claim]) -> FigureLine:
    against = dict.fromkeys((value_text(claims[one].value), sayer_text(claims[one])) for one in figure.against if one in claims)
    sayers = dict.fromkeys(sayer_text(claims[one]) for one in figure.claims if one in claims)
    return FigureLine(variable, _figure_value(figure), _listed(list(sayers)), figure.conflict, tuple(against), figure.explain())


def _listed(sayers: list[str]) -> str:
    """The first sayers by name and how many more there are; the claims name all of them."""
    shown = "; ".join(sayers[:MOST_SAYERS])
    return shown if len(sayers) <= MOST_SAYERS else f"{shown}; {len(sayers) - MOST_SAYERS} more"


def _figure_value(figure: Figure) -> str:
    if isinstance(figure.value, Count):
        words = amount(figure.best, figure.low, figure.high)
        return f"{words} {figure.value.of}" if figure.value.of else words
    return value_text(figure.value)


def sayer_text(claim: Claim) -> str:
    """Who says it; the outlet's own voice is named as such."""
    return claim.said_by.text if claim.said_by else "the report itself"


def manner(claim: Claim) -> str:
    """How it is said, where it is not plainly stated: "alleged, hedged"."""
    return ", ".join(
        word for word in (plain_name(claim.status) if claim.status != "asserted" else "", "hedged" if claim.hedged else "") if word
    )


def disputed(report: Report) -> set[str]:
    """Ids of the claims that speak against a figure of their report in which there is a conflict."""
    return {one for figure in report.figures.values() if figure.conflict for one in figure.against}
