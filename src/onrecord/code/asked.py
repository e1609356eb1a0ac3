"""What a book asks for: its paths, the values that it compares them with, the tables that it looks things up in; and what there is not of them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from onrecord.code.engine import PLACEHOLDER
from onrecord.code.nodes import Problem
from onrecord.code.paths import Gives, documented, gives, vocabulary
from onrecord.code.predicates import WORDS
from onrecord.code.tables import SHIPPED, columns_of
from onrecord.model.codebook import Book, Case, Compare, Every, Field, Line, Match, Predicate, Some

_NUMBERED = ("at_least", "at_most")


def needs(field: Field) -> tuple[str, ...]:
    """The columns that a column's rules ask for."""
    paths = [path for case in field.cases for path, _ in _paths(case)]
    return tuple(path.removeprefix("row.") for path in paths if path.startswith("row."))


def asked_of(book: Book) -> Iterator[Problem]:
    """Findings on what a book asks for, in no particular order."""
    cases = [*book.include, *(c for field in book.fields for c in field.cases), *(c for count in book.counting for c in count.unnumbered)]
    for case in cases:
        for path, at in _paths(case):
            yield from _unknown_path(book, path, at)
        for test in _tests(case.when):
            yield from _match(book, test) if isinstance(test, Match) else _compare(book, test)
        for table in _tables(case):
            yield from _unknown_table(book, table, case.at)


def _tests(predicate: Predicate | None) -> Iterator[Match | Compare]:
    if isinstance(predicate, Every | Some):
        for part in predicate.parts:
            yield from _tests(part)
    elif predicate is not None:
        yield predicate


def _paths(case: Case) -> Iterator[tuple[str, Line]]:
    for test in _tests(case.when):
        yield test.path, test.at
    if case.source is not None:
        yield case.source, case.at
    for hole in PLACEHOLDER.finditer(case.text or ""):
        yield hole[1], case.at


def _tables(case: Case) -> Iterator[str]:
    if case.table is not None:
        yield case.table
    yield from (hole[2] for hole in PLACEHOLDER.finditer(case.text or "") if hole[2])


def _kind(book: Book, path: str) -> Gives | None:
    """What a path gives in this book; null where there is no such path."""
    head, _, rest = path.partition(".")
    if head == "counts":
        return "number" if any(c.variable == rest for c in book.counting) else None
    if head == "row":
        field = book.field(rest)
        return None if field is None else "number" if field.type in ("integer", "number") else "text"
    return gives(path)


def _unknown_path(book: Book, path: str, at: Line) -> Iterator[Problem]:
    if _kind(book, path) is not None:
        return
    known = [*documented(), *(f"row.{field.name}" for field in book.fields), *(f"counts.{c.variable}" for c in book.counting)]
    close = get_close_matches(path, known, n=1)
    hint = f"; did you mean {close[0]}?" if close else "; docs/codebooks.md lists them"
    yield Problem(at, f"no path {path!r}{hint}", "unknown-path")


def _allowed(book: Book, path: str) -> frozenset[str] | None:
    """The values that a path can have in this book; null for any."""
    if not path.startswith("row."):
        return vocabulary(path)
    field = book.field(path.removeprefix("row."))
    return frozenset(map(str, field.values)) if field is not None and field.values else None


def _match(book: Book, match: Match) -> Iterator[Problem]:
    allowed = None if match.path.rsplit(".", 1)[-1] in WORDS else _allowed(book, match.path)
    for entry in (*match.any, *match.all, *match.none) if allowed is not None else ():
        if entry not in (allowed or ()):
            yield Problem(match.at, _never(match.path, entry, allowed or frozenset()), "unknown-value")


def _never(path: str, entry: str, allowed: frozenset[str]) -> str:
    close = get_close_matches(entry, sorted(allowed), n=1)
    return f"{path} is never {entry!r}" + (f"; did you mean {close[0]!r}?" if close else "")


def _compare(book: Book, compare: Compare) -> Iterator[Problem]:
    kind, allowed = _kind(book, compare.path), _allowed(book, compare.path)
    if compare.operator in _NUMBERED and kind not in ("number", None):
        yield Problem(
            compare.at,
            f"{compare.path} is no number, and is asked to be {compare.operator.replace('_', ' ')} {compare.value}",
            "wrong-type",
        )
    if compare.operator in ("is", "not") and allowed is not None and str(compare.value) not in allowed:
        yield Problem(compare.at, _never(compare.path, str(compare.value), allowed), "unknown-value")


def _unknown_table(book: Book, table: str, at: Line) -> Iterator[Problem]:
    name, _, column = table.partition(".")
    if table in (book.tables or {}) or (name in SHIPPED and column in columns_of(name)):
        return
    known = [*(book.tables or {}), *(f"{shipped}.{c}" for shipped in SHIPPED for c in columns_of(shipped))]
    yield Problem(at, f"no table {table!r}; there are {', '.join(known)}", "unknown-path")
