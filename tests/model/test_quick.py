"""Frozen values that are made and changed quickly."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from onrecord.model.quick import quick, replace


@quick
@dataclass(frozen=True, slots=True)
class _Stall:
    name: str
    open: bool = True

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("a stall has a name")


def test_quick_value_is_equal_hashed_and_shown_as_any_frozen_one() -> None:
    assert _Stall("fish") == _Stall("fish", open=True) != _Stall("fish", open=False)
    assert hash(_Stall("fish")) == hash(_Stall("fish"))
    assert repr(_Stall("fish")) == "_Stall(name='fish', open=True)"


def test_quick_value_stays_frozen_and_what_it_is() -> None:
    stall = _Stall("fish")
    assert type(stall) is _Stall
    with pytest.raises(FrozenInstanceError):
        stall.name = "bread"  # type: ignore[misc]


def test_quick_value_can_be_stored_and_read_again() -> None:
    assert pickle.loads(pickle.dumps(_Stall("fish", open=False))) == _Stall("fish", open=False)


def test_changed_value_is_a_new_one_that_was_checked() -> None:
    stall = _Stall("fish")
    assert replace(stall, open=False) == _Stall("fish", open=False)
    assert stall.open
    with pytest.raises(ValueError, match="has a name"):
        replace(stall, name="")


def test_field_that_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        replace(_Stall("fish"), price=3)  # type: ignore[call-arg]


def test_other_frozen_value_is_changed_as_ever() -> None:
    @dataclass(frozen=True)
    class Crate:
        size: int

    assert replace(Crate(1), size=2) == Crate(2)


def test_default_factory_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Crate:
        held: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="Crate has a default factory"):
        quick(Crate)
