"""What a further round of whole French reports showed: round-ups, quarters, charges, accusations that are denied, who speaks, who is meant."""

import pytest

from onrecord.model.document import Document
from onrecord.model.record import Record, Report
from onrecord.model.value import Comparison, Count, Party, Place
from onrecord.pipeline import read_document


def record(text: str) -> Record:
    return read_document(Document("d", text, published="2024-05-14", language="fr"))


def main(text: str) -> Report:
    return next(r for r in record(text).reports if r.kind == "main")


def acts(text: str) -> set[str]:
    return {e.act for e in record(text).events} - {"other", "statement"}


def who(text: str, variable: str) -> set[str]:
    return {c.value.name for c in record(text).claims if c.variable == variable and isinstance(c.value, Party)}


def sources(text: str) -> list[str]:
    return [span.quote for one in record(text).attributions for span in one.source]


@pytest.mark.parametrize(
    "text",
    [
        "La maire, Anne Lenoir, a déploré une expulsion brutale.",
        "La maire, Anne Lenoir, a annoncé son intention de porter plainte.",
    ],
)
def test_who_is_described_between_commas_says_it_and_not_what_follows(text: str):
    assert sources(text) == ["La maire, Anne Lenoir"]


def test_who_answers_in_a_relative_clause_did_not_say_what_stands_before_it():
    text = "Des militants ont jeté des pierres lundi à Agen sur les gendarmes, qui ont répliqué par des tirs de gaz lacrymogène."
    assert not record(text).attributions
    assert [r.kind for r in record(text).reports] == ["main"]


def test_a_crowd_told_by_two_trades_is_who_marched():
    text = "Une centaine de bergers et d'éleveurs, venus avec une vingtaine de tracteurs, ont manifesté lundi à Agen."
    assert who(text, "initiator") == {"bergers"}
    assert [c.value.best for c in record(text).claims if c.variable == "participants" and isinstance(c.value, Count)] == [100]


def test_a_number_ends_where_and_opens_another():
    text = "Une mutinerie a éclaté lundi à la prison d'Agen. Les mutins étaient plus de 60 et quatre agents ont été blessés."
    counts = {c.variable: c.value.best for c in record(text).claims if isinstance(c.value, Count)}
    assert counts == {"participants": 60, "injured": 4}


def test_an_agency_in_brackets_is_nobody_who_fires():
    text = "OUAGADOUGOU (AFP) - Le village de Barga a été attaqué lundi. « Ils ont tiré sur les habitants », a dit un témoin."
    assert "AFP" not in who(text, "initiator")


def test_quarter_is_no_town_of_that_name_in_the_headline_either():
    text = "Nantes : un squat évacué à Chantenay\n\nLes gendarmes ont évacué lundi un squat du quartier Chantenay, à Nantes."
    places = {c.value.path for c in record(text).claims if c.variable == "where" and isinstance(c.value, Place)}
    assert all("Nantes" in path for path in places)
    assert main(text).act == "eviction"


def test_each_town_of_a_round_up_has_its_incident():
    text = (
        "La nuit en Isère\n\nGrenoble : poignardé. Un homme de 30 ans a été blessé d'un coup de couteau dans la nuit de dimanche à lundi.\n\n"
        "Voiron : un corps découvert. Le corps d'une femme de 50 ans a été retrouvé dimanche. Le meurtre a eu lieu chez elle.\n\n"
        "Échirolles : mosquée taguée. Des croix gammées ont été découvertes lundi sur la mosquée de la Butte."
    )
    told = {r.act: r for r in record(text).reports}
    assert set(told) == {"stabbing", "killing", "property_destruction"}
    assert [c.value.best for c in told["killing"].claims if c.variable == "killed" and isinstance(c.value, Count)] == [1]


@pytest.mark.parametrize(
    "charge",
    ["Une enquête pour homicide volontaire a été ouverte.", "Deux hommes ont été interpellés mardi pour violences aggravées."],
)
def test_what_the_law_calls_a_deed_is_no_incident_of_its_own(charge: str):
    reports = record(f"Un bar a été incendié lundi à Agen. {charge}").reports
    assert [r.act for r in reports] == ["arson"]


