"""Why a coded cell holds what it holds, in plain sentences: the rule, its line in the book, and the claims with their words and sayers."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model.codebook import Book, Row
from onrecord.model.errors import InputError
from onrecord.model.record import Claim
from onrecord.reconcile.words import named_voice, quoted


def explain(row: Row, column: str, book: Book, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """The answer to `onrecord why ROW COLUMN`, a line each; `claims` by the names that the row uses. InputError where the book has no such column."""
    field = book.field(column)
    if field is None:
        raise InputError(f"book {book.name} has no column {column!r}", hint=f"its columns are {', '.join(f.name for f in book.fields)}")
    value, why = row.cells.get(column), row.why.get(column)
    head = f"{column} = {value}" if value is not None else f"{column} is empty"
    if why is None:
        return (head, f"because {field.empty}" if field.empty else "no rule had a value for it", *_meaning(field.meaning))
    case = next((case for case in field.cases if why.rule.split(" (")[0] == case.rule), None)
    place = f", {case.at}" if case is not None else ""
    told = [
        f"  {named_voice(claims[name])}: {quoted(claims[name])} [{name}]" if name in claims else f"  claim {name}" for name in why.claims
    ]
    words = [f"  “{' '.join(span.quote.split())}”" for span in why.words]
    return (head, f"rule {why.rule!r} of book {book.name} {book.version}{place}", *_meaning(field.meaning), *told, *words)


def _meaning(meaning: str) -> tuple[str, ...]:
    return (f"the column: {meaning}",) if meaning else ()
