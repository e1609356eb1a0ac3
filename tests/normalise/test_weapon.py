import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.weapon import find_weapons
from onrecord.read.layout import lay_out


def weapons(text, language="en"):
    return [(weapon.name, weapon.kind) for _, weapon in find_weapons(lay_out(text, language))]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They attacked police with iron bars.", "iron bar", "blunt"),
        ("They beat him with sticks.", "stick", "blunt"),
        ("He carried a handgun.", "handgun", "firearm_handgun"),
        ("He fired an AK-47.", "ak-47", "firearm_long"),
        ("He was shot with a 9mm pistol.", "9mm pistol", "firearm_handgun"),
        ("He was shot with a .38-caliber revolver.", ".38-caliber revolver", "firearm_handgun"),
        ("A car bomb exploded.", "car bomb", "explosive_vehicle"),
        ("They threw petrol bombs.", "petrol bomb", "incendiary_molotov"),
        ("Police fired tear gas.", "tear gas", "chemical_irritant_police"),
        ("Police used water cannon.", "water cannon", "kinetic_police"),
        ("A mob threw stones.", "stone", "projectile_thrown"),
        ("They had machetes.", "machete", "blade"),
        ("REBELS THREW HAND GRENADES.", "hand grenade", "explosive_grenade"),
    ],
)
def test_weapon_has_a_singular_name_and_a_kind(text, name, kind):
    assert (name, kind) in weapons(text)


@pytest.mark.parametrize(
    "text",
    [
        "They met in bars and had to stick to the plan.",
        "The rock band played.",
        "That house is mine.",
        "Workers left the gold mine.",
        "The inspectors left the weapons program.",
        "He raised his arms.",
        "The gun control debate went on.",
        "He was shot twice.",
        "The house was on fire.",
        "He faced three charges.",
    ],
)
def test_words_that_only_look_like_weapons(text):
    assert weapons(text) == []


def test_vehicle_is_a_weapon_only_when_driven_into_people():
    assert weapons("A man drove a van into a crowd.") == [("van", "vehicle_ramming")]
    assert weapons("A man drove a van to work.") == []


def test_french_weapons():
    found = weapons("Ils ont lancé des pierres et des cocktails Molotov, armés de barres de fer.", "fr")
    assert {kind for _, kind in found} == {"projectile_thrown", "incendiary_molotov", "blunt"}


@given(st.text(max_size=120), st.sampled_from(["en", "fr", "de"]))
def test_every_span_slices_back(text, language):
    for span, weapon in find_weapons(lay_out(text, language)):
        assert span.quote == text[span.start : span.end]
        assert weapon.name
