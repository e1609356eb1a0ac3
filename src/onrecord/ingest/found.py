"""What is met on the way through files and folders: a document, or something that could not be used, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.document import Document
from onrecord.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Found:
    """A document; `seen_at` is when its content was at its source, ISO 8601 in UTC, where that is known."""

    document: Document
    where: str
    seen_at: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something named by `where` that no document could be made of; `reason` is without the place, so that reasons can be counted."""

    where: str
    reason: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Something that whoever adds should know of, and that is no fault: how columns were understood, what was passed over."""

    where: str
    message: str


Item = Found | Refused | Told


def refused(where: str, error: InputError) -> Refused:
    """What an error says, parted from the place that it names."""
    reason = str(error).removesuffix(f": {where}").removeprefix(f"{where}: ")
    return Refused(where, reason, error.hint)
