"""A book from its YAML nodes. What is wrong with it as YAML is a fault here; what is wrong with it as a codebook, `onrecord.code.check` tells."""

from __future__ import annotations

from typing import cast, get_args

import yaml

from onrecord.code.conditions import Lists, condition_of, entries_of
from onrecord.code.nodes import Reader
from onrecord.model.codebook import Book, Case, Counting, Field, FieldType, Over, Scalar, Unit

KEYS = ("book", "title", "version", "over", "about", "rows", "counts", "lists", "tables", "fields")
ROWS = ("per", "include", "same", "rank")
COUNT = ("take", "disputed", "words", "unnumbered", "silence", "shared")
CASE = ("rule", "when", "value", "from", "table", "text", "empty")
FIELD = ("name", "type", "meaning", "values", "cases", "empty", "from", "text", "value", "table")


def book_of(root: yaml.Node, reader: Reader) -> Book:
    """The book that a root node tells."""
    parts = reader.mapping(root, "a codebook", known=KEYS, needed=("book", "title", "over", "fields"))
    lists = _lists(parts.get("lists"), reader)
    rows = reader.mapping(parts["rows"], "'rows'", known=ROWS) if "rows" in parts else {}
    fields = tuple(_field(node, reader, lists) for node in reader.items(parts.get("fields"), "'fields'"))
    if not fields and "fields" in parts:
        reader.fault(parts["fields"], "a codebook needs at least one field")
    name = reader.text(parts.get("book"), "'book'")
    if "book" in parts and not name.replace("-", "").replace("_", "").isalnum():
        reader.fault(parts["book"], f"the name of a book is letters, digits, - and _, found {name!r}")
    return Book(
        name=name, title=reader.text(parts.get("title"), "'title'"), version=reader.text(parts.get("version"), "'version'") or "1",
        over=cast("Over", reader.choice(parts.get("over"), "'over'", get_args(Over), "incidents")), about=reader.text(parts.get("about"), "'about'"),
        fields=fields, per=_per(rows.get("per"), reader), include=_cases(rows.get("include"), reader, lists, "'include'"),
        same=tuple(reader.text(node, "'same'") for node in reader.items(rows.get("same"), "'same'")),
        rank=reader.text(rows["rank"], "'rank'") if "rank" in rows else None,
        counting=_counting(parts.get("counts"), reader, lists), tables=_tables(parts.get("tables"), reader), lists=lists, file=reader.file,
    )  # fmt: skip


def _lists(node: yaml.Node | None, reader: Reader) -> Lists:
    """Lists in their order; a later one can name an earlier one."""
    lists: dict[str, tuple[str, ...]] = {}
    for name, entry in reader.mapping(node, "'lists'").items() if node is not None else ():
        lists[name] = entries_of(entry, reader, lists, f"list {name!r}")
    return lists


def _tables(node: yaml.Node | None, reader: Reader) -> dict[str, dict[str, Scalar]]:
    tables: dict[str, dict[str, Scalar]] = {}
    for name, entry in reader.mapping(node, "'tables'").items() if node is not None else ():
        rows = reader.mapping(entry, f"table {name!r}") if isinstance(entry, yaml.MappingNode) else {}
        cells = {key: reader.scalar(cell, f"table {name!r}") for key, cell in rows.items() if isinstance(cell, yaml.ScalarNode)}
        tables[name] = {key: value for key, value in cells.items() if value is not None}
    return tables


def _per(node: yaml.Node | None, reader: Reader) -> tuple[Unit, ...]:
    found = tuple(cast("Unit", reader.choice(item, "'per'", get_args(Unit), "incident")) for item in reader.items(node, "'per'"))
    return found or ("incident",)


def _counting(node: yaml.Node | None, reader: Reader, lists: Lists) -> tuple[Counting, ...]:
    entries = reader.mapping(node, "'counts'").items() if node is not None else ()
    return tuple(_count(variable, entry, reader, lists) for variable, entry in entries)


