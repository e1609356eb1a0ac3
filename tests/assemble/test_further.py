"""When somebody hit for the first time makes a further incident, on invented reports."""

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def told(text):
    reports = read_document(Document("d", text, published="2024-05-08", language="en")).reports
    return [r for r in reports if r.kind != "background"]


def test_another_person_killed_on_another_day_is_another_incident():
    text = "The wife of a police commander was shot to death near Kano on Saturday. Gunmen shot Ada Stone to death in Kano on Sunday. She was a judge."
    assert len(told(text)) == 2


def test_what_rebels_also_blew_up_is_another_incident():
    text = (
        "Rebels blew up a power station near Kano on Monday. Police said that five guards were wounded.\n\n"
        "The rebels also burned a bus on the road to Lagos. Its driver was wounded."
    )
    assert len(told(text)) == 2


def test_a_bystander_who_was_also_hurt_is_of_the_same_incident():
    text = "A man shot two women at a market in Brest on Monday. A guard was also wounded in the shooting."
    assert len(told(text)) == 1


def test_people_in_general_are_nobody_in_particular():
    assert not told("The minister spoke on Monday. Criminals have killed the citizens of this land, he said.")


def test_a_sound_of_shots_far_down_in_a_report_is_no_incident_that_is_told():
    text = "The council met on Monday. It talked about roads. A member spoke for long. Then they voted. There was gunfire from rifles."
    assert not told(text)
