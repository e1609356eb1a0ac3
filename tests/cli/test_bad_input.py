"""Bad input: one clear line, exit status 2, nothing half written, no traceback."""

import json

import pytest

from onrecord.cli.app import run

REPORT = "Two men were shot dead in Leeds on Monday, police said."


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    return str(path)


def refused(capsys, *arguments):
    """The error line of a refused call; there is a hint at most beside it, and nothing on standard output."""
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert out == ""
    assert lines[0].startswith("error: ")
    assert [line[:6] for line in lines[1:]] in ([], ["hint: "])
    return lines[0]


def test_missing_file_is_named(capsys, tmp_path):
    assert "no such file: " in refused(capsys, "read", str(tmp_path / "nowhere.txt"))


def test_directory_is_named(capsys, tmp_path):
    assert "a directory, not a file: " in refused(capsys, "read", str(tmp_path))


@pytest.mark.parametrize("content", [b"", b" \n"])
def test_empty_file_is_named(capsys, tmp_path, content):
    (tmp_path / "empty.txt").write_bytes(content)
    assert refused(capsys, "read", str(tmp_path / "empty.txt")).endswith("empty.txt")


def test_binary_file_is_named(capsys, tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 20)
    assert "a binary file, not text: " in refused(capsys, "read", str(tmp_path / "photo.jpg"))


def test_fifty_megabytes_are_refused_with_the_limit(capsys, tmp_path):
    (tmp_path / "big.txt").write_bytes(b"word " * 10_000_000)
    assert "20 MB" in refused(capsys, "read", str(tmp_path / "big.txt"))


def test_long_text_is_refused_with_the_limit(capsys, tmp_path):
    (tmp_path / "long.txt").write_text("word " * 300_000)
    assert "1,000,000" in refused(capsys, "read", str(tmp_path / "long.txt"))


@pytest.mark.parametrize("date", ["2021-02-30", "2021-13-01", "yesterday", ""])
def test_impossible_date_is_named(capsys, report, date):
    assert repr(date) in refused(capsys, "read", report, "--published", date)


def test_what_is_no_language_code_is_named(capsys, report):
    assert "'klingon'" in refused(capsys, "read", report, "--language", "klingon")


def test_codebook_that_does_not_ship_is_named(capsys, report):
    assert "no such codebook: nothing" in refused(capsys, "read", report, "--book", "nothing")


@pytest.mark.parametrize("options", [["--html"], ["--jsonl"], ["--colour"], ["--workers", "many"], ["--workers", "0"]])
def test_wrong_options_are_refused(capsys, report, options):
    refused(capsys, "read", report, *options)


@pytest.mark.parametrize("arguments", [["reed"], ["read"], ["ingest"], ["--colour"], ["read", "a", "b"]])
def test_wrong_calls_are_refused(capsys, arguments):
    refused(capsys, *arguments)


@pytest.mark.parametrize("options", [["--html", "x"], ["--published", "2026-01-01"], ["--title", "t"], ["--language", "en"]])
def test_option_that_a_stream_would_not_heed_is_refused(capsys, report, options):
    assert options[0] in refused(capsys, "read", "--jsonl", report, *options)


def test_option_of_streams_is_refused_for_a_file(capsys, report):
    assert "--out" in refused(capsys, "read", report, "--out", "x")


@pytest.mark.parametrize("option", ["--html", "--out"])
def test_place_that_cannot_be_written_is_named_and_nothing_left(capsys, report, tmp_path, option):
    target = str(tmp_path / "nowhere" / "x")
    source = [report] if option == "--html" else ["--jsonl", report]
    assert target in refused(capsys, "read", *source, option, target)
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_directory_as_output_is_refused(capsys, report, tmp_path):
    assert "directory" in refused(capsys, "read", report, "--html", str(tmp_path))


@pytest.mark.parametrize("option", ["--html", "--out"])
def test_result_is_not_written_over_its_input(capsys, report, option):
    source = [report] if option == "--html" else ["--jsonl", report]
    refused(capsys, "read", *source, option, report)


def test_failed_read_leaves_an_old_page_as_it_was(capsys, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("old")
    refused(capsys, "read", str(tmp_path / "nowhere.txt"), "--html", str(page))
    assert page.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_control_characters_of_a_name_are_not_sent_to_the_terminal(capsys):
    assert "\x1b" not in refused(capsys, "read", "\x1b[2Jnowhere")


def test_missing_stream_is_named(capsys):
    assert "no such file: nowhere.jsonl" in refused(capsys, "read", "--jsonl", "nowhere.jsonl")


def test_broken_line_is_named_by_its_number_and_the_rest_goes_on(capsysbinary, tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = [json.dumps({"id": str(number), "text": REPORT}) for number in range(3)]
    late = json.dumps({"id": "late", "text": "x", "published": "2021-02-30"})
    source.write_text("\n".join([good[0], '{"id": "a", "text": ', good[1], '{"id": 7, "text": "x"}', late, good[2]]))
    assert run(["read", "--jsonl", str(source), "--out", str(target), "--workers", "1"]) == 1
    err = capsysbinary.readouterr().err.decode()
    assert [line.split(":")[1].strip() for line in err.splitlines() if line.startswith("error")] == ["line 2", "line 4", "line 5"]
    assert [json.loads(line)["id"] for line in target.read_text().splitlines()] == ["0", "1", "2"]
