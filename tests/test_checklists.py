"""Whole reports beside their keys: the keys are well-formed, checks are answered as they say, and what is read does not fall off."""

from typing import get_args

import pytest

from onrecord.ingest.document import Given, make_document
from onrecord.model.acts import ACTS
from onrecord.model.reading import Role, SourceKind, Status
from onrecord.model.record import VARIABLES, ClaimStatus, ReportKind
from onrecord.pipeline import read_document
from support.checklists import KNOWN, LETTERS, agrees, fold, load, right

LISTS = load()
FLOORS = {"open": 344, "closed": 275}
"""Checks that come out right, of 381 and 361: measured by `python benchmarks/checklists.py` (327 and 255), rounded down."""
LISTED = {"claims", "figures", "times", "places", "attributions", "events", "reports", "issues", "relevant"}
CLOSED_WORDS = {
    "variable": set(VARIABLES), "act": ACTS, "source_kind": set(get_args(SourceKind)), "find": LISTED,
    "status": {*get_args(Status), *get_args(ClaimStatus)},
}  # fmt: skip


def as_list(value):
    return value if isinstance(value, list) else [value]


def words_of(check):
    """The words that a check says the text holds."""
    texts = [check["text"]] if check.get("find") in ("times", "places") else []
    return [check[key] for key in ("evidence", "said_by", "source", "cue", "content") if check.get(key)] + texts


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.id)
def test_key_asks_only_what_the_contract_can_answer(one):
    for check in one.checks:
        assert check["what"]
        assert set(check) <= KNOWN, check
        for key, allowed in CLOSED_WORDS.items():
            assert {word for word in as_list(check.get(key, [])) if word not in allowed} == set(), check
        if check.get("find") == "reports":
            assert set(as_list(check.get("kind", []))) <= set(get_args(ReportKind)), check
        assert check.get("role", ["agent"])[0] in get_args(Role), check


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.id)
def test_words_of_a_key_stand_in_its_report(one):
    text = one.document["text"].translate(LETTERS)
    assert [check["evidence"] for check in one.checks if check.get("evidence", "") not in text] == []
    assert [words for check in one.checks for words in words_of(check) if fold(words) not in fold(text)] == []


def test_half_of_the_reports_in_each_language_are_open():
    assert [sum(one.open and one.document["language"] == language for one in LISTS) for language in ("en", "fr")] == [8, 4]
    assert [sum(not one.open and one.document["language"] == language for one in LISTS) for language in ("en", "fr")] == [8, 4]


def test_reports_are_whole_and_keys_are_full():
    assert all(150 <= len(one.document["text"].split()) <= 550 for one in LISTS)
    assert all(15 <= len(one.checks) <= 40 for one in LISTS)


@pytest.mark.parametrize("part", FLOORS)
def test_what_is_read_of_whole_reports_does_not_fall_off(part):
    came = []
    for one in LISTS:
        if one.open is (part == "open"):
            about = {key: value for key, value in one.document.items() if key != "text"}
            output = read_document(make_document(one.document["text"], Given(**about))).to_dict()
            came += [right(check, output, one.document["text"]) for check in one.checks]
    assert sum(came) >= FLOORS[part], f"{sum(came)} of {len(came)} right"


TEXT = "Police said 7 people were hurt. The mayor denied it."
CLAIM = {
    "id": "c1", "variable": "injured", "value": {"low": 7, "high": 7, "best": 7, "of": "people"}, "evidence": [{"start": 12, "end": 20, "text": "7 people"}],
    "said_by": {"text": "Police", "kind": "police"}, "status": "asserted", "hedged": False,
}  # fmt: skip
WHERE = {
    **CLAIM,
    "id": "c2",
    "variable": "where",
    "value": {"name": "Gdańsk", "country": "PL"},
    "evidence": [{"start": 0, "end": 6, "text": "Danzig"}],
    "said_by": None,
}
FIGURE = {"best": 7, "low": 7, "high": 9, "value": None, "claims": ["c1"], "against": [], "conflict": True}
OUTPUT = {
    "relevant": True,
    "reports": [{"kind": "main", "act": "clash", "title": "Clash", "claims": [CLAIM, WHERE], "figures": {"injured": FIGURE}}],
    "events": [{"start": 26, "end": 30, "text": "hurt", "act": "assault", "status": "happened", "roles": [{"role": "patient", "text": "7 people"}]}],
    "attributions": [{"source": [{"start": 0, "end": 6, "text": "Police"}], "cue": [], "content": [], "source_kind": "police"}],
}  # fmt: skip
HOLD = [
    {"find": "relevant", "value": True},
    {
        "variable": ["killed", "injured"],
        "value": {"best": [5, 8], "of": "people"},
        "evidence": "7 people",
        "said_by": "police",
        "source_kind": "police",
    },
    {"in": "Gdansk", "variable": "where", "value": {"country": ["FR", "PL"]}, "said_by": None},
    {"find": "figures", "in": "main", "variable": "injured", "conflict": True, "evidence": "people were", "value": {"high": 9}},
    {"find": "events", "act": ["clash", "assault"], "role": ["patient", "people"], "evidence": "hurt"},
    {"find": "attributions", "source": "Police", "source_kind": ["police", "military"]},
    {"find": "reports", "in": "Danzig"},
    {"find": "reports", "in": "clash", "kind": "main", "at_least": 1},
]
FAIL = [
    {"find": "relevant", "value": False},
    {"variable": "injured", "evidence": "mayor"},
    {"variable": "injured", "said_by": None},
    {"variable": "injured", "said_by": "mayor"},
    {"in": "background", "variable": "injured"},
    {"find": "events", "role": ["agent", "people"]},
    {"find": "reports", "at_least": 2},
]


@pytest.mark.parametrize("check", HOLD)
def test_check_holds_where_an_item_is_all_that_it_asks(check):
    assert right(check, OUTPUT, TEXT)
    assert not right({**check, "never": True}, OUTPUT, TEXT)


@pytest.mark.parametrize("check", FAIL)
def test_check_fails_where_no_item_is_all_that_it_asks(check):
    assert not right(check, OUTPUT, TEXT)
    assert right({**check, "never": True}, OUTPUT, TEXT)


def test_value_agrees_by_number_range_words_or_any_of_a_list():
    assert agrees(7, 7)
    assert agrees("2021-06-01T15", "2021-06-01")
    assert agrees("l’hôpital", ["école", "l'Hôpital"])
    assert not any(agrees(heard, 1) for heard in (True, None, "1"))
    assert not agrees(None, "x")
    assert not agrees(9, [1, 8])
