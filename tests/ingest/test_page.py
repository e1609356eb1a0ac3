"""Web pages: the text without what stands around it, and what the page states of itself."""

from pathlib import Path

import pytest

from onrecord.ingest.document import Given
from onrecord.ingest.files import read_file
from onrecord.ingest.page import declared_encoding, is_page
from onrecord.model.errors import InputNotText

EXAMPLE = str(Path(__file__).resolve().parents[2] / "examples" / "page.html")


def test_page_gives_its_title_date_outlet_author_and_address():
    doc = read_file(EXAMPLE, Given())
    assert doc.title == "Man shot and wounded outside Leeds station"
    assert (doc.published, doc.published_source) == ("2026-02-18", "given")
    assert (doc.outlet, doc.author) == ("The Aire Valley Post", "Ingrid Fell")
    assert doc.url == "https://airevalleypost.example/news/station-shooting"


def test_text_of_a_page_leaves_out_what_stands_around_it():
    text = read_file(EXAMPLE, Given()).text
    assert "A 34-year-old man was shot and wounded" in text
    assert "“We do not believe that anyone else was hurt,”" in text
    assert "rainy day" not in text
    assert "Weather" not in text


def test_what_is_given_goes_before_what_the_page_states():
    doc = read_file(EXAMPLE, Given(published="2026-02-17T22:00", outlet="Wire", url="https://wire.example/1"))
    assert (doc.published, doc.outlet, doc.url) == ("2026-02-17T22:00", "Wire", "https://wire.example/1")


def test_page_without_a_date_gets_none(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<html><body><p>Ten people were hurt in clashes in 2019, the police said on Tuesday in a statement.</p></body></html>")
    assert read_file(str(path), Given()).published is None


def test_page_in_the_encoding_that_it_declares(tmp_path):
    path = tmp_path / "page.html"
    html = (
        "<html><head><meta charset='windows-1251'></head><body><p>Десять человек были ранены в Москве, сообщила полиция.</p></body></html>"
    )
    path.write_bytes(html.encode("cp1251"))
    doc = read_file(str(path), Given())
    assert "Десять человек были ранены" in doc.text
    assert doc.issues == ()


def test_page_without_text_is_refused(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<html><body><script>var a = 1</script></body></html>")
    with pytest.raises(InputNotText, match="no text of a report"):
        read_file(str(path), Given())


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE html><html>", "\n <html lang='en'>", "<!-- saved --><html>", "<?xml version='1.0'?>\n<html>", "<p>One.</p>"]
)
def test_pages_are_told_by_how_they_begin(text):
    assert is_page(text)


@pytest.mark.parametrize("text", ["", "Ten <b>people</b> were hurt.", "a < b", "< 10 people were hurt", "<<BREAKING>> Ten hurt"])
def test_text_with_rests_of_markup_is_no_page(text):
    assert not is_page(text)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b'<META http-equiv=x content="text/html; charset=ISO-8859-1">', "ISO-8859-1"),
        (b"<p>charset=no</p>", None),
    ],
)
def test_encoding_that_a_page_declares(head, encoding):
    assert declared_encoding(head) == encoding
