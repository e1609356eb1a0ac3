"""The weight of evidence that two tellings are of one incident: named levels, each with a weight, added up."""

from __future__ import annotations

from functools import lru_cache

from onrecord.lexicons import load
from onrecord.link.evidence import Finding, findings
from onrecord.link.known import Known, known
from onrecord.link.telling import Telling
from onrecord.model.incident import Link, Reason

BEFORE = "before looking"
"""The name of the weight that any pair starts from: most reports tell different incidents."""


Table = dict[str, dict[str, float]]


@lru_cache(maxsize=1)
def weights() -> dict[str, Table]:
    """Of pairs that are both dated, and of others: feature -> level -> weight of evidence in bits, as measured by `benchmarks/linking_weights.py`."""
    tables: dict[str, Table] = load("link_weights")
    return tables


def is_dated(a: Known, b: Known) -> bool:
    """Whether it is known of both when they were published: if not, names and days of the week weigh more."""
    return a.published is not None and b.published is not None


def _table(a: Known, b: Known) -> Table:
    return weights()["dated" if is_dated(a, b) else "undated"]


def compare(a: Telling, b: Telling) -> Link:
    """The link between two tellings; above 0 they are more likely of one incident than not."""
    return link_of(known(a), known(b))


def link_of(a: Known, b: Known) -> Link:
    """The same, of tellings made ready."""
    table = _table(a, b)
    start = Reason(BEFORE, None, None, table[BEFORE]["any"])
    reasons = (start, *(_reason(one, table) for one in findings(a, b) if _weight(one, table)))
    return Link(a.telling.key, b.telling.key, sum(reason.weight for reason in reasons), reasons)


def score(a: Known, b: Known) -> float:
    """The score alone: the sum of the weights."""
    table = _table(a, b)
    return table[BEFORE]["any"] + sum(_weight(one, table) for one in findings(a, b))


def _weight(found: Finding, table: Table) -> float:
    return table.get(found.feature, {}).get(found.level, 0.0)


def _reason(found: Finding, table: Table) -> Reason:
    return Reason(f"{found.feature}: {found.level}", found.a, found.b, _weight(found, table))