def test_an_accusation_that_is_denied_is_not_what_the_report_is_about():
    text = (
        "Une mutinerie a éclaté lundi à la prison d'Agen. Un détenu a été poignardé. "
        "Des familles accusent les gendarmes d'avoir ouvert le feu, ce que le ministère dément."
    )
    report = main(text)
    assert report.act == "stabbing"
    denied = {c.variable for c in report.claims if c.status == "denied"}
    assert denied == {"act", "initiator"}


def test_who_attacks_is_found_across_a_clause_and_a_time():
    text = "Des hommes cagoulés, munis de bâtons, s'en sont pris lundi vers 5 heures du matin aux grévistes à Agen."
    assert "assault" in acts(text)
    assert "grévistes" in who(text, "target")


def test_a_review_of_a_play_tells_of_no_incident():
    text = (
        "On sort de ce spectacle fusillé par l'ennui. La metteuse en scène bombarde les spectateurs de cris. Un capitaine est abattu au "
        "deuxième tableau, et le texte assassine ses personnages. Les comédiens du théâtre sauvent ce qui peut l'être."
    )
    assert not record(text).relevant


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Il a été blessé par des tirs d'arme automatique.", "shooting"),
        ("Un surveillant a fait usage de son arme.", "shooting"),
        ("Les patients sont pris en charge.", ""),
        ("Ils réclament le retrait de la réforme.", "demand"),
        ("Deux hommes ont loué un box.", ""),
    ],
)
def test_words_by_what_goes_with_them(text: str, told: str):
    assert acts(text) - {"assault"} == {told} - {""}


def test_ordinals_of_several_words_are_whole():
    text = "C'est le dix-huitième homicide à Agen depuis le début de l'année."
    scopes = [c.value.scope for c in record(text).claims if isinstance(c.value, Comparison)]
    assert scopes == ["le dix-huitième homicide à Agen depuis le début de l'année"]


def test_a_sentence_that_names_who_tells_it_is_of_the_one_before():
    text = "Des hommes armés ont enlevé un prêtre lundi à Jos. C'est ce que rapporte à l'agence le chancelier du diocèse, Paul Obi."
    assert {c.said_by.text for c in record(text).claims if c.variable == "abducted" and c.said_by} == {"le chancelier du diocèse, Paul Obi"}


def test_a_plot_on_trial_is_an_attack_that_was_foiled():
    text = "Projet d'attentat contre une synagogue de Metz : trois hommes jugés\n\nTrois hommes arrêtés en mars comparaissent depuis lundi à Paris."
    assert main(text).act == "disrupted_attack"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Le syndicat évoque, lui, onze blessés.", "Le syndicat"),
        ("La préfecture, elle, compte 300 manifestants.", "La préfecture"),
        ("Le maire, quant à lui, dénonce une violence aveugle.", "Le maire"),
    ],
)
def test_a_pronoun_set_off_by_commas_is_no_part_of_who_says_it(text: str, source: str):
    assert sources(text) == [source]


def test_unknown_attackers_are_those_of_the_attack_told_before():
    text = (
        "Dix personnes ont été tuées lundi dans l'attaque d'un village près de Kati.\n\nDes hommes armés sont arrivés à moto. "
        "« Ils ont tiré puis ont brûlé les greniers », a raconté un habitant."
    )
    assert [r.kind for r in record(text).reports] == ["main"]
    assert "arson" in acts(text)


def test_an_attack_that_nobody_has_claimed_has_happened():
    text = "L'attaque de lundi n'a pas été revendiquée, mais les habitants l'imputent aux jihadistes."
    assert [e.status for e in record(text).events if e.act == "assault"] == ["happened"]
    assert who(text, "initiator") == {"jihadistes"}


def test_whose_number_it_is_behind_a_set_phrase():
    text = "Dix personnes ont été tuées lundi à Kati. Le ministère s'en tient pour sa part à six morts."
    assert {c.said_by.text for c in record(text).claims if c.variable == "killed" and c.said_by} == {"Le ministère"}


def test_hurt_by_stones_thrown_is_no_part_of_a_fire():
    text = "Deux écoles ont été incendiées lundi à Agen et trois pompiers ont été blessés par des jets de pierres."
    assert [e.act for e in record(text).events] == ["arson", "assault", "assault"]


def test_the_article_of_a_town_melts_into_the_word_before():
    places = [p.name for p in record("Deux hommes ont été blessés lundi au Havre, un autre près du Mans.").places]
    assert places == ["Le Havre", "Le Mans"]
