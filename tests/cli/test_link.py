"""`onrecord link`: records in, incidents out."""

import json

import pytest

from onrecord.cli.app import run
from onrecord.model.document import Document
from onrecord.pipeline import read_document

FIRST = "LEEDS - Two dockers were shot dead at Quarrington Wharf in Leeds on Tuesday night, police said. Ambrose Tindall, 41, was killed at once."
SECOND = "Police in Leeds said on Wednesday that two dockers were shot dead at Quarrington Wharf. Ambrose Tindall, 41, was one of the dead."
OTHER = "A van was burned in Lyon on Sunday by rioters. Nobody was hurt."
NONE = "The bakery on the corner sells seven kinds of bread."


@pytest.fixture
def records(tmp_path):
    told = {"a": (FIRST, "2031-03-05"), "b": (SECOND, "2031-03-05"), "c": (OTHER, "2031-03-10"), "d": (NONE, None)}
    lines = [
        read_document(Document(name, text, published=day, outlet=f"{name}.example", language="en")).to_dict()
        for name, (text, day) in told.items()
    ]
    path = tmp_path / "read.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def linked(path, *options, capsysbinary):
    assert run(["link", str(path), *options]) == 0
    return [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]


def test_reports_of_one_incident_share_a_line_and_every_report_has_one(records, capsysbinary):
    lines = linked(records, capsysbinary=capsysbinary)
    told = [(one["document"], one["report"]) for line in lines for one in line["reports"]]
    read = [json.loads(line) for line in records.read_text().splitlines()]
    assert sorted(told) == sorted((record["id"], report["id"]) for record in read for report in record["reports"])
    together = next(line for line in lines if len(line["reports"]) > 1)
    assert {one["document"] for one in together["reports"]} == {"a", "b"}
    assert together["figures"]["killed"]["best"] == 2
    assert together["sources"][0] == {"document": "a", "outlet": "a.example", "published": "2031-03-05", "independent_of": ["b"]}
    assert all(reason.keys() == {"feature", "a", "b", "weight"} for reason in together["links"][0]["reasons"])


def test_given_clusters_are_taken_as_they_are(records, tmp_path, capsysbinary):
    given = tmp_path / "given.jsonl"
    given.write_text('{"id": "x", "documents": ["a", "c"]}\n')
    lines = linked(records, "--given", str(given), capsysbinary=capsysbinary)
    assert {one["document"] for one in next(line for line in lines if line["id"] == "x")["reports"]} == {"a", "c"}
    assert all(len(line["reports"]) == 1 for line in lines if line["id"] != "x")


def test_result_goes_into_a_file_that_is_whole(records, tmp_path, capsys):
    assert run(["link", str(records), "--out", str(tmp_path / "incidents.jsonl")]) == 0
    assert capsys.readouterr().out == ""
    assert len((tmp_path / "incidents.jsonl").read_text().splitlines()) >= 2


def test_a_line_that_is_no_record_is_named_and_nothing_is_written(records, tmp_path, capsys):
    with records.open("a") as file:
        file.write('{"id": "z"}\n')
    assert run(["link", str(records), "--out", str(tmp_path / "incidents.jsonl")]) == 2
    assert "line 5: not a record" in capsys.readouterr().err
    assert not (tmp_path / "incidents.jsonl").exists()


def test_a_document_that_comes_twice_is_refused(records, capsys):
    assert run(["link", str(records), str(records)]) == 2
    assert "came before" in capsys.readouterr().err


def test_a_broken_line_of_given_clusters_is_named(records, tmp_path, capsys):
    given = tmp_path / "given.jsonl"
    given.write_text('{"id": "x", "documents": "a"}\n')
    assert run(["link", str(records), "--given", str(given)]) == 2
    assert "line 1: not a cluster" in capsys.readouterr().err


def test_a_document_in_two_given_clusters_is_refused(records, tmp_path, capsys):
    given = tmp_path / "given.jsonl"
    given.write_text('{"id": "x", "documents": ["a"]}\n{"id": "y", "documents": ["a"]}\n')
    assert run(["link", str(records), "--given", str(given)]) == 2
    assert "is in cluster 'x' too" in capsys.readouterr().err


def test_a_rule_that_there_is_not_is_refused_before_anything_is_read(capsys):
    assert run(["link", "nowhere.jsonl", "--rule", "loudest"]) == 2
    assert "latest-official" in capsys.readouterr().err


def test_the_result_is_not_written_over_what_is_read(records, capsys):
    assert run(["link", str(records), "--out", str(records)]) == 2
    assert "written over" in capsys.readouterr().err


def test_nothing_read_is_nothing_linked(tmp_path, capsys):
    (tmp_path / "empty.jsonl").write_text("")
    assert run(["link", str(tmp_path / "empty.jsonl")]) == 0
    assert capsys.readouterr().out == ""
