"""Decisions: what is said on the command line or in the workbench, made into a line of the log. An id is checked before it is written."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from onrecord.model.contract import value_dict
from onrecord.model.decision import Decision, Verdict
from onrecord.model.errors import InputError
from onrecord.model.ids import content_id
from onrecord.model.incident import ReportKey
from onrecord.model.record import COUNTED
from onrecord.model.restore import value_from
from onrecord.model.value import Count, Duration, Value
from onrecord.project.asking import incident_named
from onrecord.review.applied import checked_value
from onrecord.review.state import fold
from onrecord.store import Store, append_decision, decisions, incidents, records, settings

_COUNTS = (*COUNTED, "participants")
_CLAIM = "#c-"


def target_of(store: Store, name: str, variable: str | None = None) -> str:
    """What a decision is about: the claim "DOC#c-...", the incident of an id, or with `variable` its figure.

    An id that was merged stands for the incident it leads to. Raises InputError where there is no such thing.
    """
    if _CLAIM in name:
        if variable:
            raise InputError(f"a claim has no variables of its own: {name}", hint="name the claim alone, or an incident and a variable")
        _claim(store, name)
        return f"claim:{name}"
    incident = _incident(store, name)
    if variable is None:
        return f"incident:{incident['id']}"
    if variable not in incident["figures"] and variable not in _COUNTS:
        raise InputError(f"no figure of {variable!r}: {name}", hint=f"it has {', '.join(incident['figures']) or 'none'}")
    return f"figure:{incident['id']}/{variable}"


def decide(store: Store, target: str, verdict: Verdict, *, by: str, at: str, value: Any = None, note: str = "") -> Decision:
    """Write a decision to the log; `at` is the time, ISO 8601 in UTC. Raises InputError, StoreError."""
    made = Decision(content_id("d", target, verdict, value, by, at, note), target, verdict, value, by, at, note)
    append_decision(store, made)
    return made


def override(store: Store, target: str, stated: str, *, by: str, at: str, note: str) -> Decision:
    """Set the value of a figure or claim. `stated` is a number, a name, or JSON with the fields to be changed; "none" takes it away.

    Raises InputError where it is no value of the variable, or the reason is missing.
    """
    if not note.strip():
        raise InputError("an override needs a reason", hint='--note "the reason"')
    variable, now = _current(store, target)
    value = None if stated == "none" else _value(variable, now, stated)
    made = Decision("", target, "override", value, by, at, note)
    if value is not None:
        checked_value(variable, made)
    return decide(store, target, "override", by=by, at=at, value=value, note=note)


def merge(store: Store, names: Sequence[str], *, by: str, at: str, note: str = "") -> Decision:
    """Say that two or more incidents are one. Raises InputError."""
    found = {one["id"]: _keys(one) for one in (_incident(store, name) for name in names)}
    if len(found) < 2:
        raise InputError("these ids are of one incident already", hint="onrecord show ID")
    first, *others = found
    return decide(store, f"incident:{first}", "merge", by=by, at=at, value={"with": others, "reports": list(found.values())}, note=note)


def split(store: Store, name: str, apart: Sequence[str], *, by: str, at: str, note: str = "") -> Decision:
    """Say that some of an incident's reports tell another one. `apart` are documents, or DOCUMENT/REPORT. Raises InputError."""
    incident = _incident(store, name)
    keys = _keys(incident)
    part = [key for key in keys if key[0] in apart or f"{key[0]}/{key[1]}" in apart]
    unknown = [one for one in apart if not any(one in (key[0], f"{key[0]}/{key[1]}") for key in keys)]
    if unknown:
        raise InputError(f"no report of {name}: {', '.join(unknown)}", hint=f"it has {', '.join('/'.join(key) for key in keys[:6])}")
    if not part or len(part) == len(keys):
        raise InputError("a split needs a report that goes and one that stays", hint="onrecord split ID DOCUMENT...")
    rest = [key for key in keys if key not in part]
    return decide(store, f"incident:{incident['id']}", "split", by=by, at=at, value={"reports": [rest, part]}, note=note)


def undo(store: Store, name: str | None = None, *, by: str, at: str, note: str = "") -> Decision:
    """Take back a decision, the last one that holds where none is named. Raises InputError where there is none to take back."""
    log = decisions(store)
    undone = fold(log).undone
    holding = [one for one in log if one.id not in undone and (name or one.verdict != "undo")]
    found = next((one for one in reversed(holding) if name in (None, one.id)), None)
    if found is None:
        raise InputError(
            f"no decision that holds has this id: {name}" if name else "there is no decision to take back", hint="onrecord log"
        )
    return decide(store, f"decision:{found.id}", "undo", by=by, at=at, note=note)


def decider(store: Store, by: str | None) -> str:
    """The name under which a decision is made: the one given, else the project's setting `by`, else that of the user of this machine."""
    if by and by.strip():
        return by.strip()
    known = settings(store).get("by")
    if isinstance(known, str) and known:
        return known
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise InputError("a decision needs a name", hint="--by NAME, or onrecord settings by=NAME") from error


def value_like(value: Value, stated: Any) -> Value:
    """`stated`, plain data, as a value of the same kind as `value`: a number alone is a count, a text alone the value's first field.

    Raises ValueError where it names fields that there are not.
    """
    if isinstance(value, Duration):
        return Duration(str(stated))
    if isinstance(value, Count) and isinstance(stated, int) and not isinstance(stated, bool) and stated >= 0:
        return replace(value, low=stated, high=stated, best=stated)
    known = [f.name for f in fields(value)]
    named = {known[0]: stated} if isinstance(stated, str) and not isinstance(value, Count) else stated
    if not isinstance(named, dict) or set(named) - set(known):
        raise ValueError(f"expected {', '.join(known)}")
    return replace(value, **named)


def _value(variable: str, now: Any, stated: str) -> Any:
    try:
        given = json.loads(stated)
    except ValueError:
        given = stated
    kind = value_from(variable, now) if now is not None else Count(None, None, None) if variable in _COUNTS else None
    try:
        value = value_dict(value_like(kind, given)) if kind is not None else given
        value_from(variable, value)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(
            f"no value of {variable} ({error}): {stated[:60]!r}", hint="a number, a name, or JSON as in '{\"low\": 2}'"
        ) from error
    return value


def _current(store: Store, target: str) -> tuple[str, Any]:
    """The variable that a target is of, and its value as it is now."""
    kind, _, rest = target.partition(":")
    if kind == "claim":
        claim = _claim(store, rest)
        return claim["variable"], claim["value"]
    if kind != "figure":
        raise InputError("an incident as a whole has no value to set", hint="onrecord override ID VARIABLE VALUE --note REASON")
    name, _, variable = rest.rpartition("/")
    return variable, _incident(store, name)["figures"].get(variable, {}).get("value")


def _claim(store: Store, name: str) -> Any:
    document, _, claim = name.rpartition("#")
    for record in records(store, only=[document]):
        for report in record.data["reports"]:
            for one in report["claims"]:
                if one["id"] == claim:
                    return one
    raise InputError(f"no such claim: {name}", hint="onrecord show ID --evidence names them")


def _incident(store: Store, name: str) -> Any:
    return next(incidents(store, only=[incident_named(store, name).id]))


def _keys(incident: Any) -> list[list[str]]:
    keys = [ReportKey(one["document"], one["report"]) for one in incident["reports"]]
    return [[key.document, key.report] for key in keys]
