"""Incidents as FollowTheMoney entities, one a line: the event, its place, its documents, and the parties that are named.

FollowTheMoney has no counts of people, no certainty and no rules: these stand in `notes`, and what was done in `keywords`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.export.jsonl import json_line
from onrecord.export.outgoing import OutFigure, OutIncident, OutSource
from onrecord.export.tables import day, tidy
from onrecord.export.wording import plain_name
from onrecord.model.value import Party, Place, When

_WEB = re.compile(r"https?://[^\s/?#]+\.[^\s/?#.]+(?:[/?#]\S*)?", re.IGNORECASE)
_SCHEMAS = {"person": "Person", "organization": "Organization", "group": "LegalEntity"}
_LANGUAGES = {"en": "eng", "fr": "fra"}


def ftm_bytes(incidents: Iterable[OutIncident]) -> bytes:
    """The entities of the incidents, each once, sorted by id."""
    entities = {entity["id"]: entity for incident in incidents for entity in _entities(incident)}
    return b"".join(json_line(entities[name]) for name in sorted(entities))


def _entities(incident: OutIncident) -> Iterator[dict[str, Any]]:
    parties = list(_parties(incident))
    event = _event(incident, [party["id"] for party in parties])
    where = incident.figures.get("where")
    if where and isinstance(where.value, Place):
        address = _address(where.value)
        event["properties"] |= {"addressEntity": [address["id"]], "location": address["properties"]["full"]}
        yield address
    yield from (event, *parties)
    for source in incident.sources:
        article = _article(source)
        yield article
        link = {"document": [article["id"]], "entity": [event["id"]], "role": ["source"], "date": _day(source.published)}
        yield _entity("Documentation", link, event["id"], article["id"])


def _event(incident: OutIncident, parties: list[str]) -> dict[str, Any]:
    when, where = (incident.figures[name].value if name in incident.figures else None for name in ("when", "where"))
    country = [where.country.lower()] if isinstance(where, Place) and where.country else []
    notes = [_note(figure) for figure in incident.figures.values() if figure.variable not in ("when", "where")]
    return _entity(
        "Event",
        {
            "name": [incident.title or plain_name(incident.act)], "recordId": [incident.id],
            "keywords": [plain_name(act) for act in incident.acts or (incident.act,)], "country": country,
            "startDate": _day(when.first) if isinstance(when, When) else [], "endDate": _day(when.last) if isinstance(when, When) else [],
            "notes": notes, "involved": parties, "sourceUrl": [url for one in incident.sources for url in _url(one.url)],
            "publisher": [one.outlet for one in incident.sources if one.outlet],
        },
        incident.id,
    )  # fmt: skip


def _note(figure: OutFigure) -> str:
    disputed = "; disputed" if figure.conflict else ""
    return f"{plain_name(figure.variable)}: {figure.text} (by {figure.rule}{disputed})"


def _parties(incident: OutIncident) -> Iterator[dict[str, Any]]:
    """Organisations that are named, and persons where their names may leave."""
    for claim in incident.claims:
        party = claim.value
        if claim.variable in ("initiator", "target") and isinstance(party, Party) and party.named and party.type in _SCHEMAS:
            country = [party.country.lower()] if party.country else []
            yield _entity(_SCHEMAS[party.type], {"name": [party.name], "country": country}, party.type, party.name)


def _address(place: Place) -> dict[str, Any]:
    full = ", ".join(reversed(place.path or (place.name,)))
    spot = {name: [f"{value:.6f}"] for name, value in (("latitude", place.latitude), ("longitude", place.longitude)) if value is not None}
    precision = [f"within {place.radius_km:g} km"] if place.radius_km is not None else []
    known = {
        "full": [full],
        "city": [place.name] if place.kind == "city" else [],
        "state": [place.admin1] if place.admin1 else [],
        "country": [place.country.lower()] if place.country else [],
        "remarks": precision,
        **spot,
    }
    return _entity("Address", known, full, place.latitude, place.longitude, place.radius_km)


def _article(source: OutSource) -> dict[str, Any]:
    known = {
        "fileName": [source.document],
        "title": [source.title] if source.title else [],
        "publishedAt": _day(source.published),
        "language": [_LANGUAGES[source.language]] if source.language in _LANGUAGES else [],
        "publisher": [source.outlet] if source.outlet else [],
        "sourceUrl": _url(source.url),
    }
    return _entity("Article", known, source.document)


def _day(text: str | None) -> list[str]:
    """The day, as far as FollowTheMoney has days: from the year 1000 on."""
    found = day(text) if text else None
    return [found.isoformat()] if found and found.year >= 1000 else []


def _url(text: str | None) -> list[str]:
    """The address, where it is one of the web's."""
    return [text] if text and _WEB.fullmatch(text) else []


def _entity(schema: str, properties: dict[str, list[str]], *key: Any) -> dict[str, Any]:
    """An entity; its id is made of its schema and key as usual, a SHA-1. Properties without a value stay away."""
    name = hashlib.sha1("\0".join(["onrecord", schema, *map(str, key)]).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    clean = {prop: sorted({tidy(" ".join(value.split())) for value in values if value.strip()}) for prop, values in properties.items()}
    return {"id": name, "schema": schema, "properties": {prop: values for prop, values in clean.items() if values}}
