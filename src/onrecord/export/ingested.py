"""What was read of a file or page, before any reading of its text: the contract's section «Pages»."""

from __future__ import annotations

from typing import Any

from onrecord.model.contract import issue_dict
from onrecord.model.document import Document

FIELDS = ("id", "url", "title", "published", "published_source", "author", "outlet", "language", "digest", "text")


def document_dict(doc: Document) -> dict[str, Any]:
    """The document as plain data; `digest` is the SHA-256 of the file's bytes."""
    known = {name: getattr(doc, name) for name in FIELDS}
    return {**known, "issues": [issue_dict(issue, doc.text) for issue in doc.issues]}
