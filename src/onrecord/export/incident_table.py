"""Incidents as a flat table, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.export.cells import with_state
from onrecord.export.outgoing import OutFigure, OutIncident, OutSource
from onrecord.export.tables import STATE, Column, Table, table_of
from onrecord.model.record import COUNTED
from onrecord.model.value import Damage, Duration, Party, Place, Weapon, When

COUNTS = (*COUNTED, "participants")
_COUNTED_AS = {
    "killed": ("killed", "#affected+killed"),
    "injured": ("injured", "#affected+injured"),
    "hospitalised": ("taken to hospital", "#affected+hospitalised"),
    "arrested": ("arrested or detained", "#affected+detained"),
    "missing": ("missing", "#affected+missing"),
    "abducted": ("abducted or taken hostage", "#affected+abducted"),
    "displaced": ("driven from home", "#affected+idps"),
    "participants": ("taking part", "#population+participants"),
}


def _counts() -> Iterator[Column]:
    for name in COUNTS:
        words, tag = _COUNTED_AS[name]
        yield Column(name, "integer", f"people {words}; empty where no report says, which is not 0", tag, f"{name}.best")
        yield Column(f"{name}_low", "integer", f"people {words}: the least that the figure allows", f"{tag}+min", f"{name}.low")
        yield Column(f"{name}_high", "integer", f"people {words}: the most; empty where open", f"{tag}+max", f"{name}.high")


COLUMNS = (
    Column("id", "text", "the incident, the same in each export", "#event+id"),
    Column("kind", "text", "main, other (told beside a main one) or background (mentioned, not told)"),
    Column("act", "text", "what was done, by the vocabulary of acts", "#event+type", "act.act"),
    Column("acts", "list", "all that was done, the gravest first", "#event+type+list"),
    Column("title", "text", "what the incident is called", "#event+name"),
    Column("date_first", "date", "the first day that it can have been", "#date+start", "when.first"),
    Column("date_last", "date", "the last day that it can have been", "#date+end", "when.last"),
    Column("time_first", "time", "the earliest time on the first day, where reports say", "#date+start+time", "when.first_time"),
    Column("time_last", "time", "the latest time on the last day, where reports say", "#date+end+time", "when.last_time"),
    Column("date_precision", "text", "how precisely the time is told: minute ... day ... year, vague", "#date+precision", "when.precision"),
    Column("place", "text", "the finest place named", "#loc+name", "where.name"),
    Column("place_kind", "text", "country, admin1, admin2, city, district, facility, natural or region", "#loc+type", "where.kind"),
    Column("admin1", "text", "the first-order division", "#adm1+name", "where.admin1"),
    Column("country", "text", "ISO 3166-1 alpha-2", "#country+code+v_iso2", "where.country"),
    Column("place_path", "list", "names from the widest to the finest", "#loc+path"),
    Column("geonameid", "integer", "the place in GeoNames", "#loc+code+v_geonames", "where.geonameid"),
    Column("latitude", "number", "degrees, WGS 84", "#geo+lat", "where.latitude"),
    Column("longitude", "number", "degrees, WGS 84", "#geo+lon", "where.longitude"),
    Column("radius_km", "number", "how far from the point the place may be", "#geo+precision", "where.radius_km"),
    *_counts(),
    Column("initiator", "text", "who acted, in the words of reports", "#group+name+first", "initiator.name"),
    Column("initiator_kind", "text", "the kind of party, by the list of actor groups", "#group+type+first", "initiator.kind"),
    Column("initiator_country", "text", "ISO 3166-1 alpha-2", "#group+country+first", "initiator.country"),
    Column("target", "text", "who or what was acted against", "#group+name+second", "target.name"),
    Column("target_kind", "text", "the kind of party or thing", "#group+type+second", "target.kind"),
    Column("target_country", "text", "ISO 3166-1 alpha-2", "#group+country+second", "target.country"),
    Column("weapon", "text", "what it was done with", "#event+weapon", "weapon.name"),
    Column("weapon_kind", "text", "by the vocabulary of weapons", "#event+weapon+type", "weapon.kind"),
    Column("damage", "text", "what was hit or taken", "#event+damage", "damage.what"),
    Column("damage_extent", "text", "destroyed, damaged, stolen, none or unknown", "#event+damage+type", "damage.extent"),
    Column("duration", "text", "how long, an ISO 8601 duration", "#event+duration", "duration.value"),
    Column("disputed", "list", "the variables of which reports say different things", "#meta+disputed"),
    Column("reports", "integer", "how many documents tell it", "#meta+reports"),
    Column("voices", "integer", "how many of them are no copy of another", "#meta+voices"),
    Column("documents", "list", "ids of the documents", "#meta+source+id"),
    Column("outlets", "list", "who published them", "#meta+source"),
    Column("urls", "list", "their addresses", "#meta+url"),
    Column("published_first", "date", "when the first of them was published", "#date+reported"),
    Column("follows", "list", "ids of the incidents that it is told to come after", "#event+follows"),
    Column("verdict", "text", "write accept or reject here, and import-decisions takes it in", "", "verdict"),
    Column("note", "text", "why you changed something in this row, for the log of decisions"),
    Column(STATE, "text", "what import-decisions compares with; leave it as it is"),
)  # fmt: skip


def incident_table(incidents: Iterable[OutIncident], verdicts: Mapping[str, str] | None = None) -> Table:
    """One row for each incident; `verdicts` are what people decided of each, by its id."""
    rows = (incident_row(incident) | {"verdict": (verdicts or {}).get(incident.id)} for incident in incidents)
    return with_state(table_of("incidents", "Incidents, one a row, as news reports tell them", ("id",), COLUMNS, rows))


def incident_row(incident: OutIncident) -> dict[str, Any]:
    """An incident's cells by column."""
    sources = incident.sources
    row = {
        "id": incident.id, "kind": incident.kind, "act": incident.act, "acts": incident.acts, "title": incident.title,
        "disputed": [name for name, figure in incident.figures.items() if figure.conflict], "reports": len(sources),
        "voices": voices(sources), "documents": [one.document for one in sources],
        "outlets": list(dict.fromkeys(one.outlet for one in sources if one.outlet)), "urls": [one.url for one in sources if one.url],
        "published_first": min((one.published for one in sources if one.published), default=None), "follows": incident.follows,
    }  # fmt: skip
    for figure in incident.figures.values():
        row |= _figure(figure)
    return row


