"""The figures of an incident over all documents that tell it, by named rules.

Copies are one voice, and the order in which documents came does not matter. In a figure, a claim is named by `claim_key`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model.acts import GRAVITY
from onrecord.model.incident import Account, claim_key
from onrecord.model.record import COUNTED, Figure
from onrecord.model.value import Act, Count, Damage, Duration, Party, Place, Value, Weapon, When
from onrecord.reconcile import tolls
from onrecord.reconcile.outvoted import of_others, silent
from onrecord.reconcile.statements import Statement, statements_of
from onrecord.reconcile.words import count_words

RULES = tolls.RULES
"""The rules for counts. Of everything else the figure is what most voices tell."""
DEFAULT = "most-corroborated"
DIED = "died-since"
"""The rule where all who were told injured were told dead by others."""
UNTOLD = "told-by-few"
"""The rule where those who tell of the others tell of nobody: as many as tell of somebody, one by one."""
_VALUES = ("act", "when", "where", "initiator", "target", "weapon", "damage", "duration")
_ORDER = (*COUNTED, "participants", *_VALUES)
_FINE = ("minute", "hour", "daypart", "day", "week", "month", "season", "year", "decade", "century", "vague")


def figures_across(accounts: Sequence[Account], rule: str = DEFAULT, *, voices: Mapping[str, str] | None = None) -> dict[str, Figure]:
    """The figures over all claims of an incident. `rule` is one of `RULES`; ValueError for another.

    `voices` says of a document whose voice it repeats; without it each speaks for itself.
    """
    if rule not in RULES:
        raise ValueError(f"no rule {rule!r}: one of {', '.join(RULES)}")
    ordered = sorted(accounts, key=lambda account: ((account.document.published or "9999")[:10], account.key))
    heard = voices or {}
    alone = len({heard.get(one.document.id, one.document.id) for one in ordered}) == 1
    told = _own(ordered) if alone else {variable: _told(ordered, variable, heard) for variable in _VALUES}
    found = {**_counts(ordered, heard, rule), **{variable: figure for variable, figure in told.items() if figure is not None}}
    return {variable: found[variable] for variable in _ORDER if variable in found}


def _own(accounts: Sequence[Account]) -> dict[str, Figure]:
    """Of one voice what is no count is what it told first."""
    found: dict[str, Figure] = {}
    for account in sorted(accounts, key=lambda one: one.report.kind == "background"):
        for variable in _VALUES:
            if variable in account.report.figures:
                found.setdefault(variable, _named(account.report.figures[variable], account.document.id))
    return found


def _named(figure: Figure, document: str) -> Figure:
    claims, against = (tuple(claim_key(document, claim) for claim in some) for some in (figure.claims, figure.against))
    return replace(figure, claims=claims, against=against)


def _counts(accounts: Sequence[Account], voices: Mapping[str, str], rule: str) -> dict[str, Figure]:
    said = {variable: statements_of(accounts, variable, voices) for variable in (*COUNTED, "participants")}
    parts = {variable: of_others(one) if rule == DEFAULT else (one, ()) for variable, one in said.items() if one}
    figures = {variable: _count_figure(own, rule, aside=rest) for variable, (own, rest) in parts.items()}
    dead = figures.get("killed")
    if dead is not None and dead.best and "injured" in figures:
        kept, gone = tolls.died_since(parts["injured"][0], said["killed"], dead.best)
        figures["injured"] = _count_figure(kept, rule, aside=parts["injured"][1], died=gone) if kept else _all_died(gone, dead)
    if rule == DEFAULT and "killed" in figures and "injured" in figures:
        untold = _untold(parts["killed"][0], parts["injured"][0])
        figures |= {variable: figure for variable, figure in untold.items() if figures[variable].best}
    return figures


def _count_figure(statements: Sequence[Statement], rule: str, *, aside: Sequence[Statement] = (), died: Sequence[Statement] = ()) -> Figure:
    chosen, named = tolls.choose(statements, rule)
    value = tolls.span_of(chosen, statements, rule)
    against = [one for one in statements if one not in chosen and not _fits(one, chosen[0])]
    fitting = [one for one in statements if one not in against]
    numbers = [one for one in against if one.number >= chosen[0].number and one.voice != chosen[0].voice]
    why = f"{count_words(Count(chosen[0].low, chosen[0].high, chosen[0].best))}, by {_voices(chosen)}; rule {named}.{_against(against)}"
    why += f" Of more than this incident: {_voices(aside)}." if aside else ""
    why += f" Told injured, and dead by others: {_voices(died)}." if died else ""
    return Figure(
        value.best, value.low, value.high, replace(value, low=chosen[0].low, high=chosen[0].high), named, _claims(fitting),
        _claims([*against, *aside, *died]), bool(numbers), why,
    )  # fmt: skip


def _all_died(gone: Sequence[Statement], dead: Figure) -> Figure:
    """Nobody is left of those told injured: others tell that they died."""
    told = max(one.best or 0 for one in gone)
    why = f"0: whom {_voices(gone)} told injured, others tell dead; rule {DIED}."
    return Figure(0, 0, told, Count(0, told, 0), DIED, dead.claims, _claims(gone), conflict=False, why=why)


def _untold(killed: Sequence[Statement], injured: Sequence[Statement]) -> dict[str, Figure]:
    """The figures of nobody: those who tell of the others outweigh who tells of somebody."""
    found: dict[str, Figure] = {}
    for variable, told, others in (("injured", injured, killed), ("killed", killed, injured)):
        quiet = silent(told, others, late=variable == "killed")
        persons = [person for one in told for person in one.persons if not one.number]
        if len(quiet) > len(told) or (quiet and tolls.may_be_dead(persons, others)):
            said = min(one.best for one in told if one.best)
            most = min(
                (one.best for one in told if one.best and not one.number), default=tolls.ALONE
            )  # a number so large is of other incidents
            why = f"0: {_voices(quiet)} tell of others and of nobody {variable}; rule {UNTOLD}. Against it: {_voices(told)} says {said}."
            found[variable] = Figure(0, 0, most, Count(0, most, 0), UNTOLD, _claims(quiet), _claims(told), conflict=True, why=why)
    return found


def _fits(one: Statement, other: Statement) -> bool:
    """Whether both can be true: people told one by one are at least so many."""
    low, high = (one.low, one.high if one.number else None), (other.low, other.high if other.number else None)
    return not (low[1] is not None and low[1] < high[0]) and not (high[1] is not None and high[1] < low[0])


def _claims(statements: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for one in statements for claim in one.claims))


def _voices(statements: Sequence[Statement], most: int = 3) -> str:
    """The voices, each named once: "police in example.org, and 4 more independent voices"."""
    named = [f"{one.sayer} in {one.outlet}" if one.sayer else one.outlet for one in statements]
    shown = ", ".join(dict.fromkeys(named[:most]))
    rest = len(statements) - most
    return f"{shown} and {rest} more" if rest > 0 else shown


def _against(against: Sequence[Statement]) -> str:
    said = [f"{_voices([one])} says {count_words(Count(one.low, one.high, one.best))}" for one in against[:3]]
    more = f"; and {len(against) - 3} more" if len(against) > 3 else ""
    return f" Against it: {'; '.join(said)}{more}." if said else ""


@dataclass(frozen=True, slots=True)
class _Told:
    """What one voice gives as the value of a variable."""

    value: Value
    figure: Figure
    account: Account


def _told(accounts: Sequence[Account], variable: str, voices: Mapping[str, str]) -> Figure | None:
    """The value that most voices tell or fit; of as many the finer one, then the one told first."""
    told: dict[str, _Told] = {}
    for account in sorted(accounts, key=lambda one: one.report.kind == "background"):
        figure = account.report.figures.get(variable)
        if figure is not None:
            told.setdefault(voices.get(account.document.id, account.document.id), _Told(figure.value, figure, account))
    if not told:
        return None
    ranked = sorted(told.values(), key=lambda one: (-_support(one, told.values()), _coarseness(one.value)))
    best = ranked[0]
    with_it = [one for one in ranked if _agree(best.value, one.value)]
    against = [one for one in ranked if not _agree(best.value, one.value)]
    names = ", ".join(dict.fromkeys(one.account.document.outlet or one.account.document.id for one in with_it[:3]))
    other = "; ".join(dict.fromkeys(one.account.document.outlet or one.account.document.id for one in against[:3]))
    why = f"told by {len(with_it)} of {len(told)} independent voices ({names}); rule most-told." + (
        f" Otherwise: {other}." if against else ""
    )
    conflict = bool(against) or any(one.figure.conflict for one in with_it)
    return Figure(None, None, None, best.value, "most-told", _keys(with_it), _keys(against), conflict, why)


def _keys(told: Iterable[_Told]) -> tuple[str, ...]:
    return tuple(claim_key(one.account.document.id, claim) for one in told for claim in one.figure.claims)


def _support(one: _Told, others: Iterable[_Told]) -> float:
    """How many voices tell a value or one that it fits; what is told in passing counts half."""
    return sum(0.5 if other.account.report.kind == "background" else 1.0 for other in others if _agree(one.value, other.value))


def _agree(one: Value, other: Value) -> bool:
    """Whether two values say the same, one perhaps more finely."""
    if isinstance(one, When) and isinstance(other, When):
        first = max((w.first or "")[:10] for w in (one, other))
        return first <= min((w.last or "9999")[:10] for w in (one, other))
    if isinstance(one, Place) and isinstance(other, Place):
        return one.name in (other.name, *other.path) or other.name in one.path
    return _key(one) == _key(other)


def _key(value: Value) -> Hashable:
    """What makes two values of a variable the same."""
    if isinstance(value, Party):
        return value.kind if value.kind and not value.named else value.name.casefold()
    if isinstance(value, Weapon):
        return value.kind or value.name.casefold()
    if isinstance(value, Damage):
        return value.what.casefold(), value.extent
    return value.value if isinstance(value, Duration) else value.act if isinstance(value, Act) else str(value)


def _coarseness(value: Value) -> float:
    """How coarsely a value is told; of acts how light."""
    if isinstance(value, When):
        return _FINE.index(value.precision)
    if isinstance(value, Act):
        return GRAVITY[value.act]
    if isinstance(value, Place):
        return -len(value.path) if value.geonameid is not None else -0.5
    return 0.0 if not isinstance(value, Party | Weapon) or value.kind not in (None, "unknown") else 1.0
