"""The commands that ask a project, over reports of invented incidents."""

import json
from pathlib import Path

import pytest

from onrecord.cli.app import run

REPORTS = Path(__file__).resolve().parents[2] / "examples" / "reports.jsonl"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = str(tmp_path_factory.mktemp("project"))
    assert run(["init", folder]) == 0
    assert run(["add", "--project", folder, str(REPORTS)]) == 0
    assert run(["run", "--project", folder, "--workers", "1"]) == 0
    return folder


@pytest.fixture
def ask(project, capsys):
    def asked(*words, status=0):
        capsys.readouterr()
        assert run([*words, "--project", project, "--json"]) == status
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return asked


def clash(ask):
    (line,) = ask("incidents", "--since", "2026-04-13", "--until", "2026-04-13")
    return line


def test_four_reports_of_one_clash_are_one_incident_and_the_others_stand_alone(ask):
    assert sorted(len({one["document"] for one in line["reports"]}) for line in ask("incidents")) == [1, 1, 4]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--where", "Bradford"), 1),
        (("--where", "Nowhere"), 0),
        (("--near", "Leeds", "--within", "5"), 2),
        (("--near", "53.8,-1.55", "--within", "5"), 2),
        (("--act", "arson"), 1),
        (("--figure", "injured>=3"), 2),
        (("--figure", "injured=0"), 1),
        (("--until", "2024-01-01"), 1),
    ],
)
def test_incidents_are_chosen_by_what_is_asked(ask, options, found):
    assert len(ask("incidents", *options)) == found


@pytest.mark.parametrize(
    "options", [("--since", "2026-02-30"), ("--act", "gossip"), ("--figure", "killed>three"), ("--near", "Xyzzyville")]
)
def test_what_is_not_understood_is_refused(project, options, capsys):
    assert run(["incidents", "--project", project, *options]) == 2
    assert options[1] in capsys.readouterr().err


def test_why_goes_down_to_the_words_and_their_voices(ask):
    (answer,) = ask("why", clash(ask)["id"], "injured")
    union = next(claim for claim in answer["claims"] if claim["document"] == "wire-1" and claim["value"]["best"] == 7)
    assert union["voices"][0]["kind"] == "union"
    text = next(json.loads(line)["text"] for line in REPORTS.read_text(encoding="utf-8").splitlines() if json.loads(line)["id"] == "wire-1")
    for span in union["evidence"]:
        assert text[span["start"] : span["end"]] == span["text"]


def test_a_copy_is_named_as_one_in_the_timeline(ask):
    moments = {moment["document"]: moment["copy_of"] for moment in ask("timeline", clash(ask)["id"])}
    assert moments["herald-1"] == "wire-1"
    assert moments["wire-1"] is None


def test_reports_stand_beside_each_other(ask):
    (grid,) = ask("compare", clash(ask)["id"])
    arrested = next(row for row in grid["rows"] if row["variable"] == "arrested")
    assert [cell and cell["best"] for cell in arrested["cells"]].count(None) == 3
    relations = {one["variable"]: one["relation"] for one in ask("diff", "post-1", "wire-1")}
    assert relations["injured"] == "same"
    assert relations["arrested"] == "only_a"


def test_a_comparison_is_held_against_the_record(ask):
    finding = ask("check", clash(ask)["id"])[0]
    assert (finding["verdict"], finding["since"], finding["looked_at"]) == ("stands", "2020-01-01", 1)


def test_an_id_may_be_shortened_and_one_that_is_not_there_is_refused(project, ask, capsys):
    whole = clash(ask)["id"]
    assert ask("show", whole[:9])[0]["id"] == whole
    assert run(["show", "i-nothing", "--project", project]) == 2
    assert "i-nothing" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["show", "compare", "timeline", "check"])
def test_people_read_what_programs_read(project, ask, command, capsys):
    assert run([command, clash(ask)["id"], "--project", project, "--no-color"]) == 0
    assert capsys.readouterr().out.strip()


def test_a_coded_cell_says_which_rule_and_which_claims_made_it(project, ask, capsys):
    assert run(["code", "--book", "acled", "--project", project]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    row = next(row for row in rows if row["_incident"] == clash(ask)["id"])
    (answer,) = ask("why", row["_row"], "sub_event_type", "--book", "acled")
    assert answer["why"][0] == f"sub_event_type = {row['sub_event_type']}"
    assert "acled.yaml:" in answer["why"][1]
    assert run(["why", row["_row"], "gossip", "--book", "acled", "--project", project]) == 2


def test_a_run_prints_the_rows_of_the_books_that_are_asked_for(project, capsys):
    assert run(["run", "--project", project, "--book", "acled", "--book", "ucdp"]) == 0
    coded = json.loads(capsys.readouterr().out)["coded"]
    assert set(coded) == {"acled", "ucdp"}
    assert len(coded["acled"]) == 3
    assert run(["run", "--project", project, "--book", "cameo"]) == 2
    assert "onrecord read REPORT --book cameo" in capsys.readouterr().err
