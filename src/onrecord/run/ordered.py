"""One function over a stream of items, in their order, with a bounded number under way."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 8
"""Items under way for each process: enough that one long report does not leave the others idle."""
FEW = 4
"""Streams with fewer items are not worth starting processes for."""
_BETWEEN_COLLECTIONS = 100_000
"""Objects more than before that make Python look for garbage: some thirty reports' worth, a few MB. Of Python's own 700 a report makes several."""
MOST = 8
"""Processes that are started unasked; each holds its own copy of the reader's data."""


def usable_cores() -> int:
    """How many processes are worth having on this machine, from 1 to MOST."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, MOST))


def collect_seldom() -> None:
    """Look for garbage seldom, as a process that reads reports makes none that is not freed at once.

    Else looking for it, now and then through all that is loaded, takes a twelfth of the time that the rules of reading take.
    """
    gc.enable()
    gc.set_threshold(_BETWEEN_COLLECTIONS)


def map_ordered(function: Callable[[Item], Result], items: Iterable[Item], *, workers: int) -> Iterator[Result]:
    """`function` of each item, in the items' order. `items` is read lazily, at most `AHEAD` for each worker ahead of what was taken.

    With more than one worker the function and its values must be picklable; it is run in processes of its own.
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1, found {workers}")
    source = iter(items)
    first = list(islice(source, FEW)) if workers > 1 else []
    if len(first) < FEW:
        return map(function, chain(first, source))
    return _in_processes(function, chain(first, source), workers)


def _in_processes(function: Callable[[Item], Result], items: Iterator[Item], workers: int) -> Iterator[Result]:
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(os.getpid(),)) as pool:
        under_way: deque[Future[Result]] = deque(pool.submit(function, item) for item in islice(items, AHEAD * workers))
        try:
            while under_way:
                result = under_way.popleft().result()
                under_way.extend(pool.submit(function, item) for item in islice(items, 1))
                yield result
        finally:
            for future in under_way:
                future.cancel()


def _begin(parent: int) -> None:
    """What a process does before its first item. The parent alone answers Ctrl-C, so that it can end the others in order."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End once the parent is gone: one that was killed cannot tell, and its processes would wait for items for ever."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
