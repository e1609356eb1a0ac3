"""The commented codebook that `onrecord new-book` writes to start from."""

from __future__ import annotations

from importlib import resources

from onrecord.model.errors import ResourceError


def new_book(name: str) -> str:
    """A commented codebook of that name, sound as it stands: it codes attacks, one row an incident."""
    try:
        template = (resources.files("onrecord.code") / "own_book.yaml").read_text(encoding="utf-8")
    except OSError as error:
        raise ResourceError(f"cannot read own_book.yaml: {error}", hint="install onrecord again") from error
    return template.replace("NAME_OF_THE_BOOK", name)
