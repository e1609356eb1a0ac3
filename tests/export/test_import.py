"""What people change in an exported table comes back as decisions, and nothing else does."""

import csv
import io
import shutil
import subprocess
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ask.filters import Filter
from onrecord.export.cells import canonical, cell_digest, readings
from onrecord.export.csv_table import csv_bytes
from onrecord.export.gathering import of_project
from onrecord.export.importing import import_file
from onrecord.export.leaving import leaving, table_named
from onrecord.export.sheets import sheets_of
from onrecord.export.shipping import shipment
from onrecord.export.spreadsheet import MOST_CHARACTERS, fitting, neutral, plain
from onrecord.model.errors import InputError, InputNotText
from onrecord.store import append_decision, decisions
from support.incidents import attack
from support.projects import project_of

WHO = {"by": "Ada", "at": "2026-02-02T00:00:00Z"}


@pytest.fixture
def project(tmp_path):
    return project_of(tmp_path / "project", [attack(), attack("incident-2", "south", "harbour")])


def exported(store, name="incidents", form="csv", names="hidden"):
    left = leaving(of_project(store, Filter()), names, decisions(store))
    return shipment(form, left.incidents, [table_named(left, name)], file=f"{name}.csv").data


def changed(data, changes, *, key="id"):
    """The CSV with cells changed: {(row, column): new}."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    for (name, column), new in changes.items():
        next(row for row in rows if row[key] == name)[column] = new
    return written(rows)


def written(rows, **how):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), **how)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def taken(store, data, name="a.csv", **more):
    return import_file(store, data, name, **WHO, **more)


def apply(store, data):
    found = taken(store, data)
    for made in found.decisions:
        append_decision(store, made)
    return found


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["incidents", "claims"])
@pytest.mark.parametrize("names", ["hidden", "shown"])
def test_export_that_nobody_changed_decides_nothing(project, form, name, names):
    pytest.importorskip("openpyxl" if form == "xlsx" else "csv")
    before = exported(project, name, form, names)
    found = apply(project, before)
    assert (found.decisions, found.problems) == ((), ())
    assert found.unchanged == (2 if name == "incidents" else 30)
    assert exported(project, name, form, names) == before


def test_changed_number_overrides_the_figure(project):
    found = apply(project, changed(exported(project), {("incident-1", "killed"): "3", ("incident-1", "note"): "the hospital's list"}))
    (made,) = found.decisions
    assert (made.target, made.verdict, made.by, made.note) == ("figure:incident-1/killed", "override", "Ada", "the hospital's list")
    assert made.value == {"best": 3, "low": 3, "high": 3, "of": None}
    assert rows_of(exported(project))[0]["killed"] == "3"
    assert rows_of(exported(project))[1]["killed"] == "2"


def test_edited_export_is_what_the_next_export_gives(project):
    changes = {
        ("incident-1", "killed"): "3",
        ("incident-1", "killed_low"): "3",
        ("incident-2", "place"): "Brackley Fields",
        ("incident-2", "date_last"): "2026-01-14",
    }
    edited = changed(exported(project), changes)
    assert not apply(project, edited).problems
    worked_out = {"row_state", "disputed", "place_path", "geonameid"}
    before, after = (
        [{k: v for k, v in row.items() if k not in worked_out} for row in rows_of(data)] for data in (edited, exported(project))
    )
    assert before == after


def test_importing_twice_decides_once(project):
    edited = changed(exported(project), {("incident-1", "killed"): "3", ("incident-1", "verdict"): "accept"})
    assert len(apply(project, edited).decisions) == 2
    again = apply(project, edited)
    assert (again.decisions, again.problems) == ((), ())
    assert len(decisions(project)) == 2


def test_import_after_the_same_change_in_another_way_decides_nothing(project):
    edited = changed(exported(project), {("incident-1", "killed"): "3"})
    apply(project, edited)
    assert not apply(project, changed(exported(project), {("incident-1", "killed"): "3"})).decisions


def test_change_of_what_has_changed_since_is_named(project):
    old = exported(project)
    apply(project, changed(old, {("incident-1", "killed"): "3"}))
    found = apply(project, changed(old, {("incident-1", "killed"): "5", ("incident-1", "injured"): "4"}))
    assert [made.target for made in found.decisions] == ["figure:incident-1/injured"]
    assert "line 2, incident-1: killed: changed in the file, and in the project since" in found.problems[0]


def test_unknown_ids_and_rows_without_one_are_named(project):
    found = taken(project, changed(exported(project), {("incident-1", "id"): "incident-9", ("incident-2", "id"): ""}))
    assert found.problems == ("line 2: no incident 'incident-9' in this project", "line 3: no id")
    assert not found.decisions


def test_row_that_stands_twice_is_taken_once_and_named(project):
    rows = rows_of(exported(project))
    found = taken(project, written([rows[0] | {"killed": "4"}, rows[0] | {"killed": "5"}]))
    assert [made.value["best"] for made in found.decisions] == [4]
    assert "twice" in found.problems[0]


@pytest.mark.parametrize(
    ("column", "new", "problem"),
    [
        ("killed", "many", "'many' is no integer"),
        ("killed", "-3", "no less than 0"),
        ("killed_high", "1", "does not enclose 2"),
        ("act", "taxiing", "is no act"),
        ("date_first", "02/03/2026", "can mean 2026-03-02 or 2026-02-03"),
        ("date_first", "2026-01-20", "is after"),
        ("latitude", "", "go together"),
        ("longitude", "400", "out of reach"),
        ("country", "England", "no ISO 3166-1 code"),
        ("verdict", "perhaps", "neither accept nor reject"),
        ("reports", "7", "is worked out and cannot be changed here"),
    ],
)
def test_change_that_makes_no_value_is_named(project, column, new, problem):
    found = taken(project, changed(exported(project), {("incident-1", column): new}))
    assert not found.decisions
    assert problem in found.problems[0]


@pytest.mark.parametrize(
    ("changes", "target", "value"),
    [
        ({"act": "bombing"}, "act", {"act": "bombing"}),
        ({"killed": ""}, "killed", None),
        ({"injured": "4"}, "injured", {"best": 4, "low": 4, "high": 4, "of": None}),
        ({"injured_low": "4"}, "injured", {"best": None, "low": 4, "high": None, "of": None}),
        (
            {"time_first": "22:00", "date_precision": "hour"},
            "when",
            {"first": "2026-01-13T22:00", "last": "2026-01-13", "precision": "hour"},
        ),
        ({"date_first": "", "date_last": ""}, "when", None),
        ({"weapon": "knife", "weapon_kind": "knife_blade"}, "weapon", {"name": "knife", "kind": "knife_blade"}),
        ({"damage": "the hall"}, "damage", {"what": "the hall", "extent": "unknown"}),
        ({"duration": "PT2H"}, "duration", "PT2H"),
    ],
)
def test_cells_are_put_together_to_the_value_of_their_figure(project, changes, target, value):
    found = taken(project, changed(exported(project), {("incident-1", column): new for column, new in changes.items()}))
    assert found.problems == ()
    assert [(made.target, made.value) for made in found.decisions] == [(f"figure:incident-1/{target}", value)]


def test_unchanged_parts_of_a_hidden_value_stay_as_they_are(project):
    found = taken(project, changed(exported(project), {("incident-1", "initiator_country"): "FR"}))
    assert found.decisions[0].value["name"] == "Jonas Harker"
    assert found.decisions[0].value["country"] == "FR"


def test_claims_are_accepted_and_rejected_under_their_real_ids(project):
    rows = rows_of(exported(project, "claims"))
    hidden = next(row["claim"] for row in rows if row["incident"] == "incident-1" and row["claim"].endswith("#k2"))
    assert hidden != "whitfield-case#k2"
    keep = [row | ({"verdict": "reject"} if row["claim"] == hidden else {}) for row in rows if row["incident"] == "incident-1"]
    edited = written(keep)
    (made,) = apply(project, edited).decisions
    assert (made.target, made.verdict, made.value) == ("claim:whitfield-case#k2", "reject", None)
    again = apply(project, edited)
    assert (again.decisions, again.problems) == ((), ())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\r\n", "\n"),
        lambda text: "sep=,\r\n" + text,
        lambda text: text.replace("2026-01-13", "13/01/2026"),
        lambda text: text.replace("2026-01-13", "1/13/2026"),
        lambda text: text.replace("2026-01-13", "13.01.26"),
        lambda text: text.replace("2026-01-13", "2026-01-13 00:00:00"),
        lambda text: text.replace(",2,2,3,", ",2.0,2.0,3.00,"),
        lambda text: text.replace("52.0323", "52.032300"),
        lambda text: text + ",,,,\r\n",
    ],
)
def test_what_a_spreadsheet_program_does_is_no_change(project, spoil):
    found = taken(project, spoil(exported(project).decode()).encode())
    assert (found.decisions, found.problems) == ((), ())


def test_sorted_rows_dropped_and_added_columns_are_no_change(project):
    rows = [
        {k: v for k, v in row.items() if k not in ("title", "weapon", "documents")} | {"my own": "x"} for row in rows_of(exported(project))
    ]
    found = taken(project, written(rows[::-1]))
    assert (found.decisions, found.problems, found.unchanged) == ((), (), 2)


def test_without_the_state_cells_are_compared_with_what_is_there_now(project):
    rows = [{k: row[k] for k in ("id", "killed", "place")} for row in rows_of(exported(project))]
    assert not taken(project, written(rows)).decisions
    rows[1]["killed"] = "9"
    assert [made.target for made in taken(project, written(rows)).decisions] == ["figure:incident-2/killed"]


def test_semicolons_decimal_commas_and_utf16_are_no_change(project):
    rows = rows_of(exported(project))
    for row in rows:
        row["latitude"], row["longitude"] = row["latitude"].replace(".", ","), row["longitude"].replace(".", ",")
    data = written(rows, delimiter=";").decode().encode("utf-16")
    found = taken(project, data)
    assert (found.decisions, found.problems) == ((), ())


def test_characters_that_an_old_encoding_lost_are_no_change(tmp_path):
    story = attack()
    figures = {**story.figures, "weapon": replace(story.figures["weapon"], value=replace(story.figures["weapon"].value, name="нож – café"))}
    store = project_of(tmp_path / "p", [replace(story, figures=figures)])
    data = exported(store).decode().encode("cp1252", "replace")
    assert b"???" in data
    found = taken(store, data)
    assert (found.decisions, found.problems) == ((), ())


def test_xlsx_that_was_changed_is_taken_in(project):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(exported(project, form="xlsx")))
    sheet = book["incidents"]
    names = [cell.value for cell in sheet[1]]
    sheet.cell(2, names.index("killed") + 1).value = 4.0
    out = io.BytesIO()
    book.save(out)
    found = taken(project, out.getvalue(), "a.xlsx")
    assert [(made.target, made.value["best"]) for made in found.decisions] == [("figure:incident-1/killed", 4)]
    assert found.problems == ()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice: not installed here")
@pytest.mark.parametrize(("start", "end"), [("xlsx", "csv"), ("csv", "xlsx")])
def test_what_libreoffice_opens_and_saves_is_no_change(tmp_path, start, end):
    story = attack()
    figures = {
        **story.figures,
        "weapon": replace(story.figures["weapon"], value=replace(story.figures["weapon"].value, name="=pierre à fusil")),
    }
    store = project_of(tmp_path / "p", [replace(story, figures=figures)])
    files = [tmp_path / f"{name}.{start}" for name in ("incidents", "claims")]
    for file in files:
        file.write_bytes(exported(store, file.stem, start))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", end, "--outdir", tmp_path / "out", *files]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    for file in files:
        found = taken(store, (tmp_path / "out" / f"{file.stem}.{end}").read_bytes())
        assert (found.decisions, found.problems) == ((), ())


def test_cells_of_coded_rows_come_back_and_stay(project):
    from onrecord.export.coding import coded  # noqa: PLC0415 (the codebooks take a while)
    from onrecord.export.leaving import table_coded  # noqa: PLC0415 (the same)

    def rows():
        incidents = list(of_project(project, Filter()))
        log = decisions(project)
        book, made = coded("acled", incidents, log)
        return table_coded(leaving(incidents, "hidden", log), book, made)

    data = csv_bytes(rows())
    assert not apply(project, data).decisions
    name = rows_of(data)[0]["onrecord_row"]
    edited = changed(data, {(name, "fatalities"): "7"}, key="onrecord_row")
    (made,) = apply(project, edited).decisions
    assert (made.target, made.value) == (f"cell:acled/{name}/fatalities", 7)
    assert rows_of(csv_bytes(rows()))[0]["fatalities"] == "7"
    again = apply(project, edited)
    assert (again.decisions, again.problems) == ((), ())


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old", b"a\0b\0"])
def test_file_that_is_no_table_is_named(project, data):
    with pytest.raises(InputNotText):
        taken(project, data)


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"title\nx\n"])
def test_table_without_ids_is_refused(project, data):
    with pytest.raises(InputError, match="no table of incidents"):
        taken(project, data)


@given(st.text())
def test_neutral_text_is_taken_back_exactly(text):
    assert plain(neutral(text)) == text
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t"))


@given(st.text(), st.integers(0, 10))
def test_long_text_fits_a_cell_and_keeps_its_beginning(text, times):
    long = text * 5000 * times
    cut = fitting(long)
    assert len(cut.encode("utf-16-le", "surrogatepass")) // 2 <= MOST_CHARACTERS
    assert cut == long or long.startswith(cut[:-4])


@given(st.one_of(st.integers(0, 10**9), st.dates()))
def test_cell_is_read_as_what_it_was(value):
    kind = "integer" if isinstance(value, int) else "date"
    was = canonical(kind, value)
    assert was in readings(kind, str(value))
    assert was in readings(kind, float(value) if kind == "integer" else value)


@given(st.text())
def test_any_cell_can_be_read_as_any_kind(text):
    for kind in ("text", "integer", "number", "date", "time", "boolean", "list"):
        assert all(isinstance(one, str) for one in readings(kind, text))
    assert len(cell_digest(text)) == 4


@given(st.binary())
def test_any_bytes_are_sheets_or_named(data):
    with suppress(InputError):
        assert all(sheet.name for sheet in sheets_of(data, "a"))
