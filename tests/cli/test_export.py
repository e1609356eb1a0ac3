"""`onrecord export` and `onrecord import-decisions` on a project, and on files."""

import csv
import io
import json

import pytest

from onrecord.cli.app import run
from onrecord.export.jsonl import json_line, record_line
from onrecord.model.contract import incident_dict
from onrecord.store import decisions, open_store
from support.incidents import HARM, attack, strange
from support.projects import project_of


@pytest.fixture
def project(tmp_path, monkeypatch):
    project_of(tmp_path / "p", [attack(), attack("incident-2", "south", "harbour")])
    monkeypatch.chdir(tmp_path)
    return ["--project", str(tmp_path / "p")]


def rows(capsysbinary, arguments):
    assert run(["export", *arguments]) == 0
    return list(csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode(), newline="")))


def test_incidents_are_written_as_csv_without_names_unless_asked(project, capsysbinary):
    assert [row["target"] for row in rows(capsysbinary, project)] == ["a victim", "a victim"]
    assert [row["target"] for row in rows(capsysbinary, [*project, "--with-names"])] == ["Sarah Whitfield", "Sarah Whitfield"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--where", "Brackley"], 2),
        (["--where", "Lyon"], 0),
        (["--near", "52.03,-1.15", "--within", "5"], 2),
        (["--since", "2026-02-01"], 0),
        (["--until", "2026-01-13"], 2),
        (["--act", "bombing"], 0),
        (["--party", "medical"], 2),
        (["--figure", "killed>=3"], 0),
        (["--conflict", "killed"], 2),
        (["--kind", "background"], 0),
        (["--incident", "incident-2"], 1),
    ],
)
def test_filters_are_those_of_asking(project, capsysbinary, arguments, found):
    assert len(rows(capsysbinary, [*project, *arguments])) == found


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.geojson", "a.jsonl", "a.xlsx", "a.html", "a.ftm.json", "a.hxl.csv", "a.jsonld"])
def test_suffix_names_the_format(project, name, tmp_path, capsys):
    pytest.importorskip({"a.parquet": "pyarrow", "a.xlsx": "xlsxwriter"}.get(name, "csv"))
    assert run(["export", *project, "-o", name]) == 0
    assert (tmp_path / name).stat().st_size > 100
    assert "names, ages and addresses are hidden" in capsys.readouterr().err


def test_metadata_goes_beside_a_csv(project, tmp_path):
    assert run(["export", *project, "-o", "a.csv", "--table", "claims"]) == 0
    assert json.loads((tmp_path / "a.csv-metadata.json").read_text())["url"] == "a.csv"


def test_rows_of_a_codebook_are_a_table_like_any_other(project, capsysbinary):
    coded = rows(capsysbinary, [*project, "--book", "acled"])
    assert {row["fatalities"] for row in coded} == {"2"}
    assert "onrecord_row" in coded[0]
    assert "whitfield" not in json.dumps(coded).lower()


def test_coded_lines_hide_names_too(project, capsysbinary):
    assert run(["code", *project, "--book", "acled"]) == 0
    lines = capsysbinary.readouterr().out.decode()
    assert "whitfield" not in lines.lower()
    assert json.loads(lines.splitlines()[0])["_why"]["fatalities"]["claims"]
    assert run(["code", *project, "--book", "acled", "--with-names"]) == 0
    assert "whitfield" in capsysbinary.readouterr().out.decode().lower()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "pdf"],
        ["--table", "people"],
        ["--table", "claims", "--book", "acled"],
        ["--format", "dossier", "--table", "claims"],
        ["--format", "hxl", "--table", "claims"],
        ["--incident", "nowhere"],
        ["--book", "nowhere"],
        ["--records", "x"],
        ["--act", "taxiing"],
    ],
)
def test_wrong_call_is_one_line_and_writes_nothing(project, arguments, tmp_path, capsys):
    assert run(["export", *project, "-o", "a.bin", *arguments]) == 2
    assert not (tmp_path / "a.bin").exists()
    assert capsys.readouterr().err.startswith("error: ")


def test_what_a_format_cannot_hold_is_told(tmp_path, capsys):
    pytest.importorskip("xlsxwriter")
    incident = strange()
    record = incident.accounts[0].record
    (tmp_path / "records").write_bytes(record_line(record))
    (tmp_path / "incidents").write_bytes(json_line(incident_dict(incident)))
    arguments = ["--from", str(tmp_path / "incidents"), "--records", str(tmp_path / "records"), "-o", str(tmp_path / "a.xlsx")]
    assert run(["export", *arguments]) == 1
    assert "cell-cut: sheet claims" in capsys.readouterr().err


def test_files_of_linking_and_reading_are_exported_without_a_project(tmp_path, capsysbinary):
    incident = attack()
    (tmp_path / "incidents").write_bytes(json_line(incident_dict(incident)))
    (tmp_path / "records").write_bytes(b"".join(record_line(account.record) for account in incident.accounts))
    (tmp_path / "texts").write_bytes(json_line({"id": "north", "text": HARM}))
    given = ["--from", str(tmp_path / "incidents"), "--records", str(tmp_path / "records")]
    assert run(["export", *given, "--format", "jsonl"]) == 0
    without = capsysbinary.readouterr().out
    assert b"whitfield" not in without.lower()
    assert run(["export", *given, "--format", "annotations", "--texts", str(tmp_path / "texts")]) == 0
    assert b'"prefix"' in capsysbinary.readouterr().out
    assert run(["export", *given, "--where", "Lyon"]) == 0
    assert run(["export", "--from", str(tmp_path / "incidents")]) == 2
    (tmp_path / "records").write_bytes(record_line(incident.accounts[0].record))
    assert run(["export", *given]) == 2


def test_changes_are_taken_in_once_and_shown_by_the_next_export(project, tmp_path, capsysbinary):
    assert run(["export", *project, "-o", "a.csv"]) == 0
    text = (tmp_path / "a.csv").read_text()
    (tmp_path / "a.csv").write_text(text.replace(",2,2,3,", ",3,3,3,", 1))
    assert run(["import-decisions", "a.csv", "--by", "Ada", "--dry-run", *project]) == 0
    assert not decisions(open_store(tmp_path / "p" / "onrecord.db"))
    assert run(["import-decisions", "a.csv", "--by", "Ada", *project]) == 0
    assert b"Ada: override figure:incident-1/killed" in capsysbinary.readouterr().err
    assert run(["import-decisions", "a.csv", "--by", "Ada", *project]) == 0
    assert b"0 decisions" in capsysbinary.readouterr().err
    assert [row["killed"] for row in rows(capsysbinary, project)] == ["3", "2"]
    assert len(decisions(open_store(tmp_path / "p" / "onrecord.db"))) == 1


def test_what_cannot_be_taken_in_is_named(project, tmp_path, capsys):
    (tmp_path / "a.csv").write_text("id,killed\nincident-1,many\nincident-9,3\n")
    assert run(["import-decisions", "a.csv", *project]) == 1
    err = capsys.readouterr().err
    assert "not taken in: line 2, incident-1: killed: 'many' is no integer" in err
    assert "not taken in: line 3: no incident 'incident-9' in this project" in err
    assert run(["import-decisions", "nowhere.csv", *project]) == 2
