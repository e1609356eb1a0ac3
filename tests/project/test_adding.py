"""Adding: each document once, and what is refused is told while the rest goes on."""

from onrecord.ingest.document import Given, make_document
from onrecord.ingest.found import Found, Refused, Told
from onrecord.project.adding import add_items
from onrecord.store import count_documents, versions_of
from support.reports import reports

NOW = "2026-01-05T00:00:00Z"


def added(store, items):
    told, counts = [], {}
    for found in add_items(store, items, at=NOW, tell=told.append):
        counts = dict(found)
    return counts, told


def test_documents_are_counted_as_new_known_and_refused(store):
    items = [*reports(70), Refused("x.jpg", "a binary file, not text"), Told("t.csv", "text from 'a'"), *reports(3)]
    counts, told = added(store, items)
    assert counts == {"new": 70, "version": 0, "known": 3, "refused": 1}
    assert told == items[70:72]
    assert added(store, items)[0] == {"new": 0, "version": 0, "known": 73, "refused": 1}


def test_one_document_that_cannot_be_kept_takes_no_other_with_it(store):
    long = Found(make_document("Two were hurt.", Given(id="x" * 3000)), "line 1")
    counts, told = added(store, [*reports(5), long])
    assert counts == {"new": 5, "version": 0, "known": 0, "refused": 1}
    assert told[0].where == "line 1"
    assert count_documents(store) == 5


def test_a_document_was_seen_when_its_source_says_or_now(store):
    doc = make_document("Two were hurt.", Given(id="a"))
    added(store, [Found(doc, "x", "2025-01-01T00:00:00Z"), Found(make_document("Three were hurt.", Given(id="a")), "y")])
    assert [seen_at for _, seen_at, _ in versions_of(store, "a")] == ["2025-01-01T00:00:00Z", NOW]
