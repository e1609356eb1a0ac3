import pytest

from onrecord.model.parse import Frame
from onrecord.read.factuality import weighed


@pytest.mark.parametrize(
    ("status", "score", "negated", "weighed_status"),
    [
        ("happened", 2.5, False, "happened"),
        ("happened", -1.5, False, "possible"),
        ("happened", -1.5, True, "did_not_happen"),
        ("planned", 2.5, False, "happened"),
        ("planned", 0.0, False, "planned"),
        ("did_not_happen", 2.9, False, "did_not_happen"),
    ],
)
def test_the_reader_doubts_what_rules_take_for_real_and_the_other_way_round(status, score, negated, weighed_status):
    arguments = ((0, 1, "ARGM-NEG"),) if negated else ()
    assert weighed(status, Frame(1, "lexical", score, arguments)) == weighed_status


def test_without_the_reader_the_rules_decide():
    assert weighed("threatened", None) == "threatened"


def test_infinitives_and_habits_are_not_made_real():
    sure = Frame(1, "lexical", 2.9, ())
    assert weighed("possible", sure, firm=True) == "possible"
    assert weighed("generic", sure) == "generic"
