"""Who was hurt and who is suspected, one by one, in invented reports."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def people(text, variable):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    return [c.value for c in record.claims if c.variable == variable]


def figure(text, variable):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    found = record.figures.get(variable)
    return found.best if found else None


def test_a_headline_a_description_and_a_name_are_one_victim():
    text = (
        "Man shot, killed in driveway\n\nA Sampleton man was shot and killed early Saturday, police said. The 32-year-old was in his car when someone "
        "fired a shot, hitting the victim. The victim was pronounced dead at the scene. Police identified the victim as Adam Sample."
    )
    victims = people(text, "victim")
    assert [(v.name, v.age, v.sex, v.outcome) for v in victims] == [("Adam Sample", 32.0, "male", "killed")]
    assert figure(text, "killed") == 1
    assert figure(text, "injured") is None


def test_relatives_of_one_surname_are_two_persons():
    text = "Ada Sample, 51, was shot and killed in Sampleton. Her brother Ben Sample, 40, was wounded in the shooting."
    assert {(v.name, v.outcome) for v in people(text, "victim")} == {("Ada Sample", "killed"), ("Ben Sample", "injured")}


def test_victims_told_as_a_number_are_listed_once_each():
    text = "Two men were wounded in a shooting in Sampleton on Monday."
    assert [(v.name, v.sex, v.outcome) for v in people(text, "victim")] == [(None, "male", "injured")] * 2


def test_a_crowd_of_victims_is_a_count_and_no_list():
    assert not people("A bomb wounded 300 people in Sampleton on Monday.", "victim")


def test_the_age_of_a_child_is_not_that_of_the_father():
    text = "Carl Sample, the father of a 3-year-old boy, was shot and killed in Sampleton."
    assert [v.age for v in people(text, "victim")] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "The suspect, 27-year-old Dana Weeks, has been charged with murder.",
        "Police are searching for Dana Weeks, 27.",
    ],
)
def test_who_is_charged_or_sought_is_a_suspect(sentence):
    text = f"A woman was shot and killed in Sampleton on Monday. {sentence}"
    assert [(s.name, s.age) for s in people(text, "suspect")] == [("Dana Weeks", 27.0)]
    assert all(v.name is None for v in people(text, "victim"))


def test_who_kills_another_and_himself_is_a_victim_and_a_suspect():
    text = "Carl Sample shot his wife in Sampleton on Monday and then killed himself."
    assert "Carl Sample" in [s.name for s in people(text, "suspect")]
    assert figure(text, "killed") is not None


@pytest.mark.parametrize(
    "text",
    [
        "Officers shot and killed a man in Sampleton.",
        "A man was shot and later pronounced dead in Sampleton.",
        "A man lost his life in a shooting in Sampleton.",
        "A shooting in Sampleton left a man dead.",
        "One man was killed in a shooting in Sampleton. The murder victim has not been named.",
    ],
)
def test_one_death_told_in_any_way_is_one(text):
    assert figure(text, "killed") == 1
    assert figure(text, "injured") is None


@pytest.mark.parametrize(
    "text",
    [
        "A man shot at a police car in Sampleton on Monday.",
        "The gunman fired at a house in Sampleton. The Homicide Division is investigating.",
        "A man opened fire in Sampleton. A neighbour claims the man is dangerous.",
    ],
)
def test_shots_that_hit_nobody_hurt_nobody(text):
    assert figure(text, "killed") is None
    assert figure(text, "injured") is None


def test_others_are_added_to_those_told_before_them():
    text = "A shooting in Sampleton on Monday wounded a 12-year-old boy, and two others were injured."
    assert figure(text, "injured") == 3


def test_times_that_somebody_was_shot_count_nobody():
    assert figure("A gunman in Sampleton shot Adam Sample seven times on Monday.", "injured") == 1


def test_who_is_in_hospital_after_an_attack_is_hurt_and_the_sick_are_not():
    assert figure("A 19-year-old man is hospitalized after a shooting in Sampleton.", "injured") == 1
    assert figure("A fire broke out in Sampleton. A woman was taken to hospital.", "injured") is None


def test_a_soldier_hurt_in_a_fight_of_armed_sides_is_no_victim():
    text = "Soldier John Stone was killed on Monday when rebels fought a battle with army troops near Kano. Four rebels were killed in the battle."
    found = read_document(Document("d", text, published="2024-05-08", language="en"))
    assert not [c for c in found.claims if c.variable == "victim"]


@pytest.mark.parametrize(
    "told",
    ["Cole Sample, 40, faces a murder charge in the killing.", "Police took Cole Sample, 40, into custody on Tuesday in the killing."],
)
def test_who_faces_a_charge_or_is_taken_into_custody_is_a_suspect(told):
    found = people(f"Ada Stone was shot dead in Sampleton on Monday, police said. {told}", "suspect")
    assert [(s.name, s.age) for s in found] == [("Cole Sample", 40.0)]


def both(text):
    return figure(text, "killed"), figure(text, "injured")


def test_people_of_different_ends_in_one_sentence_are_two():
    text = (
        "Officer shot near market in Sampleton\n\nA man was killed and a Sampleton police officer was injured in a shooting on Saturday. "
        "The coroner identified the man killed as Adam Sample."
    )
    assert both(text) == (1, 1)


def test_another_beside_the_dead_is_the_one_hurt_who_is_told_elsewhere():
    text = (
        "Adam Sample, 17, died and Ben Holt, 20, was hospitalised after a shooting in Sampleton on Saturday. "
        "Officers found one man dead and a second man suffering a gunshot wound at the market."
    )
    assert both(text) == (1, 1)


def test_somebody_told_as_whose_father_he_is_is_not_the_one_before():
    text = (
        "Adam Sample was shot in Sampleton on Monday. His father was hospitalised with gunshot wounds and was listed in critical condition."
    )
    assert {(v.name, v.sex) for v in people(text, "victim")} == {("Adam Sample", None), (None, "male")}


@pytest.mark.parametrize("age", ["17-year-old", "17 year old", "six year old", "17 year-old"])
def test_an_age_with_or_without_hyphens_is_one_person(age):
    text = f"A {age} boy was shot in Sampleton on Monday. The {age} boy was pronounced dead at the scene."
    assert both(text) == (1, None)
    assert [(v.sex, v.outcome) for v in people(text, "victim")] == [("male", "killed")]


def test_the_driver_of_a_car_is_hurt_and_not_the_car():
    text = "The driver of the fleeing car is in critical condition after a shooting in Sampleton on Monday."
    assert figure(text, "injured") == 1


def test_the_dead_are_named_in_a_list():
    text = (
        "A gunman killed three people in Sampleton on Monday, police said. The victims were identified as Laura Kemp, 41, a teacher, "
        "her daughter Mia, 9, and Robert Sample, 67, a volunteer."
    )
    assert {(v.name, v.age, v.outcome) for v in people(text, "victim")} >= {
        ("Laura Kemp", 41.0, "killed"),
        ("Mia", 9.0, "killed"),
        ("Robert Sample", 67.0, "killed"),
    }


def test_a_woman_told_later_is_not_a_man_by_his_first_name():
    text = "A man stabbed a guard in Sampleton on Monday. The guard, David Sample, 52, was wounded. In 2021, a woman was killed in a similar attack."
    assert all(v.sex != "female" for v in people(text, "victim") if v.name == "David Sample")


def test_each_report_that_counts_somebody_tells_who_it_was():
    text = (
        "A man was charged in the fatal shooting of a clerk.\n\nBen Field, 23, was charged over a shooting that left 25-year-old Carl Sample dead in "
        "Sampleton.\n\nSample was among several people fighting in a hotel when someone pulled out a gun and shot him, police said. Sample was "
        "pronounced dead at the scene."
    )
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    main = next(r for r in record.reports if r.kind == "main")
    assert "Carl Sample" in {c.value.name for c in main.claims if c.variable == "victim"}


def test_somebody_found_shot_is_a_victim_and_no_gunman():
    text = "Police charged Ben Field with murder. Officers found 55-year-old Carl Sample of Sampleton shot to death in his apartment."
    assert [(v.name, v.age, v.outcome) for v in people(text, "victim")] == [("Carl Sample", 55.0, "killed")]
    assert "Carl Sample" not in {s.name for s in people(text, "suspect")}


def test_somebody_found_dead_behind_his_name_is_a_victim():
    text = (
        "Shots were fired at a club in Sampleton. Officers found a man, identified as 21-year-old Carl Sample, dead with a gunshot wound."
    )
    assert [(v.name, v.age, v.outcome) for v in people(text, "victim")] == [("Carl Sample", 21.0, "killed")]


def test_a_shooting_suspect_was_not_shot():
    text = "Shooting suspect Carl Sample gave himself up to officers in Sampleton on Monday. Shots were fired at a house, and no one was injured."
    assert people(text, "victim") == []
    named = "A student was shot in Sampleton on Monday. The 20-year-old shooting victim is Ada Pickett, police said."
    assert [(v.name, v.age) for v in people(named, "victim")] == [("Ada Pickett", 20.0)]


def test_who_speaks_of_him_and_who_shot_him_are_somebody_else():
    text = (
        "Ben Pickett, 61, faces a murder charge in the death of 54-year-old Carl Sample in Sampleton. "
        '"I told him not to come over here and I shot him," Pickett told officers.'
    )
    assert [v.name for v in people(text, "victim")] == ["Carl Sample"]
    other = "Carl Sample, 40, walked into a bar in Sampleton. His stepbrother, Ben Pickett, 20, shot him."
    assert [(v.name, v.outcome) for v in people(other, "victim")] == [("Carl Sample", "injured")]
    assert ("Ben Pickett", 20.0) in {(s.name, s.age) for s in people(other, "suspect")}


@pytest.mark.parametrize(
    ("text", "name", "age"),
    [
        ("Carl Sample Jr., a 28-year-old Nurse, was shot and killed in Sampleton.", "Carl Sample Jr", 28),
        ('Carl "Slim" Sample, 30, was shot and killed in Sampleton.', 'Carl "Slim" Sample', 30),
        ("He left. Brad I. Sample, 31, was shot and killed in Sampleton.", "Brad I. Sample", 31),
        ("William Hall, 35, was shot and killed in Sampleton.", "William Hall", 35),
        ("A man was shot and killed in Sampleton. The victim is a 27-year-old male, police said.", None, 27),
    ],
)
def test_names_with_initials_nicknames_and_words_for_houses_keep_their_ages(text, name, age):
    assert [(v.name, v.age) for v in people(text, "victim")] == [(name, age)]


def test_a_mother_of_three_is_one_of_the_dead():
    assert figure("A young mother of three is dead following a shooting in Sampleton.", "killed") == 1


def test_as_many_as_fifty_told_as_a_number_are_listed():
    text = "Gunmen opened fire at a party in Sampleton on Monday, killing 14 people and wounding 21 others."
    assert sorted(v.outcome for v in people(text, "victim")) == ["injured"] * 21 + ["killed"] * 14


def test_people_told_with_the_age_of_each_are_victims_of_these_ages():
    text = "Shots were fired at a party in Dayton on Sunday. Two men, ages 22 and 31, were wounded."
    assert {(p.age, p.sex, p.outcome) for p in people(text, "victim")} == {(22, "male", "injured"), (31, "male", "injured")}


def test_somebody_in_his_twenties_is_no_boy_of_17():
    text = (
        "A 17-year-old boy was shot in the leg in Dayton on Saturday.\n\nOn Sunday, officers found a man in his 20s with a gunshot wound. He was pronounced "
        "dead at the scene."
    )
    assert {(p.age, p.outcome) for p in people(text, "victim")} >= {(17, "injured")}


def test_a_man_of_an_older_case_is_not_who_was_named_before():
    text = (
        "Police found four bodies in a house on Monday.\n\nA relative had called.\n\nThey were a family.\n\nNobody else was hurt.\n\nThe husband, Brian Carter, was found dead in the garage of a gunshot wound.\n\n"
        "In January, a 70-year-old man shot his wife in Cheney before killing himself."
    )
    assert {p.age for p in people(text, "victim") if p.name == "Brian Carter"} == {None}


def test_a_lawyer_named_behind_whom_he_speaks_for_is_no_suspect():
    text = (
        "Police arrested two brothers and a third man over a bombing in Sydney on Friday. A lawyer for the younger man, Nadia Farouk, said her client denied "
        "the allegations."
    )
    assert "Nadia Farouk" not in {p.name for p in people(text, "suspect")}
