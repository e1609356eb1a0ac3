"""CAMEO's codes, and what becomes of a code inside a code."""

from importlib import resources

import pytest
import yaml

from onrecord.code.cameo import code_facts, quad_class
from onrecord.code.dyads.words import Beside, best, spelling, words_of
from onrecord.code.dyads.wraps import code_of_act, wrap
from onrecord.lexicons import load
from onrecord.model.acts import ACTS

CODES = load("cameo")["codes"]


@pytest.mark.parametrize(
    ("code", "quad"), [("010", 1), ("057", 1), ("060", 2), ("0874", 2), ("090", 3), ("139", 3), ("141", 4), ("2042", 4)]
)
def test_quad_class_follows_the_root(code, quad):
    assert quad_class(code) == quad


def test_each_code_of_three_digits_or_more_has_its_parent():
    assert all(code[:-1] in CODES for code in CODES if len(code) > 2)


def test_scores_are_between_minus_ten_and_ten():
    assert all(-10 <= code_facts(code)[1] <= 10 for code in CODES)


@pytest.mark.parametrize(
    ("operator", "code", "expected"),
    [
        ("refuse", "073", "1223"),
        ("intend", "046", "036"),
        ("intend", "190", "138"),
        ("threaten", "1723", "1323"),
        ("stop", "163", "085"),
        ("stop", "046", "164"),
        ("demand", "0841", "1053"),
        ("begin", "141", "141"),
        ("negate", "190", None),
    ],
)
def test_code_inside_a_code(operator, code, expected):
    assert wrap(operator, code) == expected


def test_every_code_that_rules_name_is_a_code():
    made = {code for table in load("cameo")["wraps"].values() for code in table.values() if code not in ("=", None)}
    acts = set(load("cameo")["acts"].values())
    words = {name for language in ("en", "fr") for part in ("verbs", "nouns") for name in load(f"interaction_{language}")[part]}
    assert (made | acts | words) <= set(CODES)


@pytest.mark.parametrize("name", ["cameo", "cameo_actors", "interaction_en", "interaction_fr"])
def test_no_entry_stands_twice_in_a_list(name):
    text = (resources.files("onrecord.lexicons") / f"{name}.yaml").read_text(encoding="utf-8")
    for part in yaml.compose(text).value:
        keys = [key.value for key, _ in part[1].value]
        assert len(keys) == len(set(keys))


def test_every_operator_of_the_lexicons_has_rules():
    wraps = load("cameo")["wraps"]
    for language in ("en", "fr"):
        words = load(f"interaction_{language}")
        assert set(words["operators"]) | set(words["nouns_working"]) <= set(wraps)


def test_acts_are_those_of_the_vocabulary():
    assert set(load("cameo")["acts"]) <= ACTS
    assert code_of_act("statement") is None


def test_pattern_with_more_and_nearer_words_goes_first():
    entries = words_of("en").verbs["suspend"]
    aid, fighting = Beside({"aid": (0, 1), "fighting": (3, 2)}, {}), Beside({"fighting": (0, 1)}, {})
    assert best(entries, aid)[0].entry.name == "162"
    assert best(entries, fighting)[0].entry.name == "087"


def test_word_that_must_not_be_there_rules_a_pattern_out():
    entries = words_of("en").verbs["meet"]
    assert "040" not in [fit.entry.name for fit in best(entries, Beside({"goal": (0, 1)}, {}))]


@pytest.mark.parametrize(
    ("cut", "whole"), [("expell", "expel"), ("captur", "capture"), ("imposes", "impose"), ("visit", "visit"), ("xyz", "xyz")]
)
def test_base_form_that_was_cut_wrongly_is_known_again(cut, whole):
    assert spelling(cut, words_of("en")) == whole


def test_country_codes_are_iso_alpha_3():
    countries = load("cameo_actors")["countries"]
    assert len(countries) > 240
    assert all(isinstance(a, str) and len(a) == 2 and len(b) == 3 and b.isupper() for a, b in countries.items())
    assert countries["NO"] == "NOR"
