"""A project's memory: SQLite in one file, or PostgreSQL behind a URL; one schema, `tables.py`.

Each call below is one transaction or several short ones; every one raises StoreError in words that say what to do.

    open_store(where, create=False) -> Store               a file or a postgresql:// URL; `create` makes or upgrades the tables

    add_document(store, doc, seen_at=...) -> "new" | "version" | "known"; add_documents(store, [(doc, seen_at)...])
    pending(store, producer_digest) -> (VersionKey...)      what is left to read; is_pending(store, key, digest)
    version(store, key) -> Document | None; documents(store) -> Iterator[Document]; versions_of(store, id); count_documents(store)

    save_record(store, key, line, tellings={report: plain data})
    records(store, only=ids) -> Iterator[StoredRecord]      .document (with its text), .line (bytes of JSON), .data (the same, parsed)
    read_versions(store) -> ((VersionKey, producer digest)...); save_tellings(store, items)
    tellings(store) -> Iterator[(document, report, data)]; issues(store, code=None)

    views(store) -> Views; row_of(incident, born=..., basis=...) -> Row; save_views(store, before, after, rows) -> bool
    incidents(store, only=ids) -> Iterator[dict]            lines of the contract's section "Linking", with `follows`
    current_id(store, id) -> str | None                     follows the pointer that a merge leaves
    incident_of_report(store, ReportKey) -> str | None

    append_decision(store, decision); decisions(store) -> (Decision...)       append-only
    settings(store) -> dict; set_setting(store, name, value); cached(store, name) -> bytes | None; set_cached(store, name, content)

    reading(store), writing(store): a transaction as a context manager that gives an SQLAlchemy Connection, for queries over `tables`
"""

from onrecord.store.decisions import append_decision, decisions
from onrecord.store.documents import (
    VersionKey,
    add_document,
    add_documents,
    count_documents,
    documents,
    identity_of,
    is_pending,
    pending,
    version,
    versions_of,
)
from onrecord.store.incidents import Gone, Known, Row, Views, current_id, incident_of_report, incidents, row_of, save_views, views
from onrecord.store.opening import Store, open_store, reading, writing
from onrecord.store.records import StoredRecord, issues, read_versions, records, save_record, save_tellings, tellings
from onrecord.store.settings import cached, set_cached, set_setting, settings

__all__ = [
    "Gone",
    "Known",
    "Row",
    "Store",
    "StoredRecord",
    "VersionKey",
    "Views",
    "add_document",
    "add_documents",
    "append_decision",
    "cached",
    "count_documents",
    "current_id",
    "decisions",
    "documents",
    "identity_of",
    "incident_of_report",
    "incidents",
    "is_pending",
    "issues",
    "open_store",
    "pending",
    "read_versions",
    "reading",
    "records",
    "row_of",
    "save_record",
    "save_tellings",
    "save_views",
    "set_cached",
    "set_setting",
    "settings",
    "tellings",
    "version",
    "versions_of",
    "views",
    "writing",
]
