import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicons import load
from onrecord.normalise.party import party_of
from onrecord.read.layout import lay_out
from onrecord.read.phrases import noun_phrases

KINDS = frozenset(
    "police military government local_government intelligence border_coast_guard prison_service protesters rioters_mob vigilantes civilians "
    "residents_locals migrants refugees_idps settlers ethnic_religious_minority organised_rebels militia_progov political_party "
    "far_right_or_left_group gang_organised_crime unknown_armed lone_perpetrator football_fans students workers_union journalists medical "
    "women_lgbtq prisoners private_security foreign_military igo_mission ngo unknown".split()
)


def party(text, language="en"):
    layout = lay_out(text, language)
    return party_of(layout.tokens, head=noun_phrases(layout)[0].head, language=language)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the riot police", "police"),
        ("two constables", "police"),
        ("soldiers", "military"),
        ("members of the national guard", "military"),
        ("the mayor of the town", "local_government"),
        ("a spokesperson for the regional prefecture", "local_government"),
        ("the interior minister", "government"),
        ("armed men", "unknown_armed"),
        ("hooded men", "unknown_armed"),
        ("a group of students", "students"),
        ("striking dockers", "workers_union"),
        ("union leaders", "workers_union"),
        ("a police union", "workers_union"),
        ("a bus driver", "civilians"),
        ("three people", "unknown"),
        ("prison guards", "prison_service"),
        ("peasants", "civilians"),
        ("rebel commanders", "organised_rebels"),
        ("a journalist", "journalists"),
    ],
)
def test_kind_by_act_or_role(words, kind):
    assert party(words).kind == kind


@pytest.mark.parametrize("loaded", ["terrorists", "thugs", "invaders"])
def test_loaded_words_map_to_a_neutral_kind(loaded):
    assert party(loaded).kind == "unknown_armed"


@pytest.mark.parametrize("thing", ["the police station", "the embassy", "a table"])
def test_things_are_no_parties(thing):
    assert party(thing) is None


def test_well_known_organisation_has_kind_and_country():
    found = party("members of the FMLN")
    assert (found.kind, found.country, found.organization) == ("organised_rebels", "SV", "FMLN")


def test_singular_with_article_counts_one_and_plural_says_nothing():
    assert party("a soldier").count.best == 1
    assert party("soldiers").count is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("les gendarmes", "police"),
        ("les forces de l'ordre", "police"),
        ("des hommes armés", "unknown_armed"),
        ("le maire", "local_government"),
    ],
)
def test_french_kinds(words, kind):
    assert party(words, "fr").kind == kind


@pytest.mark.parametrize("name", ["party_en", "party_fr"])
def test_word_lists_use_the_kinds_of_the_actor_groups_list(name):
    raw = load(name)
    assert set(raw["kinds"]) <= KINDS
    assert set(raw["adjectives"]) <= KINDS
    assert all(isinstance(term, str) for terms in raw["kinds"].values() for term in terms)


def test_organisations_use_the_kinds_of_the_actor_groups_list():
    assert set(load("names")["groups"]) <= KINDS


@given(st.text(max_size=80), st.sampled_from(["en", "fr", "de"]))
def test_any_text_has_a_party_of_a_known_kind_or_none(text, language):
    found = party_of(lay_out(text, language).tokens, language=language)
    assert found is None or found.kind in KINDS
