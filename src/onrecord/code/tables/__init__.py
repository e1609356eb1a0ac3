"""Tables that ship with the books: facts that layouts ask for and no report tells."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import yaml

from onrecord.model.codebook import Scalar
from onrecord.model.errors import ResourceError

SHIPPED = ("countries",)


@lru_cache(maxsize=8)
def _table(name: str) -> tuple[tuple[str, ...], dict[str, list[Scalar | None]]]:
    try:
        raw = yaml.safe_load((resources.files(__package__) / f"{name}.yaml").read_bytes())
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(f"cannot read table {name}.yaml: {error}", hint="install onrecord again") from error
    return tuple(raw["columns"]), raw["rows"]


def columns_of(name: str) -> tuple[str, ...]:
    """The columns of a shipped table: what may stand after its name and a dot."""
    return _table(name)[0]


def shipped(name: str, column: str, key: str) -> Scalar | None:
    """A cell of a shipped table; null where it has no such row, or nothing there."""
    columns, rows = _table(name)
    row = rows.get(key)
    return row[columns.index(column)] if row is not None else None


def country_of(code: str | None, column: str) -> Scalar | None:
    """What the table of countries says of an ISO 3166-1 alpha-2 code; null for none."""
    return shipped("countries", column, code) if code else None
