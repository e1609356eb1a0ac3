"""A book applied: cells with their rules and claims, rows for days and places, numbers by the book's own rules."""

import json

import pytest

from onrecord.code.books import load_book
from onrecord.code.engine import code_incident, make_row
from onrecord.code.why import explain
from onrecord.export.jsonl import record_line
from onrecord.model.document import Document
from onrecord.model.errors import InputError
from onrecord.model.incident import Account, Incident, lone_incident
from onrecord.pipeline import read_and_code, read_document
from support.books import HEAD, book_of, lookup


def row_of(fields, head=HEAD, **paths):
    return make_row(book_of(fields, head), lookup(act="riot", **paths), incident="i", key=("i",))


def coded(text, *names, **known):
    record, rows = read_and_code(Document("d", text, language="en", **known), [load_book(name) for name in names])
    return record, rows


def test_the_first_rule_that_holds_and_has_a_value_gives_the_cell():
    fields = """
      - name: a
        cases:
          - {rule: one, when: {match: {acts: arson}}, value: x}
          - {rule: two, from: when.day}
          - {rule: three, value: z}
    """
    row = row_of(fields, acts=["riot"])
    assert (row.cells["a"], row.why["a"].rule, row.why["a"].claims) == ("z", "three", ())
    row = row_of(fields, acts=["arson"])
    assert (row.cells["a"], row.why["a"].rule, row.why["a"].claims) == ("x", "one", ("acts#0",))


def test_rule_that_empties_on_purpose_ends_the_search():
    row = row_of("- {name: a, cases: [{rule: none, empty: not told}, {rule: never, value: x}]}")
    assert (row.cells["a"], row.why["a"].rule) == (None, "none")


def test_list_collects_what_all_rules_give():
    fields = "- {name: a, type: list, cases: [{rule: x, value: one}, {rule: y, from: acts}, {rule: z, when: {match: {acts: bombing}}, value: no}]}"
    row = row_of(fields, acts=["riot", "arson", "riot"])
    assert (row.cells["a"], row.why["a"].rule) == ("one; riot; arson", "x; y")


def test_text_fills_its_paths_and_has_no_value_where_one_has_none():
    fields = "- {name: a, cases: [{rule: t, text: 'Protesters ({where.country|countries.name})'}, {rule: d, value: Protesters}]}"
    assert row_of(fields, where__country="FR").cells["a"] == "Protesters (France)"
    assert row_of(fields).cells["a"] == "Protesters"


def test_column_can_ask_for_one_that_stands_after_it():
    row = row_of("- {name: a, text: 'the {row.b}'}\n- {name: b, from: act}")
    assert (list(row.cells), row.cells["a"], row.why["a"].claims) == (["a", "b"], "the riot", ("act#0",))


def test_value_outside_the_allowed_ones_or_of_another_type_is_passed_over():
    fields = "- {name: a, type: integer, cases: [{rule: x, from: where.name}, {rule: y, value: 1}]}\n- {name: b, values: [x], from: act}"
    assert row_of(fields, where__name="Paris").cells == {"a": 1, "b": None}


def test_no_include_that_holds_makes_no_row():
    assert make_row(book_of("- {name: a, from: act}"), lookup(), incident="i", key=("i",)) is None


def test_table_gives_its_star_for_a_key_that_it_has_not():
    head = HEAD.replace("rows:", "tables: {t: {riot: R, '*': other}}\nrows:")
    assert row_of("- {name: a, type: list, from: acts, table: t}", head, acts=["riot", "bombing"]).cells["a"] == "R; other"


def test_every_claim_that_a_cell_names_is_in_the_record():
    text = "Gunmen shot dead three people in Lyon on 5 May 2021, police said. Police arrested two men."
    record, rows = coded(text, "acled", "ucdp", published="2021-05-06")
    known = {claim.id for claim in record.claims}
    (row,) = rows["acled"]
    assert row.cells["fatalities"] == 3
    assert row.why["fatalities"].claims
    assert all(set(why.claims) <= known for row in (*rows["acled"], *rows["ucdp"]) for why in row.why.values())


def test_same_incident_has_the_same_row_id():
    text = "Gunmen shot dead three people in Lyon on 5 May 2021, police said."
    assert coded(text, "acled")[1]["acled"][0].id == coded(text, "acled")[1]["acled"][0].id


def test_output_has_the_columns_and_why():
    record, rows = coded("Hundreds of people marched in Lyon on 5 May 2021.", "acled", "ucdp")
    item = json.loads(record_line(record, rows))["coded"]
    assert item["ucdp"] == []
    (row,) = item["acled"]
    assert (row["event_type"], row["sub_event_type"], row["tags"]) == ("Protests", "Peaceful protest", "crowd size=hundreds")
    assert row["_why"]["sub_event_type"]["rule"] == "peaceful-protest"


@pytest.mark.parametrize(
    ("text", "dead", "rule"),
    [
        ("Dozens of people were killed when gunmen attacked a village near Bankass.", 12, "“dozens” counts as 12"),
        ("Hundreds of people were killed by soldiers in Bankass.", 100, "“hundreds” counts as 100"),
        ("Between seven and nine people were shot dead in Bankass by soldiers.", 7, "low of"),
        ("Several people were killed by gunmen in Bankass.", 3, "no number told"),
        ("Gunmen attacked a village near Bankass.", 0, "not told: counts as 0"),
    ],
)
def test_deaths_count_as_the_acled_rules_say(text, dead, rule):
    (row,) = coded(text, "acled")[1]["acled"]
    assert row.cells["fatalities"] == dead
    assert rule in row.why["fatalities"].rule


