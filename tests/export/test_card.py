"""The card: readable without colour, at any width, and safe to print whatever the text holds."""

import io
import re

import pytest
from rich.cells import cell_len

from onrecord.export.card import print_card
from onrecord.export.safe import one_line, printable
from support.records import ISSUE, record


def printed(monkeypatch, made, columns="80", **settings):
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"COLUMNS": columns, **settings}.items():
        monkeypatch.setenv(name, value)
    file = io.StringIO()
    print_card(made, file, color="NO" not in settings)
    return file.getvalue()


def flat(card):
    return " ".join(card.split())


def test_figures_come_before_claims_background_and_issues(monkeypatch):
    card = printed(monkeypatch, record(issues=(ISSUE,)))
    places = [card.index(heading) for heading in ("FIGURES", "CLAIMS", "BACKGROUND", "NOT UNDERSTOOD")]
    assert places == sorted(places)


def test_disagreement_is_marked_by_a_word_and_a_sign(monkeypatch):
    card = flat(printed(monkeypatch, record()))
    assert "injured 10 [10..12] the report itself ≠ disputed ≠ 12 of <b>us</b> the union" in card


def test_claims_stand_with_their_words_and_sayer(monkeypatch):
    card = flat(printed(monkeypatch, record(), columns="200"))
    assert "“Ten hurt”" in card
    assert "— the union\\x07, alleged, hedged" in card


def test_background_is_named_and_vocabulary_written_as_words(monkeypatch):
    card = printed(monkeypatch, record())
    assert "A strike <i>before</i>" in card
    assert "armed clash; also arson" in card


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_no_line_is_wider_than_the_terminal_or_ends_in_spaces(monkeypatch, columns):
    lines = printed(monkeypatch, record(issues=(ISSUE,)), columns=columns).splitlines()
    assert all(cell_len(line) <= int(columns) and line == line.rstrip() for line in lines)


def test_there_is_no_colour_and_no_control_character_in_a_pipe(monkeypatch):
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", printed(monkeypatch, record(issues=(ISSUE,))))


def test_markup_of_the_terminal_library_stays_text(monkeypatch):
    assert "[bold]x[/bold]" in printed(monkeypatch, record(title="[bold]x[/bold] :fire: [link=http://x]y[/link]"))


def test_colour_adds_no_words(monkeypatch):
    plain = printed(monkeypatch, record())
    coloured = printed(monkeypatch, record(), FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b[" in coloured
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert stripped.split() == plain.split()


def test_no_color_forbids_colour_even_where_it_is_forced(monkeypatch):
    card = printed(monkeypatch, record(), FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", card)


def test_card_of_an_empty_text_says_that_nothing_is_told(monkeypatch):
    assert "No incident is told" in printed(monkeypatch, record("", reports=()))


def test_printable_text_keeps_letters_and_escapes_controls():
    assert printable("né\x1b[2J\u202e\ud800") == "né\\x1b[2J\\u202e\\ud800"
    assert one_line(" a\r\n\tb\u2028c ") == "a b c"
