"""Who is listed behind what became of them, and what a charge goes off at."""

import pytest

from onrecord.model.document import Document
from onrecord.model.value import Count, Damage, Party, Person, Place
from onrecord.pipeline import read_document


def claims(text: str, variable: str, language: str = "en"):
    record = read_document(Document("d", text, published="2024-05-08", language=language))
    return [c.value for r in record.reports for c in r.claims if c.variable == variable]


def victims(text: str, language: str = "en") -> set[tuple[str | None, str | None]]:
    return {(v.name, v.outcome) for v in claims(text, "victim", language) if isinstance(v, Person) and v.name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ALSO INJURED IN THE BOMBING WAS A STREET VENDOR IDENTIFIED AS ROSA GOMEZ.", {("ROSA GOMEZ", "injured")}),
        (
            "AMONG THE PRIESTS MURDERED ON SUNDAY WAS FATHER PABLO LUNA, RECTOR OF THE UNIVERSITY.",
            {("PABLO LUNA", "killed")},
        ),
        (
            "INJURED BY THE BOMB EXPLOSION WERE: A TAXI DRIVER; PABLO RIOS, A BEGGAR WHO WAS SLEEPING NEARBY; AND RAUL SOLIS, A BAKER.",
            {("PABLO RIOS", "injured"), ("RAUL SOLIS", "injured")},
        ),
        ("A BOMB EXPLODED, KILLING NINE PEOPLE, INCLUDING THE UNION LEADER MARTA VERA.", {("MARTA VERA", "killed")}),
        (
            "THE MURDER OF JUAN PENA, LUIS SOTO AND PABLO MORA SHOCKED THE TOWN ON SUNDAY.",
            {("JUAN PENA", "killed"), ("LUIS SOTO", "killed"), ("PABLO MORA", "killed")},
        ),
    ],
)
def test_those_of_a_list_are_victims(text: str, expected: set[tuple[str, str]]):
    assert victims(text) == expected


def test_those_of_a_french_list_are_victims():
    text = "Une fusillade a fait cinq morts lundi. Parmi les morts figurent Jean Martin et deux policiers."
    assert ("Jean Martin", "killed") in victims(text, "fr")


def test_who_speaks_behind_a_comma_is_no_member():
    assert victims("After the murder of Juan Pena, Mayor Luis Soto spoke on Sunday.") == {("Juan Pena", "killed")}


def test_each_of_those_killed_by_one_verb_is_counted():
    killed = claims("Gunmen on Sunday killed the mayor, two councilmen and a policeman.", "killed")
    assert {(v.of, v.best) for v in killed if isinstance(v, Count)} == {("mayor", 1), ("councilmen", 2), ("policeman", 1)}


def test_deaths_are_nobody_in_particular():
    assert [v.of for v in claims("The bombing left nine deaths in Cali on Sunday.", "killed") if isinstance(v, Count)] == [None]


def test_a_person_named_by_identified_as_is_called_so():
    text = "An American identified by police as Mike Holm was shot dead on Sunday."
    assert [v.name for v in claims(text, "target") if isinstance(v, Party)] == ["Mike Holm"]


def test_a_surname_that_is_a_weapon_elsewhere_is_a_name():
    assert claims("Gunmen shot Mike Hammer on Sunday.", "weapon") == []


def things(text: str) -> list[tuple[str, str | None]]:
    return [(v.name, v.kind) for v in claims(text, "target") if isinstance(v, Party) and v.physical]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A CAR BOMB EXPLODED TODAY OUTSIDE THE OFFICES OF THE TEACHERS UNION.", "OFFICES OF THE TEACHERS UNION"),
        ("A BOMB EXPLODED IN FRONT OF A BANK IN BOGOTA.", "BANK"),
        ("UNKNOWN MEN PLACED A BOMB UNDER A CAR ON SUNDAY.", "CAR"),
        ("GUERRILLAS BOMBED THE TEACHERS UNION FEDERATION.", "TEACHERS UNION FEDERATION"),
    ],
)
def test_what_a_charge_goes_off_at_is_hit(text: str, name: str):
    assert name in [thing for thing, _ in things(text)]


def test_the_street_of_a_fire_is_not_hit():
    assert [name for name, _ in things("GUERRILLAS BURNED THREE VEHICLES ON THE HIGHWAY.")] == ["VEHICLES"]


def places(text: str) -> list[str | None]:
    record = read_document(Document("d", text, published="1990-05-08", language="en"))
    chosen = record.reports[0].figures["where"].value
    return [chosen.name, chosen.country] if isinstance(chosen, Place) else []


def test_the_capital_is_the_one_that_the_report_names():
    text = "SAN SALVADOR, 12 NOV 89 -- A BOMB EXPLODED TODAY IN THIS CAPITAL, KILLING TWO."
    assert places(text) == ["San Salvador", "SV"]


def test_a_country_that_is_named_for_its_embassy_is_not_where_it_was():
    assert places("LIMA, 12 NOV 89 -- TERRORISTS BOMBED THE USSR EMBASSY TODAY.")[1] == "PE"


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "THE EXPLOSION CAUSED SERIOUS DAMAGE TO THE EMBASSY BUILDING AND TO NEARBY HOUSES ON SUNDAY.",
            "en",
            ["EMBASSY BUILDING", "NEARBY HOUSES"],
        ),
        ("L'explosion a causé des dégâts à la banque et aux maisons voisines lundi.", "fr", ["banque", "maisons voisines"]),
        ("THE BOMB EXPLOSION DID NOT CAUSE DAMAGE TO THE BANK ON SUNDAY.", "en", []),
    ],
)
def test_what_damage_is_done_to_is_damaged(text: str, language: str, names: list[str]):
    told = [v for v in claims(text, "damage", language) if isinstance(v, Damage)]
    assert [v.what for v in told if v.extent == "damaged"] == names
