"""Incidents as lines of JSON, with all that is known of them; rows of a table as lines of JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from onrecord.export.jsonl import json_line
from onrecord.export.outgoing import OutClaim, OutFigure, OutIncident, Words
from onrecord.export.tables import FOR_EDITING, Table, cell_json
from onrecord.model.contract import value_dict
from onrecord.model.value import Value


def incident_lines(incidents: Iterable[OutIncident]) -> bytes:
    """One line for each incident: the output contract's line of linking, with claims, titles and addresses of its documents."""
    return b"".join(json_line(incident_dict(incident)) for incident in sorted(incidents, key=lambda one: one.id))


def row_lines(table: Table) -> bytes:
    """One line for each row of a table."""
    names = [column.name for column in table.columns]
    rows = ({name: cell_json(value) for name, value in zip(names, row, strict=True) if name not in FOR_EDITING} for row in table.rows)
    return b"".join(map(json_line, rows))


def incident_dict(incident: OutIncident) -> dict[str, Any]:
    """An incident as plain data."""
    return {
        "id": incident.id, "kind": incident.kind, "title": incident.title, "act": incident.act, "acts": list(incident.acts),
        "reports": [{"document": one.document, "report": one.report, "kind": one.kind} for one in incident.sources],
        "figures": {name: _figure(figure) for name, figure in incident.figures.items()},
        "claims": [_claim(claim) for claim in incident.claims],
        "sources": [_source(asdict(one)) for one in incident.sources],
        "links": [{**asdict(link), "reasons": [dict(zip(("feature", "a", "b", "weight"), one, strict=True)) for one in link.reasons]} for link in incident.links],
        "follows": list(incident.follows),
    }  # fmt: skip


def _source(known: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: value for name, value in known.items() if name not in ("report", "kind")},
        "independent_of": list(known["independent_of"]),
    }


def _figure(figure: OutFigure) -> dict[str, Any]:
    value = value_dict(figure.value) if isinstance(figure.value, Value) else figure.value
    return {
        "best": figure.best, "low": figure.low, "high": figure.high, "value": value, "rule": figure.rule,
        "claims": list(figure.claims), "against": list(figure.against), "conflict": figure.conflict, "why": figure.why,
    }  # fmt: skip


def _claim(claim: OutClaim) -> dict[str, Any]:
    said = claim.said_by and {"text": claim.said_by, "kind": claim.said_by_kind}
    return {
        "id": claim.key, "document": claim.document, "report": claim.report, "variable": claim.variable, "value": value_dict(claim.value),
        "evidence": [_words(words) for words in claim.evidence], "status": claim.status, "said_by": said, "hedged": claim.hedged,
        "confidence": claim.confidence, "stands": claim.stands,
    }  # fmt: skip


def _words(words: Words) -> dict[str, Any]:
    """`hidden` where something in the words was replaced: they are then not those that stand at these offsets."""
    return {"start": words.start, "end": words.end, "text": words.text, **({} if words.whole else {"hidden": True})}
