"""Adding what was met in files, folders and on the web: each document once, whatever it came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from onrecord.ingest.found import Found, Item, Refused, Told
from onrecord.model.errors import InputError
from onrecord.store import Store, add_documents

_BATCH = 50
Tell = Callable[[Refused | Told], None]


def add_items(store: Store, items: Iterable[Item], *, at: str, tell: Tell) -> Iterator[Counter[str]]:
    """Add the documents among `items`; what was refused or is worth knowing goes to `tell`.

    Gives after each batch how many there are so far: "new", "version", "known", "refused". Documents whose source does not say when
    they were as they are were so `at`, ISO 8601 in UTC. Raises StoreError; what was given before is kept then.
    """
    counts: Counter[str] = Counter(new=0, version=0, known=0, refused=0)
    source = iter(items)
    while batch := list(islice(source, _BATCH)):
        found = [item for item in batch if isinstance(item, Found)]
        for item in batch:
            if not isinstance(item, Found):
                counts["refused"] += isinstance(item, Refused)
                tell(item)
        counts.update(_kept(store, found, at, tell))
        yield counts


def _kept(store: Store, found: list[Found], at: str, tell: Tell) -> Iterator[str]:
    try:
        yield from add_documents(store, [(one.document, one.seen_at or at) for one in found])
    except InputError as error:
        if len(found) == 1:
            tell(Refused(found[0].where, str(error), error.hint))
            yield "refused"
            return
        for one in found:
            yield from _kept(store, [one], at, tell)
