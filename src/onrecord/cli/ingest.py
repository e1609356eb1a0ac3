"""`onrecord ingest`: what is read of files and pages before any reading of their text."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord.cli.messages import complain
from onrecord.cli.output import whole_file
from onrecord.export.ingested import document_dict
from onrecord.export.jsonl import json_line
from onrecord.export.safe import one_line, printable
from onrecord.ingest.document import Given
from onrecord.ingest.files import read_file
from onrecord.model.document import Document
from onrecord.model.errors import InputError

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Plain text or HTML; - is standard input.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="One line of JSON for each file.")]


def ingest(files: Files, *, json: Json = False) -> int:
    """Show what was read of files and pages: title, date, outlet, author, language, text."""
    problems = 0
    for name in files:
        try:
            doc = read_file(name, Given())
        except InputError as error:
            problems += 1
            complain(str(error), error.hint)
            continue
        _show(doc, json=json)
    return 0 if not problems else 2 if problems == len(files) else 1


def _show(doc: Document, *, json: bool) -> None:
    item = document_dict(doc)
    if json:
        with whole_file("-") as out:
            out.write(json_line(item))
        return
    heads = [
        f"{name + ':':18}{one_line(str(value))}" for name, value in item.items() if name not in ("text", "issues") and value is not None
    ]
    issues = [f"{'issue:':18}{issue.code}: {one_line(issue.message)}" for issue in doc.issues]
    lines = [printable(line) for line in doc.text.splitlines()]
    sys.stdout.write("\n".join([*heads, *issues, "", *lines, ""]) + "\n")
