"""Frozen values that are made by the hundred a report, made and changed quickly."""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, Field, fields, make_dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["quick", "replace"]
T = TypeVar("T")
_CHANGED = "_changed"
_swap = object.__setattr__


def quick(frozen: type[T]) -> type[T]:
    """The frozen dataclass with four or more slots as it was, but made in about half the time; TypeError for one with default factories.

    That holds for values given by position; for those given by name it takes as long as ever, and only `replace` is quicker.
    The `__init__` of a frozen dataclass goes around its own `__setattr__` once a field. Here a new value is of a twin class that is not
    frozen while its fields are set, and of the frozen one from then on.
    """
    mine: tuple[Field[Any], ...] = fields(frozen)  # type: ignore[arg-type]
    if any(field.default_factory is not MISSING for field in mine):
        raise TypeError(f"{frozen.__name__} has a default factory")
    twin: Any = make_dataclass(
        frozen.__name__, [(field.name, field.type, dataclasses.field(default=field.default)) for field in mine], slots=True
    )
    fill, values, checks = twin.__init__, attrgetter(*(field.name for field in mine)), hasattr(frozen, "__post_init__")

    def made(self: Any, *given: Any, **named: Any) -> None:
        _swap(self, "__class__", twin)
        fill(self, *given, **named)
        self.__class__ = frozen
        if checks:
            self.__post_init__()

    def changed(self: Any, changes: dict[str, Any]) -> Any:
        new = object.__new__(twin)
        fill(new, *values(self))
        for name, value in changes.items():
            setattr(new, name, value)
        new.__class__ = frozen
        if checks:
            new.__post_init__()
        return new

    for name, method in (("__init__", made), (_CHANGED, changed)):
        setattr(frozen, name, method)
    return frozen


if TYPE_CHECKING:
    from dataclasses import replace
else:

    def replace(value: T, /, **changes: Any) -> T:
        """The value with some fields changed: `dataclasses.replace`, for a quick one in a fourth of the time."""
        changed = getattr(value, _CHANGED, None)
        return changed(changes) if changed else dataclasses.replace(value, **changes)
