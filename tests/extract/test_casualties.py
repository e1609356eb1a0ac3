"""Counts of people in French, in invented reports."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def counts(text, variable, language="fr"):
    record = read_document(Document("d", text, published="2024-05-08", language=language))
    claims = [c.value for r in record.reports for c in r.claims if c.variable == variable]
    return [(v.low, v.high, v.best) for v in claims]


@pytest.mark.parametrize(
    ("text", "variable", "count"),
    [
        ("Un incendie a fait 6 morts et 11 blessés lundi à Villebourg.", "injured", (11, 11, 11)),
        ("Le braquage à Villebourg a coûté la vie à 12 personnes.", "killed", (12, 12, 12)),
        ("Une bombe a explosé à Villebourg. De nombreuses personnes ont été calcinées.", "killed", (3, None, None)),
        ("Une bombe a explosé à Villebourg. Les blessés ont été conduits à l'hôpital.", "injured", (2, None, None)),
        ("Une émeute a éclaté à Villebourg. Trois membres du club, grièvement blessés, ont été emmenés.", "injured", (3, 3, 3)),
    ],
)
def test_people_are_counted_once_as_they_are_told(text, variable, count):
    assert counts(text, variable) == [count]


def test_a_toll_and_its_dead_are_one_count():
    assert counts("Un séisme a frappé Villebourg. Le bilan : 15 morts et 95 blessés.", "killed") == [(15, 15, 15)]


def test_death_itself_is_nobody_who_died():
    assert counts("Un accident a eu lieu à Villebourg. La victime est entre la vie et la mort.", "killed") == []


def test_lives_that_were_cost_are_counted_in_english():
    assert counts("The fire in Sampleton claimed the lives of 12 people.", "killed", "en") == [(12, 12, 12)]


def test_where_somebody_is_brought_is_no_place_of_it():
    record = read_document(
        Document("d", "A bomb hurt a man in Sampleton. He was taken to a hospital.", published="2024-05-08", language="en")
    )
    assert "hospital" not in " ".join(a.span.quote for e in record.events for a in e.roles if a.role == "place")
