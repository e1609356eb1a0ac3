"""Each format opens without a warning in the programs that read it, and is the same bytes each time."""

import csv
import io
import json
import shutil
import subprocess
import time
import warnings
from datetime import date

import pytest

from onrecord.export.annotation import annotation_bytes
from onrecord.export.claim_table import claim_table, figure_table
from onrecord.export.csv_table import csv_bytes
from onrecord.export.csvw import csvw_bytes
from onrecord.export.dossier import dossier_bytes
from onrecord.export.ftm import ftm_bytes
from onrecord.export.geojson import geojson_bytes
from onrecord.export.hxl import hxl_bytes
from onrecord.export.incident_lines import incident_dict, incident_lines, row_lines
from onrecord.export.incident_table import COLUMNS, incident_table
from onrecord.export.outgoing import outgoing
from onrecord.export.parquet import parquet_bytes
from onrecord.export.shipping import FORMATS, OF_A_TABLE, OF_INCIDENTS, shipment
from onrecord.export.tables import LIST_SEPARATOR
from onrecord.export.xlsx import xlsx_bytes
from onrecord.model.errors import OnrecordError
from support.html import parsed
from support.incidents import HARM, attack, strange

TABLES = (incident_table, claim_table, figure_table)
NO_SUCH_PROGRAM = "not installed here"


@pytest.fixture(scope="module")
def leaving():
    return [outgoing(attack(), "shown"), outgoing(strange(), "shown")]


@pytest.fixture(scope="module")
def table(leaving):
    return incident_table(leaving)


def cells_of(table):
    """The first row of the attack, by column."""
    row = next(row for row in table.rows if row[0] == "incident-1")
    return dict(zip((column.name for column in table.columns), row, strict=True))


def test_incident_is_one_flat_row(table):
    cells = cells_of(table)
    assert (cells["act"], cells["killed"], cells["killed_low"], cells["killed_high"]) == ("shooting", 2, 2, 3)
    assert (cells["place"], cells["country"], cells["latitude"], cells["radius_km"]) == ("Brackley", "GB", 52.0323, 3.0)
    assert (cells["date_first"], cells["date_precision"], cells["injured"]) == (date(2026, 1, 13), "day", None)
    assert (cells["disputed"], cells["reports"], cells["voices"], cells["follows"]) == (("killed",), 2, 2, ("incident-0",))
    assert cells["published_first"] == date(2026, 1, 14)


def test_zero_is_told_apart_from_silence(leaving):
    rows = {row[0]: dict(zip((column.name for column in COLUMNS), row, strict=True)) for row in incident_table(leaving).rows}
    assert rows["-incident"]["killed"] == 0
    assert rows["-incident"]["injured"] is None


@pytest.mark.parametrize("form", FORMATS)
def test_same_incidents_are_the_same_bytes_in_any_order(form, leaving):
    pytest.importorskip({"parquet": "pyarrow", "xlsx": "xlsxwriter"}.get(form, "json"))
    made = []
    for order in (leaving, leaving[::-1]):
        tables = [] if form in OF_INCIDENTS else [incident_table(order)]
        made.append(shipment(form, order, tables, file="x.csv"))
        time.sleep(1.1 if form in ("xlsx", "parquet") and len(made) == 1 else 0)
    assert made[0] == made[1]


@pytest.mark.parametrize("make", TABLES)
def test_csv_is_read_by_pandas(make, leaving, tmp_path):
    pandas = pytest.importorskip("pandas")
    table = make(leaving)
    (tmp_path / "a.csv").write_bytes(csv_bytes(table))
    dates = [column.name for column in table.columns if column.kind == "date"]
    frame = pandas.read_csv(tmp_path / "a.csv", parse_dates=dates, date_format="%Y-%m-%d")
    assert list(frame.columns) == [column.name for column in table.columns]
    assert len(frame) == len(table.rows)


@pytest.mark.parametrize("make", TABLES)
def test_csv_and_parquet_are_read_by_polars(make, leaving, tmp_path):
    polars = pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    table = make(leaving)
    (tmp_path / "a.csv").write_bytes(csv_bytes(table))
    assert polars.read_csv(tmp_path / "a.csv", infer_schema_length=None).height == len(table.rows)
    (tmp_path / "a.parquet").write_bytes(parquet_bytes(table))
    assert polars.read_parquet(tmp_path / "a.parquet").columns == [column.name for column in table.columns]


