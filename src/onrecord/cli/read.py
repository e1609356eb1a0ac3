"""`onrecord read`: one report to its record, or a stream of reports to a stream of records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.messages import Progress, tell
from onrecord.cli.output import whole_file
from onrecord.model.codebook import Book, Row
from onrecord.model.document import Document
from onrecord.model.errors import OnrecordError
from onrecord.model.record import Record

File = Annotated[
    str | None, typer.Argument(metavar="FILE|-", help="A report: plain text or HTML; - is standard input.", show_default=False)
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Publication date, ISO 8601: relative times are placed by it.")]
Known = Annotated[str | None, typer.Option(metavar="TEXT", help="Known from outside; goes before what a page states.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="ISO 639-1; told from the text where not given.")]
Json = Annotated[bool, typer.Option("--json", help="Print the record as one line of JSON.")]
Html = Annotated[str | None, typer.Option("--html", metavar="FILE", help="Write one self-contained page: the text beside its record.")]
Jsonl = Annotated[str | None, typer.Option("--jsonl", metavar="FILE|-", help="Read a stream of JSON lines.")]
Out = Annotated[str, typer.Option("--out", metavar="FILE|-", help="Where the stream's records go.")]
Workers = Annotated[int | None, typer.Option(min=1, max=256, help="Processes for a stream; default: one a core, at most 8.")]
BookNames = Annotated[
    list[str] | None,
    typer.Option(
        "--book", metavar="NAME|FILE", help="Code by this codebook: a shipped one (acled, cameo, ...) or a file; give it again for more."
    ),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour, in a terminal either.")]


def read(
    file: File = None,
    *,
    published: Published = None,
    title: Known = None,
    outlet: Known = None,
    url: Known = None,
    language: Language = None,
    json: Json = False,
    html: Html = None,
    jsonl: Jsonl = None,
    out: Out = "-",
    workers: Workers = None,
    book: BookNames = None,
    no_color: NoColor = False,
) -> int:
    """Read a report, and show what it says happened, each value with its words and its sayer."""
    books = _books(book)
    known = {"published": published, "title": title, "outlet": outlet, "url": url, "language": language}
    if jsonl is not None:
        _refuse({"FILE": file, "--html": html, **{f"--{name}": value for name, value in known.items()}}, "--jsonl")
        return read_lines(jsonl, out, workers, books)
    _refuse({"--workers": workers, "--out": None if out == "-" else out}, "FILE")
    if html is not None:
        _refuse({"--book": book or None}, "--html")
        _refuse_same(file or "-", html)
        _write_page(html, file, known)
    elif json:
        _print_json(_document(file, known), books)
    else:
        record, coded = _coded(_document(file, known), books)
        _print_card(record, no_color=no_color)
        _print_rows(coded)
    return 0


def _books(names: list[str] | None) -> tuple[Book, ...]:
    """The books asked for, each once; two of one name would be told apart by nothing."""
    if not names:
        return ()
    from onrecord.ingest.books import open_book  # noqa: PLC0415 (only where a book is asked for)

    books = tuple(open_book(name) for name in dict.fromkeys(names))
    twice = next((b.name for k, b in enumerate(books) if b.name in {other.name for other in books[:k]}), None)
    if twice:
        raise OnrecordError(f"two codebooks are called {twice}", hint="give one of them another name, in its line `book:`")
    return books


def _refuse(options: dict[str, object], beside: str) -> None:
    """Refuse what would go unheard."""
    unheard = [name for name, value in options.items() if value is not None]
    if unheard:
        raise OnrecordError(f"{', '.join(unheard)} cannot be used with {beside}", hint="onrecord read --help")


def _document(file: str | None, known: dict[str, str | None]) -> Document:
    from onrecord.ingest.document import Given  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.ingest.files import read_file  # noqa: PLC0415 (the same)

    if file is None:
        raise OnrecordError("nothing to read: name a FILE, - for standard input, or --jsonl FILE", hint="onrecord read --help")
    return read_file(file, Given(**known))


def _coded(doc: Document, books: tuple[Book, ...]) -> tuple[Record, dict[str, tuple[Row, ...]] | None]:
    from onrecord.pipeline import read_and_code, read_document  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    return read_and_code(doc, books) if books else (read_document(doc), None)


def _print_card(record: Record, *, no_color: bool) -> None:
    from onrecord.export.card import print_card  # noqa: PLC0415 (brings rich)

    print_card(record, sys.stdout, color=not no_color)


def _print_rows(coded: dict[str, tuple[Row, ...]] | None) -> None:
    from onrecord.export.rows import rows_text  # noqa: PLC0415 (only where a book is asked for)

    for book, rows in (coded or {}).items():
        sys.stdout.write(rows_text(book, rows))


def _print_json(doc: Document, books: tuple[Book, ...]) -> None:
    from onrecord.export.jsonl import record_line  # noqa: PLC0415 (not needed for a card)

    with whole_file("-") as out:
        out.write(record_line(*_coded(doc, books)))


def _write_page(name: str, file: str | None, known: dict[str, str | None]) -> None:
    from onrecord.export.page import page  # noqa: PLC0415 (not needed for a card)

    with whole_file(name) as out:
        out.write(page(_coded(_document(file, known), ())[0]).encode("utf-8"))
    if name != "-":
        tell(f"wrote {name}")


def read_lines(source: str, target: str, workers: int | None, books: tuple[Book, ...] = ()) -> int:
    """Read the stream `source` into `target`; 1 where a line was broken, which is named on standard error, else 0."""
    from onrecord.ingest.files import open_bytes  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.run.ordered import collect_seldom, usable_cores  # noqa: PLC0415 (the same)

    collect_seldom()  # a stream lives long
    _refuse_same(source, target)
    with open_bytes(source) as stream, whole_file(target) as out:
        from onrecord.run.stream import read_stream  # noqa: PLC0415 (the same)

        progress, done, broken = Progress(), 0, 0
        for answer in read_stream(stream, workers=workers or usable_cores(), books=books):
            if answer.line is not None:
                out.write(answer.line)
                done += 1
            if answer.problem is not None:
                broken += 1
                progress.interrupt()
                tell(f"error: {answer.problem}")
            progress.step(done)
    progress.end(done, broken)
    return 1 if broken else 0


def _refuse_same(source: str, target: str) -> None:
    if source != "-" and target != "-" and Path(source).exists() and Path(target).exists() and Path(source).samefile(target):
        raise OnrecordError(f"the result would be written over what is read: {target}", hint="name another file")
