"""What was read of the documents: each record as its line of JSON, and its reports, claims and issues as tables to ask."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, delete, insert, select, update

from onrecord.model.document import Document
from onrecord.store.columns import whole
from onrecord.store.documents import VersionKey, document_of
from onrecord.store.opening import Store, reading, writing
from onrecord.store.tables import CLAIMS, DOCUMENTS, ISSUES, PRODUCERS, RECORDS, REPORTS, VERSIONS

_PAGE = 100


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """The record of the newest version of a document that was read: `line` is the contract's output line, whose offsets count into `document.text`."""

    document: Document
    version: int
    line: bytes

    @property
    def data(self) -> dict[str, Any]:
        """The record as plain data, as the output contract has it."""
        found: dict[str, Any] = json.loads(self.line)
        return found


def save_record(store: Store, key: VersionKey, line: bytes, *, tellings: Mapping[str, Any] | None = None) -> None:
    """Keep what was read of a version, in place of what an earlier reader read of it.

    `line` is the record as a line of the contract; `tellings` what linking wants to know of each report, by report id.
    """
    record = json.loads(line)
    producer = record["producer"]
    with writing(store) as connection:
        if not connection.execute(select(PRODUCERS).where(PRODUCERS.c.digest == producer["digest"])).first():
            _put(connection, PRODUCERS, {"digest": producer["digest"]}, name=producer["name"], version=producer["version"])
        rest = {name: record[name] for name in ("language", "published", "relevant", "relevance")}
        _put(connection, RECORDS, {"document": key.document, "version": key.version}, producer=producer["digest"], line=line, **rest)
        # A newer version may have come in and been read meanwhile: what stands is the newest that was read.
        this = DOCUMENTS.c.id == key.document
        known = connection.execute(select(DOCUMENTS.c.current, DOCUMENTS.c.read).where(this)).one()
        if known.current == key.version or known.read in (None, key.version):
            connection.execute(update(DOCUMENTS).where(this).values(read=key.version))
            _save_parts(connection, key.document, record, tellings or {})


def _save_parts(connection: Connection, document: str, record: Mapping[str, Any], telling: Mapping[str, Any]) -> None:
    """The reports, claims and issues of a record, in place of those that were there."""
    for table in (REPORTS, CLAIMS, ISSUES):
        connection.execute(delete(table).where(table.c.document == document))
    _insert(connection, REPORTS, [_report(document, report, telling) for report in record["reports"]])
    # The same words may make the same claim twice in a report; its id is then the same, too.
    claims = {(report["id"], claim["id"]): _claim(document, report, claim) for report in record["reports"] for claim in report["claims"]}
    _insert(connection, CLAIMS, list(claims.values()))
    _insert(connection, ISSUES, [{"document": document, "number": k, **one} for k, one in enumerate(record["issues"], 1)])


def records(store: Store, only: Iterable[str] | None = None) -> Iterator[StoredRecord]:
    """The records that stand, by document id; with `only`, those of these documents."""
    if only is not None:
        names = sorted(set(only))
        for start in range(0, len(names), _PAGE):
            yield from _page(store, _standing().where(DOCUMENTS.c.id.in_(names[start : start + _PAGE])))
        return
    after = None
    while found := _page(store, (_standing() if after is None else _standing().where(DOCUMENTS.c.id > after)).limit(_PAGE)):
        yield from found
        after = found[-1].document.id


def tellings(store: Store) -> Iterator[tuple[str, str, Any]]:
    """(document, report, telling) of every report of a record that stands, by these ids."""
    after: tuple[str, str] = ("", "")
    while True:
        later = (REPORTS.c.document > after[0]) | and_(REPORTS.c.document == after[0], REPORTS.c.report > after[1])
        found = select(REPORTS.c.document, REPORTS.c.report, REPORTS.c.telling).where(later)
        with reading(store) as connection:
            rows = connection.execute(found.order_by(REPORTS.c.document, REPORTS.c.report).limit(50 * _PAGE)).all()
        if not rows:
            return
        yield from ((row.document, row.report, row.telling) for row in rows)
        after = (rows[-1].document, rows[-1].report)


