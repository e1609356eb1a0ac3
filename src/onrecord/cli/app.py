"""The commands put together, and the one place where an error becomes a line on standard error and an exit status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

import onrecord
from onrecord.cli.add import add
from onrecord.cli.check import check
from onrecord.cli.check_book import check_book
from onrecord.cli.code import code
from onrecord.cli.compare import compare
from onrecord.cli.decide import accept, merge, override, reject, split, undo
from onrecord.cli.diff import diff
from onrecord.cli.doctor import doctor
from onrecord.cli.export import export
from onrecord.cli.fetch import fetch
from onrecord.cli.import_decisions import import_decisions
from onrecord.cli.incidents import incidents
from onrecord.cli.ingest import ingest
from onrecord.cli.init import init
from onrecord.cli.link import link
from onrecord.cli.log import log
from onrecord.cli.messages import complain
from onrecord.cli.new_book import new_book
from onrecord.cli.read import read
from onrecord.cli.run import run as run_project
from onrecord.cli.settings import settings
from onrecord.cli.show import show
from onrecord.cli.timeline import timeline
from onrecord.cli.why import why
from onrecord.model.errors import OnrecordError

app = typer.Typer(name="onrecord", rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False, no_args_is_help=False)
for command in (
    read,
    ingest,
    link,
    init,
    add,
    fetch,
    incidents,
    show,
    why,
    compare,
    diff,
    timeline,
    check,
    export,
    import_decisions,
    code,
    check_book,
    new_book,
    accept,
    reject,
    override,
    merge,
    split,
    undo,
    log,
    settings,
    doctor,
):
    app.command()(command)
app.command("run")(run_project)


def _version(asked: bool) -> None:  # noqa: FBT001 (typer calls it so)
    if asked:
        typer.echo(f"onrecord {onrecord.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")] = False,  # noqa: FBT002, ARG001 (a typer option)
) -> None:
    """News reports of violence and protest as incident records, every value tied to its words."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run(arguments: Sequence[str]) -> int:
    """Run a command line; its exit status. Never shows a traceback for what the caller can mend."""
    try:
        status = app(arguments, prog_name="onrecord", standalone_mode=False)
    except OnrecordError as error:
        return complain(str(error), error.hint)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        return complain(error.format_message(), f"{context.command_path if context else 'onrecord'} --help")
    return status if isinstance(status, int) else 0
