"""`onrecord check-book`: what is wrong with codebooks, by file and line."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord.cli.messages import tell

Books = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Codebooks; a name without a suffix is one that ships.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="One finding a line, as JSON.")]


def check_book(books: Books, *, json: Json = False) -> int:
    """Check codebooks: rules that nothing reaches, missing defaults, rows made twice, paths and values that there are not; 1 where it finds any."""
    from onrecord.ingest.books import checked  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    findings = [(name, checked(name)) for name in books]
    for name, (book, found) in findings:
        for problem in found:
            if json:
                from onrecord.export.jsonl import json_line  # noqa: PLC0415 (not needed for text)

                item = {
                    "file": problem.at.file,
                    "line": problem.at.line,
                    "code": problem.code or "not-readable",
                    "message": problem.message,
                }
                sys.stdout.buffer.write(json_line(item))
            else:
                from onrecord.export.safe import printable  # noqa: PLC0415 (the same)

                sys.stdout.write(printable(str(problem)) + "\n")
        if not found and book is not None:
            tell(f"{name}: no findings; {len(book.fields)} columns, version {book.version}")
    return 1 if any(found for _, (_, found) in findings) else 0
