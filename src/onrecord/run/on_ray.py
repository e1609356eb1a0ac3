"""One function over a stream of items on the machines of a Ray cluster: actors that each hold the reader, in the items' order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from typing import Any, TypeVar

from onrecord.model.errors import OnrecordError
from onrecord.run.ordered import AHEAD

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_on_ray(function: Callable[[Item], Result], items: Iterable[Item], *, workers: int) -> Iterator[Result]:
    """`function` of each item, in the items' order, by as many actors as there are `workers`; `items` is read lazily.

    The cluster is that of RAY_ADDRESS; without it one is started on this machine, and ended with the stream. OnrecordError without Ray.
    """
    ray = _ray()
    started = not ray.is_initialized()
    if started:
        ray.init(**_how(workers), include_dashboard=False, log_to_driver=False, configure_logging=False)
    try:
        yield from _over(ray, function, iter(items), workers)
    finally:
        if started:
            ray.shutdown()


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray would tell its makers of each start
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")  # and warn of a default of its own
    try:
        import ray  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise OnrecordError("the engine ray needs the package ray", hint="pip install 'onrecord[ray]'") from error
    return ray


def _how(workers: int) -> dict[str, Any]:
    return {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": workers}


def _over(ray: Any, function: Callable[[Item], Result], items: Iterator[Item], workers: int) -> Iterator[Result]:
    class Worker:
        """Holds what the function loads, from one item to the next."""

        def of(self, item: Item) -> Result:
            """The function of one item."""
            return function(item)

    remote = ray.remote(num_cpus=1)(Worker)
    actors = [remote.remote() for _ in range(workers)]
    turns = cycle(actors)
    under_way = deque(next(turns).of.remote(item) for item in islice(items, AHEAD * workers))
    while under_way:
        result: Result = ray.get(under_way.popleft())
        under_way.extend(next(turns).of.remote(item) for item in islice(items, 1))
        yield result
