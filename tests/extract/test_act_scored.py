"""Acts of wordings that no lexicon has, told by the reader's scorer."""

import csv
from pathlib import Path

import pytest

from onrecord.extract.act_lexicon import act_lexicon, forms
from onrecord.model.acts import FAMILY_OF
from onrecord.model.document import Document
from onrecord.model.record import Event
from onrecord.pipeline import read_document
from onrecord.read.layout import lay_out

WORDINGS = Path(__file__).parent / "data" / "unseen_wordings.tsv"


def read(text: str):
    return read_document(Document("a", text, language="en", published="2024-05-06"))


def scored(text: str) -> list[Event]:
    return [event for event in read(text).events if event.act_source == "scorer"]


def in_lexicon(word: str) -> bool:
    lexicon, token = act_lexicon("en"), lay_out(word, "en").tokens[0]
    return any(form in table for table in (lexicon.verbs, lexicon.nouns, lexicon.heads) for form in forms(token, "en"))


def wordings() -> list[tuple[str, str]]:
    with WORDINGS.open(encoding="utf-8") as file:
        return [(row["act"], row["sentence"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


SHOWN = [
    ("Gunners cannonaded the harbour from the ridge.", "cannonaded", "shelling"),
    ("Protesters shattered the panes of a bank and the town hall.", "shattered", "property_destruction"),
]


@pytest.mark.parametrize(("text", "word", "act"), SHOWN)
def test_a_wording_that_the_lexicon_does_not_have_gets_its_act(text, word, act):
    assert not in_lexicon(word)
    (event,) = scored(text)
    assert (event.span.quote, event.act, event.status) == (word, act, "happened")


def test_a_claim_of_the_scorer_is_less_sure_than_one_of_the_lexicon():
    told, looked_up = (
        next(claim for claim in read(text).claims if claim.variable == "act")
        for text in ("Gunners cannonaded the harbour from the ridge on Monday.", "Gunners shelled the harbour from the ridge on Monday.")
    )
    assert told.value.act == looked_up.value.act == "shelling"
    assert told.confidence < looked_up.confidence


def test_the_lexicon_goes_before_the_scorer():
    assert {(event.act, event.act_source, event.act_sure) for event in read("Gunmen shot a guard.").events} == {
        ("shooting", "lexicon", 1.0)
    }


def test_an_event_of_no_act_has_no_source():
    assert {(event.act, event.act_source) for event in read("Two engineers overhauled the pumps.").events} == {("other", None)}


def test_the_record_says_what_told_an_act():
    (event,) = [e for e in read("Gunners cannonaded the harbour from the ridge.").to_dict()["events"] if e["act"] == "shelling"]
    assert event["act_source"] == "scorer"
    assert 0 < event["act_sure"] < 1


def test_wordings_of_nothing_grave_are_mostly_left_alone():
    """Of 50 invented sentences of people, police and soldiers who do nothing of note; 1 is told an act."""
    plain = [text for act, text in wordings() if act == "none"]
    assert sum(bool(scored(text)) for text in plain) <= 3


def test_invented_wordings_get_an_act_of_their_family():
    """Of 74 invented sentences, rare words on purpose, written before the scorer was tried on them; 4 of them are, and the bound was set with these in view."""
    told = [(act, event.act) for act, text in wordings() if act != "none" for event in scored(text)[:1]]
    right = sum(FAMILY_OF[act] == FAMILY_OF[said] for act, said in told)
    assert right >= 3
    assert right >= 0.7 * len(told)
