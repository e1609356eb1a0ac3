"""Marked text: every code point can be read back, and nothing in it is markup."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.marks import Mark, marked_html, safe_html
from support.html import parsed


def mark(start, end, name):
    return Mark(start, end, name, f"c{name}", f"<{name}>", "claim")


def test_overlapping_marks_are_cut_into_segments():
    reader = parsed(marked_html("abcdefgh", [mark(1, 5, "x"), mark(3, 7, "y")]))
    assert reader.text == "abcdefgh"
    assert (reader.covered["x"], reader.covered["y"], reader.covered["claim"]) == ("bcde", "defg", "bcdefg")
    assert reader.ids == ["x", "y"]


def test_marks_that_begin_together_have_both_their_ids():
    assert parsed(marked_html("abc", [mark(0, 1, "x"), mark(0, 3, "y")])).ids == ["x", "y"]


def test_markup_in_a_text_stays_text():
    reader = parsed(marked_html("<script>&amp;\"'</script>", [mark(0, 8, "x")]))
    assert reader.text == "<script>&amp;\"'</script>"
    assert set(reader.tags) == {"span", "mark", "a"}


def test_carriage_returns_are_kept_and_what_html_cannot_hold_is_replaced_one_for_one():
    assert parsed(safe_html("a\r\nb\x00c\ud800d")).text == "a\r\nb\ufffdc\ufffdd"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])), st.data())
def test_any_marks_in_any_text_lose_no_code_point(text, data):
    spots = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    marks = [mark(start, end, f"m{number}") for number, (start, end) in enumerate(spots) if start < end]
    reader = parsed(marked_html(text, marks))
    assert reader.text == text
    assert {one.id: text[one.start : one.end] for one in marks} == {
        name: words for name, words in reader.covered.items() if name != "claim"
    }
