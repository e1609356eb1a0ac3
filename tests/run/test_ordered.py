"""Order is kept, reading is lazy, and the number of processes changes nothing."""

import gc
from itertools import count, islice

import pytest

from onrecord.run.ordered import AHEAD, collect_seldom, map_ordered, usable_cores


def square(number):
    return number * number


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_order_is_kept_with_any_number_of_processes(workers):
    assert list(map_ordered(square, range(50), workers=workers)) == [number * number for number in range(50)]


@pytest.mark.parametrize("items", [[], [3], [1, 2, 3]])
def test_few_items_need_no_processes(items):
    assert list(map_ordered(lambda item: item, items, workers=2)) == items


@pytest.mark.parametrize("workers", [1, 2])
def test_endless_input_is_read_only_a_bounded_way_ahead(workers):
    numbers = count()
    assert list(islice(map_ordered(square, numbers, workers=workers), 3)) == [0, 1, 4]
    assert next(numbers) <= 3 + (AHEAD + 1) * workers


def test_fewer_than_one_process_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        map_ordered(square, [], workers=0)


def test_at_least_one_core_is_usable():
    assert usable_cores() >= 1


def test_a_process_that_reads_looks_for_garbage_seldom():
    before, collects = gc.get_threshold(), gc.isenabled()
    try:
        gc.disable()
        gc.set_threshold(700)  # whatever a test before this one left
        collect_seldom()
        assert gc.isenabled()
        assert gc.get_threshold()[0] > 700
    finally:
        gc.set_threshold(*before)
        (gc.enable if collects else gc.disable)()
