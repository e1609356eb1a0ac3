"""What is wrong with a codebook beyond its YAML: rules that nothing reaches, missing defaults, rows that overlap, paths and values that there are not.

Findings, by code:

* `unknown-path`    a path that no incident has (a misspelling)
* `unknown-value`   a value that its path, column or table can never have
* `wrong-type`      a value that does not fit its column, or a comparison that does not fit its path
* `no-default`      a column whose rules all have a condition: say what holds where none does, or `empty: why`
* `unreachable`     a rule after one that always answers, or that holds whenever this one does
* `never-holds`     a condition that contradicts itself
* `overlap`         rows that would be made twice, or two rules of one name
* `circular`        a column that needs itself
* `never-filled`    a column with no rule and no reason for being empty
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.code.asked import asked_of, needs
from onrecord.code.implies import contradictions, implies
from onrecord.code.nodes import Problem
from onrecord.model.codebook import Book, Case, Field, Line, Scalar
from onrecord.model.record import COUNTED

COUNTABLE = (*COUNTED, "participants")


def check_book(book: Book) -> tuple[Problem, ...]:
    """All findings on a book, in the order of their lines; none for a sound book."""
    found = [*_names(book), *_rows(book), *_circles(book)]
    for field in book.fields if book.over == "incidents" else ():
        found += [*_field(field), *_cases(field.cases, f"column {field.name!r}", sure=field.type != "list"), *_values(book, field)]
    for counting in book.counting:
        what = f"the count of {counting.variable}"
        if counting.variable not in COUNTABLE:
            found.append(Problem(counting.at, f"{counting.variable!r} is no count; counts are {', '.join(COUNTABLE)}", "unknown-path"))
        found += _cases(counting.unnumbered, what, sure=True)
        if counting.unnumbered and counting.unnumbered[-1].when is not None:
            found.append(Problem(counting.unnumbered[-1].at, f"{what} has no rule for where none of its conditions holds", "no-default"))
    if book.over == "incidents":
        found += asked_of(book)
    return tuple(dict.fromkeys(sorted(found, key=lambda p: (p.at.line, p.message))))


def _names(book: Book) -> Iterator[Problem]:
    seen: set[str] = set()
    for field in book.fields:
        if field.name in seen:
            yield Problem(field.at, f"two columns are called {field.name!r}", "overlap")
        if field.name.startswith("_") or not field.name:
            yield Problem(
                field.at, f"{field.name!r} cannot name a column: names that begin with _ are kept for what the program adds", "wrong-type"
            )
        seen.add(field.name)


def _rows(book: Book) -> Iterator[Problem]:
    top = Line(book.file, 1)
    if "incident" in book.per and len(book.per) > 1:
        yield Problem(top, "rows are both for whole incidents and for their days or places: each would be counted twice", "overlap")
    if book.over == "incidents" and not book.include:
        yield Problem(top, "nothing says what makes a row ('rows', 'include'): every incident would", "no-default")
    yield from _cases(book.include, "'include'", sure=True)
    for name in (*book.same, *([book.rank] if book.rank else [])):
        if book.field(name) is None:
            yield Problem(top, f"'rows' names a column {name!r} that there is not", "unknown-path")
    ranked = book.field(book.rank) if book.rank else None
    if ranked is not None and not ranked.values:
        yield Problem(ranked.at, f"'rows' ranks by {ranked.name!r}, which has no list of values to rank by", "wrong-type")


def _field(field: Field) -> Iterator[Problem]:
    if not field.cases and field.empty is None:
        yield Problem(field.at, f"column {field.name!r} has no rule; give it one, or `empty: why it is left empty`", "never-filled")
    if field.cases and field.empty is not None:
        yield Problem(field.at, f"column {field.name!r} is said to be left empty and has rules", "overlap")
    if field.cases and field.type != "list" and all(case.when is not None for case in field.cases):
        yield Problem(
            field.cases[-1].at,
            f"column {field.name!r} says nothing for where none of its rules holds; add one without 'when', if only `empty: why`",
            "no-default",
        )


def _cases(cases: Iterable[Case], what: str, *, sure: bool) -> Iterator[Problem]:
    """Rules of one column, in order. `sure` where the first that holds decides; in a list all that hold count."""
    before: list[Case] = []
    for case in cases:
        for reason in contradictions(case.when):
            yield Problem(case.at, f"rule {case.rule!r} of {what} can never hold: {reason}", "never-holds")
        for other in before:
            if sure and _always_answers(other) and implies(case.when, other.when):
                yield Problem(
                    case.at,
                    f"rule {case.rule!r} of {what} is never reached: {other.rule!r} (line {other.at.line}) holds whenever it does",
                    "unreachable",
                )
                break
            if (other.rule, other.when) == (case.rule, case.when) and not sure and _given(other) == _given(case):
                yield Problem(case.at, f"rule {case.rule!r} of {what} stands there twice", "overlap")
        before.append(case)


def _always_answers(case: Case) -> bool:
    """Whether a rule that holds always gives a cell: a value, or emptiness on purpose. A path may have no value, and the next rule is tried."""
    return case.value is not None or case.is_empty


def _given(case: Case) -> tuple[object, ...]:
    return case.value, case.source, case.table, case.text


def _values(book: Book, field: Field) -> Iterator[Problem]:
    """Values that a column can never take."""
    for value in field.values:
        if not fits(field, value):
            yield Problem(field.at, f"column {field.name!r} is of type {field.type}, and {value!r} is none", "wrong-type")
    for case in field.cases:
        given = [case.value] if case.value is not None else list((book.tables or {}).get(case.table or "", {}).values())
        for value in dict.fromkeys(given):
            if not fits(field, value):
                yield Problem(
                    case.at, f"rule {case.rule!r} gives {value!r}, and column {field.name!r} is of type {field.type}", "wrong-type"
                )
            elif field.values and value not in field.values:
                yield Problem(
                    case.at, f"rule {case.rule!r} gives {value!r}, which is none of the values of column {field.name!r}", "unknown-value"
                )


def fits(field: Field, value: Scalar) -> bool:
    """Whether a value fits the type of its column."""
    if field.type == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if field.type == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, bool) if field.type == "boolean" else isinstance(value, str)


def _circles(book: Book) -> Iterator[Problem]:
    """Columns that need themselves, by way of `row.COLUMN`."""
    graph = {field.name: needs(field) for field in book.fields}
    for field in book.fields:
        seen: set[str] = set()
        waiting = list(graph[field.name])
        while waiting:
            name = waiting.pop()
            if name == field.name:
                yield Problem(field.at, f"column {field.name!r} needs itself (through row.{field.name})", "circular")
                break
            if name not in seen:
                seen.add(name)
                waiting += graph.get(name, ())