def _count(variable: str, node: yaml.Node, reader: Reader, lists: Lists) -> Counting:
    parts = reader.mapping(node, f"'counts' of {variable}", known=COUNT)
    words = []
    for term, entry in reader.mapping(parts["words"], "'words'").items() if "words" in parts else ():
        value = reader.scalar(entry, "'words'")
        if not isinstance(value, int) or isinstance(value, bool):
            reader.fault(entry, f"what {term!r} counts as must be a whole number, found {value!r}")
        else:
            words.append((term, value))
    silence = reader.scalar(parts["silence"], "'silence'") if "silence" in parts else None
    if silence is not None and (not isinstance(silence, int) or isinstance(silence, bool)):
        reader.fault(parts["silence"], f"'silence' must be a whole number or null, found {silence!r}")
        silence = None
    shared = reader.scalar(parts["shared"], "'shared'") if "shared" in parts else False
    return Counting(
        variable=variable, take=reader.choice(parts.get("take"), "'take'", ("low", "best", "high"), "best"),  # type: ignore[arg-type]
        disputed=reader.choice(parts.get("disputed"), "'disputed'", ("lowest", "figure", "highest"), "figure"),  # type: ignore[arg-type]
        words=tuple(sorted(words, key=lambda w: -len(w[0]))), unnumbered=_cases(parts.get("unnumbered"), reader, lists, "'unnumbered'"),
        silence=silence, shared=bool(shared), at=reader.at(node),
    )  # fmt: skip


def _cases(node: yaml.Node | None, reader: Reader, lists: Lists, what: str) -> tuple[Case, ...]:
    return tuple(_case(item, reader, lists, what) for item in reader.items(node, what))


def _case(node: yaml.Node, reader: Reader, lists: Lists, what: str, *, rule: str = "") -> Case:
    parts = reader.mapping(node, f"a case of {what}", known=CASE, needed=() if rule else ("rule",))
    given = [name for name in ("value", "from", "text", "empty") if name in parts]
    if len(given) > 1:
        reader.fault(node, f"a case of {what} gives {' and '.join(given)}; it can give one")
    if "table" in parts and not {"from", "text"} & set(parts):
        reader.fault(node, f"a case of {what} has a table and neither 'from' nor 'text'")
    return Case(
        rule=reader.text(parts.get("rule"), "'rule'") or rule, when=condition_of(parts["when"], reader, lists) if "when" in parts else None,
        value=reader.scalar(parts["value"], "'value'") if "value" in parts else None,
        source=reader.text(parts["from"], "'from'") if "from" in parts else None,
        table=reader.text(parts["table"], "'table'") if "table" in parts else None,
        text=reader.text(parts["text"], "'text'") if "text" in parts else None, at=reader.at(node),
    )  # fmt: skip


def _field(node: yaml.Node, reader: Reader, lists: Lists) -> Field:
    parts = reader.mapping(node, "a field", known=FIELD, needed=("name",))
    name = reader.text(parts.get("name"), "'name'")
    short = [key for key in ("from", "text", "value", "table") if key in parts]
    if short and "cases" in parts:
        reader.fault(node, f"field {name!r} has both cases and {short[0]!r}")
    cases = _cases(parts.get("cases"), reader, lists, f"field {name!r}")
    if short:
        pairs = [(key, value) for key, value in node.value if key.value in short]
        alone = yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark)
        cases = (_case(alone, reader, lists, f"field {name!r}", rule=name),)
    values = [reader.scalar(item, f"a value of {name!r}") for item in reader.items(parts.get("values"), "'values'")]
    return Field(
        name=name, type=cast("FieldType", reader.choice(parts.get("type"), f"the type of {name!r}", get_args(FieldType), "string")),
        meaning=reader.text(parts.get("meaning"), "'meaning'"), cases=cases, values=tuple(v for v in values if v is not None),
        empty=reader.text(parts["empty"], "'empty'") if "empty" in parts else None, at=reader.at(node),
    )  # fmt: skip
