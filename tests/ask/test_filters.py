"""Which incidents are asked for."""

import pytest

from onrecord.ask.filters import Circle, Filter, keeps

LINE = {
    "id": "i1",
    "kind": "main",
    "figures": {
        "act": {"value": {"act": "bombing"}, "conflict": False},
        "when": {"value": {"first": "2026-03-02", "last": "2026-03-04", "precision": "day"}, "conflict": False},
        "where": {"value": {"name": "Orléans", "country": "FR", "admin1": "Centre", "path": ["France", "Centre", "Orléans"], "latitude": 47.9, "longitude": 1.9}},
        "killed": {"best": 4, "low": 3, "high": 5, "value": {"low": 4, "high": 4, "best": 4, "of": None}, "conflict": True},
        "initiator": {"value": {"name": "members of the Blue Front", "kind": "organised_rebels", "organization": "Blue Front"}, "conflict": False},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (Filter(), True),
        (Filter(where="orleans"), True),
        (Filter(where="FR"), True),
        (Filter(where="Lyon"), False),
        (Filter(near=Circle(48.0, 1.9, 20)), True),
        (Filter(near=Circle(43.0, 1.9, 20)), False),
        (Filter(since="2026-03-04"), True),
        (Filter(since="2026-03-05"), False),
        (Filter(until="2026-03-01"), False),
        (Filter(act="bombing"), True),
        (Filter(act="attack"), True),
        (Filter(act="protest"), False),
        (Filter(party="blue front"), True),
        (Filter(party="organised_rebels"), True),
        (Filter(party="front"), True),
        (Filter(party="ron"), False),
        (Filter(at_least={"killed": 4}), True),
        (Filter(at_least={"killed": 5}), False),
        (Filter(at_most={"killed": 3}), False),
        (Filter(at_least={"injured": 0}), False),
        (Filter(conflict="any"), True),
        (Filter(conflict="killed"), True),
        (Filter(conflict="act"), False),
        (Filter(kind="background"), False),
    ],
)
def test_an_incident_is_kept_where_it_fits_what_is_asked(asked, kept):
    assert keeps(LINE, asked) is kept


def test_silence_about_a_time_fits_no_question_about_time():
    silent = {"id": "i2", "kind": "main", "figures": {}}
    assert keeps(silent, Filter())
    assert not keeps(silent, Filter(since="2020-01-01"))
