"""Who did it where that is understood, in invented reports."""

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def agents(text, act):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    return [[a.span.quote for a in e.roles if a.role == "agent"] for e in record.events if e.act == act]


def test_the_firing_is_that_of_who_fired():
    text = "Police opened fire on the crowd in Sampleton on Monday. Three people were hurt in the firing."
    assert agents(text, "shooting")[-1] == ["Police"]


def test_a_firing_of_somebody_else_is_not():
    text = "Police opened fire on the crowd in Sampleton on Monday. A firing was heard in Otherton."
    assert agents(text, "shooting")[-1] == []


def test_forces_that_were_deployed_take_up_position():
    assert agents("About 150 policemen were deployed in Sampleton on Monday.", "deployment") == [["About 150 policemen"]]


def test_their_inaction_is_that_of_the_police():
    assert agents("The leaders criticised the police for their inaction during the riot in Sampleton.", "failure_to_act") == [
        ["the police"]
    ]


def test_shots_that_were_fired_are_those_of_the_forces_that_fired_before():
    text = "Police opened fire on a mob in Sampleton on Monday. Some 20 rounds were fired, a doctor said."
    assert agents(text, "shooting")[-1] == ["Police"]


def test_shots_are_of_nobody_where_no_forces_fired():
    assert agents("Some 20 rounds were fired in Sampleton on Monday.", "shooting") == [[]]


def test_deaths_are_of_the_firing_that_they_are_due_to():
    text = "An official said 40 of the deaths in Sampleton have taken place due to police firing on mobs."
    assert agents(text, "shooting") == [["police"], ["police"]]
