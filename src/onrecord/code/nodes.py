"""A book's YAML as nodes with their lines, so that each fault can be told by file and line. Faults are collected, not raised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml

from onrecord.model.codebook import Line, Scalar

MOST_BYTES = 2_000_000
"""A book larger than this is refused unread."""
DEEPEST = 40
"""Levels that a book may be nested in."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of a book, and where it is; `code` is null for one that keeps the book from being used."""

    at: Line
    message: str
    code: str | None = None

    def __str__(self) -> str:
        return f"{self.at}: {self.message}" + (f" [{self.code}]" if self.code else "")


@dataclass(slots=True)
class Reader:
    """Reads nodes of one file; `problems` grows while it does."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def at(self, node: yaml.Node) -> Line:
        """Where a node starts."""
        return Line(self.file, node.start_mark.line + 1)

    def fault(self, node: yaml.Node, message: str) -> None:
        """Note a fault."""
        self.problems.append(Problem(self.at(node), message))

    def mapping(
        self, node: yaml.Node, what: str, *, known: Iterable[str] | None = None, needed: Iterable[str] = ()
    ) -> dict[str, yaml.Node]:
        """The entries of a mapping by their keys; faults for keys that are unknown, told twice or missing."""
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, f"{what} must be a mapping, found {_kind(node)}")
            return {}
        found: dict[str, yaml.Node] = {}
        names = None if known is None else set(known)
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            if not name or (names is not None and name not in names):
                self.fault(key, f"{what} has no key {name!r}; it can have {', '.join(sorted(names or ()))}")
            elif name in found:
                self.fault(key, f"{what} has the key {name!r} twice")
            else:
                found[name] = value
        for name in needed:
            if name not in found:
                self.fault(node, f"{what} has no {name!r}, which it needs")
        return found

    def items(self, node: yaml.Node | None, what: str) -> list[yaml.Node]:
        """The items of a list; one that stands alone is a list of one."""
        if node is None:
            return []
        if isinstance(node, yaml.MappingNode):
            self.fault(node, f"{what} must be a list, found a mapping")
            return []
        return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]

    def scalar(self, node: yaml.Node, what: str) -> Scalar | None:
        """A plain value; null for null."""
        if not isinstance(node, yaml.ScalarNode):
            self.fault(node, f"{what} must be a plain value, found {_kind(node)}")
            return None
        return _value(node)

    def text(self, node: yaml.Node | None, what: str) -> str:
        """A plain value as text; empty where there is none."""
        value = self.scalar(node, what) if node is not None else None
        return "" if value is None else " ".join(str(value).split()) if "\n" in str(value) else str(value)

    def choice(self, node: yaml.Node | None, what: str, values: Iterable[str], default: str) -> str:
        """One of some values; the default where it stands nowhere."""
        if node is None:
            return default
        allowed, value = tuple(values), self.text(node, what)
        if value not in allowed:
            self.fault(node, f"{what} must be one of {', '.join(allowed)}, found {value!r}")
            return default
        return value


def _kind(node: yaml.Node) -> str:
    return {"MappingNode": "a mapping", "SequenceNode": "a list"}.get(type(node).__name__, "a plain value")


def _value(node: yaml.ScalarNode) -> Scalar | None:
    """A scalar by its tag; dates and the like stay text."""
    raw = str(node.value)
    kind = node.tag.rsplit(":", 1)[-1]
    try:
        if kind == "int":
            return int(raw.replace("_", ""), 0)
        if kind == "float":
            return float(raw.replace("_", ""))
    except ValueError:
        return raw
    return raw.lower() in ("true", "yes", "on") if kind == "bool" else None if kind == "null" else raw


def root_of(source: str, reader: Reader) -> yaml.Node | None:
    """The root of a book's YAML; null, with a fault, where it is none. References (`*name`) are refused: they can make a small file endless."""
    nowhere = Line(reader.file, 1)
    if len(source.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        reader.problems.append(Problem(nowhere, f"larger than the limit of {MOST_BYTES:,} bytes"))
        return None
    try:
        depth = 0
        for event in yaml.parse(source, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or depth > DEEPEST:
                what = "references (*name) are not allowed" if isinstance(event, yaml.AliasEvent) else "nested too deeply"
                reader.problems.append(Problem(Line(reader.file, event.start_mark.line + 1 if event.start_mark else 1), what))
                return None
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = f"not YAML: {getattr(error, 'problem', None) or error}"
        reader.problems.append(Problem(Line(reader.file, mark.line + 1 if mark else 1), " ".join(message.split())))
        return None
    if root is None:
        reader.problems.append(Problem(nowhere, "the file is empty"))
    return root
