"""A project built by hand: the incidents of `support.incidents` in a store in a file."""

from onrecord.export.jsonl import record_line
from onrecord.project.place import init_project
from onrecord.store import Known, VersionKey, Views, add_document, row_of, save_record, save_views, views


def project_of(folder, incidents):
    """A project with these incidents, as a run would leave it."""
    store = init_project(str(folder))
    records = {account.document.id: account.record for incident in incidents for account in incident.accounts}
    for name, record in records.items():
        add_document(store, record.document, seen_at="2026-02-01T00:00:00Z")
        save_record(store, VersionKey(name, 1), record_line(record))
    known = {one.id: Known(k, frozenset(account.key for account in one.accounts), "b") for k, one in enumerate(incidents)}
    rows = [row_of(one, born=k, basis="b") for k, one in enumerate(incidents)]
    assert save_views(store, views(store), Views(1, "b", known), rows)
    return store
