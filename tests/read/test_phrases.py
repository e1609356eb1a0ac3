import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.layout import lay_out
from onrecord.read.phrases import noun_phrases, verb_groups, verb_lemma


def phrases(text, language="en"):
    layout = lay_out(text, language)
    return [layout.text[layout.tokens[p.first].start : layout.tokens[p.last - 1].end] for p in noun_phrases(layout)]


def heads(text, language="en"):
    layout = lay_out(text, language)
    return [layout.tokens[p.head].text for p in noun_phrases(layout)]


def group(text, main, language="en"):
    layout = lay_out(text, language)
    return next(g for g in verb_groups(layout) if layout.tokens[g.main].text == main)


def test_noun_phrase_holds_its_possessor_and_ends_at_a_preposition():
    assert phrases("The police force's general reserve arrived in the port of Sampleton.")[:2] == [
        "The police force's general reserve",
        "the port",
    ]


def test_head_is_the_last_noun():
    assert heads("Ten masked attackers fled.") == ["attackers"]


def test_hedge_belongs_to_its_number():
    assert phrases("At least 12 people fled.") == ["At least 12 people"]


def test_verb_taken_for_a_participle_parts_subject_and_object():
    assert phrases("Ten attackers with iron bars attacked police.") == ["Ten attackers", "iron bars", "police"]


def test_upper_case_text_is_read_alike():
    assert phrases("THE REBELS ATTACKED POLICE AND KILLED TWO SOLDIERS.") == ["THE REBELS", "POLICE", "TWO SOLDIERS"]


def test_day_without_article_is_a_phrase_of_its_own():
    assert "Tuesday" in phrases("Gunmen killed a man Tuesday, police said.")


def test_french_adjective_after_the_noun_belongs_to_it():
    assert "la police nationale" in phrases("Il a quitté la police nationale.", "fr")


def test_passive_with_be_is_passive_and_perfect():
    found = group("Two men had been killed.", "killed")
    assert found.passive
    assert found.perfect


def test_participle_after_its_noun_is_passive():
    assert group("The man shot by police died.", "shot").passive


def test_past_tense_is_not_passive():
    assert not group("Protesters attacked police.", "attacked").passive


def test_second_participle_is_as_passive_as_the_first():
    assert group("They were beaten and stabbed.", "stabbed").passive


def test_negation_and_modal_are_told():
    assert group("He did not say so.", "say").negated
    assert group("They may attack the town.", "attack").modal == "may"


def test_french_negation_conditional_and_passive():
    assert group("Ils n'ont pas été blessés.", "blessés", "fr").negated
    assert group("Il aurait été frappé.", "frappé", "fr").modal == "cond"
    assert not group("Ils sont partis.", "partis", "fr").passive


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Les manifestants auraient attaqué la police.", "auraient attaqué"),
        ("Trois personnes avaient été tuées.", "avaient été tuées"),
        ("La police a violemment réprimé la marche.", "a violemment réprimé"),
        ("Ces hommes n'auraient jamais été interpellés.", "n' auraient jamais été interpellés"),
        ("Le poste vient d'être incendié.", "être incendié"),
    ],
)
def test_french_auxiliaries_stand_in_the_group_of_their_verb(text, words):
    layout = lay_out(text, "fr")
    assert words in [" ".join(t.text for t in layout.tokens[g.first : g.last]) for g in verb_groups(layout)]
    assert phrases(text, "fr")[0].split()[-1] in ("manifestants", "personnes", "police", "hommes", "poste")


def test_french_second_participle_is_as_active_as_the_first():
    assert not group("Ils ont attaqué et pillé le magasin.", "pillé", "fr").passive
    assert group("Un homme attaqué et blessé.", "blessé", "fr").passive


def test_verb_lemma_of_a_word_tagged_as_adjective():
    layout = lay_out("THE REBELS ATTACKED POLICE.", "en")
    found = verb_groups(layout)[0]
    assert verb_lemma(layout, found.main) == "attack"


@given(st.text(max_size=120), st.sampled_from(["en", "fr", "de"]))
def test_phrases_and_groups_lie_inside_their_sentence(text, language):
    layout = lay_out(text, language)
    for found in (*noun_phrases(layout), *verb_groups(layout)):
        sentence = layout.sentences[found.sentence]
        assert sentence.first <= found.first < found.last <= sentence.last


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Families of kidnapped and murdered women marched on Monday.", "kidnapped and murdered women"),
        ("Mothers of political prisoners and murdered and missing people marched.", "murdered and missing people"),
        ("The killed and wounded soldiers were flown out.", "The killed and wounded soldiers"),
    ],
)
def test_two_participles_before_a_noun_belong_to_it(text, phrase):
    assert phrase in phrases(text)


def test_two_verbs_behind_and_stay_verbs():
    assert "people" in phrases("Gunmen attacked police and killed and wounded people in the market.")