def test_csv_and_parquet_are_read_by_duckdb(table, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    (tmp_path / "a.csv").write_bytes(csv_bytes(table))
    (tmp_path / "a.parquet").write_bytes(parquet_bytes(table))
    asked = "select killed, killed_high, date_first from '{}' where place = 'Brackley'"
    for name in ("a.csv", "a.parquet"):
        assert duckdb.sql(asked.format(tmp_path / name)).fetchall() == [(2, 3, date(2026, 1, 13))]
    assert duckdb.sql(f"select acts[1] from '{tmp_path / 'a.parquet'}' where id = 'incident-1'").fetchall() == [("shooting",)]


def test_parquet_keeps_types_and_meanings(table):
    parquet = pytest.importorskip("pyarrow.parquet")
    schema = parquet.read_schema(io.BytesIO(parquet_bytes(table)))
    assert str(schema.field("date_first").type) == "date32[day]"
    assert str(schema.field("outlets").type) in ("list<element: string>", "list<item: string>")
    assert b"not 0" in schema.field("killed").metadata[b"description"]


@pytest.mark.parametrize("make", TABLES)
def test_csv_is_valid_for_frictionless(make, leaving, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own imports
        frictionless = pytest.importorskip("frictionless")
    (tmp_path / "a.csv").write_bytes(csv_bytes(make(leaving)))
    report = frictionless.Resource(path="a.csv", basepath=str(tmp_path)).validate()
    assert report.valid, report.flatten(["message"])
    assert not report.warnings
    assert not any(task.warnings for task in report.tasks)


@pytest.mark.parametrize("make", TABLES)
def test_csv_is_what_its_metadata_says(make, leaving, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own imports
        csvw = pytest.importorskip("csvw")
    table = make([leaving[0]])
    (tmp_path / "a.csv").write_bytes(csv_bytes(table))
    (tmp_path / "a.csv-metadata.json").write_bytes(csvw_bytes(table, "a.csv"))
    found = csvw.Table.from_file(tmp_path / "a.csv-metadata.json")
    rows = list(found.iterdicts(strict=True))
    assert len(rows) == len(table.rows)
    assert found.check_primary_key()
    if make is incident_table:
        assert (rows[0]["date_first"].date(), rows[0]["killed"], rows[0]["outlets"]) == (
            date(2026, 1, 13),
            2,
            ["The Northern Mail", "Post"],
        )


def test_csv_is_read_back_cell_by_cell(table):
    rows = list(csv.reader(io.StringIO(csv_bytes(table).decode(), newline="")))
    assert rows[0] == [column.name for column in table.columns]
    assert len({len(row) for row in rows}) == 1
    assert csv_bytes(table).count(b"\r\n") == len(rows)


def test_no_cell_of_a_csv_is_a_formula(leaving):
    for make in TABLES:
        table = make(leaving)
        text = [k for k, column in enumerate(table.columns) if column.kind in ("text", "list", "time")]
        for row in list(csv.reader(io.StringIO(csv_bytes(table).decode(), newline="")))[1:]:
            for k in text:
                assert not row[k].startswith(("=", "+", "-", "@", "\t"))
                assert ";=" not in row[k]


def test_geojson_keeps_to_rfc_7946(table):
    page = json.loads(geojson_bytes(table))
    assert set(page) == {"type", "features"}
    features = {one["id"]: one for one in page["features"]}
    assert features["incident-1"]["geometry"] == {"type": "Point", "coordinates": [-1.1472, 52.0323]}
    assert features["incident-1"]["properties"]["radius_km"] == 3.0
    for one in features.values():
        assert set(one) == {"type", "id", "geometry", "properties"}
        assert one["geometry"] is None or -180 <= one["geometry"]["coordinates"][0] <= 180


def test_geojson_is_read_by_what_qgis_reads_it_with(table, tmp_path):
    pyogrio = pytest.importorskip("pyogrio")
    (tmp_path / "a.geojson").write_bytes(geojson_bytes(table))
    info = pyogrio.read_info(tmp_path / "a.geojson")
    assert (info["features"], info["geometry_type"], info["crs"]) == (len(table.rows), "Point", "EPSG:4326")


def test_followthemoney_takes_every_entity(leaving):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own imports
        ftm = pytest.importorskip("followthemoney")
    entities = [json.loads(line) for line in ftm_bytes(leaving).splitlines()]
    for entity in entities:
        ftm.model.get(entity["schema"]).validate(entity)
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == entity["properties"]
    schemas = [entity["schema"] for entity in entities]
    assert schemas.count("Event") == 2
    assert schemas.count("Documentation") == 3
    event = next(entity for entity in entities if entity["properties"].get("recordId") == ["incident-1"])
    assert event["properties"]["startDate"] == ["2026-01-13"]
    assert event["properties"]["country"] == ["gb"]


def test_followthemoney_names_only_persons_who_may_be_named():
    schemas = [json.loads(line)["schema"] for line in ftm_bytes([outgoing(attack())]).splitlines()]
    assert "Person" not in schemas


def test_hxl_has_a_hashtag_under_each_name(table):
    lines = hxl_bytes(table).decode().splitlines()
    tags = dict(zip(lines[0].split(","), lines[1].split(","), strict=True))
    assert tags["killed"] == "#affected+killed"
    assert tags["killed_low"] == "#affected+killed+min"
    assert (tags["country"], tags["date_first"]) == ("#country+code+v_iso2", "#date+start")
    assert all(tag.startswith("#") for tag in tags.values())
    assert len(lines) - 2 == len(table.rows)


def test_table_without_hashtags_is_no_hxl(leaving):
    with pytest.raises(OnrecordError, match="no column of claims"):
        hxl_bytes(claim_table(leaving))


def test_annotations_are_found_again_in_the_text(leaving):
    page = json.loads(annotation_bytes(leaving))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids)
    for item in page["items"]:
        for target in item["target"]:
            quote, position = target["selector"]
            if target["scope"] == "urn:onrecord:document:north":
                assert HARM[position["start"] : position["end"]] == quote["exact"]
                assert f"{quote.get('prefix', '')}{quote['exact']}{quote.get('suffix', '')}" in HARM


def test_jsonl_holds_all_that_is_known(leaving):
    lines = [json.loads(line) for line in incident_lines(leaving).splitlines()]
    one = next(line for line in lines if line["id"] == "incident-1")
    assert one == json.loads(json.dumps(incident_dict(leaving[0])))
    assert one["figures"]["killed"]["against"] == ["whitfield-case#k2"]
    assert {claim["id"] for claim in one["claims"]} >= {"north#k1", "whitfield-case#k2"}
    assert one["links"][0]["reasons"][0] == {"feature": "victim", "a": "Sarah Whitfield", "b": "sarah whitfield", "weight": 6.0}
    assert all(json.loads(line)["variable"] for line in row_lines(claim_table(leaving)).splitlines())


def test_xlsx_has_dates_as_dates_numbers_as_numbers_and_no_formula(leaving, table):
    openpyxl = pytest.importorskip("openpyxl")
    data, issues = xlsx_bytes([table, claim_table(leaving)])
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["incidents", "claims", "about"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    names = [cell.value for cell in next(book["incidents"].iter_rows())]
    row = dict(zip(names, [cell.value for cell in book["incidents"][3]], strict=True))
    assert (row["date_first"].date(), row["killed"], row["latitude"]) == (date(2026, 1, 13), 2, 52.0323)
    assert max(len(str(cell.value)) for cell in cells) <= 32_767
    assert [issue.code for issue in issues] == ["cell-cut"]
    assert "#c2, column words" in issues[0].message


@pytest.mark.skipif(not shutil.which("soffice"), reason=f"LibreOffice: {NO_SUCH_PROGRAM}")
def test_xlsx_is_opened_by_libreoffice(leaving, table, tmp_path):
    pytest.importorskip("xlsxwriter")
    (tmp_path / "a.xlsx").write_bytes(xlsx_bytes([table, claim_table(leaving)])[0])
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
        "--outdir",
        tmp_path,
        tmp_path / "a.xlsx",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True)
    assert not [line for line in done.stderr.splitlines() if line.strip() and "javaldx" not in line]
    rows = csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8")))
    row = next(row for row in rows if row["id"] == "incident-1")
    assert (row["date_first"], row["killed"], row["place"]) == ("2026-01-13", "2", "Brackley")


def test_dossier_shows_everything_and_runs_nothing(leaving):
    html = dossier_bytes(leaving).decode()
    reader = parsed(html)
    assert not {"script", "img", "iframe", "b", "i"} & set(reader.tags)
    assert "default-src 'none'" in html
    assert "javascript:" not in [part for part in html.split('"') if part.startswith("javascript:")]
    for words in (
        "The Northern Mail",
        "Post",
        "2, by police",
        "≠ disputed",
        "Paul Reed",
        "independent of all others",
        "+8.50 bits",
        "opened fire",
    ):
        assert words in reader.text
    links = {part.split('"')[0] for part in html.split('href="#')[1:]}
    assert links <= set(reader.ids)
    assert len(reader.ids) == len(set(reader.ids))


def test_items_of_a_list_hold_no_separator(leaving):
    table = incident_table(leaving)
    assert not [item for row in table.rows for cell in row if isinstance(cell, tuple) for item in cell if LIST_SEPARATOR in item]


@pytest.mark.parametrize("form", sorted({*OF_INCIDENTS} - {*OF_A_TABLE}))
def test_format_of_incidents_takes_no_table(form, leaving, table):
    with pytest.raises(OnrecordError, match="is made from incidents"):
        shipment(form, leaving, [table])


@pytest.mark.parametrize("form", FORMATS)
def test_no_incidents_are_an_empty_file_that_opens(form):
    pytest.importorskip({"parquet": "pyarrow", "xlsx": "xlsxwriter"}.get(form, "json"))
    made = shipment(form, [], [] if form in OF_INCIDENTS else [incident_table([])], file="x.csv")
    assert made.data or form in ("jsonl", "followthemoney")
