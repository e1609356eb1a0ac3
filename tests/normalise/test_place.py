import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.reading import Toponym
from onrecord.normalise.place import find_places, find_sites, place_value
from onrecord.read.layout import lay_out


def places(text: str, language: str = "en", outlet: str | None = None) -> list[Toponym]:
    return list(find_places(lay_out(text, language), outlet=outlet)[0])


def named(text: str, quote: str, language: str = "en", outlet: str | None = None) -> Toponym:
    return next(p for p in places(text, language, outlet) if p.span.quote == quote)


def quotes(text: str, language: str = "en") -> list[str]:
    return [p.span.quote for p in places(text, language)]


@pytest.mark.parametrize(
    ("text", "quote", "country", "admin1"),
    [
        ("The trial was held in Paris, Texas, on Monday.", "Paris", "US", "Texas"),
        ("The trial was held in Paris on Monday.", "Paris", "FR", None),
        ("A car hit a tree in Pointe Coupee Parish, La., on Friday.", "Pointe Coupee Parish", "US", "Louisiana"),
        ("Troops entered Nangarhar province's Khogyani district.", "Khogyani", "AF", "Nangarhār"),
        ("Police in Springfield, Ohio, made an arrest.", "Springfield", "US", "Ohio"),
        ("The road leads to Tripoli, Lebanon, they said.", "Tripoli", "LB", None),
    ],
)
def test_a_name_means_the_place_that_it_is_said_to_be_in(text: str, quote: str, country: str, admin1: str | None) -> None:
    place = named(text, quote)
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


def test_one_name_can_mean_two_places_where_the_text_says_so() -> None:
    found = [p for p in places("She flew from Paris, France, to Paris, Texas, last year.") if p.span.quote == "Paris"]
    assert [p.country for p in found] == ["FR", "US"]


def test_other_places_of_the_text_decide() -> None:
    text = "Floods cut off Macon and Savannah. Athens was spared, Atlanta officials in Georgia said."
    assert named(text, "Athens").admin1 == "Georgia"
    assert named("Protests spread from Athens to Thessaloniki in Greece.", "Athens").country == "GR"


def test_georgia_is_a_country_beside_tbilisi() -> None:
    assert named("Georgia closed the road from Tbilisi to Gori.", "Georgia").kind == "country"
    assert named("Georgia closed the road from Atlanta to Macon.", "Georgia").kind == "admin1"


def test_a_paper_named_after_a_place_is_at_home_there() -> None:
    text = "A Lancaster man was hurt when his car left the road."
    assert named(text, "Lancaster", outlet="lancasterweekly.co.uk").country == "GB"


@pytest.mark.parametrize("word", ["French", "Syrians"])
def test_people_of_a_country_are_a_demonym_of_it(word: str) -> None:
    place = named(f"Two {word} were among the wounded.", word)
    assert (place.use, place.kind) == ("demonym", "country")


def test_a_country_that_acts_is_metonymic() -> None:
    assert named("France condemned the attack.", "France").use == "metonymic"
    assert named("The attack happened in France.", "France").use == "literal"


def test_a_place_in_the_name_of_an_organisation() -> None:
    assert named("He read it in the New York Times on the way.", "New York").use == "in_name"


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Washington left early.",
        "Then Jackson said that he was tired.",
        "It was said that the police had the same reading of it in March.",
        "James Lancaster, 34, was charged. Lancaster denied it.",
    ],
)
def test_persons_and_common_words_are_no_places(text: str) -> None:
    assert quotes(text) == []


def test_longest_name_wins() -> None:
    assert quotes("The war in Bosnia and Herzegovina was over.") == ["Bosnia and Herzegovina"]
    assert quotes("They met in South Sudan and New South Wales.") == ["South Sudan", "New South Wales"]


def test_hyphened_words_hold_places() -> None:
    assert quotes("A Kabul-based group and a Russian-backed one met.") == ["Kabul", "Russian"]


def test_counties_of_a_list() -> None:
    found = places("Roads in Walton and Oconee counties, near Athens, Ga., were closed.")
    assert [(p.span.quote, p.kind) for p in found][:2] == [("Walton", "admin2"), ("Oconee", "admin2")]


def test_a_street_is_tied_to_its_city() -> None:
    place = named("Shots were fired on Grantham Street in Lyon on Sunday.", "Grantham Street")
    assert (place.kind, place.geonameid, place.country) == ("facility", None, "FR")
    assert place.path[-2:] == ("Lyon", "Grantham Street")
    assert place.latitude is not None


def test_an_unknown_place_stays_with_an_issue_at_the_same_words() -> None:
    found, issues = find_places(lay_out("The convoy stopped in Zzyrkhabad overnight.", "en"))
    assert [(p.span.quote, p.latitude) for p in found] == [("Zzyrkhabad", None)]
    assert [(i.code, i.start, i.end) for i in issues] == [("place-not-found", found[0].span.start, found[0].span.end)]


