"""Claims and figures as tables: what each document says, in which words and by whom, and what was drawn from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.export.cells import with_state
from onrecord.export.outgoing import OutIncident
from onrecord.export.tables import STATE, Column, Table, table_of
from onrecord.model.value import Count

CLAIMS = (
    Column("claim", "text", "the claim, the same in each export: DOCUMENT#CLAIM"),
    Column("incident", "text", "id of the incident"),
    Column("document", "text", "id of the document"),
    Column("report", "text", "id of the report in its document"),
    Column("variable", "text", "what it is about"),
    Column("value", "text", "what it says, in words"),
    Column("best", "integer", "of a count: the number that the words name"),
    Column("low", "integer", "of a count: the least"),
    Column("high", "integer", "of a count: the most; empty where open"),
    Column("words", "text", "the words in the document that say so"),
    Column("start", "integer", "where they start in its text, in code points"),
    Column("end", "integer", "where they end"),
    Column("said_by", "text", "who says so, in the report's words; empty for the outlet itself"),
    Column("said_by_kind", "text", "what kind of source that is"),
    Column("status", "text", "asserted, alleged, denied, possible, planned or claimed_responsibility"),
    Column("hedged", "boolean", "whether the report keeps its distance"),
    Column("confidence", "number", "from 0 to 1, how sure the reading is"),
    Column("stands", "text", "for: the figure was drawn from it; against: it speaks against the figure; apart: neither"),
    Column("verdict", "text", "write accept or reject here, and import-decisions takes it in", "", "verdict"),
    Column("note", "text", "why you changed something in this row, for the log of decisions"),
    Column(STATE, "text", "what import-decisions compares with; leave it as it is"),
)
FIGURES = (
    Column("figure", "text", "INCIDENT/VARIABLE"),
    Column("incident", "text", "id of the incident"),
    Column("variable", "text", "what it is about"),
    Column("value", "text", "the value in words"),
    Column("best", "integer", "of a count: the best figure"),
    Column("low", "integer", "of a count: the least"),
    Column("high", "integer", "of a count: the most; empty where open"),
    Column("rule", "text", "the rule that chose"),
    Column("conflict", "boolean", "whether reports say different things"),
    Column("why", "text", "why this figure, in a sentence"),
    Column("claims", "list", "the claims that it was drawn from"),
    Column("against", "list", "the claims that speak against it"),
)
_FIGURES_ARE = "Figures over the claims of an incident, each with its rule and what speaks against it"
_BETWEEN = " … "


def claim_table(incidents: Iterable[OutIncident], verdicts: Mapping[str, str] | None = None) -> Table:
    """One row for each claim; `verdicts` are what people decided of each, by its key."""
    rows = (row | {"verdict": (verdicts or {}).get(row["claim"])} for row in _claims(incidents))
    meaning = "What each document says: claims with their words and sayers"
    return with_state(table_of("claims", meaning, ("incident", "claim"), CLAIMS, rows))


def figure_table(incidents: Iterable[OutIncident]) -> Table:
    """One row for each figure."""
    return table_of("figures", _FIGURES_ARE, ("figure",), FIGURES, _figures(incidents))


def _claims(incidents: Iterable[OutIncident]) -> Iterator[dict[str, Any]]:
    for incident in incidents:
        for claim in incident.claims:
            count = claim.value if isinstance(claim.value, Count) else None
            yield {
                "claim": claim.key, "incident": incident.id, "document": claim.document, "report": claim.report, "variable": claim.variable,
                "value": claim.text, "best": count and count.best, "low": count and count.low, "high": count and count.high,
                "words": _BETWEEN.join(words.text for words in claim.evidence), "start": claim.evidence[0].start,
                "end": claim.evidence[-1].end, "said_by": claim.said_by, "said_by_kind": claim.said_by_kind, "status": claim.status,
                "hedged": claim.hedged, "confidence": claim.confidence, "stands": claim.stands,
            }  # fmt: skip


def _figures(incidents: Iterable[OutIncident]) -> Iterator[dict[str, Any]]:
    for incident in incidents:
        for figure in incident.figures.values():
            yield {
                "figure": f"{incident.id}/{figure.variable}", "incident": incident.id, "variable": figure.variable, "value": figure.text,
                "best": figure.best, "low": figure.low, "high": figure.high, "rule": figure.rule, "conflict": figure.conflict,
                "why": figure.why, "claims": figure.claims, "against": figure.against,
            }  # fmt: skip
