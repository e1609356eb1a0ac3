"""How many: tolls, parts of a whole, and the dead and the hurt told side by side."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def best(text, language="en"):
    record = read_document(Document("d", text, published="2026-04-16", language=language))
    return {name: figure.best for name, figure in record.figures.items() if name in ("killed", "injured", "hospitalised", "arrested")}


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ("The blast left 12 dead and 40 injured.", {"killed": 12, "injured": 40}),
        ("The toll from the blast rose to 12 dead and 40 wounded.", {"killed": 12, "injured": 40}),
        ("The number of people hurt in the blast has risen to nine, police said.", {"injured": 9}),
        ("The number of dead climbed to 15.", {"killed": 15}),
        ("It killed four people, injuring 20.", {"killed": 4, "injured": 20}),
        ("It injured 20 people. Two of them are still in hospital.", {"injured": 20, "hospitalised": 2}),
        ("It injured 20 people. Three of the injured died on Tuesday.", {"injured": 20, "killed": 3}),
        ("Gunmen then shot dead three farmers and wounded two others.", {"killed": 3, "injured": 2}),
        ("Gunmen then shot two men dead and wounded three.", {"killed": 2, "injured": 3}),
        ("Two people were fatally wounded and three hurt.", {"killed": 2, "injured": 3}),
        ("Police revised down the death toll from 12 to 11, saying that one body had been counted twice.", {"killed": 11}),
        ("The number of people killed in the blast was later corrected to 11.", {"killed": 11}),
        ("It killed four people. Three of the injured are children.", {"killed": 4, "injured": None}),
    ],
)
def test_each_number_counts_whom_its_words_name(told, counts):
    assert best(f"A bomb exploded at a market in Leeds on Monday. {told}") == counts


def test_in_french_a_part_of_the_hurt_is_not_the_hurt():
    text = "Une bombe a explosé lundi sur un marché de Lyon, blessant vingt personnes. Deux d'entre eux sont morts."
    assert best(text, "fr") == {"injured": 20, "killed": 2}


def test_who_falls_to_his_death_is_killed_in_an_accident():
    record = read_document(Document("d", "A man fell 300 metres to his death on Monday in Nepal.", published="2026-04-16", language="en"))
    assert (record.reports[0].act, record.figures["killed"].best) == ("accident", 1)


@pytest.mark.parametrize("told", ["Dozens hurt as strikers and guards clash at Limoges market", "Three hurt in clash at depot in Leeds"])
def test_headlines_count_the_hurt_whatever_form_the_verb_could_be(told):
    record = read_document(Document("d", told, published="2026-04-16", language="en"))
    assert [c.evidence[0].quote for c in record.claims if c.variable == "injured"] == [told[: told.index(" hurt") + 5]]
    assert not [c for c in record.claims if c.variable == "participants"]


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ("Someone fired a shot, hitting an eight-year-old girl.", {"injured": 1}),
        ("A bullet struck a woman in the leg.", {"injured": 1}),
        ("Three people were killed and another critically injured.", {"killed": 3, "injured": 1}),
        ("Four people were shot dead. Four bodies were found burned.", {"killed": 4}),
        ("The gunman shot his wife, then himself. The two were found dead.", {"killed": 2}),
        ("All three had suffered gunshot wounds. The three were found dead.", {"killed": 3}),
        ("A guard was found on Mill Street with a gunshot wound to the arm.", {"injured": 1}),
    ],
)
def test_the_dead_are_not_counted_among_the_hurt_and_who_is_hit_by_shots_is(told, counts):
    found = best(
        f"Shooting in Leeds\n\nA shooting at a party in Leeds on Monday is under investigation. {told} Police are looking for a gunman."
    )
    assert {name: found.get(name) for name in ("killed", "injured") if found.get(name)} == counts


def test_who_takes_somebody_to_hospital_is_not_hurt():
    found = best("A shooting in Leeds on Monday left a girl wounded. Her father rushed her to the hospital.")
    assert found["injured"] == 1


def test_descriptions_that_can_be_one_person_count_once():
    text = "One dead in Leeds shooting\n\nOne person was killed in a shooting in Leeds on Monday. Dana Roy, 24, died at the scene."
    assert best(text)["killed"] == 1


def test_a_man_and_a_woman_are_two():
    assert best("A man was shot dead in Leeds on Monday. A woman was killed in the same shooting.")["killed"] == 2


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ("At least 11 inmates died and 35 people, including two guards, were wounded in clashes.", {"killed": 11, "injured": 35}),
        ("The hospital said eight bodies and 22 wounded had been brought in after the blast.", {"killed": 8, "injured": 22}),
        ("Five people were killed and a dozen, most of them women, were hurt in the attack.", {"killed": 5, "injured": 12}),
    ],
)
def test_what_stands_between_commas_counts_some_of_those_told(told, counts):
    assert best(told) == counts


def test_what_somebody_puts_a_toll_at_is_no_rising_toll():
    text = "Gunmen killed 14 people on Sunday, the mayor said. Police also said that 14 people died. A security source put the death toll at 17."
    record = read_document(Document("d", text, published="2026-04-16"))
    assert (record.figures["killed"].best, record.figures["killed"].high, record.figures["killed"].conflict) == (14, 17, True)


@pytest.mark.parametrize(
    ("told", "dead"),
    [
        ("Police arrested a man over the fatal shooting of a farmer in Leeds on Monday.", 1),
        ("Police are looking into a deadly shooting at a bar in Leeds on Monday.", 1),
        ("Police are looking into a non-fatal shooting at a bar in Leeds on Monday.", None),
    ],
)
def test_a_fatal_shooting_killed_somebody(told, dead):
    assert best(f"Shooting in Leeds\n\nA man opened fire at a bar in Leeds on Monday. {told}").get("killed") == dead


def test_a_caption_counts_pictures_and_no_people():
    told = "Image 2 of 16 A man died on Monday after a shooting in Leeds. A man died on Monday after a shooting in Leeds. 18 Adam Sample was shot."
    assert best(f"Shooting in Leeds\n\n{told}")["killed"] == 1


def test_one_kind_of_people_is_some_of_all_who_died():
    told = "Eight people were killed in a shooting in Leeds on Monday. He is charged with killing six children. The six children were found dead."
    assert best(told)["killed"] == 8


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Relatives of the injured miners attacked the office in Agen on Monday.", []),
        ("Two of the injured miners were taken to hospital after the clash in Agen on Monday.", [2]),
    ],
)
def test_relatives_of_the_injured_are_not_hurt(text: str, injured: list[int]):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    assert [c.value.low for c in record.claims if c.variable == "injured"] == injured


@pytest.mark.parametrize(
    "text",
    [
        "Nine prisoners and five guards were treated in hospital after the riot in Agen on Monday.",
        "Nine prisoners and five guards were taken to hospital after the riot in Agen on Monday.",
    ],
)
def test_all_who_are_joined_were_taken_to_hospital(text: str):
    assert best(text) == {"hospitalised": 14}
