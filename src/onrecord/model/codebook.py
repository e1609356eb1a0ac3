"""Codebooks: what a scheme codes, by which rules, and the rows that come of it. Frozen values; `onrecord.code` reads and applies them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.model.span import Span

Over = Literal["incidents", "interactions"]
FieldType = Literal["string", "text", "integer", "number", "date", "boolean", "list"]
Unit = Literal["incident", "day", "place"]
Operator = Literal["is", "not", "at_least", "at_most", "known"]
Scalar = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Line:
    """Where in a book something stands: file and line, from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Match:
    """Values of a path against a list: at least one of `any`, each of `all`, none of `none`. In the path `words`, and in names, an entry is
    a run of whole words, case aside; a `*` at the end of a word stands for any ending.
    """

    path: str
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    at: Line = Line("", 0)


@dataclass(frozen=True, slots=True)
class Compare:
    """A path's value against one value; false where the path has none, but for `known: false` and `not`."""

    path: str
    operator: Operator
    value: Scalar
    at: Line = Line("", 0)


@dataclass(frozen=True, slots=True)
class Every:
    """`all`: each part holds."""

    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """`any`: at least one part holds."""

    parts: tuple[Predicate, ...]


Predicate = Match | Compare | Every | Some


@dataclass(frozen=True, slots=True)
class Case:
    """One rule of a field: where `when` holds (null: always), the cell gets a `value`, the values of the path `source` (through the table `table`,
    where one is named), or `text` with paths in braces; none of them leaves it empty. A case whose source or text has no value is passed over.
    """

    rule: str
    when: Predicate | None = None
    value: Scalar | None = None
    source: str | None = None
    table: str | None = None
    text: str | None = None
    at: Line = Line("", 0)

    @property
    def is_empty(self) -> bool:
        """Whether the case leaves the cell empty on purpose."""
        return self.value is None and self.source is None and self.text is None


@dataclass(frozen=True, slots=True)
class Field:
    """A column. `values` are those allowed (empty: any); cases are tried in order, the first that holds and has a value gives the cell.

    A field of type `list` collects the values of all cases that hold, joined by "; ". `empty` says why the column is always left empty.
    """

    name: str
    type: FieldType
    meaning: str
    cases: tuple[Case, ...] = ()
    values: tuple[Scalar, ...] = ()
    empty: str | None = None
    at: Line = Line("", 0)


@dataclass(frozen=True, slots=True)
class Counting:
    """How a scheme turns what is said of a count into one number: the path `counts.VARIABLE`.

    `take` is the bound of a claim that counts; `disputed` which claim where they differ (`figure`: the reconciled one); `words` what vague words count as
    ("dozens": 12); `unnumbered` cases for a plural or "several"; `silence` where nothing is said.
    """

    variable: str
    take: Literal["low", "best", "high"]
    disputed: Literal["lowest", "figure", "highest"]
    words: tuple[tuple[str, int], ...]
    unnumbered: tuple[Case, ...]
    silence: int | None
    shared: bool
    at: Line = Line("", 0)


@dataclass(frozen=True, slots=True)
class Book:
    """A codebook. `include` says what makes a row, `per` what a row is for: an incident, or each of its days and places.

    Rows that have the same values in the columns `same` are one: the one whose value stands first among the allowed ones of `rank`.
    """

    name: str
    title: str
    version: str
    over: Over
    about: str
    fields: tuple[Field, ...]
    per: tuple[Unit, ...] = ("incident",)
    include: tuple[Case, ...] = ()
    same: tuple[str, ...] = ()
    rank: str | None = None
    counting: tuple[Counting, ...] = ()
    tables: Mapping[str, Mapping[str, Scalar]] | None = None
    lists: Mapping[str, tuple[str, ...]] | None = None
    file: str = ""

    def field(self, name: str) -> Field | None:
        """The column of a name; null where there is none."""
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a cell holds what it holds: the rule, the claims that it stands on, and their words where no report of the record has the claims."""

    rule: str
    claims: tuple[str, ...] = ()
    words: tuple[Span, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """`{rule, claims}`, with `words` where there are any."""
        words = [{"start": w.start, "end": w.end, "text": w.quote} for w in self.words]
        return {"rule": self.rule, "claims": list(self.claims), **({"words": words} if words else {})}


@dataclass(frozen=True, slots=True)
class Row:
    """A coded row: a value for each column of the book, null where left empty, and why. `id` stays as long as incident, day and place do."""

    id: str
    book: str
    incident: str
    cells: Mapping[str, Any]
    why: Mapping[str, Why]

    def to_dict(self) -> dict[str, Any]:
        """The row as the output contract has it: its columns, and `_why`."""
        return {**self.cells, "_row": self.id, "_incident": self.incident, "_why": {name: why.to_dict() for name, why in self.why.items()}}
