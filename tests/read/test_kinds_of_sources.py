"""Who speaks is told by title and organisation, also where neither was ever seen."""

import pytest

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def voices(text, language="en"):
    record = read_document(Document("d", text, published="2026-03-03", language=language))
    return [(one.source[0].quote, one.source_kind) for one in record.attributions if one.source]


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("A spokesperson for the prefecture said two men were killed.", "A spokesperson for the prefecture", "government"),
        ("The police union said officers were attacked.", "The police union", "union"),
        ("A surgeon at Lyndon General said four were wounded.", "A surgeon at Lyndon General", "medical"),
        ("The district attorney said he fired twice.", "The district attorney", "court"),
        (
            "A professor of politics at Lyndon University said the attack was planned.",
            "A professor of politics at Lyndon University",
            "expert",
        ),
        ("An army spokesman said three soldiers died.", "An army spokesman", "military"),
        ("A relative of the victim said he was shot.", "A relative of the victim", "victim"),
        ("The company said its guards were attacked.", "The company", "company"),
        ("Video posted on Facebook showed men firing.", "Video posted on Facebook", "social_media"),
        ("Human Rights Watch said 12 civilians were killed.", "Human Rights Watch", "ngo"),
    ],
)
def test_a_source_is_whole_and_of_its_kind(text, source, kind):
    assert voices(text) == [(source, kind)]


def test_a_source_with_a_clause_of_its_own_is_who_says_what_follows():
    found = voices("A senior official, who asked not to be named, said six rebels were killed.")
    assert ("A senior official, who asked not to be named", "unnamed") in found
    assert all(source != "six rebels" for source, _ in found)


def test_a_clause_behind_a_semicolon_has_its_own_sayer():
    text = "Police said two officers were injured; the union said guards had injured 14 marchers."
    record = read_document(Document("d", text, published="2026-03-03", language="en"))
    assert [(a.source[0].quote, a.content[0].quote, a.via) for a in record.attributions] == [
        ("Police", "two officers were injured", None),
        ("the union", "guards had injured 14 marchers", None),
    ]
