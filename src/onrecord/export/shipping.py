"""The ways out by name: what each is for, what it is made from, and the files that come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.export.annotation import annotation_bytes
from onrecord.export.csv_table import csv_bytes
from onrecord.export.csvw import csvw_bytes
from onrecord.export.dossier import dossier_bytes
from onrecord.export.ftm import ftm_bytes
from onrecord.export.geojson import geojson_bytes
from onrecord.export.hxl import hxl_bytes
from onrecord.export.incident_lines import incident_lines, row_lines
from onrecord.export.outgoing import OutIncident
from onrecord.export.parquet import parquet_bytes
from onrecord.export.tables import Table
from onrecord.export.xlsx import xlsx_bytes
from onrecord.model.document import Issue
from onrecord.model.errors import OnrecordError

OF_A_TABLE: Mapping[str, Callable[[Table], bytes]] = {
    "csv": csv_bytes,
    "parquet": parquet_bytes,
    "geojson": geojson_bytes,
    "hxl": hxl_bytes,
    "jsonl": row_lines,
}
"""Made from the table that is asked for; XLSX takes all tables."""
OF_INCIDENTS: Mapping[str, Callable[[Sequence[OutIncident]], bytes]] = {
    "jsonl": incident_lines,
    "followthemoney": ftm_bytes,
    "annotations": annotation_bytes,
    "dossier": dossier_bytes,
}
"""Made from incidents with all that is known of them."""
FORMATS = (*OF_A_TABLE, "xlsx", *(name for name in OF_INCIDENTS if name not in OF_A_TABLE))
BINARY = ("parquet", "xlsx")
SUFFIXES: Mapping[str, str] = {
    ".csv": "csv", ".parquet": "parquet", ".geojson": "geojson", ".jsonl": "jsonl", ".xlsx": "xlsx", ".html": "dossier", ".ftm.json": "followthemoney",
    ".hxl.csv": "hxl", ".jsonld": "annotations",
}  # fmt: skip
"""By the end of a file's name, the longest that fits."""


def form_of(file: str) -> str | None:
    """The format that a file's name asks for, null where it asks for none."""
    fitting = [suffix for suffix in SUFFIXES if file.lower().endswith(suffix)]
    return SUFFIXES[max(fitting, key=len)] if fitting else None


@dataclass(frozen=True, slots=True)
class Shipment:
    """What an export comes to: the file's bytes, what goes beside it by the end of its name, and what could not be kept."""

    data: bytes
    beside: Mapping[str, bytes]
    issues: tuple[Issue, ...] = ()


def shipment(form: str, incidents: Sequence[OutIncident], tables: Sequence[Table], *, file: str | None = None) -> Shipment:
    """Incidents in a format. `tables` are the tables to write, the one asked for first; `file` is the name that the file will have.

    Without `tables` it is incidents that are asked for, with all that is known of them. OnrecordError for a format that does not fit.
    """
    if not tables:
        return Shipment(OF_INCIDENTS[form](incidents), {})
    if form == "xlsx":
        data, issues = xlsx_bytes(tables)
        return Shipment(data, {}, issues)
    if form not in OF_A_TABLE:
        raise OnrecordError(
            f"{form} is made from incidents, not from a table of {tables[0].name}",
            hint=f"leave out --table and --book, or take {', '.join(OF_A_TABLE)}",
        )
    beside = {"-metadata.json": csvw_bytes(tables[0], file)} if form == "csv" and file else {}
    return Shipment(OF_A_TABLE[form](tables[0]), beside)
