"""The page: self-contained, without script, linked both ways, and nothing from outside is markup."""

import re

import pytest

from onrecord.export.page import page
from support.html import parsed
from support.records import HOSTILE, ISSUE, record


@pytest.fixture
def html():
    return page(record(issues=(ISSUE,), title="A <title> & more", url="javascript:alert(1)", outlet="<img src=x>"))


def test_nothing_from_outside_becomes_markup(html):
    tags = set(parsed(html).tags)
    assert not tags & {"script", "img", "b" + "old", "i", "title>"}
    assert "<script" not in html
    assert "javascript:alert" not in re.findall(r'href="([^"]*)"', html)


def test_nothing_is_fetched(html):
    assert not re.search(r'(?:src|href)="(?!#)', html)
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_address_of_the_web_is_a_link():
    assert '<a href="https://post.example/?a=1&amp;b=2"' in page(record(url="https://post.example/?a=1&b=2"))


def test_text_beside_the_record_is_the_text(html):
    article = html[html.index("<article") : html.index("</article>")]
    expected = HOSTILE.replace("\x1b", "\ufffd").replace("\x07", "\ufffd").replace("\x00", "\ufffd")
    assert parsed(article).text == expected


def test_every_link_inside_the_page_has_its_target(html):
    ids = parsed(html).ids
    links = re.findall(r'href="#([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert links
    assert set(links) <= set(ids)


def test_conflict_is_told_in_words(html):
    assert "≠ disputed" in html
    assert "the union says twelve" in html


def test_page_of_an_empty_text_is_a_page():
    assert "No incident is told" in page(record("", reports=()))
