"""Predicates: who did what to whom, with what, where and when."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.reading import Marks, Predicate, TimeExpression
from onrecord.model.span import span_at
from onrecord.read.layout import lay_out
from onrecord.read.predicates import find_predicates


def predicates(text: str, language: str = "en") -> tuple[Predicate, ...]:
    return find_predicates(lay_out(text, language), Marks(), ())


def roles(text: str, trigger: str, language: str = "en") -> dict[str, list[str]]:
    """What fills each role of the predicate with this trigger."""
    found: dict[str, list[str]] = {}
    for predicate in predicates(text, language):
        if predicate.span.quote == trigger:
            for argument in predicate.arguments:
                found.setdefault(argument.role, []).append(argument.span.quote)
            return found
    pytest.fail(f"no predicate {trigger!r} in {[p.span.quote for p in predicates(text, language)]}")


def test_subject_of_an_active_verb_is_its_agent():
    assert roles("The rebels attacked the depot.", "attacked") == {"agent": ["The rebels"], "patient": ["the depot"]}


def test_subject_of_a_passive_verb_is_its_patient_and_the_by_phrase_its_agent():
    found = roles("Two guards were shot by masked men.", "shot")
    assert found["patient"] == ["Two guards"]
    assert found["agent"] == ["masked men"]


def test_participle_after_when_takes_the_subject_before_it_and_its_own_by_phrase():
    found = roles("The crowd dispersed when pushed back by officers.", "pushed")
    assert found == {"patient": ["The crowd"], "agent": ["officers"]}


def test_relative_clause_has_its_antecedent_as_subject():
    assert roles("The man who stabbed the clerk fled.", "stabbed")["agent"] == ["The man"]
    assert roles("The man who stabbed the clerk fled.", "fled")["agent"] == ["The man"]


def test_joined_verbs_share_their_subject():
    assert roles("Gunmen stormed the bank and seized the safe.", "seized")["agent"] == ["Gunmen"]


def test_participial_clause_has_the_subject_of_the_main_verb():
    found = roles("The attackers threw stones, injuring 12 officers.", "injuring")
    assert found["agent"] == ["The attackers"]
    assert found["patient"] == ["12 officers"]


def test_infinitive_after_attempted_keeps_the_subject():
    assert roles("A group attempted to enter the terminal.", "enter")["agent"] == ["A group"]


def test_infinitive_after_ordered_has_the_object_as_subject():
    assert roles("The captain ordered the men to fire.", "fire")["agent"] == ["the men"]


def test_subject_after_a_clause_between_commas_is_found_again():
    assert roles("The officers, who had waited outside, arrested the boy.", "arrested")["agent"] == ["The officers"]


def test_dateline_is_no_subject():
    assert roles("LYON: police arrested a man.", "arrested")["agent"] == ["police"]


def test_with_phrase_is_the_instrument():
    assert roles("He attacked the guard with a knife.", "attacked")["instrument"] == ["a knife"]


def test_bomb_that_explodes_is_the_instrument():
    assert roles("A bomb exploded.", "exploded")["instrument"] == ["A bomb"]


def test_conjuncts_are_all_arguments():
    assert roles("Rebels killed three soldiers and a driver.", "killed")["patient"] == ["three soldiers", "a driver"]


def test_past_form_without_the_object_that_it_needs_is_passive():
    found = roles("Three men arrested in the capital", "arrested")
    assert found["patient"] == ["Three men"]
    assert "agent" not in found


def test_event_noun_has_patient_after_on_and_agent_after_by():
    found = roles("The attack on the convoy by rebels lasted an hour.", "attack")
    assert found["patient"] == ["the convoy"]
    assert found["agent"] == ["rebels"]


def test_of_after_murder_tells_the_victim():
    assert roles("The murder of a priest shocked the town.", "murder")["patient"] == ["a priest"]


def test_both_sides_of_a_clash_are_agents():
    assert roles("Clashes between students and officers broke out.", "Clashes")["agent"] == ["students", "officers"]


def test_noun_of_a_doer_before_an_event_noun_is_its_agent():
    assert roles("The army raid ended at dawn.", "raid")["agent"] == ["army"]


def test_police_firing_is_an_event_noun_done_by_the_police():
    found = [p for p in predicates("Two men were killed in police firing.") if p.span.quote == "firing"]
    assert found[0].nominal
    assert found[0].arguments[0].span.quote == "police"


def test_light_verb_lends_its_subject_to_the_noun():
    assert roles("The militia carried out an attack.", "attack")["agent"] == ["The militia"]


def test_time_expression_of_the_clause_is_the_time():
    text = "Gunmen killed a guard on 3 May."
    start = text.index("3 May")
    time = TimeExpression(span_at(text, start, start + 5), "DATE", "2021-05-03", "2021-05-03", "2021-05-03", "day")
    predicate = next(p for p in find_predicates(lay_out(text, "en"), Marks(times=(time,)), ()) if p.lemma == "kill")
    assert [a.span.quote for a in predicate.arguments if a.role == "time"] == ["3 May"]


def test_upper_case_text_is_read_too():
    found = roles("GUERRILLAS ATTACKED A POLICE STATION WITH ROCKETS.", "ATTACKED")
    assert found["agent"] == ["GUERRILLAS"]
    assert found["instrument"] == ["ROCKETS"]


def test_french_passive_has_patient_and_agent():
    found = roles("Deux hommes ont été arrêtés par la police.", "arrêtés", "fr")
    assert found["patient"] == ["Deux hommes"]
    assert found["agent"] == ["la police"]


def test_empty_text_has_no_predicates():
    assert predicates("") == ()


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_every_span_slices_back_in_any_text(text: str):
    for language in ("en", "fr"):
        for predicate in predicates(text, language):
            spans = [predicate.span, *(a.span for a in predicate.arguments)]
            assert all(text[s.start : s.end] == s.quote for s in spans)
            assert 0 <= predicate.sentence < len(lay_out(text, language).sentences)


@given(
    st.lists(
        st.sampled_from("police said the men who to was shot killed and , in an attack by rebels not if will . 12".split()), max_size=25
    )
)
@settings(max_examples=120, deadline=None)
def test_any_order_of_words_is_read_without_a_crash(words: list[str]):
    assert all(p.arguments is not None for p in predicates(" ".join(words)))
