"""Tables by the names of their columns; a bad row is named and the rest goes on."""

import io
import json

import pytest

from onrecord.ingest.columns import chosen_columns
from onrecord.ingest.found import Found, Refused, Told
from onrecord.ingest.table import csv_rows, json_objects, json_rows
from onrecord.model.errors import InputError

TABLE = "ID,Headline,Body,Date,Source\n1,Clash,Two were hurt.,2026-01-05,The Post\n2,Strike,Dockers walked out.,2026-01-06,The Post\n"


def read(data, rows=csv_rows, **chosen):
    items = list(rows(io.BytesIO(data if isinstance(data, bytes) else data.encode()), "t.csv", chosen))
    return [[one for one in items if isinstance(one, kind)] for kind in (Found, Refused, Told)]


def test_columns_are_taken_by_their_names_and_told():
    found, refused, told = read(TABLE)
    first = found[0].document
    assert (first.id, first.title, first.text, first.published, first.outlet) == ("1", "Clash", "Two were hurt.", "2026-01-05", "The Post")
    assert [one.where for one in found] == ["t.csv, line 2", "t.csv, line 3"]
    assert refused == []
    assert told[0].message == "text from 'Body', id from 'ID', published from 'Date', title from 'Headline', outlet from 'Source'"


def test_columns_that_are_not_used_are_told():
    assert read("text,mood\nTwo were hurt.,sad\n")[2][0].message == "text from 'text'; not used: 'mood'"


def test_a_table_without_a_text_is_refused_with_its_columns():
    _, refused, _ = read("a,b\n1,2\n")
    assert refused == [Refused("t.csv", "no column holds a text; there are 'a', 'b'", "--columns text=NAME")]


def test_columns_of_other_names_can_be_chosen():
    found, _, _ = read("a,b\nTwo were hurt.,2026-01-05\n", text="a", published="b")
    assert found[0].document.published == "2026-01-05"


def test_a_chosen_column_that_is_not_there_is_named():
    assert "no column 'day' for published" in read(TABLE, published="day")[1][0].reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_told_from_the_header(delimiter):
    assert len(read(TABLE.replace(",", delimiter))[0]) == 2


def test_a_row_with_other_columns_is_named_and_the_rest_goes_on():
    found, refused, _ = read("id,text\n1,One, and more\n2\n3,Three was hurt.\n")
    assert [one.document.id for one in found] == ["3"]
    assert [(one.where, one.reason) for one in refused] == [
        ("t.csv, line 2", "3 cells in a row, and the header names 2"),
        ("t.csv, line 3", "1 cells in a row, and the header names 2"),
    ]


def test_an_empty_text_is_named():
    assert read("id,text\n1,\n")[1][0] == Refused("t.csv, line 2", "no text in it")


def test_lines_inside_a_cell_stay_with_blank_ones():
    assert read('id,text\n1,"One.\n\nTwo."\n2,Three.\n')[0][0].document.text == "One.\n\nTwo."


def test_a_quotation_mark_that_is_never_closed_does_not_take_the_rest():
    rows = "".join(f"{number},Text {number}.\n" for number in range(30_000))
    found, refused, _ = read(f'id,text\n0,"open\n{rows}')
    assert len(found) > 9_000
    assert "10,000 lines" in refused[0].reason


def test_a_byte_order_mark_and_western_bytes_are_understood():
    assert read(b"\xef\xbb\xbf" + TABLE.encode())[0][0].document.id == "1"
    found, _, _ = read("id,text\n1,Deux blessés à Évry.\n".encode("cp1252"))
    assert found[0].document.text == "Deux blessés à Évry."
    assert [issue.code for issue in found[0].document.issues] == ["encoding-guessed"]


def test_a_date_that_could_be_two_is_an_issue_and_not_a_guess():
    doc = read("text,date\nTwo were hurt.,03/04/2026\n")[0][0].document
    assert doc.published is None
    assert [issue.code for issue in doc.issues] == ["publication-date-not-read"]


def test_a_cell_of_a_million_characters_is_refused_and_the_rest_goes_on():
    found, refused, _ = read("text\n" + "word " * 300_000 + "\nTwo were hurt.\n")
    assert len(found) == 1
    assert "too long" in refused[0].reason


def test_an_empty_table_is_named():
    assert read("")[1][0].reason == "nothing in it"


def test_lines_of_json_are_taken_by_their_keys_and_told_once():
    lines = [{"headline": "Clash", "body": "Two were hurt.", "n": 1}, {"body": "Three were hurt.", "url": "https://a.example/b"}]
    found, refused, told = read("\n".join(map(json.dumps, lines)), json_rows)
    assert [one.document.text for one in found] == ["Two were hurt.", "Three were hurt."]
    assert refused == []
    assert [one.message for one in told] == ["text from 'body', title from 'headline'; not used: 'n'", "url from 'url'"]


@pytest.mark.parametrize("line", ["not json", "[1]", '{"title": "x"}', '{"text": 7}', '{"text": ""}', "[" * 100_000])
def test_a_line_that_is_no_report_is_named_and_the_rest_goes_on(line):
    found, refused, _ = read(line + '\n{"text": "Two were hurt."}\n', json_rows)
    assert len(found) == 1
    assert [one.where for one in refused] == ["t.csv, line 1"]


def test_a_file_with_a_list_of_objects_is_a_table():
    items = list(json_objects(b'[{"text": "Two were hurt."}, 7]', "t.json", {}))
    assert [type(one) for one in items] == [Told, Found, Refused]


def test_choosing_columns_says_what_is_wrong_with_the_choice():
    assert chosen_columns("text=body, published=day") == {"text": "body", "published": "day"}
    with pytest.raises(InputError, match="not FIELD=NAME"):
        chosen_columns("colour=red")


def test_a_row_names_its_language_by_a_code_or_by_a_name():
    rows = "text,language\nDeux personnes ont été blessées.,French\nTwo were hurt.,EN-gb\n"
    assert [one.document.language for one in read(rows)[0]] == ["fr", "en"]


def test_words_that_name_no_language_are_told_and_the_text_decides():
    document = read("text,language\nTwo men were hurt in the street on Monday and taken to hospital.,Martian\n")[0][0].document
    assert document.language == "en"
    assert [(one.code, "Martian" in one.message) for one in document.issues] == [("language-not-understood", True)]
