from hypothesis import given
from hypothesis import strategies as st

from onrecord.assemble.apart import distance_km, places_apart, times_apart
from onrecord.model.value import Place, When

BREST = Place("Brest", "city", "FR", "Bretagne", ("France", "Bretagne", "Brest"), 1, 48.39, -4.49)
NANTES = Place("Nantes", "city", "FR", "Pays de la Loire", ("France", "Pays de la Loire", "Nantes"), 2, 47.22, -1.55)
BRITTANY = Place("Bretagne", "admin1", "FR", "Bretagne", ("France", "Bretagne"), 3, 48.0, -2.8, 120.0)
HARBOUR = Place("the harbour", "facility", "FR", "Bretagne", ("France", "Bretagne", "Brest", "the harbour"), None, 48.39, -4.49, 2.0)


def test_two_towns_lie_apart_and_a_town_not_from_its_region_nor_its_harbour():
    assert places_apart(BREST, NANTES)
    assert not places_apart(BREST, BRITTANY)
    assert not places_apart(HARBOUR, BREST)
    assert places_apart(NANTES, BRITTANY)


def test_the_distance_from_brest_to_nantes_is_about_256_km():
    assert 250 < distance_km(BREST, NANTES) < 262


def test_neighbouring_days_meet_and_a_week_parts():
    tuesday, wednesday = When("2024-05-07", "2024-05-07", "day"), When("2024-05-08T03:00", "2024-05-08T03:59", "hour")
    assert not times_apart(tuesday, wednesday)
    assert times_apart(tuesday, When("2024-05-14", "2024-05-14", "day"))
    assert not times_apart(tuesday, When("2024-01-01", "2024-12-31", "year"))
    assert times_apart(tuesday, When("2023-01-01", "2023-12-31", "year"))


days = st.dates().map(lambda d: When(d.isoformat(), d.isoformat(), "day"))


@given(days, days)
def test_being_apart_is_mutual(a, b):
    assert times_apart(a, b) == times_apart(b, a)
    assert not times_apart(a, a)
