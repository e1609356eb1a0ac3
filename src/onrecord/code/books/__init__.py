"""Codebooks from YAML: those that ship with the package by name, any other by its path."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import PurePath

from onrecord.code.nodes import Problem, Reader, root_of
from onrecord.code.reading import book_of
from onrecord.model.codebook import Book
from onrecord.model.errors import BookError, BookNotFound

SUFFIXES = (".yaml", ".yml")


def shipped_books() -> tuple[str, ...]:
    """The names of the books that ship with the package."""
    names = (item.name for item in resources.files(__package__).iterdir())
    return tuple(sorted(PurePath(name).stem for name in names if name.endswith(".yaml")))


@lru_cache(maxsize=32)
def load_book(name: str) -> Book:
    """A shipped book by its name. BookNotFound where there is none."""
    return read_book(shipped_source(name), f"{name}.yaml")


def shipped_source(name: str) -> str:
    """The YAML of a shipped book. BookNotFound where there is none."""
    if name not in shipped_books():
        raise BookNotFound(
            f"no such codebook: {name}",
            hint=f"the books that ship are {', '.join(shipped_books())}; an own one is named by its file, my.yaml",
        )
    return (resources.files(__package__) / f"{name}.yaml").read_text(encoding="utf-8")


def read_book(source: str, file: str) -> Book:
    """A book from its YAML; `file` is what faults are told by. BookError with every fault, each with file and line."""
    book, problems = try_book(source, file)
    if book is None or problems:
        raise BookError(told(problems), hint=f"onrecord check-book {file}")
    return book


def try_book(source: str, file: str) -> tuple[Book | None, tuple[Problem, ...]]:
    """A book and its faults; no book where the YAML cannot be read at all."""
    reader = Reader(file)
    root = root_of(source.removeprefix("\ufeff"), reader)
    book = book_of(root, reader) if root is not None else None
    return book, tuple(reader.problems)


def told(problems: tuple[Problem, ...], most: int = 5) -> str:
    """Faults as one message, the first ones where there are many."""
    more = f"; and {len(problems) - most} more" if len(problems) > most else ""
    return f"codebook with {len(problems)} fault{'s' if len(problems) != 1 else ''}: " + "; ".join(map(str, problems[:most])) + more
