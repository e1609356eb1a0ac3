"""Incidents taken from the store for whoever asks: as they stand after all decisions, with the records that they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from onrecord.ask.filters import Filter, is_party_to, keeps
from onrecord.model.errors import InputError
from onrecord.model.incident import Incident
from onrecord.model.record import Record
from onrecord.model.restore import figure_from, record_from
from onrecord.model.restore_incident import incident_from
from onrecord.review.applied import decided_record
from onrecord.review.state import State, fold
from onrecord.store import Store, current_id, decisions, incidents, records

Json = Mapping[str, Any]
_SHORTEST = 4
"""So many letters of an id name an incident where no other begins with them."""


def lines_asked(store: Store, asked: Filter) -> Iterator[dict[str, Any]]:
    """The incidents that are asked for, as lines of the contract, by day and id; those whose day is not known last.

    One that people rejected comes only where it is asked for, and then says so: `verdict`.
    """
    bare = replace(asked, party=None)
    state = fold(decisions(store))
    rejected = rejected_ids(state)
    found = [line for line in incidents(store) if (asked.rejected or line["id"] not in rejected) and keeps(line, bare)]
    found = [{**line, "verdict": "reject"} if line["id"] in rejected else line for line in found]
    if asked.party is not None:
        found = [line for line in found if keeps(line, asked) or is_party_to(_incident(store, line, state), asked.party)]
    yield from sorted(found, key=lambda line: (day_of(line) or "9999", line["id"]))


def rejected_ids(state: State) -> frozenset[str]:
    """The ids of the incidents that people say are none, or not of this project."""
    start = "incident:"
    return frozenset(
        target.removeprefix(start) for target, made in state.verdicts.items() if target.startswith(start) and made.verdict == "reject"
    )


def left_out(store: Store, asked: Filter) -> int:
    """How many incidents were asked for, but for having been rejected."""
    if asked.rejected:
        return 0
    rejected = rejected_ids(fold(decisions(store)))
    return sum(keeps(line, asked) for line in incidents(store, only=rejected)) if rejected else 0


def day_of(line: Json) -> str | None:
    """The first day of an incident, null where it is not known."""
    when = line["figures"].get("when", {}).get("value") or {}
    first = when.get("first") or when.get("last")
    return str(first)[:10] if first else None


def incident_named(store: Store, name: str) -> Incident:
    """The incident of an id, of one that was merged into it, or of the beginning of its id. InputError where there is none, or several."""
    full = current_id(store, name) or _by_beginning(store, name)
    line = next(incidents(store, only=[full]), None)
    if line is None:
        raise InputError(f"no incident has this id: {name}", hint="onrecord incidents")
    return _incident(store, line, fold(decisions(store)))


def other_incidents(store: Store) -> Iterator[Incident]:
    """All incidents with their figures alone, for comparisons; without background and what people rejected."""
    rejected = rejected_ids(fold(decisions(store)))
    for line in incidents(store):
        if line["kind"] != "background" and line["id"] not in rejected:
            yield Incident(line["id"], line["kind"], (), _figures(line), ())


def _by_beginning(store: Store, name: str) -> str:
    matching = [line["id"] for line in incidents(store) if len(name) >= _SHORTEST and line["id"].startswith(name)]
    if len(matching) > 1:
        raise InputError(f"several incidents begin with {name}: {', '.join(matching[:5])}", hint="give more of the id")
    return matching[0] if matching else name


def _incident(store: Store, line: Json, state: State) -> Incident:
    names = {one["document"] for one in line["reports"]}
    read = {one.document.id: decided_record(record_from(one.data, one.document.text), state) for one in records(store, only=names)}
    return incident_from(line, read.get, hint="onrecord run brings the incidents up to date")


def _figures(line: Json) -> dict[str, Any]:
    return {variable: figure_from(variable, figure) for variable, figure in line["figures"].items()}


def record_named(store: Store, document: str) -> Record | None:
    """The record of a document as it stands after all decisions, null where it was not read."""
    found = next(records(store, only=[document]), None)
    return decided_record(record_from(found.data, found.document.text), fold(decisions(store))) if found else None
