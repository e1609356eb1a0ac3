"""A book applied to an incident: which rows it makes, and each cell with the rule and the claims that made it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.code.fact import NOTHING, Fact, Item, Lookup, fact_of
from onrecord.code.facts import Desk, lookup_of
from onrecord.code.predicates import found
from onrecord.code.tables import SHIPPED, shipped
from onrecord.code.telling import telling_of
from onrecord.code.units import units_of
from onrecord.model.codebook import Book, Case, Field, Row, Scalar, Why
from onrecord.model.errors import InputError
from onrecord.model.ids import content_id
from onrecord.model.incident import Incident
from onrecord.model.span import Span

PLACEHOLDER = re.compile(r"\{([a-z_][a-z_.0-9]*)(?:\|([a-z_][a-z_.0-9]*))?\}")
"""A path in braces in the text of a case, perhaps with the table that its value is looked up in: `{initiator.kind|body_of}`."""
JOINED = "; "
"""Between the values of a list."""


def code_incident(incident: Incident, book: Book) -> tuple[Row, ...]:
    """The rows that a book over incidents makes of one incident; none where it is nothing that the book codes. InputError for a book over interactions."""
    if book.over != "incidents":
        raise InputError(f"book {book.name} is over interactions: it codes documents, not incidents", hint="onrecord read --book")
    telling = telling_of(incident)
    units = units_of(telling, book.per)
    rows = []
    for unit in units:
        key = (incident.id, unit.key) if len(units) > 1 else (incident.id,)
        row = make_row(book, lookup_of(Desk(telling, unit, book, len(units))), incident=incident.id, key=key)
        if row is not None:
            rows.append(row)
    return distinct(rows, book)


def make_row(book: Book, lookup: Lookup, *, incident: str, key: tuple[object, ...]) -> Row | None:
    """One row from whatever `lookup` answers; null where none of the book's `include` cases holds."""
    cells: dict[str, Scalar | None] = {}
    why: dict[str, Why] = {}
    under_way: set[str] = set()

    def code(field: Field) -> None:
        under_way.add(field.name)
        cells[field.name], reason = _cell(field, book, with_row)
        if reason is not None:
            why[field.name] = reason

    def with_row(path: str) -> Fact:
        if not path.startswith("row."):
            return lookup(path)
        name = path.removeprefix("row.")
        field = book.field(name)
        if field is not None and name not in under_way:  # a column that is asked for is coded first, wherever it stands
            code(field)
        reason = why.get(name)
        return fact_of(cells.get(name), reason.claims if reason else (), reason.words if reason else ())

    if book.include and all(found(case.when, with_row) is None for case in book.include):
        return None
    for field in book.fields:
        if field.name not in cells:
            code(field)
    return Row(content_id("row", book.name, *key), book.name, incident, {field.name: cells[field.name] for field in book.fields}, why)


def _cell(field: Field, book: Book, lookup: Lookup) -> tuple[Scalar | None, Why | None]:
    """The first case that holds and has a value; of a list, all that do."""
    chosen: list[tuple[str, Scalar, Why]] = []
    for case in field.cases:
        stood_on = found(case.when, lookup)
        if stood_on is None:
            continue
        given = given_by(case, book, lookup)
        values = [v for item in given.items if (v := _typed(field, item.value)) is not None]
        if field.type != "list":
            if values:
                return values[0], _why(case, given, (*stood_on, *given.items[:1]))
            if case.is_empty:
                return None, Why(case.rule, *_grounds(stood_on))
            continue
        chosen += [(str(value), value, _why(case, given, (*stood_on, *given.items))) for value in values]
    if not chosen:
        return None, None
    claims = tuple(dict.fromkeys(name for _, _, reason in chosen for name in reason.claims))
    words = tuple(dict.fromkeys(span for _, _, reason in chosen for span in reason.words))
    rules = JOINED.join(dict.fromkeys(reason.rule for _, _, reason in chosen))
    return JOINED.join(dict.fromkeys(text for text, _, _ in chosen)), Why(rules, claims, () if claims else words)


def _why(case: Case, given: Fact, items: Iterable[Item]) -> Why:
    rule = f"{case.rule} ({given.rule})" if given.rule else case.rule
    return Why(rule, *_grounds(items))


def _grounds(items: Iterable[Item]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """The claims of some items; their words where none of them has a claim."""
    items = tuple(items)
    claims = tuple(dict.fromkeys(name for item in items for name in item.claims))
    return claims, () if claims else tuple(dict.fromkeys(span for item in items for span in item.words))


def given_by(case: Case, book: Book, lookup: Lookup) -> Fact:
    """What a case puts into its cell."""
    if case.value is not None:
        return Fact((Item(case.value),))
    if case.source is None and case.text is None:
        return NOTHING
    fact = lookup(case.source) if case.source is not None else _filled(case.text or "", book, lookup)
    return _through(fact, case.table, book) if case.table else fact


def _through(fact: Fact, table: str, book: Book) -> Fact:
    found_items = [
        Item(value, item.claims, item.words) for item in fact.items if (value := looked_up(book, table, str(item.value))) is not None
    ]
    return Fact(tuple(found_items), fact.rule)


def looked_up(book: Book, table: str, key: str) -> Scalar | None:
    """A key's value in a table of the book, or in a shipped one (`countries.iso_numeric`); null where it has none."""
    own = (book.tables or {}).get(table)
    if own is not None:
        return own.get(key, own.get("*"))
    name, _, column = table.partition(".")
    return shipped(name, column, key) if name in SHIPPED else None


def _filled(text: str, book: Book, lookup: Lookup) -> Fact:
    """A text with its paths filled in, each with its first value; nothing where one of them has none."""
    facts: dict[str, Fact] = {}
    for hole in PLACEHOLDER.finditer(text):
        fact = lookup(hole[1])
        facts[hole[0]] = _through(fact, hole[2], book) if hole[2] else fact
    if any(fact.first is None for fact in facts.values()):
        return NOTHING
    claims, words = _grounds([fact.items[0] for fact in facts.values()])
    value = PLACEHOLDER.sub(lambda hole: str(facts[hole[0]].first), text)
    return Fact((Item(value, claims, words),), next((fact.rule for fact in facts.values() if fact.rule), None))


def _typed(field: Field, value: Scalar) -> Scalar | None:
    """The value in the field's type; null where it does not fit it, or is none of those allowed."""
    typed: Scalar | None = value
    if field.type == "integer":
        typed = int(value) if isinstance(value, int | float) or str(value).lstrip("-").isdecimal() else None
    elif field.type == "number":
        typed = float(value) if isinstance(value, int | float) else None
    elif field.type in ("string", "text", "list", "date"):
        typed = str(value)
    return typed if not field.values or typed in field.values else None


def distinct(rows: Iterable[Row], book: Book) -> tuple[Row, ...]:
    """Rows that a book takes for one are one: the one of the highest rank stands, in the place of the first."""
    kept: dict[tuple[object, ...], Row] = {}
    for row in rows:
        values = tuple(row.cells.get(name) for name in book.same)
        key = values if values and None not in values else (row.id,)
        kept[key] = min(kept[key], row, key=lambda r: _rank(r, book)) if key in kept else row
    return tuple(kept.values())


def _rank(row: Row, book: Book) -> int:
    field = book.field(book.rank) if book.rank else None
    value = row.cells.get(field.name) if field else None
    return field.values.index(value) if field and value in field.values else len(field.values) if field else 0
