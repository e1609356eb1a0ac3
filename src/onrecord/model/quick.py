"""Frozen values that are made by the hundred a report, made and changed quickly."""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, Field, fields
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["quick", "replace"]
T = TypeVar("T")


def quick(frozen: type[T]) -> type[T]:
    """The frozen dataclass with slots as it was, but made in less than half the time; TypeError for one with default factories.

    The `__init__` of a frozen dataclass goes around its own `__setattr__` once a field. Here a new value is of a twin class that is not
    frozen while its fields are set, and of the frozen one from then on.
    """
    mine: tuple[Field[Any], ...] = fields(frozen)  # type: ignore[arg-type]
    if any(field.default_factory is not MISSING for field in mine):
        raise TypeError(f"{frozen.__name__} has a default factory")
    names = tuple(field.name for field in mine)
    twin = type(frozen.__name__, (), {"__slots__": names})
    given = ", ".join(field.name if field.default is MISSING else f"{field.name}=defaults[{field.name!r}]" for field in mine)
    ends = ["self.__post_init__()"] if hasattr(frozen, "__post_init__") else []
    made = ["swap(self, '__class__', twin)", *(f"self.{name} = {name}" for name in names), "self.__class__ = frozen", *ends]
    copy = ["new = make(twin)", *(f"new.{name} = self.{name}" for name in names)]
    copy += ["for name, value in changes.items():", "    setattr(new, name, value)"]
    copy += ["new.__class__ = frozen", *(end.replace("self", "new") for end in ends), "return new"]
    methods = [f"def __init__(self, {given}):", *made, "def _changed(self, changes):", *copy]
    known: dict[str, Any] = {"swap": object.__setattr__, "make": object.__new__, "twin": twin, "frozen": frozen}
    known["defaults"] = {field.name: field.default for field in mine}
    exec("\n".join(line if line.startswith("def") else f"    {line}" for line in methods), known)  # noqa: S102 (field names, as in `dataclasses`)
    for name in ("__init__", "_changed"):
        known[name].__qualname__ = f"{frozen.__qualname__}.{name}"
        setattr(frozen, name, known[name])
    return frozen


if TYPE_CHECKING:
    from dataclasses import replace
else:

    def replace(value: T, /, **changes: Any) -> T:
        """The value with some fields changed: `dataclasses.replace`, for a quick one in a fourth of the time."""
        changed = getattr(value, "_changed", None)
        return changed(changes) if changed else dataclasses.replace(value, **changes)
