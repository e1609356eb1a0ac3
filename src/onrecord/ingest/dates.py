"""Publication dates as they are given from outside."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from onrecord.model.document import Issue
from onrecord.model.errors import InvalidDate

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)?", re.ASCII)
_LIKE_ISO = re.compile(
    r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?", re.ASCII
)


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


def understood_date(published: str) -> str | None:
    """The ISO 8601 form of a date as tables and feeds write it; none where it could be two dates ("03/04/2026"), or is none.

    Year, month and day in this order with any mark between them, and the dates of electronic mail, are understood.
    """
    stated = " ".join(published.split())[:80]
    if found := _LIKE_ISO.fullmatch(stated):
        year, _, month, day, clock, zone = found.groups()
        zone = {"UTC": "Z", None: ""}.get(zone, zone)
        zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
        return _in_calendar(f"{year}-{month}-{day}" + (f"T{clock}{zone}" if clock else ""))
    try:
        return parsedate_to_datetime(stated).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def date_or_issue(published: str | None) -> tuple[str | None, tuple[Issue, ...]]:
    """The date that a table or feed gives, and an issue where one is given that is not understood."""
    if published is None or not published.strip():
        return None, ()
    if found := understood_date(published):
        return found, ()
    message = f"the publication date given is not understood, and was left out: {' '.join(published.split())[:40]!r}"
    return None, (Issue("publication-date-not-read", message),)


def _in_calendar(stated: str) -> str | None:
    try:
        return checked_date(stated)
    except InvalidDate:
        return None