def test_disputed_deaths_count_as_the_lowest_in_acled_and_as_a_range_in_ucdp():
    text = "Soldiers shot dead 12 people in Bankass on Friday, a doctor said. The army said that soldiers had killed 7 people in Bankass."
    _, rows = coded(text, "acled", "ucdp", published="2021-05-08")
    assert rows["acled"][0].cells["fatalities"] == 7
    ucdp = rows["ucdp"][0].cells
    assert (ucdp["low"], ucdp["high"]) == (7, 12)
    assert ucdp["low"] <= ucdp["best"] <= ucdp["high"]
    assert ucdp["best"] == ucdp["deaths_a"] + ucdp["deaths_b"] + ucdp["deaths_civilians"] + ucdp["deaths_unknown"]


def test_protests_and_deaths_without_an_organised_actor_are_nothing_to_ucdp():
    assert coded("A man was stabbed to death by his brother in Leeds. Students marched in York.", "ucdp")[1]["ucdp"] == ()


def test_report_that_tells_nothing_is_coded_as_nothing():
    assert coded("The bakery opened at nine.", "acled", "ucdp", "ccc")[1] == {"acled": (), "ucdp": (), "ccc": ()}
    assert coded("", "acled")[1] == {"acled": ()}


def test_development_that_is_no_incident_is_coded_on_its_words():
    _, rows = coded("The government and the rebels signed a peace agreement in Juba on 3 May 2021.", "acled")
    (row,) = rows["acled"]
    assert (row.cells["sub_event_type"], row.cells["location"], row.cells["event_date"]) == ("Agreement", "Juba", "2021-05-03")
    why = row.why["event_date"].to_dict()
    assert (why["claims"], [word["text"] for word in why["words"]]) == ([], ["3 May 2021"])


def test_note_names_no_person():
    text = "John Marlowe, 34, was shot dead by gunmen in Lyon on 5 May 2021, said his sister Anna Marlowe."
    (row,) = coded(text, "acled")[1]["acled"]
    assert "Marlowe" not in json.dumps(row.to_dict()["notes"])
    assert "5 May 2021" in row.cells["notes"]


def test_claims_of_several_documents_are_named_with_them():
    one, two = (
        read_document(Document(name, f"Gunmen shot dead {n} people in Lyon on 5 May 2021.", language="en"))
        for name, n in (("a", "two"), ("b", "three"))
    )
    lone = lone_incident(one, one.reports[0])
    both = Incident("i", "main", (*lone.accounts, Account(two, two.reports[0])), {}, lone.sources)
    (row,) = code_incident(both, load_book("acled"))
    assert all("#" in name for name in row.why["sub_event_type"].claims)
    assert {name.split("#")[0] for name in row.why["actor1"].claims} <= {"a", "b"}


def test_book_over_interactions_codes_no_incident():
    record = read_document(Document("a", "Gunmen shot dead two people in Lyon.", language="en"))
    with pytest.raises(InputError, match="interactions"):
        code_incident(lone_incident(record, record.reports[0]), load_book("cameo"))


def test_why_is_told_down_to_the_words():
    record, rows = coded("Gunmen shot dead three people in Lyon on 5 May 2021, police said.", "acled")
    (row,) = rows["acled"]
    claims = {claim.id: claim for claim in record.claims}
    lines = explain(row, "fatalities", load_book("acled"), claims)
    assert lines[0] == "fatalities = 3"
    assert "acled.yaml:" in lines[1]
    assert any("three people" in line for line in lines[3:])
    assert "no third level" in explain(row, "admin3", load_book("acled"), claims)[1]
    with pytest.raises(InputError, match="no column 'colour'"):
        explain(row, "colour", load_book("acled"), claims)


@pytest.mark.parametrize("form", [str.upper, str.lower, lambda t: "".join("\u202e" + c for c in t), lambda t: t.encode().decode("latin-1")])
def test_any_way_of_writing_is_coded_without_a_fault(form):
    text = "Police fired tear gas at 200 protesters in Orléans on 5 May 2021. « Deux personnes ont été blessées », a dit le maire."
    for language in ("en", "fr", "de"):
        read_and_code(Document("d", form(text), language=language), [load_book("acled"), load_book("ucdp"), load_book("ccc")])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Plusieurs centaines de personnes ont manifesté à Lyon le 5 mai 2021 contre la réforme.", "Peaceful protest"),
        ("La police a dispersé des manifestants à Nantes avec du gaz lacrymogène.", "Protest with intervention"),
        ("Des hommes armés ont tué douze villageois près de Mopti.", "Attack"),
        ("Des combattants ont enlevé deux humanitaires au Mali.", "Abduction/forced disappearance"),
        ("Un kamikaze s'est fait exploser à Kaboul, tuant 12 personnes.", "Suicide bomb"),
        ("Le gouvernement et les rebelles ont signé un accord de paix à Juba.", "Agreement"),
    ],
)
def test_french_reports_are_coded(text, kind):
    _, rows = read_and_code(Document("d", text, language="fr"), [load_book("acled")])
    assert [row.cells["sub_event_type"] for row in rows["acled"]] == [kind]
