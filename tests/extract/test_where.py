"""Where and when an incident was, in invented reports with real places."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def record(text, published="2015-12-08"):
    return read_document(Document("d", text, published=published, language="en"))


def town(text):
    return record(text).figures["where"].value.name


@pytest.mark.parametrize(
    "opening",
    ["MILWAUKEE (WXYZ) — ", "MILWAUKEE, Wis. (December 8, 2015) – ", "(Milwaukee, WI)--", "MILWAUKEE, Wis. - "],
)
def test_a_dateline_is_known_by_its_capitals(opening):
    text = f"Man shot outside restaurant\n\n{opening}A man was shot outside a restaurant on Keefe Avenue on Monday."
    assert town(text) == "Milwaukee"


def test_the_name_of_a_quarter_is_no_town_far_away():
    text = "Woman shot in Buckley Apartments\n\nAURORA, Colo. (WXYZ) – A woman was shot near the Buckley Apartments on Monday, police said."
    assert town(text) == "Aurora"


def test_where_somebody_is_from_is_not_where_it_was():
    text = "A Chicago man was shot in Milwaukee on Monday. The victim, Adam Sample, 34, of Chicago, died."
    assert town(text) == "Milwaukee"


def test_the_town_whose_police_speak_stands_behind_a_street():
    text = "A man was shot in the 300 block of Girard Avenue on Monday. Milwaukee police said he died."
    assert town(text) == "Milwaukee"


def test_a_town_told_before_its_state():
    text = "A man was shot at a shop in Wisconsin, authorities said. The shooting in Wisconsin happened on Monday. The man had gone to a shop in Milwaukee."
    assert town(text) == "Milwaukee"


@pytest.mark.parametrize(
    "sentence",
    [
        "It happened about 9:30 p.m. on Keefe Avenue.",
        "The man was walking home about 9:30 p.m. when a car pulled up.",
        "Officers were called to the scene about 9:30 p.m.",
    ],
)
def test_a_time_of_day_near_the_incident_is_its_time(sentence):
    text = f"A man was shot in Milwaukee on Monday. {sentence}"
    assert record(text).figures["when"].value.first == "2015-12-07T21:30"


@pytest.mark.parametrize("sentence", ["Updated: 6:01 p.m.", "He was arrested at 6:01 p.m. on Tuesday."])
def test_the_time_of_something_else_is_not(sentence):
    text = f"A man was shot in Milwaukee on Monday. {sentence}"
    assert not record(text).figures["when"].value.first.endswith("18:01")


def test_a_weapon_that_a_charge_names_was_not_seen():
    text = "A man was shot in Milwaukee on Monday. Adam Sample was charged with possession of a firearm."
    assert "weapon" not in record(text).figures


def test_nobody_is_shot_with_a_knife():
    text = "A man with a knife was shot by officers in Milwaukee on Monday."
    assert "weapon" not in record(text).figures


def test_a_name_of_a_small_town_in_a_land_that_the_text_never_names_is_of_its_own_land():
    text = (
        "SAN SALVADOR, 3 May 1990 (ABC) -- Salvadoran rebels attacked a Salvadoran radio station in San Jacinto on Monday. "
        "The Salvadoran army said that two guards were wounded in El Salvador."
    )
    found = read_document(Document("d", text, published="1990-05-03", language="en")).main
    assert found is not None
    assert {c.value.country for c in found.claims if c.variable == "where"} == {"SV"}


def test_the_name_of_somebody_is_no_place():
    text = "BOGOTA, 8 DEC 2015 -- Gunmen killed Magistrate Carlos Valencia Garcia in Medellin on Monday."
    assert {c.value.name for c in record(text).main.claims if c.variable == "where"} & {"Valencia"} == set()


def test_the_outlet_behind_a_headline_is_not_where_it_was():
    text = "Teenager shot at home in Calais - Radio 25 - News and Weather for Brest, Lyon\n\nA boy was shot at home in Calais on Saturday night."
    assert town(text) == "Calais"


def test_a_town_in_the_name_of_a_hotel_or_a_crossing_is_not_where_it_was():
    assert (
        town("CHICAGO (AP) - A man shot by police near the Boston Hotel has died. The man was shot near 26th and Dallas, police said.")
        == "Chicago"
    )


def test_a_section_of_a_town_is_a_part_of_it():
    assert town("A man was shot in Boston's Kensington section on Friday, police said. It happened near a bar in Kensington.") == "Boston"


def test_a_town_that_says_how_far_away_it_was_is_not_where_it_was():
    text = "Three officers were killed by a bomb in Sukma district of Chhattisgarh on Monday, around 450 km from Raipur."
    assert town(text) == "Sukma"


def test_a_dateline_before_a_colon_is_less_than_a_town_told():
    text = "PESHAWAR: Five officers were killed when armed men attacked a police station in Bannu on Tuesday, officials said."
    assert town(text).startswith("Bannu")


def test_where_somebody_is_from_is_not_where_he_was_killed():
    text = "Two men from Guwahati were beaten to death by a mob in Diphu on Friday."
    assert town(text) == "Diphu"


def test_a_land_that_somebody_traded_with_is_not_where_a_ship_was_hit():
    text = "A missile hit a cargo ship in the Red Sea on Monday because its owner traded with Israel."
    names = {c.value.name for c in record(text).claims if c.variable == "where"}
    assert "Red Sea" in names
    assert "Israel" not in names


def test_next_weekends_matches_are_not_when_the_violence_was():
    text = "Fans fought outside a stadium in Kumasi on Sunday. The association condemned the violence and suspended next weekend's matches."
    days = {c.value.first for c in record(text).claims if c.variable == "when"}
    assert len(days) == 1
