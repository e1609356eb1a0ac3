"""Private persons' names, ages and exact addresses leave in no format, unless asked for."""

import io
import json
import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.export.claim_table import claim_table, figure_table
from onrecord.export.incident_table import incident_table
from onrecord.export.outgoing import outgoing
from onrecord.export.privacy.mask import mask_of, masked_id, masked_text, masked_url, masked_words
from onrecord.export.privacy.people import people_of
from onrecord.export.shipping import OF_A_TABLE, OF_INCIDENTS, shipment
from onrecord.model.incident import lone_incident
from support.incidents import HARM, PRIVATE, PUBLIC, attack, record

TABLES = (incident_table, claim_table, figure_table)
WAYS = [(form, None) for form in OF_INCIDENTS] + [(form, table) for form in (*OF_A_TABLE, "xlsx") for table in TABLES]
WAYS = [(form, table) for form, table in WAYS if table is None or form not in ("hxl", "geojson") or table is incident_table]


def text_of(data, form):
    """All text of a file, whatever its format."""
    if form == "parquet":
        import pyarrow.parquet  # noqa: PLC0415 (an extra)

        return json.dumps(pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist(), default=str, ensure_ascii=False)
    if form == "xlsx":
        import openpyxl  # noqa: PLC0415 (an extra)

        book = openpyxl.load_workbook(io.BytesIO(data))
        return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return data.decode()


def shipped(form, table, incidents, names="hidden"):
    leaving = [outgoing(incident, names) for incident in incidents]
    data = shipment(form, leaving, [table(leaving)] if table else [], file="x.csv")
    return text_of(data.data, form) + "".join(map(str, data.beside.values()))


@pytest.mark.parametrize(("form", "table"), WAYS, ids=lambda value: getattr(value, "__name__", value))
def test_no_format_names_private_persons_unless_asked(form, table):
    pytest.importorskip({"parquet": "pyarrow", "xlsx": "xlsxwriter"}.get(form, "json"))
    hidden = shipped(form, table, [attack()])
    assert not [name for name in PRIVATE if name in hidden.casefold()]
    shown = shipped(form, table, [attack()], "shown").casefold()
    assert "whitfield" in shown


@pytest.mark.parametrize(("form", "table"), WAYS, ids=lambda value: getattr(value, "__name__", value))
def test_no_format_tells_private_ages(form, table):
    assert not re.search(r"\b9[14]\b", shipped(form, table, [attack()]))
    assert table is not claim_table or re.search(r"\b9[14]\b", shipped(form, table, [attack()], "shown"))


def test_who_is_named_in_office_stays():
    lines = shipped("jsonl", None, [attack()])
    assert all(name in lines for name in PUBLIC)
    assert "Mayor Anne Dubois" in shipped("csv", claim_table, [attack()])


def test_private_persons_are_called_by_their_role():
    leaving = outgoing(attack())
    claims = {claim.key.rpartition("#")[2]: claim for claim in leaving.claims}
    assert claims["v1"].value.name == "a victim"
    assert claims["s1"].value.name == "a suspect"
    assert (claims["v1"].value.age, claims["v1"].value.sex, claims["v1"].value.outcome) == (None, "female", "killed")
    assert claims["v1"].evidence[0].text == "[a victim], [age], a nurse"
    assert leaving.figures["initiator"].value.name == "a suspect"
    assert not leaving.figures["initiator"].value.named


def test_address_gives_way_to_the_town_and_its_point_is_made_coarse():
    where = next(claim.value for claim in outgoing(attack()).claims if claim.key.endswith("w2"))
    assert (where.name, where.path[-1], where.latitude, where.radius_km) == ("Brackley", "Brackley", 52.03, 1.0)


def test_words_in_which_something_was_replaced_are_marked_as_such():
    pieces = {claim.key.rpartition("#")[2]: claim.evidence[0] for claim in outgoing(attack()).claims}
    assert not pieces["v1"].whole
    assert pieces["k1"].whole
    page = json.loads(shipped("annotations", None, [attack()]))
    kinds = [[one["type"] for one in target["selector"]] for item in page["items"] for target in item["target"]]
    assert ["TextPositionSelector"] in kinds
    assert ["TextQuoteSelector", "TextPositionSelector"] in kinds


def test_addresses_and_ids_that_name_somebody_are_cut():
    source = {one.document: one for one in outgoing(attack()).sources}
    assert "north" in source
    assert source["north"].url == "https://north.example/"
    assert any(name.startswith("hidden-") for name in source)


