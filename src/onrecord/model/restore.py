"""From the output contract's plain data back to a record: what was written once can be linked, stored and shown without reading again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from onrecord.model import value as v
from onrecord.model.contract import SCHEMA
from onrecord.model.document import Document, Issue
from onrecord.model.errors import InvalidLine
from onrecord.model.reading import Argument, Attribution, Mention, MentionParty, TimeExpression, Toponym
from onrecord.model.record import COUNTED, Claim, Event, Figure, Producer, Record, Report, Sayer
from onrecord.model.sketch import Sketch
from onrecord.model.span import Span
from onrecord.model.value import Count, Party, Place, Value

Json = Mapping[str, Any]


def record_from(item: Json, text: str = "") -> Record:
    """The record of an output line; its document has the given text, or none. InvalidLine where it is no such line.

    What the contract does not hold is not restored: in which sentence a mention or event stands, and the document's bytes.
    """
    if not isinstance(item, Mapping) or item.get("schema") != SCHEMA:
        raise InvalidLine(f"not a record of schema {SCHEMA}", hint="onrecord read --jsonl IN --out OUT makes them")
    try:
        return _record(item, text)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"no {error}" if isinstance(error, KeyError) else str(error)
        raise InvalidLine(f"a broken record, id {str(item.get('id'))[:60]!r}: {reason}") from error


def _record(item: Json, text: str) -> Record:
    return Record(
        document=Document(text=text, **{k: one for k, one in _plain(item, Document).items() if k not in ("text", "issues")}), language=item["language"], relevance=item["relevance"],
        times=tuple(_time(one) for one in item["times"]), places=tuple(_place(one) for one in item["places"]),
        mentions=tuple(_mention(one) for one in item["mentions"]),
        attributions=tuple(_attribution(one) for one in item["attributions"]), events=tuple(_event(one) for one in item["events"]),
        reports=tuple(report_from(one) for one in item["reports"]),
        issues=tuple(Issue(one["code"], one["message"], one["start"], one["end"]) for one in item["issues"]),
        producer=Producer(**item["producer"]), sketch=sketch_from(item.get("sketch") or {}),
    )  # fmt: skip


def _plain(item: Json, kind: type) -> dict[str, Any]:
    """The fields of a value that the contract holds as they are; lists become tuples."""
    found = {one.name: item[one.name] for one in fields(kind) if one.name in item}
    return {name: tuple(one) if isinstance(one, list) else one for name, one in found.items()}


def _span(item: Json) -> Span:
    return Span(item["start"], item["end"], item["text"])


def _time(item: Json) -> TimeExpression:
    return TimeExpression(span=_span(item), **_plain(item, TimeExpression))


def _place(item: Json) -> Toponym:
    return Toponym(span=_span(item), **_plain(item, Toponym))


def _mention(item: Json) -> Mention:
    party = item["party"] and MentionParty(**{**item["party"], "count": _count(item["party"]["count"])})
    own = {"span": _span(item), "head": _span(item["head"]), "sentence": 0, "party": party or None}
    return Mention(**{**_plain(item, Mention), **own})


def _attribution(item: Json) -> Attribution:
    source, cue, content = (tuple(_span(one) for one in item[name]) for name in ("source", "cue", "content"))
    return Attribution(**{**_plain(item, Attribution), "source": source, "cue": cue, "content": content})


def _event(item: Json) -> Event:
    roles = tuple(Argument(one["role"], _span(one), one["mention"]) for one in item["roles"])
    return Event(**{**_plain(item, Event), "span": _span(item), "sentence": 0, "roles": roles})


def report_from(item: Json) -> Report:
    """A report as the contract has it, restored."""
    claims = tuple(claim_from(one) for one in item["claims"])
    figures = {variable: figure_from(variable, one) for variable, one in item["figures"].items()}
    return Report(**{**_plain(item, Report), "claims": claims, "figures": figures})


def claim_from(item: Json) -> Claim:
    """A claim as the contract has it, restored."""
    said_by = item["said_by"] and Sayer(item["said_by"]["text"], item["said_by"]["kind"])
    evidence = tuple(_span(one) for one in item["evidence"])
    own = {"value": value_from(item["variable"], item["value"]), "evidence": evidence, "said_by": said_by}
    return Claim(**{**_plain(item, Claim), **own})


def figure_from(variable: str, item: Json) -> Figure:
    """The figure of a variable as the contract has it, restored."""
    return Figure(**{**_plain(item, Figure), "value": value_from(variable, item["value"])})


def sketch_from(item: Json) -> Sketch:
    """What is kept of the wording, restored; an empty sketch from nothing."""
    digits = item.get("shingles", "")
    shingles = tuple(int(digits[k : k + 8], 16) for k in range(0, len(digits), 8))
    told = (tuple(item.get(name, ())) for name in ("names", "credits", "follows", "magnitudes"))
    return Sketch(tuple(item.get("terms", {}).items()), next(told), shingles, item.get("size", 0), *told)


def _count(item: Json | None) -> Count | None:
    return None if item is None else Count(**item)


def _party(item: Json) -> Party:
    return Party(**{**item, "count": _count(item["count"])})


def _where(item: Json) -> Place:
    return Place(**{**item, "path": tuple(item["path"])})


_VALUES: dict[str, Callable[[Any], Value]] = {
    **dict.fromkeys((*COUNTED, "participants"), lambda item: Count(**item)),
    **dict.fromkeys(("initiator", "target"), _party),
    **dict.fromkeys(("victim", "suspect"), lambda item: v.Person(**item)),
    "act": lambda item: v.Act(**item), "when": lambda item: v.When(**item), "where": _where, "weapon": lambda item: v.Weapon(**item),
    "damage": lambda item: v.Damage(**item), "duration": v.Duration, "response": lambda item: v.Response(**item),
    "reaction": lambda item: v.Reaction(**item), "comparison": lambda item: v.Comparison(**item),
}  # fmt: skip


def value_from(variable: str, item: Any) -> Value:
    """The value of a claim of a variable, restored; KeyError for a variable that there is not."""
    return _VALUES[variable](item)
