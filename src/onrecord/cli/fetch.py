"""`onrecord fetch`: pages and feeds from the web into a project."""

from __future__ import annotations

from typing import Annotated

import typer

import onrecord
from onrecord.cli.adding import add_all, now
from onrecord.cli.asking import Project

Urls = Annotated[list[str], typer.Argument(metavar="URL...", help="Pages or feeds.", show_default=False)]


def fetch(urls: Urls, *, project: Project = None) -> int:
    """Fetch pages into a project: robots.txt is obeyed, private addresses are refused, and each site is left a second between requests."""
    from onrecord.ingest.fetch import Fetcher  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.project.place import find_store  # noqa: PLC0415 (the same)

    return add_all(find_store(project), Fetcher(onrecord.__version__).items(urls, now))
