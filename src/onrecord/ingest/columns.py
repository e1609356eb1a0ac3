"""Columns to what a document is made of, by their names; and rows to documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from onrecord.ingest.dates import date_or_issue
from onrecord.ingest.document import Given, make_document
from onrecord.ingest.found import Found
from onrecord.lexicons import load
from onrecord.model.document import Document, Issue
from onrecord.model.errors import InputError, InvalidLine

FIELDS = ("text", "id", "published", "title", "outlet", "url", "language")
_APART = re.compile(r"[\s_.-]+")


def columns_of(names: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """For each field of a document that is found, the column that holds it: as `chosen`, else by the names that tables use.

    Raises InvalidLine where there is no text, or a chosen column is not there.
    """
    by_fold: dict[str, str] = {}
    there = list(names)
    for name in there:
        by_fold.setdefault(_APART.sub("_", name.strip().casefold()), name)
    for field, name in chosen.items():
        if name not in there:
            raise InvalidLine(f"no column {name!r} for {field}; there are {_listed(there)}", hint="--columns FIELD=NAME,...")
    known = {field: next((by_fold[alias] for alias in load("columns")[field] if alias in by_fold), None) for field in FIELDS}
    found = {field: name for field, name in {**known, **chosen}.items() if name is not None}
    if "text" not in found:
        raise InvalidLine(f"no column holds a text; there are {_listed(there)}", hint="--columns text=NAME")
    return found


def told(columns: Mapping[str, str], names: Iterable[str]) -> str:
    """How the columns were understood, in one line."""
    unused = [name for name in names if name not in columns.values()]
    taken = ", ".join(f"{field} from {name!r}" for field, name in columns.items())
    return taken + (f"; not used: {_listed(unused)}" if unused else "")


def chosen_columns(stated: str | None) -> dict[str, str]:
    """What `--columns text=body,published=day` says. Raises InputError."""
    chosen = {}
    for part in stated.split(",") if stated else ():
        field, equals, name = part.partition("=")
        if not equals or field.strip() not in FIELDS or not name.strip():
            raise InputError(f"not FIELD=NAME: {part.strip()[:60]!r}", hint=f"the fields are {', '.join(FIELDS)}")
        chosen[field.strip()] = name.strip()
    return chosen


def row_document(row: Mapping[str, Any], columns: Mapping[str, str], where: str, issues: tuple[Issue, ...] = ()) -> Found:
    """The document of one row. Raises InputError: no text in it, a text over the limit."""
    known = {field: _stated(row.get(name)) for field, name in columns.items()}
    text = row.get(columns["text"])
    if not isinstance(text, str) or not text.strip():
        raise InvalidLine("no text in it")
    published, unread = date_or_issue(known.get("published"))
    given = Given(published=published, **{field: known.get(field) for field in FIELDS if field not in ("text", "published", "language")})
    return Found(_with_language(make_document(text, given, where=where, issues=(*issues, *unread)), known.get("language")), where)


def _with_language(doc: Document, stated: str | None) -> Document:
    """The language that a row names, by its code or name, goes before the one that was told; what names none becomes an issue."""
    from onrecord.ingest.language import checked_language  # noqa: PLC0415 (one row in many has it)

    try:
        return replace(doc, language=checked_language(stated)) if stated else doc
    except InputError as error:
        left = f"{error}; told from the text: {doc.language or 'unknown'}"
        return replace(doc, issues=(*doc.issues, Issue("language-not-understood", left)))


def _stated(value: Any) -> str | None:
    if value is None or isinstance(value, list | dict):
        return None
    return str(value).strip() or None


def _listed(names: Iterable[str]) -> str:
    shown = [repr(name[:40]) for name in names]
    return ", ".join(shown[:12]) + (f" and {len(shown) - 12} more" if len(shown) > 12 else "") if shown else "none"
