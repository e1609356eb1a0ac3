"""Documents and their versions. A text that is there stays; what has changed at its source is one more version."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal
from urllib.parse import urlsplit

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from onrecord.model.document import Document, Issue
from onrecord.model.errors import InputError
from onrecord.model.ids import content_id, digest
from onrecord.store.columns import kept
from onrecord.store.opening import Store, alone, reading, writing
from onrecord.store.tables import DOCUMENTS, RECORDS, VERSIONS

Added = Literal["new", "version", "known"]
LONGEST_ID = 2000
"""Bytes of a document's id: PostgreSQL indexes no longer keys than 2,700."""
_KNOWN = tuple(f.name for f in fields(Document) if f.name not in ("id", "text", "issues"))
_PAGE = 200


@dataclass(frozen=True, slots=True, order=True)
class VersionKey:
    """One version of one document; versions are numbered from 1."""

    document: str
    version: int


def identity_of(doc: Document) -> str:
    """The id that a document has in a store: the one that its giver gave, else one of its page's URL, else of its text.

    So a page that has changed is the same document. The URL of a front page is none of an article.
    """
    if doc.id != content_id("doc", doc.text):
        return doc.id
    parts = urlsplit(doc.url) if doc.url else None
    if parts and parts.netloc and (parts.path.strip("/") or parts.query):
        return content_id("doc", "url", parts.netloc.casefold(), parts.path.rstrip("/"), parts.query)
    return doc.id


def add_document(store: Store, doc: Document, *, seen_at: str) -> Added:
    """Keep a document: "new", one more "version" of one that is there, or "known" where its content is there already.

    `seen_at` is when this content was at its source, ISO 8601 in UTC: the latest version is the one that is read.
    Raises InputError for an id that no database can hold, StoreError.
    """
    return add_documents(store, [(doc, seen_at)])[0]


def add_documents(store: Store, items: Sequence[tuple[Document, str]]) -> list[Added]:
    """`add_document` of several documents in one transaction: all of them are kept or none."""
    named = [(replace(doc, id=_checked(identity_of(doc))), seen_at) for doc, seen_at in items]
    with writing(store) as connection:
        alone(connection, "documents")
        return [_add(connection, doc, seen_at) for doc, seen_at in named]


def documents(store: Store) -> Iterator[Document]:
    """The current version of every document, by id."""
    after: str | None = None
    while True:
        found = select(VERSIONS).join(DOCUMENTS, _is_current()).order_by(VERSIONS.c.document).limit(_PAGE)
        with reading(store) as connection:
            rows = connection.execute(found if after is None else found.where(VERSIONS.c.document > after)).all()
        if not rows:
            return
        yield from map(document_of, rows)
        after = rows[-1].document


def versions_of(store: Store, document: str) -> tuple[tuple[VersionKey, str, Document], ...]:
    """All versions of a document with when they were seen, the oldest first; empty where there is no such document."""
    with reading(store) as connection:
        rows = connection.execute(select(VERSIONS).where(VERSIONS.c.document == document).order_by(VERSIONS.c.number)).all()
    return tuple((VersionKey(row.document, row.number), row.seen_at, document_of(row)) for row in rows)


def version(store: Store, key: VersionKey) -> Document | None:
    """One version of a document."""
    with reading(store) as connection:
        row = connection.execute(
            select(VERSIONS).where(VERSIONS.c.document == key.document, VERSIONS.c.number == key.version)
        ).one_or_none()
    return document_of(row) if row else None


def count_documents(store: Store) -> int:
    """How many documents there are, whatever the number of their versions."""
    with reading(store) as connection:
        return connection.execute(select(func.count()).select_from(DOCUMENTS)).scalar_one()


def pending(store: Store, producer: str) -> tuple[VersionKey, ...]:
    """What is left to read: the current versions without a record by the producer of this digest, by id."""
    joined = DOCUMENTS.outerjoin(RECORDS, and_(RECORDS.c.document == DOCUMENTS.c.id, RECORDS.c.version == DOCUMENTS.c.current))
    unread = or_(RECORDS.c.producer.is_(None), RECORDS.c.producer != producer)
    found = select(DOCUMENTS.c.id, DOCUMENTS.c.current).select_from(joined).where(unread).order_by(DOCUMENTS.c.id)
    with reading(store) as connection:
        return tuple(VersionKey(row.id, row.current) for row in connection.execute(found))


def is_pending(store: Store, key: VersionKey, producer: str) -> bool:
    """Whether a version is still left to read: no record by this producer, and no newer version of its document."""
    read = select(RECORDS.c.document).where(
        RECORDS.c.document == key.document, RECORDS.c.version == key.version, RECORDS.c.producer == producer
    )
    with reading(store) as connection:
        current = connection.execute(select(DOCUMENTS.c.current).where(DOCUMENTS.c.id == key.document)).scalar()
        return current == key.version and connection.execute(read).first() is None


def document_of(row: Any) -> Document:
    """The document of a row of `versions`."""
    known = dict(row.known)
    issues = tuple(Issue(**issue) for issue in known.pop("issues"))
    return Document(row.document, row.text, issues=issues, **known)


def _is_current() -> Any:
    return and_(VERSIONS.c.document == DOCUMENTS.c.id, VERSIONS.c.number == DOCUMENTS.c.current)


def _checked(name: str) -> str:
    if len(kept(name).encode("utf-8", "surrogatepass")) > LONGEST_ID:
        raise InputError(f"the id is longer than {LONGEST_ID} bytes: {name[:60]!r}", hint="give it a shorter one")
    return name


def _add(connection: Connection, doc: Document, seen_at: str) -> Added:
    known = {name: getattr(doc, name) for name in _KNOWN}
    same = digest(json.dumps([doc.text, {**known, "digest": None}], sort_keys=True).encode())
    there = connection.execute(select(VERSIONS.c.number, VERSIONS.c.digest, VERSIONS.c.seen_at).where(VERSIONS.c.document == doc.id)).all()
    if any(row.digest == same for row in there):
        return "known"
    number = max((row.number for row in there), default=0) + 1
    issues = [{"code": one.code, "message": one.message, "start": one.start, "end": one.end} for one in doc.issues]
    connection.execute(
        insert(VERSIONS).values(
            document=doc.id, number=number, digest=same, seen_at=seen_at, url=doc.url, outlet=doc.outlet, published=doc.published,
            known={**known, "issues": issues}, text=doc.text,
        )
    )  # fmt: skip
    if not there:
        connection.execute(insert(DOCUMENTS).values(id=doc.id, current=number))
        return "new"
    latest = max([(row.seen_at, row.number) for row in there] + [(seen_at, number)])[1]
    connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == doc.id).values(current=latest))
    return "version"
