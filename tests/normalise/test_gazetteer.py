from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.errors import ResourceError
from onrecord.normalise import gazetteer
from onrecord.normalise.gazetteer import DEMONYM, country_entry, distance_km, look_up, name_key, place_by_id


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nangarhār", "Nangarhar"), ("St. Louis", "Saint Louis"), ("N'Djaména", "N’DJAMENA"), ("U.S.", "US"), ("Saint-Denis", "saint denis")],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_lone_st_is_not_a_saint() -> None:
    assert name_key("St") == "st"


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


def test_country_has_its_geonames_id() -> None:
    (entry,) = [e for e in look_up("france") if e.kind == "country"]
    assert (entry.id, entry.country) == (3017382, "FR")


def test_division_has_coordinates_derived_from_its_cities() -> None:
    (entry,) = [e for e in look_up("nangarhar") if e.kind == "admin1"]
    assert entry.latitude is not None
    assert not entry.exact
    assert distance_km((entry.latitude, entry.longitude or 0.0), (34.4, 70.4)) < 60


def test_city_knows_its_divisions() -> None:
    city = next(e for e in look_up("calais") if e.country == "FR" and e.kind == "city")
    above = place_by_id(city.admin2)
    assert above is not None
    assert above.name == "Pas-de-Calais"


@pytest.mark.parametrize("word", ["French", "Frenchman", "français", "françaises"])
def test_demonym_leads_to_its_country(word: str) -> None:
    assert [(e.country, e.rank) for e in look_up(name_key(word)) if e.kind == "country"] == [("FR", DEMONYM)]


def test_unknown_name_means_nothing() -> None:
    assert look_up("xyzzyville") == ()
    assert place_by_id(-999999) is None
    assert country_entry("QQ") is None


def test_distance_from_paris_to_london() -> None:
    assert distance_km((48.8534, 2.3488), (51.5085, -0.1257)) == pytest.approx(344, abs=3)


def test_look_up_works_in_many_threads() -> None:
    gazetteer.look_up.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(look_up, ["paris", "london", "kabul", "bamako"] * 5))
    assert all(found)


def test_missing_file_is_a_resource_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gazetteer, "_path", lambda: tmp_path / "none.sqlite")
    monkeypatch.setattr(gazetteer, "_CONNECTIONS", gazetteer._Connections())
    gazetteer.look_up.cache_clear()
    with pytest.raises(ResourceError, match=r"gazetteer\.sqlite"):
        look_up("paris")


def test_broken_file_is_a_resource_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"no database")
    monkeypatch.setattr(gazetteer, "_path", lambda: path)
    monkeypatch.setattr(gazetteer, "_CONNECTIONS", gazetteer._Connections())
    gazetteer.look_up.cache_clear()
    with pytest.raises(ResourceError, match=r"gazetteer\.sqlite"):
        look_up("paris")
