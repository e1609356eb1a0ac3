"""The `when` of a book's case, read from YAML: the predicates `all`, `any`, `match` and `compare`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

import yaml

from onrecord.code.nodes import Reader
from onrecord.model.codebook import Compare, Every, Match, Operator, Predicate, Some

Lists = Mapping[str, tuple[str, ...]]


def condition_of(node: yaml.Node, reader: Reader, lists: Lists) -> Predicate:
    """A condition; several keys of one mapping must all hold."""
    parts: list[Predicate] = []
    for key, value in reader.mapping(node, "a condition", known=("all", "any", "match", "compare")).items():
        if key in ("all", "any"):
            inner = tuple(condition_of(item, reader, lists) for item in reader.items(value, f"{key!r}"))
            if not inner:
                reader.fault(value, f"{key!r} needs at least one condition")
            parts.append(Every(inner) if key == "all" else Some(inner))
        elif key == "match":
            parts += [_match(path, entry, reader, lists) for path, entry in reader.mapping(value, "'match'").items()]
        else:
            parts += [part for path, entry in reader.mapping(value, "'compare'").items() for part in _compare(path, entry, reader)]
    if not parts:
        reader.fault(node, "an empty condition; leave 'when' out where a rule always holds")
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def _match(path: str, node: yaml.Node, reader: Reader, lists: Lists) -> Match:
    what = f"'match' of {path}"
    if not isinstance(node, yaml.MappingNode):
        return Match(path, any=entries_of(node, reader, lists, what), at=reader.at(node))
    sets = reader.mapping(node, what, known=("any", "all", "none"))
    found = {name: entries_of(entry, reader, lists, what) for name, entry in sets.items()}
    return Match(path, any=found.get("any", ()), all=found.get("all", ()), none=found.get("none", ()), at=reader.at(node))


def entries_of(node: yaml.Node, reader: Reader, lists: Lists, what: str) -> tuple[str, ...]:
    """The entries of a list; `$name` stands for all of a list of the book."""
    entries: list[str] = []
    for item in reader.items(node, what):
        text = reader.text(item, f"an entry of {what}")
        if text.startswith("$"):
            if text[1:] not in lists:
                reader.fault(item, f"no list {text[1:]!r}; the book's lists are {', '.join(sorted(lists)) or 'none'}")
            entries += lists.get(text[1:], ())
        elif text.strip("*. "):
            entries.append(text)
        else:
            reader.fault(item, f"an empty entry in {what}")
    if not entries:
        reader.fault(node, f"{what} needs at least one entry")
    return tuple(dict.fromkeys(entries))


def _compare(path: str, node: yaml.Node, reader: Reader) -> list[Compare]:
    what = f"'compare' of {path}"
    if isinstance(node, yaml.ScalarNode):
        value = reader.scalar(node, what)
        if value is None:
            reader.fault(node, f"{what} needs a value; for one that is not told write {{known: false}}")
        return [] if value is None else [Compare(path, "is", value, reader.at(node))]
    tests = []
    for operator, entry in reader.mapping(node, what, known=get_args(Operator)).items():
        value = reader.scalar(entry, what)
        if value is None or (operator == "known" and not isinstance(value, bool)) or (operator.startswith("at_") and _no_number(value)):
            reader.fault(entry, f"{what}: {operator!r} needs {'true or false' if operator == 'known' else 'a number or value'}")
        else:
            tests.append(Compare(path, cast("Operator", operator), value, reader.at(entry)))
    return tests


def _no_number(value: object) -> bool:
    return isinstance(value, bool) or not isinstance(value, int | float)
