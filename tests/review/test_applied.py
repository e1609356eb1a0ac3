"""What people set stays, whatever a machine reads."""

import pytest

from onrecord.model.decision import Decision
from onrecord.model.errors import InputError
from onrecord.model.incident import lone_incident
from onrecord.model.value import Count
from onrecord.review.applied import decided_incident, decided_record
from onrecord.review.state import fold
from support.records import record

INCIDENT = lone_incident(record(), record().reports[0])


def state_of(target, verdict, value=None, note=""):
    return fold([Decision("d1", target, verdict, value, "Ada", "2026-01-05T10:00:00Z", note)])


def test_a_rejected_claim_is_left_out_and_its_figure_made_anew():
    read = decided_record(record(), state_of("claim:d1#c1", "reject"))
    assert [claim.id for claim in read.reports[0].claims] == ["c2", "c3"]
    assert read.reports[0].figures["injured"].best == 12


def test_a_claim_whose_value_was_set_has_it():
    read = decided_record(record(), state_of("claim:d1#c1", "override", {"low": 9, "high": 9, "best": 9, "of": None}))
    assert read.reports[0].claims[0].value == Count(9, 9, 9)


def test_an_accepted_claim_and_one_of_another_document_change_nothing():
    for state in (state_of("claim:d1#c1", "accept"), state_of("claim:d2#c1", "reject")):
        assert decided_record(record(), state) == record()


def test_a_figure_that_was_set_says_by_whom_and_why():
    state = state_of(f"figure:{INCIDENT.id}/injured", "override", {"low": 12, "high": 12, "best": 12, "of": None}, "the hospital's list")
    figure = decided_incident(INCIDENT, state).figures["injured"]
    assert (figure.best, figure.rule, figure.claims, figure.against, figure.conflict) == (12, "decided", ("d1#c2",), ("d1#c1",), True)
    assert figure.why == "Decided by Ada on 2026-01-05: the hospital's list"


def test_a_figure_can_be_set_that_no_report_gives():
    state = state_of(f"figure:{INCIDENT.id}/killed", "override", {"low": 0, "high": 0, "best": 0, "of": None})
    assert decided_incident(INCIDENT, state).figures["killed"].best == 0


@pytest.mark.parametrize(("verdict", "value"), [("reject", None), ("override", None)])
def test_a_figure_that_was_rejected_or_emptied_is_left_out(verdict, value):
    assert "injured" not in decided_incident(INCIDENT, state_of(f"figure:{INCIDENT.id}/injured", verdict, value)).figures


def test_what_was_decided_on_an_id_holds_for_the_incident_that_it_leads_to():
    state = state_of("figure:i-old/injured", "reject")
    assert "injured" in decided_incident(INCIDENT, state).figures
    assert "injured" not in decided_incident(INCIDENT, state, ["i-old"]).figures


def test_a_value_that_is_none_names_the_decision():
    with pytest.raises(InputError, match="decision d1 sets no value of injured") as caught:
        decided_incident(INCIDENT, state_of(f"figure:{INCIDENT.id}/injured", "override", {"many": 3}))
    assert caught.value.hint == "onrecord undo d1"
