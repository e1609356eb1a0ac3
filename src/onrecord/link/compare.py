"""The weight of evidence that two tellings are of one incident: named levels, each with a weight, added up."""

from __future__ import annotations

from functools import lru_cache

from onrecord.lexicons import load
from onrecord.link.evidence import Finding, Known, findings, known
from onrecord.link.telling import Telling
from onrecord.model.incident import Link, Reason

BEFORE = "before looking"
"""The name of the weight that any pair starts from: most reports tell different incidents."""


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """Feature -> level -> weight of evidence in bits, as measured by `benchmarks/linking_weights.py`."""
    table: dict[str, dict[str, float]] = load("link_weights")
    return table


def compare(a: Telling, b: Telling) -> Link:
    """The link between two tellings; above 0 they are more likely of one incident than not."""
    return link_of(known(a), known(b))


def link_of(a: Known, b: Known) -> Link:
    """The same, of tellings made ready."""
    start = Reason(BEFORE, None, None, weights()[BEFORE]["any"])
    reasons = (start, *(_reason(one) for one in findings(a, b) if _weight(one)))
    return Link(a.telling.key, b.telling.key, sum(reason.weight for reason in reasons), reasons)


def score(a: Known, b: Known) -> float:
    """The score alone: the sum of the weights."""
    return weights()[BEFORE]["any"] + sum(_weight(one) for one in findings(a, b))


def _weight(found: Finding) -> float:
    return weights().get(found.feature, {}).get(found.level, 0.0)


def _reason(found: Finding) -> Reason:
    return Reason(f"{found.feature}: {found.level}", found.a, found.b, _weight(found))
