"""PLOVER's events by the crosswalk from CAMEO."""

import pytest

from onrecord.code.books import load_book
from onrecord.code.dyads.interaction import Interaction
from onrecord.code.plover import plover_cells
from onrecord.lexicons import load
from onrecord.model.span import Span

EVENTS = load("cameo")["plover"]


def cells(code):
    return plover_cells(Interaction(code, "rule", None, None, (Span(0, 3, "did"),), 0, mutual=False))


@pytest.mark.parametrize(
    ("code", "event", "mode"),
    [
        ("0331", "AGREE", None),
        ("042", "CONSULT", "visit"),
        ("0871", "RETREAT", "ceasefire"),
        ("0231", "REQUEST", "assist"),
        ("1053", "REQUEST", "yield"),
        ("111", "ACCUSE", "disapprove"),
        ("138", "THREATEN", "violence"),
        ("141", "PROTEST", "demo"),
        ("173", "COERCE", "arrest"),
        ("1831", "ASSAULT", "suicide-attack"),
    ],
)
def test_event_and_mode_of_a_code(code, event, mode):
    assert (cells(code)["event"], cells(code)["mode"]) == (event, mode)


def test_statement_is_no_event():
    assert cells("010") is None


def test_every_code_falls_in_an_event_of_today_with_a_mode_of_that_event():
    for code, (_, _, event, mode, _) in load("cameo")["codes"].items():
        assert event is None or event in EVENTS, code
        assert mode is None or mode in EVENTS[event][2], (code, mode)


def test_score_is_the_modes_where_there_is_one():
    assert cells("173")["event_scale"] == -7
    assert cells("0331")["event_scale"] == 2.5


def test_values_that_the_book_allows_are_the_events():
    assert set(load_book("plover").field("event").values) == set(EVENTS)
    assert set(cells("111")) <= {field.name for field in load_book("plover").fields}
