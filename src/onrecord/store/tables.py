"""The schema. `documents` to `issues` and `decisions` are facts; `links` to `pointers` are views, written anew by a run; what is in `caches` saves time alone.

Times are ISO 8601 in UTC. `migrations/` makes exactly these tables, and a test holds them together.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, MetaData, Table

from onrecord.store.columns import AnyText, JsonText, Packed

METADATA = MetaData()

SETTINGS = Table("settings", METADATA, Column("name", AnyText, primary_key=True), Column("value", JsonText))

CACHES = Table("caches", METADATA, Column("name", AnyText, primary_key=True), Column("content", Packed, nullable=False))

PRODUCERS = Table(
    "producers", METADATA,
    Column("digest", AnyText, primary_key=True), Column("name", AnyText, nullable=False), Column("version", AnyText, nullable=False),
)  # fmt: skip

# `current` is the version that is to be read, `read` the one whose record stands: until the current one is read, that is an older one.
DOCUMENTS = Table(
    "documents", METADATA,
    Column("id", AnyText, primary_key=True), Column("current", Integer, nullable=False), Column("read", Integer),
)  # fmt: skip

VERSIONS = Table(
    "versions", METADATA,
    Column("document", AnyText, primary_key=True), Column("number", Integer, primary_key=True),
    Column("digest", AnyText, nullable=False), Column("seen_at", AnyText, nullable=False),
    Column("url", AnyText), Column("outlet", AnyText), Column("published", AnyText),
    Column("known", JsonText, nullable=False), Column("text", AnyText, nullable=False),
    Index("versions_by_digest", "document", "digest", unique=True),
)  # fmt: skip

RECORDS = Table(
    "records", METADATA,
    Column("document", AnyText, primary_key=True), Column("version", Integer, primary_key=True),
    Column("producer", AnyText, nullable=False), Column("language", AnyText), Column("published", AnyText),
    Column("relevant", Boolean, nullable=False), Column("relevance", Float, nullable=False), Column("line", Packed, nullable=False),
    Index("records_by_producer", "producer"),
)  # fmt: skip

REPORTS = Table(
    "reports", METADATA,
    Column("document", AnyText, primary_key=True), Column("report", AnyText, primary_key=True),
    Column("kind", AnyText, nullable=False), Column("act", AnyText, nullable=False), Column("title", AnyText, nullable=False),
    Column("telling", JsonText),
)  # fmt: skip

CLAIMS = Table(
    "claims", METADATA,
    Column("document", AnyText, primary_key=True), Column("report", AnyText, primary_key=True), Column("claim", AnyText, primary_key=True),
    Column("variable", AnyText, nullable=False), Column("status", AnyText, nullable=False), Column("said_by", AnyText),
    Column("said_by_kind", AnyText), Column("hedged", Boolean, nullable=False), Column("confidence", Float, nullable=False),
    Column("low", BigInteger), Column("best", BigInteger), Column("high", BigInteger),
    Column("value", JsonText, nullable=False), Column("evidence", JsonText, nullable=False),
    Index("claims_by_variable", "variable"),
)  # fmt: skip

ISSUES = Table(
    "issues", METADATA,
    Column("document", AnyText, primary_key=True), Column("number", Integer, primary_key=True),
    Column("code", AnyText, nullable=False), Column("message", AnyText, nullable=False),
    Column("start", Integer), Column("end", Integer), Column("text", AnyText),
    Index("issues_by_code", "code"),
)  # fmt: skip

LINKS = Table(
    "links", METADATA,
    Column("a_document", AnyText, primary_key=True), Column("a_report", AnyText, primary_key=True),
    Column("b_document", AnyText, primary_key=True), Column("b_report", AnyText, primary_key=True),
    Column("incident", AnyText, nullable=False), Column("score", Float, nullable=False), Column("reasons", JsonText, nullable=False),
    Index("links_by_incident", "incident"),
)  # fmt: skip

FOLLOWS = Table(
    "follows", METADATA,
    Column("document", AnyText, primary_key=True), Column("report", AnyText, primary_key=True),
    Column("earlier_document", AnyText, primary_key=True), Column("earlier_report", AnyText, primary_key=True),
    Column("incident", AnyText, nullable=False),
    Index("follows_by_incident", "incident"),
)  # fmt: skip

INCIDENTS = Table(
    "incidents", METADATA,
    Column("id", AnyText, primary_key=True), Column("born", Integer, nullable=False),
    Column("kind", AnyText, nullable=False), Column("act", AnyText), Column("title", AnyText),
    Column("first", AnyText), Column("last", AnyText),
    Column("country", AnyText), Column("admin1", AnyText), Column("place", AnyText),
    Column("latitude", Float), Column("longitude", Float), Column("radius_km", Float),
    Column("reports", Integer, nullable=False), Column("conflict", Boolean, nullable=False),
    Column("basis", AnyText, nullable=False), Column("line", Packed, nullable=False),
    Index("incidents_by_day", "first"), Index("incidents_by_country", "country", "first"),
)  # fmt: skip

FIGURES = Table(
    "figures", METADATA,
    Column("incident", AnyText, primary_key=True), Column("variable", AnyText, primary_key=True),
    Column("best", BigInteger), Column("low", BigInteger), Column("high", BigInteger),
    Column("rule", AnyText, nullable=False), Column("conflict", Boolean, nullable=False), Column("value", JsonText),
    Index("figures_by_variable", "variable", "best"),
)  # fmt: skip

MEMBERS = Table(
    "members", METADATA,
    Column("document", AnyText, primary_key=True), Column("report", AnyText, primary_key=True),
    Column("incident", AnyText, nullable=False),
    Index("members_by_incident", "incident"),
)  # fmt: skip

POINTERS = Table(
    "pointers", METADATA,
    Column("id", AnyText, primary_key=True), Column("born", Integer, nullable=False), Column("into", AnyText),
    Column("members", JsonText, nullable=False),
)  # fmt: skip

DECISIONS = Table(
    "decisions", METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True), Column("id", AnyText, nullable=False, unique=True),
    Column("target", AnyText, nullable=False), Column("verdict", AnyText, nullable=False), Column("value", JsonText),
    Column("by", AnyText, nullable=False), Column("at", AnyText, nullable=False), Column("note", AnyText, nullable=False),
    Index("decisions_by_target", "target"),
)  # fmt: skip
