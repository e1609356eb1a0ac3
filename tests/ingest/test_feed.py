"""Feeds: one document for each item; a bomb is left unread."""

import time

import pytest

from onrecord.ingest.feed import feed_items, is_feed
from onrecord.ingest.found import Found, Refused

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Post</title>
<item><title>Two hurt in clash</title><link>https://post.example/a/1</link><pubDate>Mon, 05 Jan 2026 23:30:00 -0500</pubDate>
<description>Two were hurt &amp;amp; one held.</description></item>
<item><title>Dockers strike</title><link>https://post.example/a/2</link><pubDate>the day before</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>Dockers walked out.</p><script>alert(1)</script><p>Nobody was hurt.</p>]]></content:encoded></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>Fire</title>
<link href="https://courier.example/fire"/><updated>2026-01-06T08:00:00Z</updated><content type="text">A shop burned down.</content></entry></feed>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>"""


def documents(text):
    return [item.document for item in feed_items(text if isinstance(text, bytes) else text.encode(), "feed.xml") if isinstance(item, Found)]


def test_each_item_is_a_document_with_what_the_feed_says_of_it():
    clash, strike = documents(RSS)
    assert clash.text == "Two hurt in clash\n\nTwo were hurt & one held."
    assert (clash.url, clash.outlet, clash.published) == ("https://post.example/a/1", "The Harbour Post", "2026-01-05T23:30:00-05:00")
    assert strike.text == "Dockers strike\n\nDockers walked out.\n\nNobody was hurt."


def test_an_item_that_is_only_a_summary_says_so():
    assert [[issue.code for issue in doc.issues] for doc in documents(RSS)] == [["feed-summary-only"], ["publication-date-not-read"]]


def test_an_item_was_seen_when_it_was_updated():
    (item,) = feed_items(ATOM.encode(), "feed.xml")
    assert item.seen_at == "2026-01-06T08:00:00Z"
    assert item.document.text == "Fire\n\nA shop burned down."


@pytest.mark.parametrize("bomb", [BOMB.encode(), BOMB.encode("utf-16")])
def test_a_bomb_of_entities_is_left_unread(bomb):
    (item,) = feed_items(bomb, "feed.xml")
    assert isinstance(item, Refused)
    assert "entities" in item.reason


def test_entities_outside_the_file_are_not_opened(tmp_path):
    (tmp_path / "secret").write_text("secret words")
    feed = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>'
    assert "secret words" not in repr(list(feed_items(feed.encode(), "feed.xml")))


def test_a_feed_that_is_broken_off_gives_what_it_has():
    assert next(doc.title for doc in documents(RSS[: RSS.index("Dockers walked")])) == "Two hurt in clash"


def test_a_feed_without_items_is_named():
    (item,) = feed_items(b"<rss version='2.0'><channel></channel></rss>", "feed.xml")
    assert item.reason.startswith("no items in the feed")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [(RSS, True), (ATOM, True), (BOMB, True), ('<?xml version="1.0"?><rdf:RDF>', True), ("<html><feed>", False), ("Feed the <rss>", False)],
)
def test_a_feed_is_told_by_its_first_element(text, is_one):
    assert is_feed(text) == is_one


@pytest.mark.parametrize("markup", ["&lt;script " * 100_000, "&lt;style&gt;x&lt;/style" * 50_000, "&lt;" * 200_000, "&lt;p" * 200_000])
def test_markup_that_never_ends_takes_no_time(markup):
    begun = time.process_time()
    list(
        feed_items(
            f"<rss version='2.0'><channel><item><title>A</title><description>{markup}</description></item></channel></rss>".encode(),
            "feed.xml",
        )
    )
    assert time.process_time() - begun < 10
