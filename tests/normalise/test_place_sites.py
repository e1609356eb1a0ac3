import pytest

from onrecord.model.reading import Toponym
from onrecord.normalise.place import find_places, find_sites
from onrecord.read.layout import lay_out


def sites(text: str, language: str = "en") -> dict[str, Toponym]:
    layout = lay_out(text, language)
    return {site.span.quote: site for site in find_sites(layout, find_places(layout)[0])}


def test_a_site_is_tied_to_the_place_of_its_sentence() -> None:
    site = sites("A bomb went off outside the city's central market in Lahore, police said.")["the city's central market"]
    assert (site.kind, site.country, site.geonameid) == ("facility", "PK", None)
    assert site.path[-2:] == ("Lahore", "the city's central market")
    assert site.radius_km is not None


def test_a_site_is_tied_to_the_place_of_the_text_where_its_sentence_names_none() -> None:
    site = sites("Shots were fired in Karachi on Monday. Dozens fled to the port area.")["the port area"]
    assert (site.kind, site.country) == ("district", "PK")


def test_an_embassy_lies_where_it_stands_not_where_it_comes_from() -> None:
    assert sites("Crowds gathered at the U.S. embassy in Kabul.")["the U.S. embassy"].country == "AF"


def test_a_place_in_the_phrase_holds_the_site() -> None:
    assert sites("Ships lay in the port of Gwadar, far from Lahore.")["the port of Gwadar"].path[-2] == "Gwadar"


def test_a_site_without_any_place_has_no_coordinates() -> None:
    site = sites("Two men were seen near a mosque.")["a mosque"]
    assert (site.latitude, site.country, site.path) == (None, None, ("a mosque",))


@pytest.mark.parametrize("text", ["He stayed at home.", "He appeared in court.", "The market traders left.", "The mosque was old."])
def test_no_site_without_a_word_that_says_where(text: str) -> None:
    assert sites(text) == {}


def test_a_division_is_a_place_not_a_site() -> None:
    assert sites("Fighting went on in Nangarhar province.") == {}


def test_french_sites() -> None:
    found = sites("Une bombe a explosé devant la gare du Nord à Paris, près d'une mosquée.", "fr")
    assert set(found) == {"la gare du Nord", "une mosquée"}
    assert {site.country for site in found.values()} == {"FR"}


def test_a_border_lies_in_a_country_and_not_in_the_town_of_the_dateline() -> None:
    site = sites("LAHORE, Pakistan (News) - Four guards were killed on Monday when armed men fired at them on the border.")["the border"]
    assert site.path == ("Pakistan", "the border")


def test_a_border_told_with_a_town_lies_there() -> None:
    assert "Chaman" in sites("Shots were fired on the border near Chaman.")["the border"].path
