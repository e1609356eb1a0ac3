"""What a project's refresh costs when a few documents come to many: linking and reconciling after `onrecord run` has read.

    python benchmarks/project_refresh.py 5000 --more 10 [--store postgresql://...]

The reports are those of `linking_scale.py`, invented, each with a claim of how many were killed; they are put into the store as if they had been
read. Printed are seconds of the processor (and of the clock): all of them linked for the first time, a run with nothing to do, and
a run after the last few came.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from linking_scale import reports

from onrecord.export.jsonl import record_line
from onrecord.link.telling import Telling, telling_dict
from onrecord.model.document import Document
from onrecord.model.record import Claim, Record, Report
from onrecord.model.span import Span
from onrecord.model.value import Count
from onrecord.producer import LINKER, digest_of, producer
from onrecord.project.linking import Refreshed, refresh
from onrecord.reconcile.figures import figures_of
from onrecord.store import Store, VersionKey, add_documents, open_store, save_record

_BATCH = 200
_TEXT = "Two people were killed."


def record_of(told: Telling, text: str) -> Record:
    """A record whose only report is the one that was invented."""
    doc = Document(told.key.document, text, published=told.published, published_source="given", outlet=told.outlet, language="en")
    span = (Span(0, 10, text[:10]),)
    count = Count(2, 2, 2)
    claims = (Claim("c-1", "killed", count, span, (), "asserted", None, None, hedged=False, confidence=0.8),)
    report = Report(told.key.report, "main", told.act, told.acts, told.act, claims, figures_of(claims), ())
    return Record(doc, "en", 1.0, (), (), (), (), (), (report,), (), producer(), told.sketch)


def fill(store: Store, tellings: Sequence[Telling]) -> None:
    """Put reports into the store, as read."""
    for start in range(0, len(tellings), _BATCH):
        made = [record_of(one, f"{_TEXT} {one.key.document}") for one in tellings[start : start + _BATCH]]
        list(add_documents(store, [(one.document, "2031-01-01T00:00:00Z") for one in made]))
        for told, record in zip(tellings[start : start + _BATCH], made, strict=True):
            kept = {told.key.report: {"by": digest_of(LINKER), "telling": telling_dict(told)}}
            save_record(store, VersionKey(record.document.id, 1), record_line(record), tellings=kept)


def timed(what: str, work: Callable[[], Refreshed]) -> None:
    """Do it, and print what it took."""
    clock, cpu = time.perf_counter(), time.process_time()
    made = work()
    spent = f"{time.process_time() - cpu:.1f} s of the processor ({time.perf_counter() - clock:.1f} s)"
    print(f"{what}: {spent}, {made.incidents:,} incidents, {made.changed:,} new or changed", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int)
    parser.add_argument("--more", type=int, default=10)
    parser.add_argument("--store")
    asked = parser.parse_args()
    tellings = [one for one, _ in reports(asked.size + asked.more)]
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(asked.store or str(Path(folder) / "onrecord.db"), create=True)
        fill(store, tellings[: asked.size])
        timed(f"{asked.size:,} reports for the first time", lambda: refresh(store))
        timed("nothing new", lambda: refresh(store))
        fill(store, tellings[asked.size :])
        timed(f"{asked.more:,} more", lambda: refresh(store))


if __name__ == "__main__":
    main()
