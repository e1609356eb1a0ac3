"""A project from the command line: made, filled, run, decided on."""

import json

import pytest

from onrecord.cli.app import run
from onrecord.project.place import find_store
from onrecord.store import count_documents, decisions

REPORT = "Two men were shot dead in Leeds on Monday, police said."


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_PROJECT", raising=False)
    assert run(["init", "."]) == 0
    return tmp_path


def called(capsys, *arguments):
    """Exit status, standard output, standard error."""
    capsys.readouterr()
    status = run(arguments)
    return (status, *capsys.readouterr())


def test_adding_says_what_became_of_each_and_that_it_was_known(project, capsys):
    (project / "in").mkdir()
    (project / "in" / "a.txt").write_text(REPORT)
    (project / "in" / "b.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
    status, out, err = called(capsys, "add", "in")
    assert (status, out) == (1, "")
    assert err.splitlines()[0].startswith("error: in/b.jpg: a binary file, not text")
    assert err.splitlines()[-1] == "1 new, 0 new versions, 0 known, 1 refused"
    assert called(capsys, "add", "in/a.txt")[0] == 0
    assert count_documents(find_store()) == 1


def test_many_things_refused_are_named_up_to_a_number_and_then_counted(project, capsys):
    (project / "t.csv").write_text("text,x\n" + "one\n" * 50 + "Two were hurt.,1\n")
    status, _, err = called(capsys, "add", "t.csv")
    assert status == 1
    assert err.count("t.csv, line") == 20
    assert "error: and 30 more: 1 cells in a row, and the header names 2" in err


@pytest.mark.usefixtures("project")
def test_nothing_that_could_be_used_is_a_wrong_call(capsys):
    assert called(capsys, "add", "nowhere")[0] == 2


def test_columns_are_told_and_chosen(project, capsys):
    (project / "t.csv").write_text("words,day\nTwo were hurt.,2026-01-05\n")
    assert "no column holds a text; there are 'words', 'day' (hint: --columns text=NAME)" in called(capsys, "add", "t.csv")[2]
    status, _, err = called(capsys, "add", "--columns", "text=words,published=day", "t.csv")
    assert status == 0
    assert "t.csv: text from 'words', published from 'day'" in err


def test_a_date_that_was_missing_is_given_later(project, capsys):
    (project / "a.txt").write_text("Two were hurt on Tuesday.")
    called(capsys, "add", "a.txt")
    assert called(capsys, "add", "a.txt", "--published", "2026-01-07")[2].splitlines()[-1] == "0 new, 1 new versions, 0 known, 0 refused"


def test_from_a_report_to_an_incident_that_was_decided_on(project, capsys):
    (project / "a.txt").write_text(REPORT)
    called(capsys, "add", "a.txt", "--published", "2026-01-07")
    assert called(capsys, "run", "--workers", "1")[0] == 0
    (line,) = called(capsys, "incidents", "--json")[1].splitlines()
    name = json.loads(line)["id"]
    assert called(capsys, "override", name, "killed", "3", "--note", "the coroner", "--by", "Ada")[0] == 0
    assert "1 of them new or changed" in called(capsys, "run", "--workers", "1")[2]
    (line,) = called(capsys, "incidents", "--json")[1].splitlines()
    assert json.loads(line)["figures"]["killed"]["best"] == 3
    assert called(capsys, "accept", name, "--by", "Grace")[0] == 0
    assert called(capsys, "undo", "--by", "Grace")[0] == 0
    log = called(capsys, "log")[1].splitlines()
    assert [words.split(" ")[2:4] for words in log] == [["Ada:", "override"], ["Grace:", "accept"], ["Grace:", "undo"]]
    assert log[1].endswith("(undone)")
    assert [json.loads(one)["undone"] for one in called(capsys, "log", "--json")[1].splitlines()] == [False, True, False]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "arguments",
    [
        ("override", "i-none", "killed", "3", "--note", "x"), ("override", "i-none", "--note", "x"), ("accept", "i-none"),
        ("merge", "i-none", "i-other"), ("split", "i-none", "a"), ("undo",), ("undo", "d-none"), ("reject", "a#c-none"),
        ("settings", "colour=red"), ("settings", "rule=mine"), ("add", "--columns", "colour=x", "a.txt"), ("add", "--published", "yesterday", "a"),
        ("run", "--project", "nowhere"), ("init", "--store", "mysql://x/y", "p"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_one_clear_line_and_nothing_is_logged(capsys, arguments):
    status, out, err = called(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.splitlines()[0].startswith("error: ")
    assert len(err.splitlines()) <= 2
    assert decisions(find_store()) == ()


@pytest.mark.usefixtures("project")
def test_settings_are_shown_set_and_taken_back(capsys):
    assert called(capsys, "settings")[1] == "no settings\n"
    assert called(capsys, "settings", "rule=latest-official", "by=The desk")[1] == "by = The desk\nrule = latest-official\n"
    assert called(capsys, "settings", "by=")[1] == "rule = latest-official\n"


@pytest.mark.usefixtures("project")
def test_fetching_from_this_machine_is_refused(capsys):
    status, _, err = called(capsys, "fetch", "http://127.0.0.1:9/")
    assert status == 2
    assert "not a public address: 127.0.0.1" in err


@pytest.fixture
def two_incidents(project, capsys):
    """The ids of two incidents of a project."""
    (project / "t.jsonl").write_text(
        json.dumps({"id": "a", "text": REPORT, "published": "2026-01-06", "language": "English"})
        + "\n"
        + json.dumps({"id": "b", "text": "A bakery burned down in Lyon on Friday, firemen said.", "published": "2026-03-07"})
    )
    assert run(["add", "t.jsonl"]) == 0
    assert run(["run"]) == 0
    return [line["id"] for line in map(json.loads, called(capsys, "incidents", "--json")[1].splitlines())]


def listed(capsys, *more):
    _, out, err = called(capsys, "incidents", "--json", *more)
    return {line["id"]: line.get("verdict") for line in map(json.loads, out.splitlines())}, err


def test_a_rejected_incident_is_not_listed_until_it_is_asked_for_or_the_rejection_taken_back(two_incidents, capsys):
    first, second = two_incidents
    assert run(["reject", first, "--by", "Ada"]) == 0
    shown, err = listed(capsys)
    assert shown == {second: None}
    assert "1 rejected incident is left out; --rejected shows it" in err
    assert listed(capsys, "--rejected") == ({first: "reject", second: None}, "")
    assert "(rejected)" in called(capsys, "incidents", "--rejected")[1]
    assert run(["undo", "--by", "Ada"]) == 0
    assert set(listed(capsys)[0]) == {first, second}


def test_a_rejected_incident_is_not_exported_unless_it_is_asked_for(two_incidents, capsys):
    first, second = two_incidents
    run(["reject", first, "--by", "Ada"])
    _, out, err = called(capsys, "export", "--format", "jsonl")
    assert [line["id"] for line in map(json.loads, out.splitlines())] == [second]
    assert "1 rejected incident is left out" in err
    for asked in (["--rejected"], ["--incident", first]):
        assert first in called(capsys, "export", "--format", "jsonl", *asked)[1]


def test_what_is_said_of_a_rejected_incident_can_still_be_shown(two_incidents, capsys):
    run(["reject", two_incidents[0], "--by", "Ada"])
    assert called(capsys, "show", two_incidents[0])[0] == 0


def test_an_exported_table_that_holds_a_rejected_incident_is_taken_back_in(two_incidents, capsys):
    run(["reject", two_incidents[0], "--by", "Ada"])
    assert run(["export", "--rejected", "-o", "all.csv"]) == 0
    status, _, err = called(capsys, "import-decisions", "all.csv", "--by", "Ada")
    assert (status, "no row" in err) == (0, False)
