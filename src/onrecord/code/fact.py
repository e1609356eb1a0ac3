"""What a book asks of an incident: a path gives values, each with the claims that it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.model.codebook import Scalar
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a path; `words` are the words that it stands on where no claim has them."""

    value: Scalar
    claims: tuple[str, ...] = ()
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """The values of a path, the first one first; none where nothing is told. `rule` says how a value was come to, where that is no plain reading."""

    items: tuple[Item, ...] = ()
    rule: str | None = None

    @property
    def first(self) -> Scalar | None:
        """The first value; null where there is none."""
        return self.items[0].value if self.items else None

    @property
    def values(self) -> tuple[Scalar, ...]:
        """All values, each once."""
        return tuple(dict.fromkeys(item.value for item in self.items))


NOTHING = Fact()
Lookup = Callable[[str], Fact]
"""What a book's paths are looked up in: interactions and incidents each have their own."""


def fact_of(value: Scalar | None, claims: Iterable[str] = (), words: Iterable[Span] = ()) -> Fact:
    """A fact of one value; no fact where the value is null or empty."""
    return NOTHING if value is None or value == "" else Fact((Item(value, tuple(claims), tuple(words)),))
