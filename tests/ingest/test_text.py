"""Bytes to text: any encoding, nothing repaired in silence."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.text import MAX_TEXT, check_length, decode
from onrecord.model.errors import InputNotText, InputTooLarge

FRENCH = "Dix personnes ont été blessées à Béthune, a déclaré la préfecture. « Rien vu », a dit un témoin."


def codes(issues):
    return [issue.code for issue in issues]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_text_that_says_its_encoding_is_read_without_an_issue(encoding, mark):
    assert decode(mark + FRENCH.encode(encoding), "f") == (FRENCH, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        ("Dix blessés à Calais", "cp1252"),
        ("Zehn Menschen wurden in Köln verletzt, erklärte die Polizei.", "latin-1"),
        ("Ten people were hurt – “no one was killed”, police said.", "cp1252"),
        ("Десять человек были ранены, сообщила полиция в Москве.", "cp1251"),
        ("警察によると、十人が負傷した。東京で事件が起きた。", "shift_jis"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
    ],
)
def test_encoding_that_was_guessed_is_an_issue(text, encoding):
    found, issues = decode(text.encode(encoding), "f")
    assert found == text
    assert codes(issues) == ["encoding-guessed"]


def test_encoding_that_a_page_declares_is_no_guess():
    assert decode(FRENCH.encode("cp1252"), "f", declared="iso-8859-1") == (FRENCH, ())


def test_declared_encoding_that_is_none_is_passed_over():
    assert decode(FRENCH.encode("cp1252"), "f", declared="no-such-code")[0] == FRENCH


def test_a_few_bad_bytes_in_utf8_are_replaced_one_by_one_and_told():
    text, issues = decode(FRENCH.encode() + b" \xff end", "f")
    assert text == FRENCH + " \ufffd end"
    assert codes(issues) == ["bytes-replaced"]
    assert issues[0].start == text.index("\ufffd")


def test_replacement_characters_that_stood_in_the_file_are_no_loss():
    assert decode("already \ufffd lost".encode(), "f") == ("already \ufffd lost", ())


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 100, b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.7 text text", b"PK\x03\x04 text", b"\x1f\x8b\x08text"]
)
def test_binary_data_is_refused_by_name(data):
    with pytest.raises(InputNotText, match=r"odd\.bin"):
        decode(data, "odd.bin")


def test_text_over_the_limit_is_refused_and_the_limit_named():
    with pytest.raises(InputTooLarge, match="1,000,000"):
        check_length("x" * (MAX_TEXT + 1), "f")
    check_length("x" * MAX_TEXT, "f")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_utf8_text_is_kept_exactly(text):
    found, issues = decode(text.encode(), "f")
    assert (found, issues) == (text.removeprefix("\ufeff"), ())


@given(st.binary())
def test_any_bytes_are_text_or_refused(data):
    try:
        text, _ = decode(data, "f")
    except InputNotText:
        return
    assert isinstance(text, str)
