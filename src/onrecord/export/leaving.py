"""All that leaves of some incidents, and the tables of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.export.claim_table import claim_table, figure_table
from onrecord.export.coded_table import coded_table
from onrecord.export.imported import verdicts
from onrecord.export.incident_table import incident_table
from onrecord.export.outgoing import Hide, Names, OutIncident, with_hide
from onrecord.export.tables import Table
from onrecord.model.codebook import Book, Row
from onrecord.model.decision import Decision
from onrecord.model.incident import Incident, claim_key

TABLES = ("incidents", "claims", "figures")


@dataclass(frozen=True, slots=True)
class Leaving:
    """Incidents as they leave; how each hides, by its real id; the real ids of incidents and claims by those that leave; the log."""

    incidents: tuple[OutIncident, ...]
    hides: Mapping[str, Hide]
    ids: Mapping[str, str]
    log: tuple[Decision, ...]


def leaving(incidents: Iterable[Incident], names: Names = "hidden", log: Sequence[Decision] = ()) -> Leaving:
    """What leaves of some incidents; `log` are the decisions of their project."""
    out: list[OutIncident] = []
    hides: dict[str, Hide] = {}
    ids: dict[str, str] = {}
    for incident in incidents:
        one, hide = with_hide(incident, names)
        out.append(one)
        hides[incident.id] = hide
        ids[one.id] = incident.id
        for account in incident.accounts:
            document = account.document.id
            ids |= {claim_key(hide.id(document), claim.id): claim_key(document, claim.id) for claim in account.report.claims}
    return Leaving(tuple(out), hides, ids, tuple(log))


def table_named(left: Leaving, name: str) -> Table:
    """The table of a name of `TABLES`, with what people decided so far."""
    out = {real: leaves for leaves, real in left.ids.items()}
    if name == "figures":
        return figure_table(left.incidents)
    kind, make = ("incident", incident_table) if name == "incidents" else ("claim", claim_table)
    return make(left.incidents, {out.get(real, real): verdict for real, verdict in verdicts(left.log, kind).items()})


def table_coded(left: Leaving, book: Book, rows: Iterable[Row]) -> Table:
    """The table of coded rows."""
    return coded_table(book, rows, left.hides)
