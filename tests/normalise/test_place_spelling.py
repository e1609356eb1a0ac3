"""A town is the one that the text spells as it is called, where nothing else decides."""

import pytest

from onrecord.normalise.place import find_places
from onrecord.read.layout import lay_out


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A man was shot dead in St. Louis on Monday.", "US"),
        ("A man was shot dead in Saint-Louis on Monday.", "SN"),
        ("A man was shot dead in St. Louis, Senegal, on Monday.", "SN"),
    ],
)
def test_spelling_tells_two_towns_of_one_name_apart_and_a_country_overrules_it(text, country):
    places, _ = find_places(lay_out(text, "en"), outlet=None)
    assert places[0].country == country
