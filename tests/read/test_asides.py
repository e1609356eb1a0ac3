"""What stands beside a report on its page is no part of it."""

from onrecord.model.document import Document
from onrecord.pipeline import read_document
from onrecord.read.asides import asides
from onrecord.read.layout import lay_out

PLAYLIST = """Man shot on Elm Street

00:39 Man charged with killing son in Sampleton Pause

04:36 Brutal beating at the river caught on camera

A man was shot in the leg on Elm Street on Monday, police said."""


def killed(text):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    return [c.value.best for r in record.reports for c in r.claims if c.variable == "killed"]


def test_lines_of_a_playlist_are_asides():
    places = [s.place for s in lay_out(PLAYLIST, "en").sentences]
    assert places == ["headline", "aside", "aside", "body"]


def test_nobody_of_a_playlist_is_counted():
    assert killed(PLAYLIST) == []


def test_one_time_of_day_alone_is_no_playlist():
    assert asides(["12:30 Police arrive at the school", "The school is closed."]) == frozenset()


def test_headlines_behind_a_label_of_other_stories_are_asides_up_to_the_next_sentence():
    words = ["A man was hurt.", "Related stories:", "Two killed in a day", "Four held over a fight", "He is 30 years old."]
    assert asides(words) == {1, 2, 3}


def test_the_headline_of_another_story_in_a_line_of_its_own_is_an_aside():
    assert asides(["A man was hurt.", "RELATED: How do you tell a child?", "He is 30 years old."]) == {1}


def test_what_an_outlet_has_more_of_is_beside_the_report():
    words = ["A man was hurt.", "MORE FROM SAMPLE5.COM", "+ Man dead in Sampleton shooting", "Fire ends … Police say that…", "He is 30."]
    assert asides(words) == {1, 2, 3}


def test_nothing_is_an_aside_in_a_text_without_words():
    assert asides([]) == frozenset()
