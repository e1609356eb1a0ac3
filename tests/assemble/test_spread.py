"""A list of towns in which something happened tells an incident of each."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def told(text, language="en"):
    record = read_document(Document("d", text, published="2024-05-14", language=language))
    return record.reports


def towns(text, language="en"):
    return {report.figures["where"].value.name for report in told(text, language)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bombs exploded on Friday at banks in Lyon, Nantes and Toulouse.", "en"),
        ("BOMBS EXPLODED ON FRIDAY AT BANKS IN LYON, NANTES AND TOULOUSE.", "en"),
        ("Des bombes ont explosé vendredi à Lyon, Nantes et Toulouse.", "fr"),
    ],
)
def test_bombs_in_three_towns_are_three_incidents(text, language):
    assert towns(text, language) == {"Lyon", "Nantes", "Toulouse"}
    assert {report.act for report in told(text, language)} == {"bombing"}
    assert len({report.id for report in told(text, language)}) == 3
    claims = [claim.id for report in told(text, language) for claim in report.claims]
    assert len(claims) == len(set(claims))


def test_what_follows_in_one_of_the_towns_is_of_that_incident():
    reports = told("Demonstrators marched in Lyon, Nantes and Toulouse on Saturday. Police used tear gas in Nantes.")
    (dispersed,) = [report for report in reports if "crowd_dispersal" in report.acts]
    assert dispersed.figures["where"].value.name == "Nantes"


def test_a_count_over_all_towns_is_torn_apart_by_nobody():
    assert len(told("Bombs killed nine people in Lyon, Nantes and Toulouse on Friday.")) == 1


def test_a_town_and_its_land_are_one_place():
    assert len(told("A bomb exploded in Lyon, France, on Friday.")) == 1
    assert len(told("A bomb exploded in Aurora, Colorado, and hit a bank on Friday.")) == 1
