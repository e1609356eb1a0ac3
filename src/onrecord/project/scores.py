"""What linking compared before, kept so that the next run compares only what is new or has changed."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.link.linking import Linking
from onrecord.link.telling import Telling, telling_dict
from onrecord.model.ids import digest
from onrecord.model.incident import ReportKey
from onrecord.producer import LINKER, digest_of
from onrecord.store import Store, cached, set_cached

_NAME = "link-scores/1"


def compared_before(store: Store, tellings: Sequence[Telling]) -> Linking:
    """The part of the last linking that still holds: those of `tellings` that were there and are as they were, and their pairs' scores."""
    kept = cached(store, _NAME)
    if kept is None:
        return Linking(())
    length = int.from_bytes(kept[:8], "little")
    head = json.loads(kept[8 : 8 + length])
    if head["by"] != digest_of(LINKER):
        return Linking(())
    keys = [ReportKey(document, report) for document, report, _ in head["keys"]]
    marks = {key: mark for key, (_, _, mark) in zip(keys, head["keys"], strict=True)}
    places, scores = _unpacked(kept[8 + length :], head["pairs"])
    pairs = {(keys[a], keys[b]): score for a, b, score in zip(places[::2], places[1::2], scores, strict=True)}
    return Linking((), tellings={one.key: one for one in tellings if marks.get(one.key) == _mark(one)}, scores=pairs)


def keep_compared(store: Store, linking: Linking) -> None:
    """Keep what a linking compared. It is no fact: without it the next run comes to the same, and takes longer."""
    place = {key: k for k, key in enumerate(linking.tellings)}
    keys = [[key.document, key.report, _mark(one)] for key, one in linking.tellings.items()]
    head = json.dumps({"by": digest_of(LINKER), "keys": keys, "pairs": len(linking.scores)}).encode()
    set_cached(store, _NAME, len(head).to_bytes(8, "little") + head + _packed(place, linking.scores))


def _packed(place: Mapping[ReportKey, int], scores: Mapping[tuple[ReportKey, ReportKey], float]) -> bytes:
    places = array("I", (place[key] for pair in scores for key in pair))
    values = array("d", scores.values())
    return _little(places).tobytes() + _little(values).tobytes()


def _unpacked(data: bytes, pairs: int) -> tuple[array[int], array[float]]:
    places, values = array("I"), array("d")
    split = 2 * pairs * places.itemsize
    places.frombytes(data[:split])
    values.frombytes(data[split:])
    return _little(places), _little(values)


def _little(numbers: array[Any]) -> array[Any]:
    """The numbers with their bytes in the order of the file."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _mark(one: Telling) -> str:
    return digest(json.dumps(telling_dict(one), sort_keys=True).encode())[:16]
