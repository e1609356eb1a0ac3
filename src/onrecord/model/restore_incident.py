"""Incidents put together again from lines of linking and the records that they name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from onrecord.model.errors import InvalidLine
from onrecord.model.incident import Account, Incident, Link, Reason, ReportKey, Source
from onrecord.model.record import Record
from onrecord.model.restore import figure_from

Json = Mapping[str, Any]


def incident_from(line: Json, record_of: Callable[[str], Record | None], *, hint: str = "give all records with --records") -> Incident:
    """The incident of a line of the contract's section "Linking"; `record_of` gives the record of a document by its id.

    InvalidLine where the line is none, or with the hint names a document or report that is not there.
    """
    try:
        return Incident(
            line["id"], line["kind"], tuple(_account(one, record_of, hint) for one in line["reports"]),
            {variable: figure_from(variable, figure) for variable, figure in line["figures"].items()},
            tuple(_source(one) for one in line["sources"]), tuple(_link(one) for one in line["links"]), tuple(line.get("follows") or ()),
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        reason = f"no {error}" if isinstance(error, KeyError) else str(error)
        raise InvalidLine(f"not a line of an incident: {reason}", hint="onrecord link RECORDS --out INCIDENTS makes them") from error


def _account(line: Json, record_of: Callable[[str], Record | None], hint: str) -> Account:
    record = record_of(line["document"])
    report = next((one for one in record.reports if one.id == line["report"]), None) if record else None
    if record is None or report is None:
        what = f"report {line['report']} of document {line['document']}" if record else f"document {line['document']}"
        raise InvalidLine(f"an incident names {what}, and there is no record of it", hint=hint)
    return Account(record, report)


def _source(line: Json) -> Source:
    return Source(line["document"], line["outlet"], line["published"], tuple(line["independent_of"]))


def _link(line: Json) -> Link:
    a, b = (ReportKey(line[end]["document"], line[end]["report"]) for end in ("a", "b"))
    return Link(a, b, line["score"], tuple(Reason(one["feature"], one["a"], one["b"], one["weight"]) for one in line["reasons"]))
