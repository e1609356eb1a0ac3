"""The command line: one file a command, each calling one function of the library."""

from __future__ import annotations

import gc
import signal
import sys
from types import FrameType


def main() -> None:
    """Run the command line and exit: 0, 1 where problems were found, 2 for a wrong call."""
    # Loading makes millions of objects and no garbage: without collections a cold start takes 1.3 s of CPU time, with them 2.0 s.
    gc.disable()
    from onrecord.cli.app import run  # noqa: PLC0415 (after the line above)

    signal.signal(signal.SIGTERM, _end)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def _end(number: int, _frame: FrameType | None) -> None:
    """End in order, so that no half-written file and no process stays behind."""
    sys.exit(128 + number)
