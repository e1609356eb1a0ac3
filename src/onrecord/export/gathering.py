"""Incidents gathered for an export: from a project's store, or from lines of linking and of reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.ask.filters import Filter, is_party_to, keeps
from onrecord.model.errors import InputError, InvalidLine
from onrecord.model.incident import Incident
from onrecord.model.restore import record_from
from onrecord.model.restore_incident import incident_from
from onrecord.project.asking import lines_asked
from onrecord.review.applied import decided_incident, decided_record
from onrecord.review.state import fold
from onrecord.store import Store, current_id, decisions, records

_BATCH = 100


def of_project(store: Store, asked: Filter, only: Collection[str] = ()) -> Iterator[Incident]:
    """The incidents of a project that are asked for, as they stand after all decisions; with `only`, those of these ids, rejected or not.

    InputError for an id that there is not.
    """
    state = fold(decisions(store))
    wanted = {current_id(store, name) or name for name in only}
    lines = [
        line for line in lines_asked(store, replace(asked, rejected=asked.rejected or bool(wanted))) if not wanted or line["id"] in wanted
    ]
    missing = wanted - {line["id"] for line in lines}
    if missing:
        raise InputError(
            f"no incident has this id, or it is not what was asked for: {', '.join(sorted(missing))}", hint="onrecord incidents"
        )
    for start in range(0, len(lines), _BATCH):
        batch = lines[start : start + _BATCH]
        names = {one["document"] for line in batch for one in line["reports"]}
        read = {one.document.id: decided_record(record_from(one.data, one.document.text), state) for one in records(store, only=names)}
        yield from (
            decided_incident(incident_from(line, read.get, hint="onrecord run brings the incidents up to date"), state) for line in batch
        )


def of_lines(
    incidents: Iterable[bytes], read: Iterable[bytes], texts: Iterable[bytes] = (), *, asked: Filter, only: Collection[str] = ()
) -> Iterator[Incident]:
    """The incidents of lines of `onrecord link` that are asked for, with the records of lines of `onrecord read`; `texts` are the lines
    that were read; with `only`, those of these ids.

    InvalidLine with the number of a line that is none.
    """
    known = {line["id"]: line["text"] for line in _lines(texts, "texts", lambda line: line["id"] and line["text"])}
    found = {}
    for line in _lines(read, "records", lambda line: line["id"]):
        found[line["id"]] = record_from(line, known.get(line["id"], ""))
    bare = replace(asked, party=None)
    for line in _lines(incidents, "incidents", lambda line: line["id"]):
        incident = incident_from(line, found.get)
        fits = keeps(line, bare) and (asked.party is None or keeps(line, asked) or is_party_to(incident, asked.party))
        if fits and (not only or incident.id in only):
            yield incident


def _lines(lines: Iterable[bytes], what: str, need: Callable[[Any], Any]) -> Iterator[dict[str, Any]]:
    for number, raw in enumerate(lines, start=1):
        if raw.strip():
            try:
                line = json.loads(raw)
                need(line)
            except (ValueError, KeyError, TypeError) as error:
                raise InvalidLine(
                    f"{what}, line {number}: not what it should be ({error})", hint="onrecord read and onrecord link make them"
                ) from error
            yield line
