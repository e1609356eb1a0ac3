"""What `onrecord add` and `onrecord fetch` have in common: what is told on the way, and the closing line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.cli.messages import Progress, tell

if TYPE_CHECKING:
    from onrecord.ingest.found import Item, Refused, Told
    from onrecord.store import Store

_NAMED = 20
"""Things refused that are named one by one; of the rest, each reason is counted."""


def now() -> str:
    """The time, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def add_all(store: Store, items: Iterable[Item]) -> int:
    """Add what there is among `items`; 1 where something was refused, 2 where nothing could be used, else 0."""
    from onrecord.ingest.found import Refused as RefusedItem  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.adding import add_items  # noqa: PLC0415 (the same)

    progress, rest = Progress(), Counter[str]()
    refused: list[Refused] = []

    def hear(item: Refused | Told) -> None:
        if not isinstance(item, RefusedItem):
            progress.interrupt()
            tell(f"{item.where}: {item.message}")
            return
        if len(refused) < _NAMED:
            refused.append(item)
            progress.interrupt()
            tell(f"error: {item.where}: {item.reason}" + (f" (hint: {item.hint})" if item.hint else ""))
        else:
            rest[item.reason] += 1

    counts = Counter[str]()
    for counts in add_items(store, items, at=now(), tell=hear):
        progress.step(counts["new"] + counts["version"] + counts["known"])
    progress.interrupt()
    for reason, number in rest.most_common(_NAMED):
        tell(f"error: and {number:,} more: {reason}")
    tell(f"{counts['new']:,} new, {counts['version']:,} new versions, {counts['known']:,} known, {counts['refused']:,} refused")
    kept = counts["new"] + counts["version"] + counts["known"]
    return 0 if not counts["refused"] else 1 if kept else 2
