from onrecord.model.reading import Marks, NumberPhrase
from onrecord.model.span import span_at
from onrecord.model.value import Count
from onrecord.read.layout import lay_out
from onrecord.read.mentions import find_mentions


def chain(text, words, language="en", marks=None, nth=0):
    found = [m for m in find_mentions(lay_out(text, language), marks or Marks()) if m.span.quote == words]
    assert len(found) > nth, words
    return found[nth].chain


def same(text, one, other, language="en"):
    return chain(text, one, language) == chain(text, other, language)


def test_surname_goes_back_to_the_full_name():
    assert same("Jane Doe spoke to reporters. Later Doe said no.", "Jane Doe", "Doe")


def test_description_after_a_name_is_of_the_same_chain():
    assert same("Eric Sample, the mayor of the town, was killed.", "Eric Sample", "the mayor of the town")


def test_description_before_a_name_is_of_the_same_chain():
    assert same("The president, Jane Doe, resigned.", "The president", "Jane Doe")


def test_list_is_no_apposition():
    assert not same("Jane Doe, a teacher, and two boys were killed.", "Jane Doe", "two boys")


def test_acronym_in_brackets_is_the_organisation():
    assert same("The Northern Liberation Front (NLF) denied it.", "The Northern Liberation Front", "NLF")


def test_she_goes_back_to_the_woman():
    assert same("Jane Doe met John Sample. She left.", "Jane Doe", "She")


def test_they_go_back_to_the_group():
    assert same("Ten attackers entered the shop. They fled.", "Ten attackers", "They")


def test_definite_description_goes_back_to_the_same_head():
    assert same("Ten attackers entered the shop. The attackers fled.", "Ten attackers", "The attackers")


def test_another_number_is_another_group():
    text = "Ten attackers came. The two attackers fled."
    numbers = tuple(
        NumberPhrase(span_at(text, s, s + len(w)), span_at(text, s, s + len(w)), Count(n, n, n), "exact")
        for w, n in (("Ten", 10), ("two", 2))
        for s in [text.index(w)]
    )
    marks = Marks(numbers=numbers)
    assert chain(text, "Ten attackers", marks=marks) != chain(text, "The two attackers", marks=marks)


def test_police_stay_police():
    assert same("Stones hit police. The police charged.", "police", "The police")


def test_the_chain_lends_the_kind_to_name_and_pronoun():
    found = find_mentions(lay_out("Colonel John Sample came. He left.", "en"), Marks())
    assert {m.party.kind for m in found if m.party} == {"military"}


def test_french_pronoun_goes_back_to_the_man():
    assert same("Le maire de la ville est venu. Hier il est parti.", "Le maire de la ville", "il", "fr")


def test_he_who_speaks_is_not_told_of_only_in_what_he_says():
    text = 'Sam Example, the mayor, said they came at night. "They shot at anyone who ran," he said.'
    assert same(text, "he", "Sam Example")


def test_she_who_denies_is_who_spoke_before():
    text = 'Ann Doe said "the commander should go". Police spokeswoman Lucy Sample said officers held back. She denied it.'
    assert same(text, "She", "Police spokeswoman Lucy Sample")


def test_they_who_shot_are_no_wounded():
    text = 'Police fired at strikers. A union said two of the injured were in hospital. "They shot at people," it said.'
    assert same(text, "They", "Police")


def test_a_daughter_is_not_the_teacher_before_her():
    assert not same("The victims were Laura Kemp, 41, a teacher, her daughter Mia, 9, and Tom Reed.", "her daughter Mia", "a teacher")


def test_he_who_speaks_is_who_spoke_before():
    text = "Bo Lund beat a farmer, the mayor, Amadu Bello, told reporters. The farmer had stolen two cows, he said."
    assert same(text, "Amadu Bello", "he")


def test_a_name_behind_whose_lawyer_it_is_is_the_lawyers():
    text = "A lawyer for the younger man, Jane Doe, said her client denied it."
    assert same(text, "A lawyer for the younger man", "Jane Doe")
    assert not same(text, "the younger man", "Jane Doe")


def test_a_priest_and_his_titled_name_are_one_where_others_follow():
    text = "Bandits abducted a Catholic priest, Rev. Fr. Emmanuel Danladi, and seven parishioners."
    assert same(text, "a Catholic priest", "Rev. Fr. Emmanuel Danladi")


def test_who_identifies_the_dead_is_who_spoke_before():
    text = "One man was killed in the village, Bishop Makarios of Minya said in a statement. He identified the dead man as Ayoub Girgis."
    assert not same(text, "One man", "He")
