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
