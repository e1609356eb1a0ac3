"""Answers as plain data, for `--json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from onrecord.ask.check import Finding
from onrecord.ask.compare import Difference, Grid
from onrecord.ask.timeline import Moment
from onrecord.ask.why import Answer, Testimony
from onrecord.model.contract import figure_dict, span_dict, value_dict
from onrecord.model.incident import Account
from onrecord.model.record import Figure

Json = dict[str, Any]


def answer_dict(answer: Answer) -> Json:
    """`{incident, variable, figure, voices, claims: [...]}`; a claim has its document, words, status and chain of voices."""
    claims = [_testimony(one) for one in answer.testimonies]
    return {
        "incident": answer.incident,
        "variable": answer.variable,
        "figure": _figure(answer.figure),
        "voices": answer.voices,
        "claims": claims,
    }


def grid_dict(grid: Grid) -> Json:
    """`{incident, reports: [...], rows: [{variable, figure, cells}]}`; a cell is a report's own figure, null where it is silent."""
    rows = [{"variable": row.variable, "figure": _figure(row.figure), "cells": [_figure(cell) for cell in row.cells]} for row in grid.rows]
    return {"incident": grid.incident, "reports": [_source(account) for account in grid.accounts], "rows": rows}


def difference_dict(one: Difference) -> Json:
    """`{variable, relation, a, b}`."""
    return {"variable": one.variable, "relation": one.relation, "a": _figure(one.a), "b": _figure(one.b)}


def moment_dict(moment: Moment) -> Json:
    """`{at, document, report, outlet, copy_of, told: [{variable, change, figure}]}`."""
    told = [{"variable": one.variable, "change": one.change, "figure": _figure(one.figure)} for one in moment.told]
    return {"at": moment.at, **_source(moment.account), "copy_of": moment.copy_of, "told": told}


def finding_dict(finding: Finding) -> Json:
    """The fields of a finding."""
    return {**asdict(finding), "against": list(finding.against)}


def _figure(figure: Figure | None) -> Json | None:
    return None if figure is None else figure_dict(figure)


def _source(account: Account) -> Json:
    doc = account.document
    return {"document": doc.id, "report": account.key.report, "outlet": doc.outlet, "published": doc.published}


def _testimony(one: Testimony) -> Json:
    claim = one.claim
    return {
        "key": one.key, **_source(one.account), "value": value_dict(claim.value), "evidence": [span_dict(span) for span in claim.evidence],
        "status": claim.status, "hedged": claim.hedged, "voices": [asdict(voice) for voice in one.voices], "denies": list(one.denies),
        "stands": one.stands,
    }  # fmt: skip
