"""The form of a codebook as JSON Schema, made from the same lists as the reader of books uses. Published as docs/codebook.schema.json."""

from __future__ import annotations

from typing import Any, get_args

from onrecord.code.check import COUNTABLE
from onrecord.code.reading import CASE, COUNT, FIELD, KEYS, ROWS
from onrecord.model.codebook import FieldType, Operator, Over, Unit

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Json = dict[str, Any]
_TEXT: Json = {"type": "string"}
_SCALAR: Json = {"type": ["string", "number", "boolean"]}
_ENTRIES: Json = {"oneOf": [_SCALAR, {"type": "array", "items": _SCALAR, "minItems": 1}]}
_MEANING = {
    "book": "the name, by which --book asks for it", "title": "one line", "version": "changes where a rule does", "about": "what it codes, in a sentence",
    "over": "what is coded", "rows": "what makes a row", "counts": "how a count becomes one number", "lists": "lists of values, used as $name",
    "tables": "tables that values are looked up in", "fields": "the columns, in their order",
}  # fmt: skip


def book_schema() -> Json:
    """The schema of a codebook."""
    parts: dict[str, Json] = {
        "book": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}, "title": _TEXT, "version": {"type": ["string", "number"]}, "about": _TEXT,
        "over": {"enum": list(get_args(Over))}, "rows": _rows(), "counts": _counts(), "fields": {"type": "array", "items": _field(), "minItems": 1},
        "lists": {"type": "object", "additionalProperties": _ENTRIES},
        "tables": {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": _SCALAR}},
    }  # fmt: skip
    properties = {key: {**parts[key], "description": _MEANING[key]} for key in KEYS}
    return {
        "$schema": DIALECT, "title": "onrecord codebook", **_object(properties, ["book", "title", "over", "fields"]),
        "$defs": {"condition": _condition(), "case": _object(_case_parts(), ["rule"])},
    }  # fmt: skip


def _object(properties: Json, required: list[str] | None = None) -> Json:
    shape: Json = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**shape, "required": required} if required else shape


def _many(item: Json) -> Json:
    return {"type": "array", "items": item, "minItems": 1}


def _case_parts() -> Json:
    texts = dict.fromkeys(CASE, _TEXT)
    return {**texts, "when": {"$ref": "#/$defs/condition"}, "value": _SCALAR}


def _rows() -> Json:
    unit = {"enum": list(get_args(Unit))}
    names = {"oneOf": [_TEXT, _many(_TEXT)]}
    parts: Json = {"per": {"oneOf": [unit, _many(unit)]}, "include": _many({"$ref": "#/$defs/case"}), "same": names, "rank": _TEXT}
    return _object({key: parts[key] for key in ROWS})


def _counts() -> Json:
    parts: Json = {
        "take": {"enum": ["low", "best", "high"]}, "disputed": {"enum": ["lowest", "figure", "highest"]},
        "words": {"type": "object", "additionalProperties": {"type": "integer"}}, "unnumbered": _many({"$ref": "#/$defs/case"}),
        "silence": {"type": ["integer", "null"]}, "shared": {"type": "boolean"},
    }  # fmt: skip
    return _object({variable: _object({key: parts[key] for key in COUNT}) for variable in COUNTABLE})


def _field() -> Json:
    parts: Json = {
        "name": {"type": "string", "pattern": "^[^_]"}, "type": {"enum": list(get_args(FieldType))}, "values": _many(_SCALAR),
        "cases": _many({"$ref": "#/$defs/case"}), "value": _SCALAR,
    }  # fmt: skip
    return _object({key: parts.get(key, _TEXT) for key in FIELD}, ["name"])


def _condition() -> Json:
    each = {"$ref": "#/$defs/condition"}
    sets = _object({"any": _ENTRIES, "all": _ENTRIES, "none": _ENTRIES})
    tests = _object({operator: {"type": "boolean"} if operator == "known" else _SCALAR for operator in get_args(Operator)})
    parts: Json = {
        "all": _many(each), "any": _many(each), "match": {"type": "object", "additionalProperties": {"oneOf": [*_ENTRIES["oneOf"], sets]}},
        "compare": {"type": "object", "additionalProperties": {"oneOf": [_SCALAR, tests]}},
    }  # fmt: skip
    return {**_object(parts), "minProperties": 1}
