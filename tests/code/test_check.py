"""What is wrong with a book beyond its YAML, by code and line."""

import pytest

from onrecord.code.check import check_book
from onrecord.code.implies import contradictions, implies
from onrecord.model.codebook import Compare, Every, Match, Some
from support.books import HEAD, book_of, findings

FIRST = HEAD.count("\n") + 1


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("- {name: a, from: wher.name}", "unknown-path"),
        ("- {name: a, from: counts.killed}", "unknown-path"),
        ("- {name: a, from: row.b}", "unknown-path"),
        ("- {name: a, from: events.flying.agent.kind}", "unknown-path"),
        ("- {name: a, from: act, table: colours}", "unknown-path"),
        ("- {name: a, text: '{where.nam}'}", "unknown-path"),
        ("- {name: a, cases: [{rule: r, when: {match: {acts: riots}}, value: x}, {rule: s, value: y}]}", "unknown-value"),
        ("- {name: a, cases: [{rule: r, when: {compare: {when.precision: days}}, value: x}, {rule: s, value: y}]}", "unknown-value"),
        ("- {name: a, values: [x], value: y}", "unknown-value"),
        ("- {name: a, type: integer, value: many}", "wrong-type"),
        ("- {name: a, cases: [{rule: r, when: {compare: {where.name: {at_least: 3}}}, value: x}, {rule: s, value: y}]}", "wrong-type"),
        ("- {name: _a, from: act}", "wrong-type"),
        ("- {name: a, cases: [{rule: r, when: {match: {acts: riot}}, value: x}]}", "no-default"),
        ("- {name: a, cases: [{rule: r, value: x}, {rule: s, value: y}]}", "unreachable"),
        ("- {name: a, from: row.a}", "circular"),
        ("- {name: a}", "never-filled"),
        ("- {name: a, from: act, empty: no}", "overlap"),
    ],
)
def test_finding_by_its_code(field, code):
    assert findings(field) == [(FIRST, code)]


def test_rule_behind_a_wider_one_is_never_reached():
    fields = """
      - name: a
        cases:
          - {rule: wide, when: {match: {acts: [riot, arson]}}, value: x}
          - {rule: narrow, when: {all: [{match: {acts: riot}}, {compare: {figures.killed.low: {at_least: 1}}}]}, value: y}
          - {rule: rest, value: z}
    """
    assert findings(fields) == [(FIRST + 4, "unreachable")]


def test_rule_whose_path_may_have_no_value_leaves_the_next_one_reachable():
    assert findings("- {name: a, cases: [{rule: told, from: when.day}, {rule: reported, from: source.published}]}") == []


def test_condition_that_contradicts_itself_never_holds():
    fields = "- {name: a, cases: [{rule: r, when: {match: {acts: {any: [riot], none: [riot, arson]}}}, value: x}, {rule: s, value: y}]}"
    assert findings(fields) == [(FIRST, "never-holds")]


def test_columns_that_need_each_other_are_circular():
    assert findings("- {name: a, from: row.b}\n- {name: b, from: row.a}") == [(FIRST, "circular"), (FIRST + 1, "circular")]


def test_rows_for_an_incident_and_for_its_days_overlap():
    head = HEAD.replace("rows:\n", "rows:\n  per: [incident, day]\n")
    assert findings("- {name: a, from: act}", head) == [(1, "overlap")]


def test_row_conditions_are_checked_like_rules():
    head = HEAD.replace("fields:", "    - {rule: more, when: {all: [{compare: {act: {known: true}}}, {match: {acts: riot}}]}}\nfields:")
    assert findings("- {name: a, from: act}", head) == [(FIRST - 1, "unreachable")]


def test_book_without_conditions_on_rows_is_told():
    book = book_of("- {name: a, from: act}", "book: small\ntitle: t\nover: incidents\nfields:\n")
    assert [problem.code for problem in check_book(book)] == ["no-default"]


def test_a_misspelt_name_is_told_with_the_nearest():
    (problem,) = check_book(book_of("- {name: a, from: where.contry}"))
    assert "did you mean where.country?" in problem.message


def test_implications():
    riot, both = Match("acts", any=("riot",)), Match("acts", any=("riot", "arson"))
    assert implies(riot, both)
    assert not implies(both, riot)
    assert implies(Every((riot, Compare("act", "known", value=True))), both)
    assert implies(Some((riot, Match("acts", any=("arson",)))), both)
    assert implies(Compare("k", "at_least", 5), Compare("k", "at_least", 2))
    assert not implies(Compare("k", "at_least", 2), Compare("k", "at_least", 5))
    assert implies(riot, None)


def test_numbers_that_cannot_be_are_contradictions():
    assert list(contradictions(Every((Compare("k", "at_least", 5), Compare("k", "at_most", 3)))))
    assert not list(contradictions(Every((Compare("k", "at_least", 3), Compare("k", "at_most", 5)))))
