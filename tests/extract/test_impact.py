"""What hits is told as a subject, and what it hits is the target."""

import pytest

from onrecord import read


@pytest.mark.parametrize(
    ("text", "act", "target"),
    [
        ("An explosion tore through a market in Lyon on Monday.", "bombing", "market"),
        ("Shells fired by the rebels landed on a school in Lyon on Monday.", "shelling", "school"),
        ("An air strike hit a wedding hall in Lyon on Monday.", "air_strike", "wedding hall"),
        ("Unknown assailants threw a grenade into a bar in Lyon on Monday.", "grenade_attack", "bar"),
        ("Villagers set fire to three houses in Lyon on Monday.", "arson", "houses"),
        ("A car was driven into a crowd in Lyon on Monday.", "vehicle_attack", "crowd"),
    ],
)
def test_a_site_that_is_hit_is_the_target(text, act, target):
    report = read(text, language="en", published="2031-05-19").reports[0]
    assert report.act == act
    assert target in {c.value.name for c in report.claims if c.variable == "target"}


def test_nobody_is_the_target_of_blowing_himself_up():
    report = read("A suicide bomber blew himself up in Lyon on Monday.", language="en", published="2031-05-19").reports[0]
    assert "himself" not in {c.value.name for c in report.claims if c.variable == "target"}


def test_who_goes_on_strike_begins_it():
    report = read("Hundreds of workers went on strike at the port of Brest on Monday.", language="en", published="2031-05-19").reports[0]
    assert any("workers" in c.value.name for c in report.claims if c.variable == "initiator")


@pytest.mark.parametrize("dateline", ["KYIV, Ukraine (Wire) — ", "LYON — ", "OSLO: ", "ROME (Wire) - "])
def test_a_town_of_four_letters_in_capitals_opens_a_report(dateline):
    places = read(dateline + "Police shot a man on Monday.", language="en", published="2031-05-19").places
    assert places[0].span.quote == dateline[:4]


def test_who_shoots_himself_is_hit():
    report = read("A farmer shot himself in Lyon on Monday.", language="en", published="2031-05-19").reports[0]
    assert "farmer" in {c.value.name for c in report.claims if c.variable == "target"}
