"""The two calls that most users need: read one report, read many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.model.document import Document
from onrecord.model.record import Record


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
    id: str | None = None,  # noqa: A002 (the contract's name)
) -> Record:
    """Read one report. Offsets in the record are code points into `text` exactly as given.

    `published` is an ISO 8601 date or date-time: without it relative times ("on Tuesday") cannot be placed. `language` is
    ISO 639-1, told from the text where it is not given; `id` defaults to a hash of the text.
    Raises InputError: a date or language that is none, a text over the limit. What the text holds never raises.

    Examples
    --------
    >>> import onrecord
    >>> record = onrecord.read("Two people were injured in clashes in Leeds on Tuesday, police said.", published="2026-01-08")
    >>> record.figures["injured"].best
    2
    """
    from onrecord.ingest.document import Given, make_document  # noqa: PLC0415 (keeps `import onrecord` cheap)
    from onrecord.pipeline import read_document  # noqa: PLC0415 (the same)

    given = Given(published=published, title=title, outlet=outlet, url=url, language=language, id=id)
    return read_document(make_document(text, given))


def read_many(documents: Iterable[Document | Mapping[str, Any]], *, workers: int = 1) -> Iterator[Record]:
    """Read reports as they come, in order and lazily; each is a Document or a mapping with the keys of an input line.

    `workers` is the number of processes; a program that starts its own with `spawn` needs the usual main guard.
    Raises InputError for a mapping that is no input line.

    Examples
    --------
    >>> import onrecord
    >>> lines = [{"id": "a", "text": "One man was shot dead in Lyon."}, {"id": "b", "text": "Nobody was hurt."}]
    >>> [record.document.id for record in onrecord.read_many(lines)]
    ['a', 'b']
    """
    from onrecord.pipeline import read_document  # noqa: PLC0415 (keeps `import onrecord` cheap)
    from onrecord.run.ordered import map_ordered  # noqa: PLC0415 (the same)

    return map_ordered(read_document, map(_document, documents), workers=workers)


def _document(item: Document | Mapping[str, Any]) -> Document:
    from onrecord.ingest.jsonl import document_of  # noqa: PLC0415 (keeps `import onrecord` cheap)
    from onrecord.ingest.text import check_length  # noqa: PLC0415 (the same)

    if not isinstance(item, Document):
        return document_of(item)
    check_length(item.text, f"document {item.id!r}")
    return item
