"""`onrecord export`: incidents, claims, figures or coded rows in the formats that others work with."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Project
from onrecord.cli.incidents import Act, Bound, Conflict, Day, Kind, Near, Party, Rejected, Where, Within, filter_of, tell_left_out
from onrecord.cli.messages import tell
from onrecord.cli.output import whole_file
from onrecord.model.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.ask.filters import Filter
    from onrecord.export.leaving import Leaving
    from onrecord.export.shipping import Shipment
    from onrecord.export.tables import Table
    from onrecord.model.decision import Decision
    from onrecord.model.incident import Incident

Form = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="csv, parquet, jsonl, geojson, xlsx, hxl, followthemoney, annotations, dossier."),
]
Out = Annotated[str, typer.Option("-o", "--out", metavar="FILE|-", help="Where it goes; its suffix can name the format.")]
TableName = Annotated[str | None, typer.Option("--table", metavar="NAME", help="incidents, claims or figures; XLSX has all three.")]
Book = Annotated[str | None, typer.Option("--book", metavar="NAME|FILE", help="Rows coded by this codebook instead.")]
Only = Annotated[list[str] | None, typer.Option("--incident", metavar="ID", help="Only this incident; can be given again.")]
WithNames = Annotated[bool, typer.Option("--with-names", help="With private persons' names, ages and addresses.")]
From = Annotated[str | None, typer.Option("--from", metavar="FILE", help="Lines of onrecord link, instead of a project; needs --records.")]
Records = Annotated[str | None, typer.Option("--records", metavar="FILE", help="With --from: the lines of onrecord read.")]
Texts = Annotated[
    str | None, typer.Option("--texts", metavar="FILE", help="With --from: the lines that were read, for words beside a quote.")
]
_MOST_TOLD = 5


def export(
    *, form: Form = None, out: Out = "-", table: TableName = None, book: Book = None, incident: Only = None, with_names: WithNames = False,
    where: Where = None, near: Near = None, within: Within = 50.0, since: Day = None, until: Day = None, act: Act = None, party: Party = None,
    figure: Bound = None, conflict: Conflict = None, kind: Kind = None, rejected: Rejected = False, project: Project = None, lines: From = None, records: Records = None,
    texts: Texts = None,
) -> int:  # fmt: skip
    """Write incidents for others to work with, without private persons' names; 1 where a format could not hold all of a text."""
    asked = filter_of(
        where=where, near=near, within=within, since=since, until=until, act=act, party=party, figure=figure, conflict=conflict, kind=kind,
        rejected=rejected,
    )  # fmt: skip
    chosen = _format(form, out, table, book)
    from onrecord.export.leaving import leaving  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    with ExitStack() as files:
        found, log = _found(files, asked, incident or (), project, (lines, records, texts))
        incidents = list(found)
    left = leaving(incidents, "shown" if with_names else "hidden", log)
    tables = _tables(chosen, left, incidents, table, book)
    made = _made(chosen, left, tables, PurePath(out).name if out != "-" else None)
    _write(out, made)
    what = ", ".join(_counted(len(one.rows), "rows" if book else one.name) for one in tables) or _counted(len(incidents), "incidents")
    hidden = "" if with_names else "; private persons' names, ages and addresses are hidden, --with-names shows them"
    tell(f"{what} as {chosen}{f' in {out}' if out != '-' else ''}{hidden}")
    for issue in made.issues[:_MOST_TOLD]:
        tell(f"{issue.code}: {issue.message}")
    if len(made.issues) > _MOST_TOLD:
        tell(f"and {len(made.issues) - _MOST_TOLD:,} more; the sheet about names all of them")
    return 1 if made.issues else 0


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what if number != 1 else what[:-1]}"


def _format(form: str | None, out: str, table: str | None, book: str | None) -> str:
    """The format that is asked for, by name or by the file's suffix; CSV where nothing says."""
    from onrecord.export.leaving import TABLES  # noqa: PLC0415 (not needed for --help)
    from onrecord.export.shipping import BINARY, FORMATS, form_of  # noqa: PLC0415 (the same)

    chosen = form or form_of(out) or "csv"
    if chosen not in FORMATS:
        raise OnrecordError(f"no such format: {chosen}", hint=f"one of {', '.join(FORMATS)}")
    if table is not None and table not in TABLES:
        raise OnrecordError(f"no such table: {table}", hint=f"one of {', '.join(TABLES)}")
    if table is not None and book is not None:
        raise OnrecordError("--table cannot be used with --book", hint="onrecord export --help")
    if out == "-" and chosen in BINARY and sys.stdout.isatty():
        raise OnrecordError(f"{chosen} is nothing for a terminal", hint="name a file with -o")
    return chosen


Files = tuple[str | None, str | None, str | None]


def _found(
    files: ExitStack, asked: Filter, only: Iterable[str], project: str | None, given: Files
) -> tuple[Iterator[Incident], tuple[Decision, ...]]:
    from onrecord.export.gathering import of_lines, of_project  # noqa: PLC0415 (brings the store)

    lines, records, texts = given
    if lines is None and (records or texts):
        raise OnrecordError("--records and --texts need --from", hint="onrecord export --help")
    if lines is None:
        from onrecord.project.asking import left_out  # noqa: PLC0415 (brings the store)
        from onrecord.project.place import find_store  # noqa: PLC0415 (the same)
        from onrecord.store import decisions  # noqa: PLC0415 (the same)

        store = find_store(project)
        if not only:
            tell_left_out(left_out(store, asked))
        return of_project(store, asked, tuple(only)), decisions(store)
    if records is None or project is not None:
        raise OnrecordError("--from needs --records, and no --project", hint="onrecord export --from INCIDENTS --records RECORDS")
    from onrecord.ingest.files import open_bytes  # noqa: PLC0415 (not needed for a project)

    streams = [files.enter_context(open_bytes(name)) if name else () for name in (lines, records, texts)]
    return of_lines(*streams, asked=asked, only=tuple(only)), ()


def _tables(chosen: str, left: Leaving, incidents: list[Incident], table: str | None, book: str | None) -> list[Table]:
    """The tables that the format is made from; none where it is made from incidents with all that is known of them."""
    from onrecord.export.leaving import TABLES, table_coded, table_named  # noqa: PLC0415 (not needed for --help)
    from onrecord.export.shipping import OF_INCIDENTS  # noqa: PLC0415 (the same)

    if book is not None:
        from onrecord.export.coding import coded  # noqa: PLC0415 (brings the codebooks)

        made, rows = coded(book, incidents, left.log)
        return [table_coded(left, made, rows)]
    if table is None and chosen in OF_INCIDENTS:
        return []
    return [table_named(left, name) for name in (TABLES if chosen == "xlsx" and table is None else [table or "incidents"])]


def _made(chosen: str, left: Leaving, tables: list[Table], file: str | None) -> Shipment:
    from onrecord.export.shipping import shipment  # noqa: PLC0415 (not needed for --help)

    return shipment(chosen, left.incidents, tables, file=file)


def _write(out: str, made: Shipment) -> None:
    """The file, and what goes beside it."""
    with whole_file(out) as file:
        file.write(made.data)
    for suffix, data in made.beside.items():
        with whole_file(f"{out}{suffix}") as file:
            file.write(data)