def test_an_unknown_village_lies_where_its_sentence_says() -> None:
    place = named("Shells fell on the village of Zzyrkhal in Georgia, near Tbilisi.", "Zzyrkhal")
    assert (place.kind, place.country, place.geonameid) == ("city", "GE", None)
    assert named("Shells fell on the village of Zzyrkhal.", "Zzyrkhal").country is None


def test_an_unknown_neighbourhood_lies_in_the_city() -> None:
    assert named("A BOMB WENT OFF IN ZACARIL NEIGHBORHOOD IN SAN SALVADOR.", "ZACARIL").path[-2:] == ("San Salvador", "ZACARIL")


def test_upper_case_wire() -> None:
    text = "SAN SALVADOR, 3 MAR 90 (AGENCY) -- TWO BOMBS WENT OFF IN THE CITY OF SAN MIGUEL AND ONE NEAR APOPA, EL SALVADOR."
    assert [(p.span.quote, p.country) for p in places(text)] == [
        ("SAN SALVADOR", "SV"),
        ("SAN MIGUEL", "SV"),
        ("APOPA", "SV"),
        ("EL SALVADOR", "SV"),
    ]


def test_lower_case_text() -> None:
    assert quotes("a bomb went off in baghdad, police in iraq said, and the same reading was nice.") == ["baghdad", "iraq"]


def test_french_names_and_demonyms() -> None:
    text = "Des heurts ont éclaté à Calais (Pas-de-Calais). L'armée malienne a quitté Gao, au Mali, pour Le Caire."
    assert [(p.span.quote, p.country, p.use) for p in places(text, "fr")] == [
        ("Calais", "FR", "literal"),
        ("Pas-de-Calais", "FR", "literal"),
        ("malienne", "ML", "demonym"),
        ("Gao", "ML", "literal"),
        ("Mali", "ML", "literal"),
        ("Le Caire", "EG", "literal"),
    ]


def test_path_runs_from_the_widest_to_the_finest() -> None:
    place = named("A fire broke out in Calais, France.", "Calais")
    assert (place.path[0], place.path[-1]) == ("France", "Calais")
    assert place_value(place).path == place.path
    assert place_value(place).geonameid == place.geonameid


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "fr", "de"]))
def test_any_text_gives_spans_that_slice_back(text: str, language: str) -> None:
    layout = lay_out(text, language)
    found, issues = find_places(layout, outlet="example.com")
    for place in (*found, *find_sites(layout, found)):
        assert text[place.span.start : place.span.end] == place.span.quote
    assert {(p.span.start, p.span.end) for p in found if p.geonameid is None and p.latitude is None} == {(i.start, i.end) for i in issues}


_WORDS = st.sampled_from(
    "in the Paris Texas , . of County Mr. John said US U.S. Lake Street River counties and -based W. Va. Gaza 's North d' St.".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=25), st.sampled_from([str, str.upper, str.lower]))
def test_any_run_of_names_gives_sorted_spans_without_overlap(words: list[str], case: type[str]) -> None:
    text = case(" ".join(words))
    found = places(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(text[p.span.start : p.span.end] == p.span.quote for p in found)


def test_empty_text_has_no_places() -> None:
    assert find_places(lay_out("", "en")) == ((), ())


def test_a_village_whose_name_begins_like_that_of_another_is_not_that_one():
    layout = lay_out("The attack took place in the village of Tondi Koira, in the Tillabery region of Niger.", "en")
    place = next(p for p in find_places(layout)[0] if p.span.quote.startswith("Tondi"))
    assert (place.span.quote, place.geonameid, place.country) == ("Tondi Koira", None, "NE")


def test_a_gang_named_after_a_place_is_not_there():
    layout = lay_out("Members of the Lobos gang attacked a prison in Machala.", "en")
    assert {p.span.quote: p.use for p in find_places(layout)[0]} == {"Lobos": "in_name", "Machala": "literal"}


def test_a_speaker_called_like_a_marsh_is_no_place() -> None:
    layout = lay_out('"They came at night," said Lena Marsh, 45, in Lahore.', "en")
    assert "Lena Marsh" not in {place.span.quote for place in find_places(layout)[0]}


def test_a_sea_is_meant_and_not_the_divisions_called_after_it():
    assert named("A ship was hit in the Red Sea on Monday, off Sudan.", "Red Sea").kind == "natural"


def test_a_country_in_a_name_with_an_acronym_is_part_of_that_name():
    text = "A missile hit a ship, the United Kingdom Maritime Trade Operations (UKMTO) agency said."
    assert {p.use for p in places(text) if p.country == "GB"} <= {"in_name"}


def test_names_in_a_list_of_gangs_are_no_places():
    text = "Members of the Los Lobos and Los Choneros gangs fought in a prison in Guayaquil."
    assert "Los Lobos" not in [p.span.quote for p in places(text) if p.use == "literal"]


def test_a_site_is_in_the_place_that_is_named_right_behind_it():
    text = "A bomber struck in Cairo, and gunmen stopped pilgrims near a monastery in Minya."
    layout = lay_out(text, "en")
    site = next(s for s in find_sites(layout, find_places(layout)[0]) if s.span.quote == "a monastery")
    assert "Cairo" not in site.path
