import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.casing import casing_of
from onrecord.read.sentences import paragraphs, sentence_spans


def sentences(text):
    return [text[a:b] for a, b, _ in sentence_spans(text, casing_of(text))]


@given(st.text(alphabet="Ab1 .!?\n\"”“'é", max_size=120))
def test_sentences_lie_in_order_and_lose_nothing_but_white_space(text):
    spans = sentence_spans(text, "mixed")
    assert all(a < b for a, b, _ in spans)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b, _ in spans) == "".join(text.split())


def test_titles_and_initials_do_not_end_a_sentence():
    text = "Col. Ada E. Stone spoke to Mr. Reed. He left at 5 p.m. on Monday."
    assert sentences(text) == ["Col. Ada E. Stone spoke to Mr. Reed.", "He left at 5 p.m. on Monday."]


def test_a_time_of_day_ends_a_sentence_where_another_begins():
    assert sentences("It was just after 9:00 p.m. Police say two men were hit.") == [
        "It was just after 9:00 p.m.",
        "Police say two men were hit.",
    ]
    assert len(sentences("He left at 9 p.m. EST with a friend, and at 10 p.m. Monday came back.")) == 1


def test_a_closing_quotation_mark_belongs_to_its_sentence():
    assert sentences("“They ran.” Nobody was hurt.") == ["“They ran.”", "Nobody was hurt."]


def test_lower_case_text_is_split_after_full_stops():
    assert sentences("the crowd left. police stayed on the square. no one was hurt.") == [
        "the crowd left.",
        "police stayed on the square.",
        "no one was hurt.",
    ]


def test_lines_are_paragraphs_unless_the_text_is_hard_wrapped():
    assert len(paragraphs("One headline\nA sentence.\nAnother one.")) == 3
    wrapped = "\n".join(
        [
            "the men who had come down from the hills that night were seen by",
            "several people of the town, and by the guards of the bridge, who",
        ]
        * 3
    )
    assert len(paragraphs(wrapped)) == 1
