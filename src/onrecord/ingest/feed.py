"""News feeds, RSS and Atom in all their forms, to documents: one for each item."""

from __future__ import annotations

import html
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from onrecord.ingest.dates import date_or_issue
from onrecord.ingest.document import Given, make_document
from onrecord.ingest.found import Found, Item, Refused, refused
from onrecord.ingest.text import decode
from onrecord.model.document import Issue
from onrecord.model.errors import InputError

_FEED = re.compile(
    r"(?:\s|\ufeff|<\?xml[^>]{0,400}\?>|<\?xml-stylesheet[^>]{0,400}\?>|<!--[^>]{0,2000}-->|<!DOCTYPE[^>\[]{0,400}>)*<(?:rss|feed|(?:\w{1,20}:)?RDF)\b"
)
_ENTITY = re.compile(r"<!ENTITY|<!DOCTYPE[^>]{0,2000}\[", re.IGNORECASE)
_BREAK = re.compile(r"<(?:/p|br|/div|/li|/h\d|/blockquote)\b[^>]{0,200}>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b", re.IGNORECASE)
_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,10000}>")
_LEAD = 10_000
_SUMMARY = Issue("feed-summary-only", "the feed holds only a summary of this item; its page says more")


def is_feed(text: str) -> bool:
    """Whether a file's text is a feed: its first element is one of those that feeds begin with."""
    return _FEED.match(text[:_LEAD]) is not None or (
        _ENTITY.search(text[:_LEAD]) is not None and re.search(r"<(rss|feed)\b", text) is not None
    )


def feed_items(data: bytes, where: str, *, url: str | None = None) -> Iterator[Item]:
    """The documents of a feed. One that declares entities of its own is left unread: a few bytes of those become gigabytes.

    `url` is where the feed itself is from, so that links in it can be made whole.
    """
    try:
        text, issues = decode(data, where)
    except InputError as error:
        yield refused(where, error)
        return
    if _ENTITY.search(text):
        yield Refused(where, "the feed declares entities of its own, which can make it grow without bound; it was left unread")
        return
    import feedparser  # noqa: PLC0415 (only feeds need it)

    # As bytes: a text could be taken for the name of a file or page to open. The encoding was told above.
    head = {"content-type": "application/xml; charset=utf-8"} | ({"content-location": url} if url else {})
    feed = feedparser.parse(
        BytesIO(text.encode("utf-8", "replace")), response_headers=head, sanitize_html=False, resolve_relative_uris=False
    )
    if not feed.entries:
        fault = feed.get("bozo_exception")
        yield Refused(where, f"no items in the feed ({fault})" if fault else "no items in the feed")
    for number, entry in enumerate(feed.entries, 1):
        yield _item(entry, f"{where}, item {number}", _plain(feed.feed.get("title")) or None, issues)


def _item(entry: Any, where: str, outlet: str | None, issues: tuple[Issue, ...]) -> Item:
    title = " ".join(_plain(entry.get("title")).split())
    whole = max((_plain(part.get("value")) for part in entry.get("content", ())), key=len, default="")
    summary = _plain(entry.get("summary"))
    body = whole if len(whole) >= len(summary) else summary
    if not body and not title:
        return Refused(where, "no text in it")
    published, unread = date_or_issue(entry.get("published") or entry.get("updated"))
    text = body if title in body[: len(title) + 40] else f"{title}\n\n{body}".strip()
    known = tuple(Issue(one.code, one.message) for one in issues) + unread + (() if whole else (_SUMMARY,))
    link = entry.get("link")
    given = Given(published=published, title=title or None, outlet=_outlet(entry) or outlet, url=link if _is_web(link) else None)
    try:
        return Found(make_document(text, given, where=where, issues=known), where, _seen_at(entry))
    except InputError as error:
        return refused(where, error)


def _outlet(entry: Any) -> str | None:
    return _plain((entry.get("source") or {}).get("title")) or None


def _is_web(link: Any) -> bool:
    return isinstance(link, str) and link.lower().startswith(("http://", "https://"))


def _seen_at(entry: Any) -> str | None:
    """When the item was as it is: so an item's summary never takes the place of its page, which is fetched later."""
    stamp = dict.get(entry, "updated_parsed") or entry.get("published_parsed")  # feedparser warns of its own fallback
    try:
        return datetime.fromtimestamp(timegm(stamp), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if stamp else None
    except (ValueError, OverflowError, OSError):
        return None


def _plain(markup: Any) -> str:
    """The text of an item's markup, a line for each of its paragraphs."""
    if not isinstance(markup, str):
        return ""
    text = _TAG.sub(" ", _BREAK.sub("\n\n", _shown(markup)))
    lines = (" ".join(line.split()) for line in html.unescape(text).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _shown(markup: str) -> str:
    """Markup without its scripts and styles; one that is never closed hides nothing."""
    parts, at = [], 0
    while (found := _HIDDEN.search(markup, at)) and (end := _ENDS[found[1].lower()].search(markup, found.end())):
        parts.append(markup[at : found.start()])
        at = end.start()
    return "".join([*parts, markup[at:]])
