"""Who fell in a fight is no single victim of whom nothing is told, on invented reports."""

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def main_report(text):
    return read_document(Document("d", text, published="2024-05-08", language="en")).reports[0]


def victims(text):
    return [c.value for c in main_report(text).claims if c.variable == "victim"]


def test_soldiers_and_rebels_who_fell_in_a_fight_are_counted_and_not_listed():
    text = "SAMPLETON, 8 MAY -- Two soldiers and four rebels were killed in a clash between the army and the Dawn Front rebels on Monday."
    assert main_report(text).act == "armed_clash"
    assert victims(text) == []
    assert any(c.variable == "killed" for c in main_report(text).claims)


def test_a_farmer_killed_in_a_fight_is_a_victim():
    text = "SAMPLETON, 8 MAY -- A farmer was killed in a clash between the army and the Dawn Front rebels on Monday."
    assert [v.outcome for v in victims(text)] == ["killed"]


def test_a_soldier_with_a_name_is_a_victim():
    text = "SAMPLETON, 8 MAY -- Rebels shot and killed Sergeant Luis Ortega on Monday."
    assert [v.name for v in victims(text)] == ["Luis Ortega"]
