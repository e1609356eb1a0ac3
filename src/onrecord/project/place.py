"""Where a project is: a folder with its store in a file, or with the address of a database that a team shares."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

from sqlalchemy import make_url

from onrecord.model.errors import StoreError
from onrecord.store import Store, open_store

FILE, CONFIG = "onrecord.db", "onrecord.toml"
VARIABLE = "ONRECORD_PROJECT"


def init_project(folder: str, *, store: str | None = None) -> Store:
    """Make a project in a folder, or bring the one that is there up to this version. `store` is a postgresql:// URL.

    The URL is kept in the folder without its password. Raises StoreError.
    """
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"no folder can be made here ({error.strerror}): {folder}", hint="name another one") from error
    known = _configured(place)
    if store and known and _without_password(store) != known:
        raise StoreError(f"the project is kept elsewhere ({known}): {folder}", hint="name another folder")
    if store and (place / FILE).exists():
        raise StoreError(f"the project is kept in its own file already: {place / FILE}", hint="name another folder")
    made = open_store(store or known or place / FILE, create=True)
    if store and not known:
        part = place / f".{CONFIG}.{os.getpid()}.part"
        part.write_text(f"store = {json.dumps(_without_password(store))}\n", encoding="utf-8")
        part.replace(place / CONFIG)
    return made


def find_store(where: str | None = None) -> Store:
    """The store of a project: of a folder, in a file, or behind a URL; unnamed, that of ONRECORD_PROJECT or of the folder one is in.

    Raises StoreError: no project there, its database cannot be reached.
    """
    name = where or os.environ.get(VARIABLE) or "."
    if "://" in name:
        return open_store(name)
    place = Path(name)
    return open_store(_configured(place) or place / FILE) if place.is_dir() else open_store(place)


def _configured(folder: Path) -> str | None:
    """The database that a project's folder names."""
    path = folder / CONFIG
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("store")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StoreError(
            f"cannot be read ({error}): {path}", hint='it should hold a line: store = "postgresql://USER@HOST/DATABASE"'
        ) from error
    if not isinstance(found, str):
        raise StoreError(f"names no store: {path}", hint='it should hold a line: store = "postgresql://USER@HOST/DATABASE"')
    return found


def _without_password(url: str) -> str:
    known = make_url(url)
    return known._replace(password=None).render_as_string(hide_password=False) if known.password else url  # `set` takes None for no change
