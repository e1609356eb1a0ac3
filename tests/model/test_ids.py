from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.ids import content_id


@given(st.lists(st.one_of(st.text(), st.integers(), st.none())))
def test_the_same_content_always_has_the_same_id(parts):
    assert content_id("c", *parts) == content_id("c", *parts)


def test_other_content_has_another_id():
    assert content_id("c", "killed", 7) != content_id("c", "killed", 8)
    assert content_id("c", "ab", "c") != content_id("c", "a", "bc")
