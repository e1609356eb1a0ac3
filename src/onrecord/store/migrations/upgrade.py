"""Bringing a store's tables to this version, inside the caller's transaction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from onrecord.model.errors import StoreError


def upgrade(connection: Connection, name: str) -> None:
    """Run what is missing of `versions/`. StoreError where the tables are of a newer onrecord; `name` names the store."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)

    def missing(revision: Any, _context: Any) -> Any:
        return scripts._upgrade_revs("head", revision)  # noqa: SLF001 (as alembic.command.upgrade does; there is no public name)

    with EnvironmentContext(config, scripts, fn=missing) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        try:
            environment.run_migrations()
        except CommandError as error:
            raise StoreError(f"made by a newer version of onrecord: {name}", hint="pip install --upgrade onrecord") from error
