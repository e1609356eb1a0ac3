"""The first schema."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Float, Integer

from onrecord.store.columns import AnyText, JsonText, Packed

revision = "0001"
down_revision = None

_STAY = tuple(
    f"CREATE TRIGGER decisions_stay_{verb} BEFORE {verb} ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END"
    for verb in ("UPDATE", "DELETE")
)
_STAY_POSTGRESQL = (
    """CREATE FUNCTION decisions_stay() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'decisions are append-only'; END $$""",
    "CREATE TRIGGER decisions_stay BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION decisions_stay()",
)


def upgrade() -> None:
    """Make all tables."""
    _facts()
    _read()
    _linked()
    _views()
    _decided()


def downgrade() -> None:
    """Drop all tables, and with them all that is in them."""
    names = "decisions pointers members figures incidents follows links issues claims reports records versions documents producers caches settings"
    for name in names.split():
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION decisions_stay()")


def _facts() -> None:
    op.create_table("settings", _key("name"), Column("value", JsonText))
    op.create_table("caches", _key("name"), _needed("content", Packed))
    op.create_table("producers", _key("digest"), _needed("name"), _needed("version"))
    op.create_table("documents", _key("id"), _needed("current", Integer), Column("read", Integer))
    op.create_table(
        "versions", _key("document"), _key("number", Integer), _needed("digest"), _needed("seen_at"),
        Column("url", AnyText), Column("outlet", AnyText), Column("published", AnyText), _needed("known", JsonText), _needed("text"),
    )  # fmt: skip
    op.create_index("versions_by_digest", "versions", ["document", "digest"], unique=True)


def _read() -> None:
    op.create_table(
        "records", _key("document"), _key("version", Integer), _needed("producer"), Column("language", AnyText), Column("published", AnyText),
        _needed("relevant", Boolean), _needed("relevance", Float), _needed("line", Packed),
    )  # fmt: skip
    op.create_index("records_by_producer", "records", ["producer"])
    op.create_table(
        "reports", _key("document"), _key("report"), _needed("kind"), _needed("act"), _needed("title"), Column("telling", JsonText),
    )  # fmt: skip
    op.create_table(
        "claims", _key("document"), _key("report"), _key("claim"), _needed("variable"), _needed("status"), Column("said_by", AnyText),
        Column("said_by_kind", AnyText), _needed("hedged", Boolean), _needed("confidence", Float),
        Column("low", BigInteger), Column("best", BigInteger), Column("high", BigInteger), _needed("value", JsonText),
        _needed("evidence", JsonText),
    )  # fmt: skip
    op.create_index("claims_by_variable", "claims", ["variable"])
    op.create_table(
        "issues", _key("document"), _key("number", Integer), _needed("code"), _needed("message"),
        Column("start", Integer), Column("end", Integer), Column("text", AnyText),
    )  # fmt: skip
    op.create_index("issues_by_code", "issues", ["code"])


def _linked() -> None:
    op.create_table(
        "links", _key("a_document"), _key("a_report"), _key("b_document"), _key("b_report"), _needed("incident"),
        _needed("score", Float), _needed("reasons", JsonText),
    )  # fmt: skip
    op.create_index("links_by_incident", "links", ["incident"])
    op.create_table("follows", _key("document"), _key("report"), _key("earlier_document"), _key("earlier_report"), _needed("incident"))
    op.create_index("follows_by_incident", "follows", ["incident"])


def _views() -> None:
    op.create_table(
        "incidents", _key("id"), _needed("born", Integer), _needed("kind"), Column("act", AnyText), Column("title", AnyText),
        Column("first", AnyText), Column("last", AnyText), Column("country", AnyText), Column("admin1", AnyText), Column("place", AnyText),
        Column("latitude", Float), Column("longitude", Float), Column("radius_km", Float),
        _needed("reports", Integer), _needed("conflict", Boolean), _needed("basis"), _needed("line", Packed),
    )  # fmt: skip
    op.create_index("incidents_by_day", "incidents", ["first"])
    op.create_index("incidents_by_country", "incidents", ["country", "first"])
    op.create_table(
        "figures", _key("incident"), _key("variable"), Column("best", BigInteger), Column("low", BigInteger), Column("high", BigInteger),
        _needed("rule"), _needed("conflict", Boolean), Column("value", JsonText),
    )  # fmt: skip
    op.create_index("figures_by_variable", "figures", ["variable", "best"])
    op.create_table("members", _key("document"), _key("report"), _needed("incident"))
    op.create_index("members_by_incident", "members", ["incident"])
    op.create_table("pointers", _key("id"), _needed("born", Integer), Column("into", AnyText), _needed("members", JsonText))


def _decided() -> None:
    op.create_table(
        "decisions", Column("number", Integer, primary_key=True, autoincrement=True), Column("id", AnyText, nullable=False, unique=True),
        _needed("target"), _needed("verdict"), Column("value", JsonText), _needed("by"), _needed("at"), _needed("note"),
    )  # fmt: skip
    op.create_index("decisions_by_target", "decisions", ["target"])
    for statement in _STAY_POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _STAY:
        op.execute(statement)


def _key(name: str, type_: Any = AnyText) -> Column[Any]:
    return Column(name, type_, primary_key=True)


def _needed(name: str, type_: Any = AnyText) -> Column[Any]:
    return Column(name, type_, nullable=False)
