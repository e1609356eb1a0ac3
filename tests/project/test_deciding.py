"""Decisions from the command line: checked, logged with name and time, and applied by the next run, whatever is read again."""

import json
from dataclasses import replace

import pytest

from onrecord import pipeline
from onrecord.ingest.document import Given, make_document
from onrecord.ingest.found import Found
from onrecord.model.errors import InputError
from onrecord.producer import producer
from onrecord.project import deciding, reading
from onrecord.project.adding import add_items
from onrecord.project.idle import idle_decisions
from onrecord.project.linking import refresh
from onrecord.project.reading import read_pending
from onrecord.store import current_id, decisions, incidents, records, set_setting
from support.reports import reports

WHO = {"by": "Ada", "at": "2026-04-02T09:00:00.000001Z"}


@pytest.fixture
def project(store):
    """Two stories of three reports, and one report that tells nothing; read and linked."""
    for _ in add_items(store, reports(8), at="2026-04-01T00:00:00Z", tell=print):
        pass
    run(store)
    return store


def run(store):
    for _ in read_pending(store, map):
        pass
    refresh(store)


def main_incident(store, document="r00000"):
    return next(line for line in incidents(store) if any(one["document"] == document and one["kind"] == "main" for one in line["reports"]))


def override(store, name, variable, value, note="the registry"):
    return deciding.override(store, deciding.target_of(store, name, variable), value, note=note, **WHO)


def test_a_figure_that_was_set_stays_and_says_why(project):
    name = main_incident(project)["id"]
    override(project, name, "killed", "7")
    run(project)
    figure = main_incident(project)["figures"]["killed"]
    assert (figure["best"], figure["rule"], figure["why"]) == (7, "decided", "Decided by Ada on 2026-04-02: the registry")


def test_what_was_decided_stays_when_everything_is_read_again(project, monkeypatch):
    name = main_incident(project)["id"]
    override(project, name, "killed", "7")
    newer = replace(producer(), digest="newer")
    monkeypatch.setattr(reading, "producer", lambda: newer)
    monkeypatch.setattr(pipeline, "producer", lambda: newer)
    run(project)
    assert main_incident(project)["id"] == name
    assert main_incident(project)["figures"]["killed"]["best"] == 7


def test_some_fields_of_a_value_can_be_set(project):
    name = main_incident(project)["id"]
    override(project, name, "where", '{"name": "Quay Street"}')
    run(project)
    where = main_incident(project)["figures"]["where"]["value"]
    assert where["name"] == "Quay Street"
    assert where["country"] is not None


def test_an_undo_gives_the_figure_back(project):
    before = main_incident(project)
    override(project, before["id"], "killed", "7")
    run(project)
    deciding.undo(project, **WHO)
    run(project)
    assert main_incident(project) == before
    assert [one.verdict for one in decisions(project)] == ["override", "undo"]


def test_a_rejected_claim_counts_no_more(project):
    claim = next(
        one
        for record in records(project, only=["r00000"])
        for report in record.data["reports"]
        for one in report["claims"]
        if one["variable"] == "injured"
    )
    deciding.decide(project, deciding.target_of(project, f"r00000#{claim['id']}"), "reject", **WHO)
    run(project)
    figure = main_incident(project)["figures"].get("injured", {"claims": []})
    assert f"r00000#{claim['id']}" not in figure["claims"]


def test_a_merge_leaves_one_incident_and_its_undo_both(project):
    one, other = main_incident(project, "r00000")["id"], main_incident(project, "r00004")["id"]
    assert one != other
    deciding.merge(project, [one, other], **WHO)
    run(project)
    assert main_incident(project, "r00000") == main_incident(project, "r00004")
    assert current_id(project, one) == current_id(project, other)
    deciding.undo(project, **WHO)
    run(project)
    assert {main_incident(project, "r00000")["id"], main_incident(project, "r00004")["id"]} == {one, other}


def test_a_split_takes_a_report_apart_and_the_larger_part_keeps_the_id(project):
    deciding.merge(project, [main_incident(project, name)["id"] for name in ("r00000", "r00001", "r00004", "r00005")[::2]], **WHO)
    run(project)
    joined = main_incident(project)
    alone = joined["reports"][0]["document"]
    deciding.split(project, joined["id"], [alone], **WHO)
    run(project)
    parts = [line for line in incidents(project) if line["kind"] == "main"]
    kept = next(line for line in parts if line["id"] == joined["id"])
    assert alone not in [one["document"] for one in kept["reports"]]


def test_the_log_has_names_and_times(project):
    override(project, main_incident(project)["id"], "killed", "7")
    (made,) = decisions(project)
    assert (made.by, made.at, made.note, made.value["best"]) == ("Ada", WHO["at"], "the registry", 7)


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("killed", "many", "no value of killed"),
        ("killed", "-3", "no value of killed"),
        ("where", '{"colour": 1}', "no value of where"),
        ("mood", "3", "no figure of 'mood'"),
    ],
)
def test_a_value_that_is_none_is_refused_and_nothing_is_logged(project, variable, value, said):
    with pytest.raises(InputError, match=said):
        override(project, main_incident(project)["id"], variable, value)
    assert decisions(project) == ()


def test_an_override_needs_a_reason(project):
    with pytest.raises(InputError, match="needs a reason"):
        override(project, main_incident(project)["id"], "killed", "7", note=" ")


def test_what_is_not_there_is_named(project):
    name = main_incident(project)["id"]
    with pytest.raises(InputError, match="no incident has this id"):
        deciding.target_of(project, "i-nothing")
    with pytest.raises(InputError, match="no such claim"):
        deciding.target_of(project, "r00000#c-nothing")
    with pytest.raises(InputError, match="of one incident already"):
        deciding.merge(project, [name, name], **WHO)
    with pytest.raises(InputError, match="no report of"):
        deciding.split(project, name, ["r99"], **WHO)
    with pytest.raises(InputError, match="no decision to take back"):
        deciding.undo(project, **WHO)


def test_the_name_is_the_one_given_else_the_projects_else_the_users(store, monkeypatch):
    monkeypatch.setenv("LOGNAME", "grace")
    assert deciding.decider(store, None) == "grace"
    set_setting(store, "by", "The desk")
    assert deciding.decider(store, None) == "The desk"
    assert deciding.decider(store, " Ada ") == "Ada"


def test_values_are_kept_as_the_contract_has_them(project):
    made = override(project, main_incident(project)["id"], "arrested", '{"low": 2, "best": 3}')
    assert json.loads(json.dumps(made.value)) == {"low": 2, "high": made.value["high"], "best": 3, "of": made.value["of"]}


def test_decisions_whose_claim_is_read_no_more_stay_in_the_log_and_are_named(project):
    claim = next(one for record in records(project, only=["r00000"]) for report in record.data["reports"] for one in report["claims"])
    made = deciding.decide(project, deciding.target_of(project, f"r00000#{claim['id']}"), "accept", **WHO)
    kept = override(project, main_incident(project)["id"], "killed", "7")
    assert idle_decisions(project) == ()
    changed = Found(make_document("A shop was set on fire in Hull on Monday.", Given(id="r00000")), "x", "2026-05-01T00:00:00Z")
    for _ in add_items(project, [changed], at="2026-05-01T00:00:00Z", tell=print):
        pass
    run(project)
    assert idle_decisions(project) == (made,)
    assert decisions(project) == (made, kept)
