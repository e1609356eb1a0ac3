import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.errors import SpanError
from onrecord.model.span import Span, overlaps, span_at, within


@given(st.text(min_size=1), st.data())
def test_a_span_of_any_text_slices_back(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = span_at(text, start, end)
    assert text[span.start : span.end] == span.quote


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2), (0, 99)])
def test_a_span_outside_its_text_is_refused(start, end):
    with pytest.raises(SpanError):
        span_at("seven", start, end)


def test_a_quote_of_another_length_is_refused():
    with pytest.raises(SpanError):
        Span(0, 4, "seven")


def test_spans_that_only_touch_do_not_overlap():
    text = "a crowd gathered"
    assert not overlaps(span_at(text, 0, 2), span_at(text, 2, 7))
    assert overlaps(span_at(text, 0, 3), span_at(text, 2, 7))
    assert within(span_at(text, 2, 7), span_at(text, 2, 7))
