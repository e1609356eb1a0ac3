"""Books and facts made by hand for tests."""

from textwrap import dedent

from onrecord.code.books import try_book
from onrecord.code.check import check_book
from onrecord.code.fact import NOTHING, Fact, Item

HEAD = """
book: small
title: A small book
over: incidents
rows:
  include:
    - {rule: any, when: {compare: {act: {known: true}}}}
fields:
"""


def lookup(**paths):
    """Answers paths from keyword arguments; `__` stands for a dot, a list for several values."""
    known = {name.replace("__", "."): value if isinstance(value, list) else [value] for name, value in paths.items()}

    def answer(path):
        values = known.get(path, [])
        return Fact(tuple(Item(value, (f"{path}#{k}",)) for k, value in enumerate(values))) if values else NOTHING

    return answer


def book_of(fields, head=HEAD):
    """A book with these fields (YAML), which must have no faults of form."""
    book, problems = try_book(head + dedent(fields), "small.yaml")
    assert problems == ()
    return book


def faults(source):
    """The faults of form of a book, as text."""
    return [str(problem) for problem in try_book(dedent(source), "small.yaml")[1]]


def findings(fields, head=HEAD):
    """Line and code of each finding on a book with these fields."""
    return [(problem.at.line, problem.code) for problem in check_book(book_of(fields, head))]
