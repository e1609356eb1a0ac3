from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ingest.document import Given, make_document
from onrecord.model.document import Document, Issue
from onrecord.model.errors import InputError
from onrecord.store import add_document, add_documents, count_documents, documents, identity_of, open_store, pending, version, versions_of

MONDAY, TUESDAY = "2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z"
URL = "https://news.example/2026/clash"


def page(text, **known):
    return make_document(text, Given(**known))


def test_a_document_comes_back_as_it_was_given(store):
    doc = Document(
        "a1", "Two were hurt.", "2026-01-05", "given", "Clash", "The Paper", "A. Writer", URL, "en", "ff", (Issue("x", "y", 0, 3),)
    )
    add_document(store, doc, seen_at=MONDAY)
    assert list(documents(store)) == [doc]


def test_the_same_content_is_known_the_second_time(store):
    doc = page("Two were hurt.", published="2026-01-05")
    assert [add_document(store, doc, seen_at=day) for day in (MONDAY, TUESDAY)] == ["new", "known"]
    assert count_documents(store) == 1


def test_a_page_that_was_stored_again_with_other_markup_is_known(store):
    doc = page("Two were hurt.", url=URL)
    assert add_documents(store, [(replace(doc, digest="1"), MONDAY), (replace(doc, digest="2"), TUESDAY)]) == ["new", "known"]


def test_a_changed_page_is_a_version_of_its_document_and_the_old_one_stays(store):
    old, new = page("Two were hurt.", url=URL), page("Three were hurt.", url=URL)
    assert [add_document(store, old, seen_at=MONDAY), add_document(store, new, seen_at=TUESDAY)] == ["new", "version"]
    assert [doc.text for doc in documents(store)] == ["Three were hurt."]
    assert [doc.text for _, _, doc in versions_of(store, identity_of(old))] == ["Two were hurt.", "Three were hurt."]


def test_the_version_that_was_seen_last_is_read_whatever_came_in_first(store):
    old, new = page("Two were hurt.", url=URL), page("Three were hurt.", url=URL)
    add_document(store, new, seen_at=TUESDAY)
    add_document(store, old, seen_at=MONDAY)
    (key,) = pending(store, "reader")
    assert version(store, key).text == "Three were hurt."


def test_the_date_of_a_text_that_had_none_makes_a_version(store):
    assert add_document(store, page("Two were hurt on Tuesday."), seen_at=MONDAY) == "new"
    assert add_document(store, page("Two were hurt on Tuesday.", published="2026-01-07"), seen_at=TUESDAY) == "version"
    assert next(documents(store)).published == "2026-01-07"


def test_articles_that_name_the_front_page_as_theirs_stay_apart(store):
    for text in ("Two were hurt.", "A strike began."):
        assert add_document(store, page(text, url="https://news.example/"), seen_at=MONDAY) == "new"


def test_a_given_id_goes_before_the_url(store):
    for name in ("a1", "a2"):
        assert add_document(store, page("Two were hurt.", url=URL, id=name), seen_at=MONDAY) == "new"


def test_an_id_too_long_for_an_index_is_refused_and_nothing_of_its_batch_is_kept(store):
    long = page("Two were hurt.", id="é" * 1001)
    with pytest.raises(InputError, match="longer than 2000 bytes"):
        add_documents(store, [(page("Fine."), MONDAY), (long, MONDAY)])
    assert count_documents(store) == 0


def test_documents_come_by_code_point_of_their_ids(store):
    names = ["b", "a", "B", "é", "z", "-", "\U0001f600", "\uffff"]
    add_documents(store, [(page(f"Text {name}", id=name), MONDAY) for name in names])
    assert [doc.id for doc in documents(store)] == sorted(names)
    assert [key.document for key in pending(store, "p")] == sorted(names)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None), min_size=1, max_size=40), title=st.text(st.characters(codec=None), max_size=10))
def test_any_unicode_comes_back(tmp_path, text, title):
    store = open_store(tmp_path / "any.db", create=True)
    doc = Document(text, text, title=title)
    add_document(store, doc, seen_at=MONDAY)
    assert doc in list(documents(store))


@pytest.mark.parametrize("text", ["nul \x00 here", "lone \ud800", "\ue0f0own mark", "😀\u202e", "\x01\x1b[31m"])
def test_what_a_database_cannot_hold_comes_back(store, text):
    doc = Document(text, text, title=text, url=text)
    add_document(store, doc, seen_at=MONDAY)
    assert list(documents(store)) == [doc]
