"""One side of an incident under one name, on invented reports."""

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def sides(text):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    return {c.value.name for r in record.reports for c in r.claims if c.variable == "initiator"}


def test_rebels_told_again_as_guerrillas_are_one_side():
    assert sides("Six rebels attacked the barracks in Brest on Monday. The guerrillas burned the gate of the barracks.") == {"rebels"}


def test_gunmen_told_to_be_rebels_are_one_side():
    assert len(sides("Armed men attacked the barracks in Brest on Monday. The rebels burned the gate of the barracks.")) == 1


def test_soldiers_and_rebels_are_two_sides():
    assert len(sides("Rebels attacked the barracks in Brest on Monday. Soldiers shot and killed a farmer at the barracks.")) == 2


def test_others_are_told_apart():
    assert len(sides("Rebels attacked the barracks in Brest on Monday. Other rebels attacked the gate of the barracks.")) == 2


def test_two_sides_told_side_by_side_keep_their_names():
    text = "Herders and farmers clashed near Brest on Monday. Farmers burned a camp and herders shot at them."
    assert sides(text) == {"Herders", "farmers"}
