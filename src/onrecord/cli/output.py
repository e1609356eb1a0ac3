"""Where results go: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.model.errors import OnrecordError


@contextmanager
def whole_file(name: str) -> Iterator[BinaryIO]:
    """A binary file to write into; "-" is standard output.

    A regular file is written beside its place and moved there at the end, so that whoever looks sees the old one or the whole
    new one. OnrecordError where it cannot be written.
    """
    if name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(name).resolve()
    if path.exists() and not path.is_file() and not path.is_dir():
        with _opened(path, name) as file:  # a pipe or a device has no old content to keep
            yield file
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    if path.is_dir():
        raise OnrecordError(f"cannot be written (it is a directory): {name}", hint="name a file in it")
    with _opened(part, name) as file:
        try:
            yield file
            file.flush()
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def _opened(path: Path, name: str) -> BinaryIO:
    try:
        return path.open("wb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OnrecordError(f"cannot be written ({reason}): {name}", hint="check that its directory is there and may be written") from error
