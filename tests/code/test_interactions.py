"""Who does what to whom, through the reader: sentences invented for the purpose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.code.books import load_book
from onrecord.code.dyads.interaction import find_interactions
from onrecord.code.interactions import code_interactions
from onrecord.model.codebook import Book, Field
from onrecord.model.document import Document
from onrecord.pipeline import read_and_code, read_whole


def told(text, language="en"):
    """`(code, source, target)` of each interaction."""
    record, reading = read_whole(Document("d", text, published="2021-03-04", language=language))
    found = find_interactions(reading, record.events)
    return [(one.code, one.source and one.source.cameo, one.target and one.target.cameo) for one in found]


def test_verb_with_subject_and_object_is_source_code_target():
    assert told("The Dutch government rebuked Belarus on Monday.") == [("111", "NLDGOV", "BLR")]


def test_passive_has_its_agent_as_source():
    assert told("Norway was criticised by Iceland.") == [("111", "ISL", "NOR")]


def test_light_verb_takes_the_code_of_its_noun():
    assert told("Chad staged an offensive against Niger.")[0][0] == "190"


def test_noun_of_criticism_is_aimed_at_whoever_is_behind_it():
    assert told("Chile denounced a raid by Peruvian border guards.") == [("111", "CHL", "PERCOP")]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Sweden delivered tents and food to Nepal.", "073"),
        ("Sweden promised to deliver tents and food to Nepal.", "0333"),
        ("Sweden refused to deliver tents and food to Nepal.", "1223"),
        ("Sweden will not deliver tents and food to Nepal.", "1223"),
        ("Nepal asked Sweden to deliver tents and food.", "0233"),
        ("Nepal demanded that Sweden deliver tents and food.", "1033"),
    ],
)
def test_what_works_on_an_act_changes_its_code(sentence, code):
    assert told(sentence)[0][0] == code


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Kenya imposed sanctions on Eritrea.", "163"),
        ("Kenya lifted sanctions on Eritrea.", "085"),
        ("Kenya threatened sanctions against Eritrea.", "1312"),
        ("The mayor imposed a curfew in Quito, Ecuador.", "1723"),
        ("The mayor eased the curfew in Quito, Ecuador.", "0813"),
    ],
)
def test_same_noun_under_other_verbs(sentence, code):
    assert told(sentence)[0][0] == code


def test_what_somebody_says_is_coded_as_what_is_said():
    assert told("Ghana expelled two Togolese diplomats, officials said.") == [("161", "GHA", "TGOGOV")]


def test_must_makes_a_demand_of_whoever_says_it():
    assert told("Canada said that Laos must release the prisoners.") == [("1053", "CAN", "LAO")]


def test_talks_hold_with_sides_changed():
    assert told("Spain and Portugal held talks in Rome.") == [("040", "ESP", "PRT"), ("040", "PRT", "ESP")]


def test_each_source_target_and_code_is_told_once():
    assert len(told("Spain criticised Malta. Later Spain again criticised Malta.")) == 1


def test_coordinated_verbs_are_acts_of_their_own():
    assert [code for code, _, _ in told("Italy condemned Sudan and praised Kenya.")] == ["111", "051"]


def test_violence_that_was_denied_is_no_event():
    assert told("The army did not attack the village in Mali.") == []


def test_two_nationalities_before_one_noun_are_two_actors():
    assert {source for _, source, _ in told("Danish and Swedish officials visited Lima.")} == {"DNKGOV", "SWEGOV"}


def test_international_actor_is_known_by_name():
    assert told("The United Nations urged Zambia to hold elections.") == [("0244", "IGOUNO", "ZMB")]


def test_somebody_of_unknown_country_keeps_the_words():
    record, reading = read_whole(Document("d", "Teachers praised the committee.", language="en"))
    rows = code_interactions(record, reading, load_book("cameo"))
    assert [row.cells["source_text"] for row in rows] == ["Teachers"]
    assert [row.cells["source"] for row in rows] == [None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Le gouvernement français a condamné la Biélorussie.", ("111", "FRAGOV", "BLR")),
        ("L'Union européenne a imposé des sanctions contre la Syrie.", ("163", "IGOEUREEC", "SYR")),
        ("La Russie a refusé de retirer ses troupes.", ("1246", "RUS", None)),
        ("La police a arrêté douze étudiants à Dakar.", ("173", "SENCOP", "SENEDU")),
    ],
)
def test_french(sentence, expected):
    assert told(sentence, "fr")[0][:2] == expected[:2]


def test_reasons_are_the_pattern_and_its_words():
    _, rows = read_and_code(Document("d", "Norway was criticised by Iceland.", language="en"), [load_book("cameo")])
    (row,) = rows["cameo"]
    assert row.why["event_code"].rule == "111: criticise"
    assert [span.quote for span in row.why["event_code"].words] == ["criticised"]
    assert [span.quote for span in row.why["source"].words] == ["Iceland"]


def test_evidence_holds_the_words_that_decided():
    _, rows = read_and_code(Document("d", "Kenya refused to withdraw its troops.", language="en"), [load_book("cameo")])
    assert [span.quote for span in rows["cameo"][0].why["event_code"].words] == ["refused", "withdraw"]


def test_book_of_ones_own_has_the_columns_that_it_names():
    book = Book("mine", "Mine", "1", "interactions", "", (Field("event_code", "string", ""), Field("other", "string", "")))
    record, reading = read_whole(Document("d", "Norway criticised Iceland.", language="en"))
    assert [dict(row.cells) for row in code_interactions(record, reading, book)] == [{"event_code": "111", "other": None}]


def test_text_in_capitals():
    assert ("173", "AFGCOP") in [(code, source) for code, source, _ in told("AFGHAN POLICE ARRESTED TEN MEN IN KABUL.")]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "fr", "de", None]))
def test_any_text_is_coded_without_fault(text, language):
    record, reading = read_whole(Document("d", text, language=language))
    for row in code_interactions(record, reading, load_book("cameo")):
        for why in row.why.values():
            assert all(text[span.start : span.end] == span.quote for span in why.words)


def test_long_sentence_without_end_takes_time_in_proportion():
    record, reading = read_whole(Document("d", "refused to agree to threaten to " * 100 + "attack", language="en"))
    assert len(find_interactions(reading, record.events)) < 50
