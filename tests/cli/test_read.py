"""`onrecord read`: the same record as a card, as JSON, as a page and in a stream."""

import io
import json
from pathlib import Path

import pytest

from onrecord.cli.app import run
from onrecord.model.errors import OnrecordError
from onrecord.run import stream

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MARKET = str(EXAMPLES / "market.txt")


def output(capsysbinary, *arguments, status=0):
    assert run(arguments) == status
    return capsysbinary.readouterr().out.decode()


def test_json_is_one_line_with_the_file_s_own_offsets(capsysbinary):
    out = output(capsysbinary, "read", MARKET, "--published", "2026-03-11", "--json")
    text = Path(MARKET).read_text(encoding="utf-8")
    item = json.loads(out)
    assert out.count("\n") == 1
    assert (item["schema"], item["published"], item["published_source"]) == ("onrecord/1", "2026-03-11", "given")
    assert item["reports"]
    assert all(text[span["start"] : span["end"]] == span["text"] for claim in item["reports"][0]["claims"] for span in claim["evidence"])


def test_offsets_count_line_ends_and_emoji_as_the_file_has_them(capsysbinary, tmp_path):
    text = "👩🏽‍🚒 News\r\n\r\nTwo men were shot dead in Leeds on Monday, police said.\r\n"
    (tmp_path / "report.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    item = json.loads(output(capsysbinary, "read", str(tmp_path / "report.txt"), "--json"))
    spans = [span for claim in item["reports"][0]["claims"] for span in claim["evidence"]]
    assert spans
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_card_shows_figures_and_words(capsysbinary):
    card = output(capsysbinary, "read", MARKET, "--published", "2026-03-11")
    assert card.startswith("Dozens hurt as strikers and guards clash at Limoges wholesale market\n")
    assert "“No one was killed”" in card


def test_page_is_written_whole(capsysbinary, tmp_path):
    target = tmp_path / "page.html"
    assert output(capsysbinary, "read", MARKET, "--html", str(target)) == ""
    assert target.read_text(encoding="utf-8").endswith("</html>\n")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_web_page_is_told_by_its_content(capsysbinary):
    item = json.loads(output(capsysbinary, "read", str(EXAMPLES / "page.html"), "--json"))
    assert item["published"] == "2026-02-18"


def test_standard_input_is_read(capsysbinary, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"A man was stabbed to death in Lyon.")))
    assert json.loads(output(capsysbinary, "read", "-", "--json"))["relevant"]


def test_unknown_language_is_an_issue_that_names_it(capsysbinary):
    item = json.loads(output(capsysbinary, "read", MARKET, "--language", "eo", "--json"))
    assert any("'eo'" in issue["message"] for issue in item["issues"])


@pytest.mark.parametrize("workers", ["1", "2"])
def test_stream_keeps_its_order_with_any_number_of_processes(capsysbinary, tmp_path, workers):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    texts = ["", "Two were hurt in Leeds.", "x " * 500, "A man was shot in Lyon.\r\n", "\ud800", "Rien."]
    source.write_text("\n".join(json.dumps({"id": f"d{number}", "text": text}) for number, text in enumerate(texts)))
    assert output(capsysbinary, "read", "--jsonl", str(source), "--out", str(target), "--workers", workers) == ""
    items = [json.loads(line) for line in target.read_bytes().splitlines()]
    assert [item["id"] for item in items] == [f"d{number}" for number in range(len(texts))]
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["in.jsonl", "out.jsonl"]


def test_stream_from_standard_input_goes_to_standard_output(capsysbinary, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "a", "text": "Two were hurt in Leeds."}\n')))
    assert json.loads(output(capsysbinary, "read", "--jsonl", "-"))["id"] == "a"


def test_document_that_the_reader_fails_on_gets_a_line_and_an_issue(capsysbinary, tmp_path, monkeypatch):
    def failing(doc):
        raise OnrecordError(f"no way with {doc.id}")

    monkeypatch.setattr(stream, "read_document", failing)
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "x"}')
    item = json.loads(output(capsysbinary, "read", "--jsonl", str(tmp_path / "in.jsonl"), "--workers", "1", status=1))
    assert [issue["code"] for issue in item["issues"]] == ["reader-failed"]


def test_device_as_output_is_written_and_stays_a_device(tmp_path):
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "x"}')
    assert run(["read", "--jsonl", str(tmp_path / "in.jsonl"), "--out", "/dev/null"]) == 0
    assert not Path("/dev/null").is_file()


def test_version_and_help_are_told(capsys):
    assert run(["--version"]) == 0
    assert run([]) == 0
    out = capsys.readouterr().out
    assert out.startswith("onrecord 0.")
    assert "read" in out
