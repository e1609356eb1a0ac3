"""Publication dates as they are given from outside."""

from __future__ import annotations

import re
from datetime import date, datetime

from onrecord.model.errors import InvalidDate

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)?", re.ASCII)


def checked_date(published: str) -> str:
    """`published` itself, an ISO 8601 date or date-time; InvalidDate where it is not, or not in the calendar."""
    hint = "write it as 2026-01-07 or 2026-01-07T09:30+02:00"
    if not _ISO.fullmatch(published):
        raise InvalidDate(f"not an ISO 8601 date: {published[:40]!r}", hint=hint)
    try:
        date.fromisoformat(published[:10])
        datetime.fromisoformat(published)
    except ValueError as error:
        raise InvalidDate(f"no such date ({error}): {published!r}", hint=hint) from error
    return published
