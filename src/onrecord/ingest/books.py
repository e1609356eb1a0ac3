"""Codebooks by name or file."""

from __future__ import annotations

from pathlib import Path

from onrecord.code.books import SUFFIXES, load_book, read_book, shipped_source, told, try_book
from onrecord.code.check import check_book
from onrecord.code.nodes import MOST_BYTES, Problem
from onrecord.model.codebook import Book
from onrecord.model.errors import BookError, InputNotFound

GRAVE = frozenset({"unknown-path", "unknown-value", "wrong-type", "circular"})
"""Findings that a book is not used with; the others (a missing default, a rule that nothing reaches) do no harm to what is coded."""


def open_book(name: str) -> Book:
    """The book of a name: one that ships with the package, or the YAML file of that path.

    BookNotFound where no book has the name, InputNotFound where there is no such file, BookError where it has faults: of its YAML, or
    of those that would leave cells wrong or empty without a word (GRAVE).
    """
    if not is_file_name(name):
        return load_book(name)
    book = read_book(book_source(name), name)
    grave = tuple(problem for problem in check_book(book) if problem.code in GRAVE)
    if grave:
        raise BookError(told(grave), hint=f"onrecord check-book {name}")
    return book


def is_file_name(name: str) -> bool:
    """Whether a name is that of a file rather than of a shipped book."""
    return name.endswith(SUFFIXES) or "/" in name or "\\" in name


def book_source(name: str) -> str:
    """The text of a book's file. InputNotFound where it cannot be read, BookError where it is no UTF-8 or over the limit."""
    try:
        with Path(name).open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputNotFound(f"cannot read codebook {name} ({reason})", hint="onrecord new-book my.yaml writes one to start from") from error
    if len(raw) > MOST_BYTES:
        raise BookError(f"{name}: larger than the limit of {MOST_BYTES:,} bytes")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BookError(f"{name}: not UTF-8 at byte {error.start}", hint="save the file as UTF-8") from error


def checked(name: str) -> tuple[Book | None, tuple[Problem, ...]]:
    """A book, as far as it can be read, and all findings on it: of its YAML, else of what it says."""
    source, file = (book_source(name), name) if is_file_name(name) else (shipped_source(name), f"{name}.yaml")
    book, problems = try_book(source, file)
    return book, problems or (check_book(book) if book is not None else ())
