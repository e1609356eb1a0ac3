"""Kill `onrecord run` with SIGKILL at random moments, run it again, and compare what comes out with an undisturbed run, byte for byte.

    python benchmarks/kill_run.py [--documents 500] [--kills 20] [--stores sqlite,postgresql] [--seed 7]

The reports are made of templates (tests/support/reports.py). PostgreSQL is started by the script itself, where it is installed.
"""

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from onrecord.producer import producer  # noqa: E402
from onrecord.project.adding import add_items  # noqa: E402
from onrecord.store import Store, open_store, pending  # noqa: E402
from support.dump import dump  # noqa: E402 (after the path)
from support.reports import reports  # noqa: E402
from support.stores import missing, server  # noqa: E402

AT = "2026-04-01T00:00:00Z"


def made(where: str, count: int) -> Store:
    """A project with its reports added, none of them read."""
    store = open_store(where, create=True)
    for _ in add_items(store, reports(count), at=AT, tell=print):
        pass
    return store


def started(where: str, workers: int) -> subprocess.Popen[bytes]:
    """`onrecord run` in a process of its own, with its children in its group."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "run", "--project", where, "--workers", str(workers)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


def undisturbed(where: str, workers: int, store: Store | None = None, left: int = 0) -> tuple[float, float]:
    """Run it to its end; how many seconds that took, and after how many the first record was kept."""
    begun = first = time.monotonic()
    run = started(where, workers)
    while store and run.poll() is None and len(pending(store, producer().digest)) == left:
        time.sleep(0.1)
        first = time.monotonic()
    error = run.communicate()[1].decode()
    if run.returncode:
        raise SystemExit(error)
    return time.monotonic() - begun, first - begun


def killed(where: str, workers: int, after: float) -> bool:
    """Run it, and kill it after so many seconds, alone: its children must end by themselves. Whether it was still running."""
    run = started(where, workers)
    with contextlib.suppress(subprocess.TimeoutExpired):
        run.wait(after)
    alive = run.poll() is None
    os.kill(run.pid, signal.SIGKILL) if alive else None
    run.wait()
    run.stderr.close()
    return alive


def one_store(kind: str, place: Callable[[str], str], arguments: argparse.Namespace, chance: random.Random) -> tuple[str, bool]:
    """Kill, run again, compare; a line of the table."""
    where = place("plain")
    plain = made(where, arguments.documents)
    seconds, start = undisturbed(where, arguments.workers, plain, arguments.documents)
    where = place("killed")
    store = made(where, arguments.documents)
    hits, left = 0, []
    for k in range(arguments.kills):
        # Each has an equal part of the work before it, so that the moments lie over all of the run and not over its beginning.
        hits += killed(where, arguments.workers, start + chance.random() * 2 * (seconds - start) / arguments.kills)
        left.append(len(pending(store, producer().digest)))
        print(f"  {kind}: kill {k + 1}, {left[-1]} left to read", file=sys.stderr)
    undisturbed(where, arguments.workers)
    same = dump(plain) == dump(store)
    size = len(dump(plain))
    return (
        f"| {kind} | {arguments.documents} | {hits} of {arguments.kills} | {seconds:.0f} s | {left[0]} to {left[-1]} | {size:,} | {'yes' if same else 'NO'} |",
        same,
    )


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--stores", default="sqlite,postgresql")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    lines, right = [], True
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        for kind in arguments.stores.split(","):
            if kind == "postgresql" and (why := missing()):
                lines.append(f"| {kind} | skipped: {why} |")
                continue
            pg = stack.enter_context(server()) if kind == "postgresql" else None
            place = (lambda _: pg.new_database()) if pg else (lambda name: str(Path(folder) / f"{name}.db"))  # noqa: B023 (used at once)
            line, same = one_store(kind, place, arguments, chance)
            lines.append(line)
            right = right and same
    print("| store | documents | killed while running | undisturbed | left to read after the kills | bytes compared | the same |")
    print("|---|---|---|---|---|---|---|")
    print("\n".join(lines))
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