def test_ages_in_a_quote_are_hidden_by_what_stands_around_it():
    text = "Police named the dead woman as Ada Stone, 34, of Brackley."
    mask = mask_of([record("d", text, [])])
    assert masked_words(mask, text, text.index("34"), text.index("34") + 2) == "age"


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("Mayor Ada Stone spoke.", True),
        ("Ada Stone, the prefect of the Marne, spoke.", True),
        ("Le maire de Lyon, Ada Stone, a parlé.", True),
        ("Ada Stone, secretary of the dockers' union, spoke.", True),
        ("Ada Stone, a baker, spoke.", False),
        ("The dead man was Ada Stone, a spokesman said.", False),
        ("Ada Stone, the mayor's daughter, died.", False),
        ("The wife of the mayor of Lyon, Ada Stone, died.", False),
        ("Officer Ada Stone was hurt.", False),
    ],
)
def test_a_named_person_is_private_unless_the_words_give_an_office(text, public):
    assert (("ada", "stone") in people_of([record("d", text, [])]).public) is public


def test_a_suspect_whose_post_is_no_public_office_is_private():
    text = "Ada Stone, director of the Elm Bank, was arrested."
    suspect = attack().accounts[0].report.claims[6]
    suspect = replace(
        suspect, value=replace(suspect.value, name="Ada Stone"), evidence=(replace(suspect.evidence[0], start=0, end=9, quote="Ada Stone"),)
    )
    assert people_of([record("d", text, [])]).public
    assert not people_of([record("d", text, [suspect])]).public


def test_office_holder_of_the_same_surname_stays():
    text = "Mayor Anne Dubois met Paul Dubois, 9, whose father died. “Dubois was brave,” Mayor Dubois said."
    mask = mask_of([record("d", text, [])])
    assert (
        masked_text(mask, text) == "Mayor Anne Dubois met [a person], [age], whose father died. “[a person] was brave,” Mayor Dubois said."
    )


def test_everyday_words_that_are_a_surname_too_are_hidden_only_in_capitals():
    text = "Rose Young was shot. Young, a baker, died. Two young men fled, and the toll rose."
    masked = masked_text(mask_of([record("d", text, [])]), text)
    assert "young men" in masked
    assert "toll rose" in masked
    assert "Young" not in masked


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title, lambda text: text.replace("i", "í")])
def test_names_are_hidden_in_any_case_and_with_any_accents(change):
    masked = masked_text(mask_of([record("d", HARM, [])]), change(HARM)).casefold()
    assert not [name for name in ("whitfield", "harker", "gomez", "elm street") if name in masked.replace("í", "i")]


def test_name_of_a_place_stays_where_it_is_but_a_word_of_a_name():
    text = "Jack Brackley was shot in Brackley."
    story = attack()
    claims = (
        replace(story.accounts[0].report.claims[2], evidence=(replace(story.accounts[0].report.claims[2].evidence[0], start=26, end=34),)),
    )
    made = record("d", text, claims)
    assert outgoing(lone_incident(made, made.reports[0])).claims[0].value.name == "Brackley"


def test_url_and_id_without_a_name_stay_as_they_are():
    mask = mask_of([record("d", HARM, [])])
    assert masked_url(mask, "https://x.example/a?b=1") == "https://x.example/a?b=1"
    assert masked_id(mask, "doc-1") == "doc-1"
    assert masked_url(mask, "whitfield") == ""


def test_reader_and_export_together_let_no_name_out():
    made = onrecord.read(HARM, published="2026-01-14", title="Nurse Sarah Whitfield killed", id="d")
    for report in made.reports:
        lines = shipped("jsonl", None, [lone_incident(made, report)]).casefold()
        assert not [name for name in PRIVATE if name in lines]


@given(st.text())
def test_any_text_can_be_masked_and_without_names_stays_whole(text):
    mask = mask_of([record("d", HARM, [])])
    assert isinstance(masked_text(mask, text), str)
    assert masked_text(None, text) == text
    for record_ in (record("d", text, []),):
        mask_of([record_])


@pytest.mark.parametrize("unit", ["Aa Bb Cc ", "Ada Stone, 34, ", "12 Elm Street ", "the wife of the mayor, ", "lived in "])
def test_time_grows_with_the_length_of_the_text_and_no_faster(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        start = time.process_time()
        masked_text(mask_of([record("d", text, [])]), text)
        return time.process_time() - start

    seconds(100)
    assert seconds(40_000) < 8 * seconds(10_000) + 0.2
