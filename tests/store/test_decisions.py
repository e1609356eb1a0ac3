import pytest
from sqlalchemy import text

from onrecord.model.decision import Decision
from onrecord.model.errors import StoreError
from onrecord.store import append_decision, decisions, set_setting, settings, writing

ONE = Decision("d1", "claim:a#c1", "reject", None, "Ada", "2026-01-05T00:00:00Z", "misread")
TWO = Decision("d2", "figure:i/killed", "override", {"best": 3}, "Grace", "2026-01-05T00:00:01Z", "the registry")


def test_the_log_keeps_its_order_and_everything_in_it(store):
    for decision in (TWO, ONE):
        append_decision(store, decision)
    assert decisions(store) == (TWO, ONE)


def test_the_same_decision_is_logged_once(store):
    append_decision(store, ONE)
    append_decision(store, ONE)
    assert decisions(store) == (ONE,)


@pytest.mark.parametrize("statement", ["UPDATE decisions SET note = 'other'", "DELETE FROM decisions"])
def test_the_database_refuses_to_change_the_log(store, statement):
    append_decision(store, ONE)
    with pytest.raises(StoreError, match="append-only"), writing(store) as connection:
        connection.execute(text(statement))
    assert decisions(store) == (ONE,)


def test_a_setting_is_set_and_taken_back(store):
    set_setting(store, "by", "Ada")
    set_setting(store, "rule", {"killed": "latest-official"})
    assert settings(store) == {"by": "Ada", "rule": {"killed": "latest-official"}}
    set_setting(store, "by", None)
    assert settings(store) == {"rule": {"killed": "latest-official"}}
