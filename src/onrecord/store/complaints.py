"""What a database says when something is wrong, in words that say what to do."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

_SAFE = "nothing was half written"
_KNOWN = (
    (("database or disk is full", "no space left", "disk full"), "no space left", f"free some space and run the same again: {_SAFE}"),
    (("readonly database", "read-only"), "cannot be written", "check the permissions of the file and its folder"),
    (("unable to open",), "cannot be opened", "check that its folder is there and may be written"),
    (("database is locked", "database table is locked"), "another process is writing for too long", "wait for it, then run the same again"),
    (("not a database", "malformed"), "not a store of onrecord, or damaged", "restore it from a backup, or begin anew with onrecord init"),
    (("disk i/o error", "file too large"), "the disk refuses to read or write", f"check the disk and its space: {_SAFE}"),
    (("password", "authentication", "no pg_hba.conf"), "the database refuses the login", "check the user and the password (~/.pgpass)"),
    (("does not exist",), "no such database, or a part of it is missing", "createdb makes a database, onrecord init its tables"),
    (("permission denied",), "the database does not allow it", "grant the user what it needs"),
)  # fmt: skip
_LOST = ("connection", "terminating", "server closed", "could not receive", "timeout expired", "consuming input", "resolve host")


def complaint(error: DBAPIError, name: str) -> tuple[str, str | None]:
    """The message and the hint for what a database raised; `name` is the store's."""
    said = " ".join(str(error.orig).split())
    low = said.casefold()
    for signs, message, hint in _KNOWN:
        if any(sign in low for sign in signs):
            return f"{message}: {name} ({said[:200]})", hint
    if error.connection_invalidated or any(sign in low for sign in _LOST):
        return f"no connection to the database: {name} ({said[:200]})", f"check the server, then run the same again: {_SAFE}"
    return f"the store failed: {name} ({said[:200]})", None