def save_tellings(store: Store, items: Iterable[tuple[str, str, Any]]) -> None:
    """Keep other tellings, (document, report, telling), where the reports are there."""
    rows = [{"b_document": document, "b_report": report, "telling": telling} for document, report, telling in items]
    same = and_(REPORTS.c.document == bindparam("b_document"), REPORTS.c.report == bindparam("b_report"))
    if rows:
        with writing(store) as connection:
            connection.execute(update(REPORTS).where(same).values(telling=bindparam("telling")), rows)


def read_versions(store: Store) -> tuple[tuple[VersionKey, str], ...]:
    """The version of each document whose record stands, with the digest of the producer that read it, by document id."""
    read = and_(RECORDS.c.document == DOCUMENTS.c.id, RECORDS.c.version == DOCUMENTS.c.read)
    found = select(RECORDS.c.document, RECORDS.c.version, RECORDS.c.producer).select_from(DOCUMENTS.join(RECORDS, read))
    with reading(store) as connection:
        return tuple((VersionKey(row.document, row.version), row.producer) for row in connection.execute(found.order_by(DOCUMENTS.c.id)))


def issues(store: Store, code: str | None = None) -> tuple[dict[str, Any], ...]:
    """What was not understood in the documents, of one code or of all: `{document, code, message, start, end, text}`."""
    found = select(ISSUES).order_by(ISSUES.c.document, ISSUES.c.number)
    with reading(store) as connection:
        rows = connection.execute(found if code is None else found.where(ISSUES.c.code == code)).all()
    return tuple({name: row._mapping[name] for name in ("document", "code", "message", "start", "end", "text")} for row in rows)  # noqa: SLF001 (SQLAlchemy's public name)


def _standing() -> Select[Any]:
    read = and_(RECORDS.c.document == DOCUMENTS.c.id, RECORDS.c.version == DOCUMENTS.c.read)
    text = and_(VERSIONS.c.document == DOCUMENTS.c.id, VERSIONS.c.number == DOCUMENTS.c.read)
    joined = DOCUMENTS.join(RECORDS, read).join(VERSIONS, text)
    return select(VERSIONS, RECORDS.c.line).select_from(joined).order_by(DOCUMENTS.c.id)


def _page(store: Store, found: Select[Any]) -> list[StoredRecord]:
    with reading(store) as connection:
        return [StoredRecord(document_of(row), row.number, row.line) for row in connection.execute(found)]


def _put(connection: Connection, table: Any, key: Mapping[str, Any], **values: Any) -> None:
    """A row in place of the one of that key; both databases allow `INSERT ... ON CONFLICT`, and two writers may meet."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as put  # noqa: PLC0415 (one of the two)
    else:
        from sqlalchemy.dialects.sqlite import insert as put  # type: ignore[assignment]  # noqa: PLC0415 (one of the two)
    connection.execute(put(table).values(**key, **values).on_conflict_do_update(index_elements=list(key), set_=values))


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _report(document: str, report: Mapping[str, Any], telling: Mapping[str, Any]) -> dict[str, Any]:
    head = {name: report[name] for name in ("kind", "act", "title")}
    return {"document": document, "report": report["id"], **head, "telling": telling.get(report["id"])}


def _claim(document: str, report: Mapping[str, Any], claim: Mapping[str, Any]) -> dict[str, Any]:
    said_by = claim["said_by"] or {"text": None, "kind": None}
    value = claim["value"]
    counts = value if isinstance(value, Mapping) and "best" in value else {}
    return {
        "document": document, "report": report["id"], "claim": claim["id"], "variable": claim["variable"], "status": claim["status"],
        "said_by": said_by["text"], "said_by_kind": said_by["kind"], "hedged": claim["hedged"], "confidence": claim["confidence"],
        **{name: whole(counts.get(name)) for name in ("low", "best", "high")}, "value": value, "evidence": claim["evidence"],
    }  # fmt: skip
