"""Tables with coordinates as GeoJSON (RFC 7946): one feature a row, a point with the radius that it is sure to."""

from __future__ import annotations

import json
from typing import Any

from onrecord.export.tables import FOR_EDITING, Cell, Table, cell_json
from onrecord.model.errors import OnrecordError

_DIGITS = 6
"""A tenth of a metre; RFC 7946 advises no more."""


def geojson_bytes(table: Table) -> bytes:
    """A FeatureCollection; a row without coordinates has no geometry. OnrecordError where the table has no columns for them."""
    names = [column.name for column in table.columns]
    if not {"latitude", "longitude"} <= set(names):
        raise OnrecordError(f"{table.name} has no columns latitude and longitude", hint="export it as csv, or export incidents as geojson")
    features = [_feature(dict(zip(names, row, strict=True)), table.key[-1]) for row in table.rows]
    head, tail = '{"type": "FeatureCollection", "features": [\n', "\n]}\n"
    return (head + ",\n".join(json.dumps(one, ensure_ascii=False, allow_nan=False) for one in features) + tail).encode()


def _feature(row: dict[str, Cell], key: str) -> dict[str, Any]:
    latitude, longitude = row["latitude"], row["longitude"]
    geometry = None
    if isinstance(latitude, float) and isinstance(longitude, float) and abs(latitude) <= 90 and abs(longitude) <= 180:
        geometry = {"type": "Point", "coordinates": [round(longitude, _DIGITS), round(latitude, _DIGITS)]}
    rest = {name: cell_json(value) for name, value in row.items() if name not in ("latitude", "longitude", key, *FOR_EDITING)}
    return {"type": "Feature", "id": row[key], "geometry": geometry, "properties": {key: row[key], **rest}}
