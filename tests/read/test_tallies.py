"""Voices beside a number, without a verb of saying."""

import pytest

from onrecord import read


def told(text, language):
    return {
        (one.source[0].quote, span.quote)
        for one in read(text, language=language, published="2031-05-14").attributions
        for span in one.content
        if one.source and any(c.isdigit() for c in span.quote)
    }


def test_a_source_in_brackets_gives_the_number_before_it():
    assert told("Entre 1 200 (police) et 3 000 personnes (organisateurs) ont défilé à Nantes.", "fr") == {
        ("police", "1 200"),
        ("organisateurs", "3 000 personnes"),
    }


def test_a_number_in_brackets_is_all_that_its_source_gives():
    assert told("Some 5,000 demonstrators (15,000 according to unions) marched in Nantes.", "en") == {("unions", "15,000")}


def test_a_verb_left_out_is_that_of_the_number_before():
    found = told("La police a compté 4 000 participants, les syndicats 10 000.", "fr")
    assert ("les syndicats", "10 000") in found


def test_a_number_belongs_to_the_source_right_behind_it():
    assert told("Ils étaient 1 200 selon la police, 3 000 selon les syndicats, à défiler à Nantes.", "fr") == {
        ("la police", "1 200"),
        ("les syndicats", "3 000"),
    }


@pytest.mark.parametrize("text", ["They bought 12 (red) and 13 (blue) apples.", "He scored 12 points, the others 3."])
def test_words_that_name_no_source_say_nothing(text):
    assert told(text, "en") == set()


def test_who_puts_a_number_at_something_says_it():
    found = told("Doctors at the hospital put the number of wounded at 14.", "en")
    assert ("Doctors at the hospital", "the number of wounded at 14") in found
