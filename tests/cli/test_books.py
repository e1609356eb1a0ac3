"""Codebooks on the command line: --book, check-book, new-book."""

import json
from pathlib import Path

import pytest

from onrecord.cli.app import run

TEXT = "Police fired tear gas at 200 protesters in Lyon on 5 May 2021.\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.yaml"
    assert run(["new-book", str(path)]) == 0
    return path


def stream_of(tmp_path, count):
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({"id": str(k), "text": TEXT}) + "\n" for k in range(count)), encoding="utf-8")
    return str(path)


def test_rows_stand_in_the_json_of_one_report(capsysbinary, report):
    assert run(["read", report, "--json", "--book", "acled", "--book", "ucdp"]) == 0
    item = json.loads(capsysbinary.readouterr().out)
    assert item["coded"]["acled"][0]["sub_event_type"] == "Protest with intervention"
    assert item["coded"]["ucdp"] == []


def test_no_rows_where_no_book_is_asked_for(capsysbinary, report):
    run(["read", report, "--json"])
    assert "coded" not in json.loads(capsysbinary.readouterr().out)


def test_rows_stand_below_the_card(capsys, report):
    assert run(["read", report, "--book", "acled", "--book", "ucdp", "--no-color"]) == 0
    out = capsys.readouterr().out
    assert "acled row 1 of 1" in out
    assert "[intervention]" in out
    assert "ucdp: nothing that this book codes" in out


def test_a_stream_is_coded_alike_in_one_process_and_in_several(tmp_path):
    source, one, two = stream_of(tmp_path, 6), tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    for target, workers in ((one, "1"), (two, "2")):
        assert run(["read", "--jsonl", source, "--out", str(target), "--workers", workers, "--book", "acled"]) == 0
    assert one.read_bytes() == two.read_bytes()
    assert all(json.loads(line)["coded"]["acled"] for line in one.read_text(encoding="utf-8").splitlines())


def test_own_book_codes_by_its_file(capsysbinary, report, own):
    assert run(["read", report, "--json", "--book", str(own)]) == 0
    assert list(json.loads(capsysbinary.readouterr().out)["coded"]) == ["own"]


def test_two_books_of_one_name_are_refused(capsys, report, own, tmp_path):
    other = tmp_path / "other.yaml"
    other.write_bytes(own.read_bytes())
    assert run(["read", report, "--book", str(own), "--book", str(other)]) == 2
    assert "two codebooks are called own" in capsys.readouterr().err


def test_book_with_faults_is_refused_in_one_line(capsys, report, own):
    own.write_text(own.read_text(encoding="utf-8").replace("from: notes", "from: note"), encoding="utf-8")
    assert run(["read", report, "--book", str(own)]) == 2
    lines = capsys.readouterr().err.splitlines()[-2:]
    assert "no path 'note'" in lines[0]
    assert lines[1] == f"hint: onrecord check-book {own}"


@pytest.mark.parametrize("name", ["missing.yaml", "dir/none.yml"])
def test_book_file_that_is_not_there_is_named(capsys, report, name):
    assert run(["read", report, "--book", name]) == 2
    assert name in capsys.readouterr().err


def test_book_that_is_no_utf8_is_named(capsys, tmp_path):
    path = tmp_path / "b.yaml"
    path.write_bytes(b"book: \xff\n")
    assert run(["check-book", str(path)]) == 2
    assert "not UTF-8" in capsys.readouterr().err


def test_check_book_tells_file_and_line(capsys, own):
    source = own.read_text(encoding="utf-8").replace("acts: [bombing]", "acts: [bombin]")
    own.write_text(source, encoding="utf-8")
    line = next(k for k, text in enumerate(source.splitlines(), start=1) if "[bombin]" in text)
    assert run(["check-book", str(own)]) == 1
    assert capsys.readouterr().out.startswith(f"{own}:{line}: ")
    assert run(["check-book", "--json", str(own)]) == 1
    assert json.loads(capsys.readouterr().out)["code"] == "unknown-value"


def test_check_book_finds_nothing_in_those_that_ship(capsys):
    assert run(["check-book", "acled", "ucdp", "ccc"]) == 0
    assert capsys.readouterr().out == ""


def test_new_book_leaves_a_file_that_is_there(own):
    before = own.read_bytes()
    assert run(["new-book", str(own)]) == 2
    assert own.read_bytes() == before


@pytest.mark.parametrize("arguments", [["a b.yaml"], ["book.txt"], ["x.yaml", "--name", "a/b"]])
def test_new_book_refuses_names_that_are_none(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    assert run(["new-book", *arguments]) == 2
    assert list(Path(tmp_path).iterdir()) == []


def test_new_book_can_go_to_standard_output(capsysbinary):
    assert run(["new-book", "-", "--name", "mine"]) == 0
    assert b"\nbook: mine" in capsysbinary.readouterr().out


def test_book_over_interactions_codes_no_project(capsys, tmp_path):
    assert run(["code", "--book", "cameo", "--project", str(tmp_path)]) == 2
    assert "onrecord read REPORT --book cameo" in capsys.readouterr().err


def test_incidents_of_a_project_are_coded_as_lines_and_as_a_table(capsysbinary, tmp_path):
    project, reports = str(tmp_path / "project"), tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text("Gunmen shot dead two soldiers in Mopti on 5 May 2021, the army said.\n", encoding="utf-8")
    for arguments in (["init", project], ["add", str(reports), "--project", project], ["run", "--project", project, "--workers", "1"]):
        assert run(arguments) == 0
    capsysbinary.readouterr()
    assert run(["code", "--book", "acled", "--project", project]) == 0
    (line,) = capsysbinary.readouterr().out.splitlines()
    row = json.loads(line)
    assert (row["sub_event_type"], row["fatalities"]) == ("Armed clash", 2)
    assert all("#" in name for why in row["_why"].values() for name in why["claims"])
    table = tmp_path / "acled.csv"
    assert run(["code", "--book", "acled", "--project", project, "--out", str(table)]) == 0
    assert "Armed clash" in table.read_text(encoding="utf-8")
