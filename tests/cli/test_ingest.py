"""`onrecord ingest`: what was read of a page, before any reading."""

import json
from pathlib import Path

from onrecord.cli.app import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_each_file_is_one_line_of_json(capsysbinary):
    assert run(["ingest", str(EXAMPLES / "page.html"), str(EXAMPLES / "market.txt"), "--json"]) == 0
    page, market = map(json.loads, capsysbinary.readouterr().out.splitlines())
    assert (page["title"], page["author"], page["published"]) == ("Man shot and wounded outside Leeds station", "Ingrid Fell", "2026-02-18")
    assert market["text"] == (EXAMPLES / "market.txt").read_text(encoding="utf-8")
    assert (market["published"], market["language"]) == (None, "en")


def test_file_that_cannot_be_read_is_named_and_the_rest_goes_on(capsysbinary, tmp_path):
    assert run(["ingest", str(tmp_path), str(EXAMPLES / "market.txt"), "--json"]) == 1
    out, err = capsysbinary.readouterr()
    assert out.count(b"\n") == 1
    assert b"a directory" in err


def test_call_that_reads_nothing_is_wrong(tmp_path):
    assert run(["ingest", str(tmp_path / "nowhere")]) == 2


def test_people_see_fields_and_text_and_no_control_characters(capsys, tmp_path):
    (tmp_path / "a.txt").write_text("Ten\x1b[2J were hurt in Leeds.\nSecond.")
    assert run(["ingest", str(tmp_path / "a.txt")]) == 0
    out = capsys.readouterr().out
    assert "Ten\\x1b[2J were hurt in Leeds.\nSecond." in out
    assert "digest:" in out
