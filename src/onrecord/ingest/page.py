"""A web page to a document: its text without what stands around it, and what the page says of itself."""

from __future__ import annotations

import re
from typing import Any

from onrecord.ingest.document import Given, make_document
from onrecord.model.document import Document, Issue
from onrecord.model.errors import InputNotText

_PAGE = re.compile(
    r"(?:\s|\ufeff|<!--[^>]{0,2000}-->|<\?xml[^>]{0,200}\?>)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|h1|p)\b",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_LEAD = 10_000


def is_page(text: str) -> bool:
    """Whether a file's text is a web page: it begins with a tag that begins pages or their parts."""
    return _PAGE.match(text[:_LEAD]) is not None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page's `meta` element names, which HTML wants within the first bytes."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def read_page(html: str, given: Given, *, where: str, digest: str | None, issues: tuple[Issue, ...]) -> Document:
    """The document that a page holds. InputNotText where no text is found on it; `where` names it."""
    from trafilatura import bare_extraction  # noqa: PLC0415 (takes half a second, and only pages need it)

    # Only what the markup states: a date found in running text may be any date.
    stated = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
    page: Any = bare_extraction(
        html, url=given.url, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=stated
    )
    if page is None or not (page.text or "").strip():
        raise InputNotText(f"no text of a report found on the page: {where}", hint="save the article's own page, or give its plain text")
    found = {"title": page.title, "outlet": page.sitename or page.hostname, "author": page.author, "url": page.url}
    known: dict[str, Any] = {name: _one_line(value) for name, value in found.items()}
    if page.date:
        known |= {"published": page.date, "published_source": "given"}
    return make_document(page.text.strip(), given, where=where, digest=digest, issues=issues, **known)


def _one_line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