def voices(sources: tuple[OutSource, ...]) -> int:
    """How many documents speak for themselves: those that are copies of each other count once."""
    known = {one.document: set(one.independent_of) for one in sources}
    heard: list[str] = []
    for name, apart in known.items():
        if all(other in apart or name in known[other] for other in heard):
            heard.append(name)
    return len(heard)


def _figure(figure: OutFigure) -> dict[str, Any]:
    name, value = figure.variable, figure.value
    if name in COUNTS:
        return {name: figure.best, f"{name}_low": figure.low, f"{name}_high": figure.high}
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, Place):
        return _place(value)
    if isinstance(value, Party):
        return {name: value.name, f"{name}_kind": value.kind, f"{name}_country": value.country}
    if isinstance(value, Weapon):
        return {"weapon": value.name, "weapon_kind": value.kind}
    if isinstance(value, Damage):
        return {"damage": value.what, "damage_extent": value.extent}
    return {"duration": value.value} if isinstance(value, Duration) else {}


def _when(value: When) -> dict[str, Any]:
    times = {f"time_{end}": iso[11:] for end, iso in (("first", value.first), ("last", value.last)) if iso and len(iso) > 11}
    return {"date_first": value.first, "date_last": value.last, "date_precision": value.precision, **times}


def _place(value: Place) -> dict[str, Any]:
    names = ("country", "admin1", "geonameid", "latitude", "longitude", "radius_km")
    return {"place": value.name, "place_kind": value.kind, "place_path": value.path, **{name: getattr(value, name) for name in names}}
