"""A text as it was given, and what is known about it from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PublishedSource = Literal["given", "dateline", "inferred"]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in the data that was seen and not understood, or refused; `span` offsets are null for the whole document."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One report. `text` never changes after ingest: all offsets are code points into it.

    `published` is an ISO 8601 date or date-time; `digest` the SHA-256 of the raw bytes where there were any.
    """

    id: str
    text: str
    published: str | None = None
    published_source: PublishedSource | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    digest: str | None = None
    issues: tuple[Issue, ...] = ()
