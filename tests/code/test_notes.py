"""Notes in our own words, the words for a crowd, and where accounts come from."""

import pytest

from onrecord.code.notes import crowd_words, notes_of
from onrecord.code.tables import columns_of, country_of, shipped
from onrecord.code.telling import telling_of
from onrecord.code.units import units_of
from onrecord.code.whence import source_fact
from onrecord.model.document import Document
from onrecord.model.incident import lone_incident
from onrecord.pipeline import read_document


def telling(text, **known):
    record = read_document(Document("d", text, language="en", **known))
    return telling_of(lone_incident(record, record.reports[0]))


def note(text, **known):
    told = telling(text, **known)
    return notes_of(told, units_of(told, ("incident",))[0])


def test_note_says_when_where_what_who_and_how_many():
    text = note("Gunmen shot dead three soldiers in Mopti on 5 May 2021.")
    assert text.startswith("On 5 May 2021, in Mopti (Mali): ")
    assert "by gunmen" in text.casefold()
    assert "Killed: 3" in text


def test_note_says_what_is_not_told():
    assert note("Rioters burned cars.").startswith("On a day not told, at a place not told: ")


def test_note_tells_no_party_twice_and_no_person_by_name():
    text = note("Gunmen attacked John Marlowe in Lyon. The gunmen shot John Marlowe, a teacher, dead.")
    assert "Marlowe" not in text
    assert text.casefold().count("by gunmen") == 1


@pytest.mark.parametrize(
    ("text", "words"), [("Around 200 people marched in Lyon.", "around 200"), ("Hundreds of students marched in Lyon.", "hundreds")]
)
def test_crowd_is_in_the_words_of_the_report(text, words):
    assert crowd_words(telling(text)).first == words


def test_crowd_that_nobody_counts_has_no_words():
    assert crowd_words(telling("Students marched in Lyon.")).first is None


def test_accounts_are_named_by_outlet_date_and_headline():
    told = telling("Gunmen shot dead three soldiers in Mopti.", outlet="The Courier", published="2021-05-06", title="Three\nkilled")
    assert source_fact(told, "article").values == ('The Courier, 2021-05-06, "Three killed"',)
    assert source_fact(told, "title").first == "Three killed"
    assert source_fact(told, "count").first == 1
    assert source_fact(told, "url").first is None


def test_countries_have_all_their_columns():
    assert country_of("FR", "iso_numeric") == 250
    assert country_of(None, "name") is None
    assert country_of("ZZ", "name") is None
    assert all(shipped("countries", column, "NG") is not None for column in columns_of("countries"))
