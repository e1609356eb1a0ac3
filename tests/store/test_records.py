import json
from dataclasses import replace

from sqlalchemy import select

from onrecord.export.jsonl import record_line
from onrecord.model.document import Issue
from onrecord.model.value import Count
from onrecord.store import add_document, issues, pending, reading, records, save_record, tellings
from onrecord.store.tables import CLAIMS
from support.records import claim, disputed_report, record

NOW = "2026-01-05T00:00:00Z"


def kept(store, made, seen_at=NOW):
    """The record of a document that was added, read and saved."""
    add_document(store, made.document, seen_at=seen_at)
    (key,) = pending(store, made.producer.digest)
    save_record(store, key, record_line(made), tellings={"r1": {"light": 1}})
    return key


def rows(store):
    with reading(store) as connection:
        return connection.execute(select(CLAIMS).order_by(CLAIMS.c.report, CLAIMS.c.claim)).all()


def test_what_was_read_comes_back_byte_for_byte(store):
    made = record()
    kept(store, made)
    (found,) = records(store)
    assert found.line == record_line(made)
    assert found.document == made.document
    assert pending(store, made.producer.digest) == ()


def test_another_reader_reads_everything_again(store):
    kept(store, record())
    assert [key.document for key in pending(store, "another")] == ["d1"]


def test_a_new_version_is_left_to_read_and_until_then_the_old_record_stands(store):
    made = record()
    kept(store, made)
    add_document(store, replace(made.document, text=made.document.text + " More."), seen_at="2026-01-06T00:00:00Z")
    assert [key.version for key in pending(store, made.producer.digest)] == [2]
    assert [found.document for found in records(store)] == [made.document]


def test_claims_can_be_asked_for_by_column(store):
    kept(store, record())
    first = rows(store)[0]
    assert (first.document, first.report, first.claim, first.variable, first.low, first.best) == ("d1", "r1", "c1", "injured", 10, 10)
    assert first.evidence[0]["text"] == "Ten hurt"


def test_a_count_too_big_for_a_column_is_whole_in_its_json(store):
    text = "Ten hurt"
    huge = claim(text, "injured", Count(10**30, None, 10**30), "Ten")
    report = replace(disputed_report()[0], claims=(huge,))
    kept(store, record(text, reports=(report,)))
    (row,) = rows(store)
    assert row.best == 2**63 - 1
    assert row.value["best"] == 10**30


def test_reading_again_leaves_no_claim_of_the_earlier_reader(store):
    made = record()
    key = kept(store, made)
    save_record(store, key, record_line(replace(made, reports=())))
    assert rows(store) == []
    assert list(tellings(store)) == []


def test_a_record_of_an_old_version_leaves_the_claims_of_the_new_one_alone(store):
    made = record()
    (old,) = (kept(store, made),)
    newer = replace(made, document=replace(made.document, text=made.document.text + " More."))
    kept(store, newer, seen_at="2026-01-06T00:00:00Z")
    save_record(store, old, record_line(replace(made, reports=())))
    assert len(rows(store)) == 3


def test_what_linking_wants_to_know_is_kept_with_the_report(store):
    kept(store, record())
    assert list(tellings(store)) == [("d1", "r1", {"light": 1}), ("d1", "r2", None)]


def test_only_some_records_are_asked_for(store):
    for name in ("a", "b", "c"):
        made = record()
        kept(store, replace(made, document=replace(made.document, id=name)))
    assert [found.document.id for found in records(store, only=["c", "a", "missing"])] == ["a", "c"]
    assert [json.loads(found.line)["id"] for found in records(store)] == ["a", "b", "c"]


def test_issues_are_there_to_be_counted(store):
    made = record(issues=(Issue("place-not-found", "not there", 0, 3), Issue("language-unknown", "too short")))
    kept(store, made)
    assert [one["text"] for one in issues(store, "place-not-found")] == ["Ten"]
    assert len(issues(store)) == 2
