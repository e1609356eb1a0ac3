"""Checklists: invented reports with what a coder would write down, and how a check is answered from a record's plain data.

A check says where to look (`find`: claims, unless it names another list of the output; `in`: only in the reports so named) and what one of the
items found there must be. It holds when `at_least` (1) items fit; with `never` it is right when it does not hold. What an item must be:

  variable     the claim's or figure's variable, or one of several
  value        part of its value: see `agrees`
  evidence     words of the text that its evidence touches; a figure's evidence is that of its claims
  said_by      words of the sayer's name; null: the outlet's own voice
  source_kind  the kind of its sayer or source
  role         [role, words]: an event's argument
  source, cue, content   words in these parts of an attribution
  any other    the item's field of that name
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[1] / "checklists"
KINDS = ("main", "other", "background")
GUIDES = frozenset({"what", "find", "in", "at_least", "never"})
PLAIN = frozenset(
    {"status", "hedged", "conflict", "kind", "act", "type", "text", "code", "first", "last", "precision", "geonameid", "country"}
)
LETTERS = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})
"""One letter for one, so that offsets stay what they are."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Checklist:
    """A report and its key; `open`: its single errors may be read."""

    id: str
    document: Json
    checks: list[Json]
    open: bool


@dataclass(frozen=True)
class Item:
    """Something that the output holds: its fields, and the stretches of text that it rests on."""

    fields: Json
    spans: list[Json]
    text: str


def load(folder: Path = FOLDER) -> list[Checklist]:
    """Every checklist of a folder, by name; its README lists the open ones."""
    listed = (folder / "README.md").read_text(encoding="utf-8").split("\nclosed:")[0].split("\nopen:")[1]
    opened = {line.split()[1] for line in listed.splitlines() if line.startswith("- ")}
    return [_one(path, opened) for path in sorted(folder.glob("*.yaml"))]


def _one(path: Path, opened: set[str]) -> Checklist:
    whole = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Checklist(whole["id"], {key: value for key, value in whole.items() if key != "checks"}, whole["checks"], path.stem in opened)


def right(check: Json, output: Json, text: str) -> bool:
    """Whether an output answers a check as its key does."""
    return holds(check, output, text) is not bool(check.get("never"))


def holds(check: Json, output: Json, text: str) -> bool:
    """Whether an output has what a check describes."""
    if check.get("find") == "relevant":
        return output["relevant"] is check["value"]
    asked = [(ASK.get(key, _field(key)), wanted) for key, wanted in check.items() if key not in GUIDES]
    fitting = sum(all(ask(item, wanted) for ask, wanted in asked) for item in found(check, output, text.translate(LETTERS)))
    return fitting >= check.get("at_least", 1)


def found(check: Json, output: Json, text: str) -> Iterator[Item]:
    """The items among which a check looks."""
    kind = check.get("find", "claims")
    if kind not in ("claims", "figures", "reports"):
        yield from (Item(one, [one] if "start" in one else _parts(one), text) for one in output[kind])
        return
    for report in output["reports"]:
        if "in" not in check or _is_named(report, check["in"]):
            yield from _of_report(report, kind, text)


def _of_report(report: Json, kind: str, text: str) -> Iterator[Item]:
    if kind == "reports":
        yield Item(report, [], text)
    elif kind == "claims":
        yield from (Item(claim, claim["evidence"], text) for claim in report["claims"])
    else:
        evidence = {claim["id"]: claim["evidence"] for claim in report["claims"]}
        for variable, figure in report["figures"].items():
            counts = {bound: figure[bound] for bound in ("best", "low", "high")}
            value = {**(figure["value"] if isinstance(figure["value"], dict) else {}), **counts}
            spans = [span for name in (*figure["claims"], *figure["against"]) for span in evidence.get(name, [])]
            yield Item({**figure, "variable": variable, "value": value}, spans, text)


def _is_named(report: Json, name: str) -> bool:
    """Whether a report is of the kind, or at the place or with the title, that a check names; a place by either name, its own or the text's."""
    if name in KINDS:
        return bool(report["kind"] == name)
    wheres = [claim for claim in report["claims"] if claim["variable"] == "where"]
    written = [span["text"] for claim in wheres for span in claim["evidence"]]
    return any(contains(heard, name) for heard in (report["title"], *(claim["value"]["name"] for claim in wheres), *written))


def _parts(attribution: Json) -> list[Json]:
    return [span for part in ("source", "cue", "content") for span in attribution.get(part) or []]


def fold(words: Any) -> str:
    """Words without the differences of case, accents, quotation marks and spacing: a report may write Cucuta, a gazetteer Cúcuta."""
    bare = unicodedata.normalize("NFD", str(words).translate(LETTERS).casefold())
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())


def contains(heard: Any, words: str) -> bool:
    """Whether something was heard, and has the words in it."""
    return heard is not None and fold(words) in fold(heard)


def agrees(heard: Any, wanted: Any) -> bool:
    """Whether a value is what a key wants.

    A number wants the same number, two numbers one between them, other lists any of theirs, words a value that contains them (so a day
    fits an hour of that day), an object each of its entries.
    """
    match wanted:
        case bool() | None:
            return heard is wanted
        case int() | float():
            return is_number(heard) and heard == wanted
        case [low, high] if is_number(low) and is_number(high):
            return is_number(heard) and low <= heard <= high
        case list():
            return any(agrees(heard, one) for one in wanted)
        case dict():
            return isinstance(heard, dict) and all(agrees(heard.get(key), one) for key, one in wanted.items())
    return contains(heard, wanted)


def is_number(value: Any) -> bool:
    """Whether a value counts something: true and false do not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _field(name: str) -> Callable[[Item, Any], bool]:
    return lambda item, wanted: agrees(item.fields.get(name), wanted)


def _variable(item: Item, wanted: str | list[str]) -> bool:
    return item.fields.get("variable") in ([wanted] if isinstance(wanted, str) else wanted)


def _touches(item: Item, words: str) -> bool:
    """Whether the item rests on an occurrence of the words, or on part of one."""
    at = item.text.find(words)
    while at >= 0:
        if any(span["start"] < at + len(words) and at < span["end"] for span in item.spans):
            return True
        at = item.text.find(words, at + 1)
    return False


def _said_by(item: Item, words: str | None) -> bool:
    sayer = item.fields.get("said_by")
    return not sayer if words is None else bool(sayer) and contains(sayer["text"], words)


def _source_kind(item: Item, wanted: Any) -> bool:
    return agrees((item.fields.get("said_by") or {}).get("kind") or item.fields.get("source_kind"), wanted)


def _role(item: Item, wanted: list[str]) -> bool:
    return any(one["role"] == wanted[0] and contains(one["text"], wanted[1]) for one in item.fields.get("roles", []))


def _part(name: str) -> Callable[[Item, str], bool]:
    return lambda item, words: contains(" ".join(span["text"] for span in item.fields.get(name) or []), words)


ASK: dict[str, Callable[[Item, Any], bool]] = {
    "variable": _variable,
    "evidence": _touches,
    "said_by": _said_by,
    "source_kind": _source_kind,
    "role": _role,
    **{name: _part(name) for name in ("source", "cue", "content")},
}
KNOWN = GUIDES | PLAIN | ASK.keys() | {"value"}
