"""Incidents: what several documents tell, with the links that brought their reports together. A view: recomputed, never edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.model.document import Document
from onrecord.model.record import Figure, Record, Report, ReportKind


@dataclass(frozen=True, slots=True, order=True)
class ReportKey:
    """One document's account of one incident, by the ids of both."""

    document: str
    report: str


@dataclass(frozen=True, slots=True)
class Account:
    """One document's telling of the incident: the record that it was read into, and which of its reports it is."""

    record: Record
    report: Report

    @property
    def document(self) -> Document:
        """Who published it, and when; its text may be empty where only the record was kept."""
        return self.record.document

    @property
    def key(self) -> ReportKey:
        """The ids of the document and of the report in it."""
        return ReportKey(self.record.document.id, self.report.id)


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature says about a pair: both values as plain data, and the weight of evidence, in bits, for their being one."""

    feature: str
    a: Any
    b: Any
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports that tell one incident; `score` is the sum of the reasons' weights."""

    a: ReportKey
    b: ReportKey
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document behind an incident; `independent_of` are the documents that it is no copy or rewrite of."""

    document: str
    outlet: str | None
    published: str | None
    independent_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """Reports that tell the same. `kind` is the gravest of theirs; `figures` are over all their claims; `follows` are the ids of
    the incidents that it is told to come after. In `figures`, a claim is named by `claim_key`.
    """

    id: str
    kind: ReportKind
    accounts: tuple[Account, ...]
    figures: Mapping[str, Figure]
    sources: tuple[Source, ...]
    links: tuple[Link, ...] = ()
    follows: tuple[str, ...] = ()


def claim_key(document: str, claim: str) -> str:
    """The name of a claim among those of several documents."""
    return f"{document}#{claim}"


def lone_incident(record: Record, report: Report) -> Incident:
    """The incident that only this report tells; its figures are the report's own."""
    doc = record.document
    source = Source(doc.id, doc.outlet, doc.published, ())
    return Incident(f"{doc.id}/{report.id}", report.kind, (Account(record, report),), report.figures, (source,))
