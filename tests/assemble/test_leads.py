"""Headline, lead and what goes on from there: one incident, told in stages."""

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def record(text, language="en"):
    return read_document(Document("d", text, published="2024-05-14", language=language))


def told(text):
    return [(report.kind, report.act) for report in record(text).reports]


def test_the_first_sentence_tells_again_what_the_headline_tells():
    text = """Thousands march in Sampleton over water cuts; police fire rubber bullets

DURBAN - Police fired rubber bullets to disperse protesters who blocked a highway near Durban on Tuesday. Eleven protesters were arrested."""
    assert [kind for kind, _ in told(text)] == ["main"]


def test_a_part_of_those_hurt_sets_nothing_apart():
    text = """Eleven inmates dead in riot at prison in Machala

At least 11 inmates died and 35 people, including two guards, were wounded in clashes between gangs at a prison in Machala early Sunday."""
    report = record(text)
    assert len(report.reports) == 1
    assert (report.figures["killed"].best, report.figures["injured"].best) == (11, 35)


def test_an_instance_of_what_was_before_is_background():
    text = """Gunmen killed three farmers near Machala on Sunday.

The district has seen several attacks, including the burning of a school in Guayaquil."""
    assert [kind for kind, _ in told(text)] == ["main", "background"]


def test_they_are_nobody_else():
    text = """Gunmen killed 14 farmers in a village in Niger on Sunday.

"They opened fire on everybody," the mayor said."""
    assert [kind for kind, _ in told(text)] == ["main"]


def test_what_help_was_called_to_is_what_was_told_before():
    text = """Man accused of shooting seven-year-old child in Sampleton

A man shot a seven-year-old child, police said.

Just after 8 p.m. on Monday, officers responded to a reported shooting on Cypress Street. The child is in hospital."""
    assert [kind for kind, _ in told(text)] == ["main"]


def test_somebody_hit_who_is_known_by_age_or_name_is_the_same():
    text = """Teen accidentally shot in Leeds

A Leeds boy, 14, was killed on Monday.

Police said Dominic Sample, 14, was shot at a house in the 1500 block of Broad Street."""
    assert [kind for kind, _ in told(text)] == ["main"]


def test_what_one_sentence_recalls_of_months_ago_is_background():
    text = """Five men were killed when clans fought in Enga province on Saturday, police said.

Three houses were burned.

Officers were flown in.

No arrests had been made.

In February, at least 26 men died in an ambush in Wabag."""
    assert [kind for kind, _ in told(text)] == ["main", "background"]
