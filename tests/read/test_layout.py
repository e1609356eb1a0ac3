from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.locate import sentence_at, sentence_tokens, tokens_between
from onrecord.read.layout import lay_out


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "de"]))
@settings(max_examples=60)
def test_any_text_can_be_laid_out_and_every_token_slices_back(text, language):
    layout = lay_out(text, language)
    assert all(text[t.start : t.end] == t.text for t in layout.tokens)
    assert [t for s in layout.sentences for t in sentence_tokens(layout, s)] == list(layout.tokens)


def test_a_first_line_without_a_full_stop_is_the_headline():
    layout = lay_out("Dockers block harbour gate\n\nAbout forty dockers blocked a gate in Brest on Monday.", "en")
    assert [s.place for s in layout.sentences] == ["headline", "body"]


def test_a_title_given_apart_is_found_in_the_text():
    layout = lay_out("Dockers block gate.\n\nForty dockers came.", "en", title="Dockers block gate")
    assert layout.sentences[0].place == "headline"


def test_verbs_are_tagged_with_their_tense_in_both_languages():
    english = {t.text: t.fine for t in lay_out("Police arrested two men who were throwing stones.", "en").tokens}
    assert (english["arrested"], english["throwing"]) == ("VBD", "VBG")
    french = {t.text: t.fine for t in lay_out("Ils auraient attaqué deux voitures.", "fr").tokens}
    assert (french["auraient"], french["attaqué"]) == ("VBC", "VBN")


def test_capitals_do_not_change_what_a_word_is():
    mixed = lay_out("The soldiers killed two peasants in the village.", "en")
    upper = lay_out("THE SOLDIERS KILLED TWO PEASANTS IN THE VILLAGE.", "en")
    assert [t.tag for t in mixed.tokens] == [t.tag for t in upper.tokens]
    assert upper.casing == "upper"


def test_offsets_lead_back_to_sentence_and_tokens():
    text = "A bus burned. Nobody was on it."
    layout = lay_out(text, "en")
    found = sentence_at(layout, text.index("Nobody"))
    assert found is not None
    assert text[found.start : found.end] == "Nobody was on it."
    assert [t.text for t in tokens_between(layout, 2, 12)] == ["bus", "burned"]
