"""Claims' values without what a mask hides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from onrecord.export.privacy.mask import Mask, masked_text
from onrecord.export.privacy.words import name_of
from onrecord.lexicons import load
from onrecord.model.value import Comparison, Count, Damage, Duration, Party, Person, Place, Reaction, Response, Value, Weapon

_IN_WORDS: Mapping[type, tuple[str, ...]] = {
    Count: ("of",), Person: ("name",), Party: ("name", "organization"), Weapon: ("name",), Damage: ("what",), Response: ("by",),
    Reaction: ("by", "content"), Comparison: ("scope",),
}  # fmt: skip
COARSE_KM = 1.0
"""The least radius of a place whose name is hidden."""


def masked_value(mask: Mask | None, value: Any) -> Any:
    """The value with its words masked; what is no value of ours is masked as plain data."""
    if mask is None or isinstance(value, Duration):
        return value
    if isinstance(value, Place):
        return _place(mask, value)
    words: dict[str, Any] = {name: masked_text(mask, old) for name in _IN_WORDS.get(type(value), ()) if (old := getattr(value, name))}
    changed = {name for name, new in words.items() if new != getattr(value, name)}
    if isinstance(value, Person):
        return replace(value, **words, age=value.age if value.name and not changed else None)
    if isinstance(value, Party):
        return replace(value, **words, named=value.named and "name" not in changed, count=masked_value(mask, value.count))
    if isinstance(value, Value):
        return replace(value, **words)
    return masked_plain(mask, value)


def masked_plain(mask: Mask | None, value: Any) -> Any:
    """Plain data with each string in it masked; the keys of objects stay."""
    if isinstance(value, str):
        return masked_text(mask, value)
    if isinstance(value, Mapping):
        return {key: masked_plain(mask, one) for key, one in value.items()}
    return [masked_plain(mask, one) for one in value] if isinstance(value, list | tuple) else value


def _place(mask: Mask, place: Place) -> Place:
    """A place of the gazetteer stays where its name is but a word of somebody's; an address gives way to the town that it is in."""
    if place.geonameid is not None and not names_somebody(mask, place.name):
        return place
    path = tuple(name for name in place.path if masked_text(mask, name) == name)
    new = masked_text(mask, place.name)
    if new == place.name:
        return replace(place, path=path)
    if names_somebody(mask, place.name):  # a person's name that was taken for a place's: nothing of it holds
        return Place(load("privacy")["place"])
    spot = None if place.latitude is None or place.longitude is None else (round(place.latitude, 2), round(place.longitude, 2))
    wider: dict[str, Any] = {
        "name": path[-1] if path else new,
        "kind": None,
        "geonameid": None,
        "radius_km": max(place.radius_km or 0, COARSE_KM) if spot else None,
    }
    return replace(place, path=path, latitude=spot and spot[0], longitude=spot and spot[1], **wider)


def names_somebody(mask: Mask, text: str) -> bool:
    """Whether a whole name that is hidden stands in the text."""
    name = name_of(text)
    whole = [entry for key in set(name) for entry in mask.entries.get(key, ()) if entry.role and not entry.part]
    return any(entry.name == name[k : k + len(entry.name)] for entry in whole for k in range(len(name)))
