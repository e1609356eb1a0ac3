"""`onrecord new-book`: a commented codebook to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.messages import tell
from onrecord.cli.output import whole_file
from onrecord.model.errors import OnrecordError

File = Annotated[
    str, typer.Argument(metavar="FILE|-", help="Where the book goes, such as my.yaml; - is standard output.", show_default=False)
]
Name = Annotated[str | None, typer.Option("--name", metavar="NAME", help="The book's name; the file's, where not given.")]


def new_book(file: File, *, name: Name = None) -> int:
    """Write a commented codebook to start from. A file that is there stays as it is."""
    from onrecord.code.own import new_book as written  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    called = name or (Path(file).stem if file != "-" else "my_book")
    if not called.replace("-", "").replace("_", "").isalnum() or not called.isascii():
        raise OnrecordError(f"no name for a codebook: {called!r}", hint="letters, digits, - and _; onrecord new-book FILE --name NAME")
    if file != "-" and Path(file).exists():
        raise OnrecordError(f"there is a file of this name already: {file}", hint="name another one")
    if file != "-" and not file.endswith((".yaml", ".yml")):
        raise OnrecordError(f"a codebook's file ends in .yaml: {file}", hint=f"onrecord new-book {file}.yaml")
    with whole_file(file) as out:
        out.write(written(called).encode())
    if file != "-":
        tell(f"wrote {file}; onrecord check-book {file} checks it, onrecord read REPORT --book {file} tries it")
    return 0
