"""What is told on standard error: errors, hints, progress. Results go to standard output alone."""

from __future__ import annotations

import sys
import time

from onrecord.export.safe import printable

_TERMINAL_EVERY = 0.2
_LOG_EVERY = 10.0


def complain(message: str, hint: str | None = None) -> int:
    """Say what is wrong in one line, and in a second what to do; returns the exit status of a wrong call."""
    tell(f"error: {message[:1].lower()}{message[1:].rstrip('.')}")
    if hint:
        tell(f"hint: {hint}")
    return 2


def tell(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    sys.stderr.write(printable(message) + "\n")
    sys.stderr.flush()


class Progress:
    """How far a stream has come: one line that is rewritten in a terminal, a line every ten seconds in a log."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._started = self._told = time.monotonic()

    def step(self, done: int) -> None:
        """Say that `done` documents are done, where the last word on it is old enough."""
        now = time.monotonic()
        if now - self._told < (_TERMINAL_EVERY if self._live else _LOG_EVERY):
            return
        self._told = now
        line = f"{done:,} documents, {done / (now - self._started):.1f} a second"
        sys.stderr.write(f"\r\033[K{line}" if self._live else f"{line}\n")
        sys.stderr.flush()

    def interrupt(self) -> None:
        """Clear the line, so that something else can be told."""
        if self._live:
            sys.stderr.write("\r\033[K")

    def end(self, done: int, broken: int) -> None:
        """The closing line."""
        self.interrupt()
        seconds = time.monotonic() - self._started
        problems = f"; {broken:,} lines with problems" if broken else ""
        tell(f"{done:,} documents read in {seconds:.1f} s{problems}")
