"""Making a document of a text and of what its giver knows about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from onrecord.ingest.dates import checked_date
from onrecord.ingest.language import checked_language, detect_language
from onrecord.ingest.text import check_length
from onrecord.model.document import Document
from onrecord.model.ids import content_id


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a report from outside its text; it goes before anything that a page says of itself."""

    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None


def make_document(text: str, given: Given, *, where: str = "text", **found: Any) -> Document:
    """The document of `text`; `found` holds further fields of Document, as a page states them, that `given` goes before.

    Raises InputError where the text is over the limit, or the date or language given is none.
    """
    check_length(text, where)
    known = {name: value for name in Given.__slots__ if (value := getattr(given, name)) is not None}
    doc = Document(**{"id": content_id("doc", text), **found, **known, "text": text})
    if given.published is not None:
        doc = replace(doc, published=checked_date(given.published), published_source="given")
    language = checked_language(doc.language) if doc.language is not None else detect_language(text)
    return replace(doc, language=language)
