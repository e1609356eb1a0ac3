"""Column types that hold any Unicode on both databases: NUL characters and lone surrogates fit neither of them as they are."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

from sqlalchemy import LargeBinary, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_ESCAPED = "\ue0f0"
"""Opens a text that is kept in JSON's escapes; a text that itself begins with this private character is kept so, too."""
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_BIGGEST = 2**63 - 1
# Order by code point on both: a database's own collation would make the exports differ.
_PLAIN = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


class AnyText(TypeDecorator[str]):
    """A text of any code points, sorted by code point."""

    impl = _PLAIN
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (the library's signature)
        """The text as it is kept."""
        return None if value is None else kept(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (the same)
        """The text as it was given."""
        return json.loads(value[1:]) if value is not None and value.startswith(_ESCAPED) else value


class JsonText(TypeDecorator[Any]):
    """Plain data as canonical JSON in ASCII."""

    impl = _PLAIN
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002 (the same)
        """The data as it is kept; a Python None is SQL's NULL."""
        return None if value is None else json.dumps(value, sort_keys=True, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 (the same)
        """The data as it was given."""
        return None if value is None else json.loads(value)


class Packed(TypeDecorator[bytes]):
    """Bytes that are kept compressed: a record is mostly names of fields."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 (the same)
        """The bytes as they are kept."""
        return None if value is None else zlib.compress(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 (the same)
        """The bytes as they were given."""
        return None if value is None else zlib.decompress(value)


def kept(text: str) -> str:
    """A text as both databases can hold it."""
    return _ESCAPED + json.dumps(text) if text.startswith(_ESCAPED) or _UNFIT.search(text) else text


def whole(number: int | None) -> int | None:
    """A count as a column can hold it; the exact one is in the JSON beside it."""
    return None if number is None else max(-_BIGGEST, min(number, _BIGGEST))
