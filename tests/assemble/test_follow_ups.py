"""Reports that follow up: what they are about happened before them."""

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def reports(text, published="2024-05-10"):
    return read_document(Document("d", text, published=published, language="en")).reports


def days(report):
    return [claim.value.first for claim in report.claims if claim.variable == "when"]


def test_what_an_opening_tells_of_last_week_is_what_the_report_is_about():
    text = "Police in Leeds on Friday named the man who was killed in a stabbing last week. Alan Frith, 31, died after he was attacked outside a pub."
    (report,) = reports(text)
    assert (report.kind, report.act, report.figures["killed"].best) == ("main", "stabbing", 1)
    assert days(report) == ["2024-04-29"]


def test_the_day_of_an_arrest_is_not_that_of_a_deed_with_a_time_of_its_own():
    (report,) = reports("Police arrested two men on Friday over last week's attack on a ferry terminal in Hull, which killed 11 people.")
    assert days(report) == ["2024-04-29"]


def test_the_day_on_which_a_toll_is_revised_is_none_of_the_attack():
    (report,) = reports("The ministry on Friday revised the number of people killed in last week's attack on a ferry in Hull to 11.")
    assert (days(report), report.figures["killed"].best) == (["2024-04-29"], 11)


def test_what_people_protest_against_is_an_incident_of_its_own():
    told = reports("Hundreds of people took to the streets of Lagos on Thursday over the shooting of a motorist by soldiers.")
    assert [(report.kind, report.act) for report in told] == [("main", "demonstration"), ("other", "shooting")]
    assert [days(report) for report in told] == [["2024-05-09"], []]
    assert told[0].figures["initiator"].value.name == "people"


def test_who_is_charged_in_a_shooting_is_charged_with_an_incident():
    (report,) = reports("Two men have been charged over the shooting of a teenager in Leeds.")
    assert (report.kind, report.act) == ("main", "shooting")


def test_the_day_of_a_sentence_is_none_of_the_crime_it_is_for():
    (report,) = reports("A man was sentenced on Friday to 20 years in prison for the killing of a shopkeeper in Hull in March.")
    assert days(report) == ["2024-03-01"]


def test_the_day_of_a_funeral_is_none_of_the_shooting_and_the_dead_is_who_is_buried():
    (report,) = reports("Hundreds attended the funeral on Thursday of Ana Ruiz, 19, who was killed by a stray bullet in Cali on May 4.")
    assert (days(report), report.figures["killed"].best) == (["2024-05-04"], 1)


def test_what_comes_days_after_an_attack_is_apart_from_it():
    text = (
        "Three days after the attack on a convoy near Gao that killed six peacekeepers, the army said on Friday it had killed 20 militants."
    )
    told = reports(text)
    assert sorted(report.figures["killed"].best for report in told) == [6, 20]


def test_what_a_report_opens_with_as_a_week_ago_is_still_what_it_is_about():
    (report,) = reports("One week after a bomb killed nine people at a market in Kirkuk, traders reopened their stalls on Thursday.")
    assert (report.kind, report.act, days(report)) == ("main", "bombing", [])


def test_who_is_accused_is_no_accuser():
    (report,) = reports("The man accused of killing three people at a mall in Tulsa appeared in court on Thursday.")
    assert [(c.status, c.said_by) for c in report.claims if c.variable == "initiator"] == [("alleged", None)]
    assert not [c for c in report.claims if c.variable == "reaction"]
    assert days(report) == []


def french(text):
    return read_document(Document("d", text, published="2024-05-10", language="fr")).reports


def test_in_french_the_day_of_a_sentence_is_none_of_the_crime_and_the_year_of_the_crime_is():
    (report,) = french(
        "Un homme a été condamné vendredi à vingt ans de réclusion pour le meurtre de sa compagne, commis en mars 2022 à Nîmes."
    )
    assert days(report) == ["2022-03-01"]


def test_in_french_who_is_buried_is_the_dead_and_an_age_is_nobody():
    (report,) = french("Les obsèques de Karim B., 17 ans, tué par balle samedi à Marseille, ont eu lieu jeudi.")
    assert (days(report), report.figures["killed"].best) == (["2024-05-04"], 1)


def test_in_french_a_toll_that_is_revised_keeps_the_day_of_the_attack():
    (report,) = french(
        "Le bilan de l'attaque de lundi contre un marché à Gao a été revu à la baisse jeudi, de 14 à 12 morts, selon le gouverneur."
    )
    assert (days(report), report.figures["killed"].best) == (["2024-05-06"], 12)


def test_in_french_what_somebody_is_suspected_of_was_done_and_what_arms_were_bought_for_was_not():
    stabbed = french("L'homme soupçonné d'avoir poignardé trois personnes dans une gare de Lyon a été présenté à un juge jeudi.")
    assert [(report.act, days(report)) for report in stabbed] == [("stabbing", [])]
    bought = french("Un homme soupçonné d'avoir acheté des armes pour un attentat a été interpellé mardi à Strasbourg.")
    assert "bombing" not in [report.act for report in bought]
