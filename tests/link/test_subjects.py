"""Of whom and what a document tells, as linking sees it."""

import pytest

from onrecord.link.compare import compare
from onrecord.link.subjects import weekday_of
from onrecord.link.telling import telling_dict, telling_from, tellings_of
from onrecord.model.document import Document
from onrecord.pipeline import read_document
from support.accounts import telling

ARREST = (
    "Police arrested Ambrose Tindall at Quarrington Wharf on Tuesday after a march of dockers. Tindall was charged with assault on Wednesday. "
    "Philippa Lorne, the harbour master, said that the police had acted late."
)


def told(text, **more):
    return tellings_of(read_document(Document("a", text, language="en", **more)))[0]


def test_who_was_arrested_is_involved_and_who_only_speaks_is_not():
    assert told(ARREST).involved[0] == ("held", "tindall")
    assert "lorne" not in {name for _, name in told(ARREST).involved}


def test_days_of_the_week_are_told_in_order_whether_or_not_the_year_is_known():
    assert told(ARREST).weekdays == told(ARREST, published="2031-03-06").weekdays == (2, 3)


def test_the_names_used_most_are_the_subjects_and_places_are_none():
    words = [word for word, _ in told(ARREST + " He lives in Leeds, and Leeds is where Leeds people know him.").subjects]
    assert words[0] == "tindall"
    assert "leeds" not in words


@pytest.mark.parametrize("text", [ARREST.upper(), ARREST.lower(), "", "\ud800 \x00 …"])
def test_any_text_has_tellings_without_names_where_capitals_mean_nothing(text):
    assert all(one.subjects == () and one.involved == () for one in tellings_of(read_document(Document("a", text, language="en"))))


@pytest.mark.parametrize(
    ("value", "day"),
    [("XXXX-WXX-2TMO", 2), ("2031-03-04", 2), ("2031-03-04T21:30", 2), ("2031-03", None), ("PAST_REF", None), ("2031-99-99", None)],
)
def test_the_day_of_the_week_of_a_value(value, day):
    assert weekday_of(value) == day


def test_a_telling_kept_as_plain_data_is_the_same():
    assert telling_from(telling_dict(told(ARREST))) == told(ARREST)


def test_a_telling_kept_before_there_were_subjects_is_read():
    old = {k: v for k, v in telling_dict(telling("a")).items() if k not in ("subjects", "involved", "weekdays")}
    assert telling_from(old) == telling("a")


def test_other_days_of_the_week_speak_against_two_reports_without_dates():
    same = compare(telling("a", published=None, day=None, weekdays=(2,)), telling("b", published=None, day=None, weekdays=(2,)))
    other = compare(telling("a", published=None, day=None, weekdays=(2,)), telling("b", published=None, day=None, weekdays=(5,)))
    assert same.score > other.score


def test_numbers_of_arrested_that_agree_speak_for_one_incident():
    counts = [telling(name, published=None, day=None, counts=(("arrested", n, n),)) for name, n in (("a", 23), ("b", 23), ("c", 4))]
    assert compare(counts[0], counts[1]).score > compare(counts[0], counts[2]).score
