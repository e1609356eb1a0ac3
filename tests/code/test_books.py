"""Books from YAML: every fault at once, each with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.code.books import load_book, read_book, shipped_books, try_book
from onrecord.code.check import check_book
from onrecord.code.own import new_book
from onrecord.model.codebook import Case, Compare, Every, Match
from onrecord.model.errors import BookError, BookNotFound
from support.books import book_of, faults


def test_shipped_books_have_no_findings():
    assert {"acled", "ccc", "ucdp"} <= set(shipped_books())
    assert [finding for name in shipped_books() for finding in check_book(load_book(name))] == []


def test_shipped_layouts_have_all_their_columns():
    assert {name: len(load_book(name).fields) for name in ("acled", "ucdp", "ccc")} == {"acled": 31, "ucdp": 49, "ccc": 41}


def test_a_new_book_is_sound():
    book, problems = try_book(new_book("mine"), "mine.yaml")
    assert (book.name, problems, check_book(book)) == ("mine", (), ())


def test_book_that_does_not_ship_names_those_that_do():
    with pytest.raises(BookNotFound) as told:
        load_book("nothing")
    assert "acled" in told.value.hint


def test_several_keys_of_a_condition_must_all_hold():
    book = book_of("""
      - name: a
        cases:
          - {rule: r, when: {match: {acts: riot}, compare: {figures.killed.low: {at_least: 1}}}, value: x}
    """)
    parts = book.field("a").cases[0].when
    assert isinstance(parts, Every)
    assert [type(part) for part in parts.parts] == [Match, Compare]


def test_a_field_with_a_path_is_short_for_one_rule():
    case = book_of("- {name: place, from: where.name}").field("place").cases[0]
    assert (case.rule, case.source, case.when) == ("place", "where.name", None)


def test_lists_can_name_lists_before_them():
    book, problems = try_book(
        "book: b\ntitle: t\nover: incidents\nlists: {a: [riot, arson], b: [$a, looting]}\nfields:\n"
        "  - {name: x, cases: [{rule: r, when: {match: {acts: [$b, bombing]}}, value: y}]}\n", "b.yaml",
    )  # fmt: skip
    assert problems == ()
    assert book.fields[0].cases[0].when.any == ("riot", "arson", "looting", "bombing")


def test_all_faults_are_told_with_their_lines():
    told = faults("""\
        book: my book
        title: t
        over: incidents
        colour: red
        fields:
          - name: a
            type: colour
            cases:
              - {rule: r, when: {match: {acts: $nothing}}, value: x}
              - {rule: s, value: x, from: act}
              - {when: {}, value: x}
          - {type: string}
        """)
    assert [line.split(":")[1] for line in told] == ["4", "9", "9", "10", "11", "11", "7", "12", "1"]
    assert "'colour'" in told[0]
    assert "$" not in told[1]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "empty"),
        ("- a", "must be a mapping"),
        ("a: [", "not YAML"),
        ("book: &x a\ntitle: *x", "references"),
        ("book: a\nbook: b", "twice"),
        ("x: " + "[" * 60 + "]" * 60, "nested too deeply"),
        ("a: !!python/object/apply:os.system [ls]", "no key"),
    ],
)
def test_what_is_no_book_is_told_in_words(source, words):
    assert words in faults(source)[0]


def test_counts_must_be_whole_numbers():
    told = faults(
        "book: b\ntitle: t\nover: incidents\nfields: [{name: a, from: act}]\ncounts: {killed: {words: {dozens: many}, silence: none}}"
    )
    assert len(told) == 2


def test_a_book_with_faults_is_refused_with_all_of_them():
    with pytest.raises(BookError, match=r"3 faults: x.yaml:1: .*; x.yaml:1: .*; x.yaml:1"):
        read_book("book: b\n", "x.yaml")


def test_a_case_that_gives_nothing_is_empty_on_purpose():
    assert Case("r").is_empty


@given(st.text(max_size=300))
def test_any_text_is_a_book_or_has_faults(text):
    book, problems = try_book(text, "x.yaml")
    assert problems or book is not None
