"""Reports that tell several incidents of one night, what sums up a stretch of time, and what a report only looks back on."""

import pytest

from onrecord import read
from onrecord.model.document import Document
from onrecord.pipeline import read_document

NIGHT = (
    "Police: 2 dead, 1 hurt in separate shootings across Dayton overnight\n\nDAYTON, Ohio (AP) — Two people were killed and another wounded in three "
    "separate shootings in Dayton late Saturday and early Sunday, police said.\n\nThe first shooting happened about 10:40 p.m. Saturday outside a bar on "
    "Wayne Avenue. Officers found a man in his 20s with a gunshot wound to the chest. He was pronounced dead at the scene.\n\nLess than two hours later, "
    "a 17-year-old boy was shot in the leg on Salem Avenue. He is expected to survive.\n\nAround 3:15 a.m. Sunday, gunfire erupted at a house party on "
    "Huffman Avenue. A 24-year-old woman, identified as Ada Marlow, died at the hospital."
)


def reports(text, published="2024-05-12"):
    return read(text, language="en", published=published).reports


def where(report):
    return {c.value.name for c in report.claims if c.variable == "where"}


def of_act(found, act):
    return next(r for r in found if r.act == act)


def test_shootings_of_one_night_in_several_streets_are_incidents_of_their_own():
    found = [r for r in reports(NIGHT) if r.act == "shooting"]
    assert [len([s for s in ("Wayne Avenue", "Salem Avenue", "Huffman Avenue") if s in where(r)]) for r in found] == [1, 1, 1]


def test_who_was_hit_is_of_the_incident_of_the_own_paragraph():
    by_street = {s: r for r in reports(NIGHT) for s in where(r) if s.endswith("Avenue")}
    assert by_street["Wayne Avenue"].figures["killed"].best == 1
    assert "killed" not in by_street["Salem Avenue"].figures
    assert {c.value.age for c in by_street["Salem Avenue"].claims if c.variable == "victim"} == {17}
    assert {c.value.name for c in by_street["Huffman Avenue"].claims if c.variable == "victim"} == {"Ada Marlow"}


@pytest.mark.parametrize(
    "last",
    [
        "More than 230 officers have been killed in the district since 2016.",
        "The city has recorded 14 homicides so far this year.",
        "At least 20 people have been lynched in the country in the past two months.",
    ],
)
def test_a_sum_over_months_is_no_incident(last):
    found = reports(f"Gunmen killed three people at a market in Lyon on Sunday, police said.\n\n{last}")
    assert len(found) == 1
    assert found[0].figures["killed"].best == 3


def test_what_an_attack_came_weeks_after_is_another_and_the_attack_is_the_one_told():
    text = "Gunmen abducted eight nurses in Kaduna on Sunday.\n\nThe abduction came barely three weeks after gunmen kidnapped 16 travellers near Abuja."
    found = reports(text)
    assert found[0].figures["abducted"].best == 8
    assert found[1].figures["abducted"].best == 16


def test_what_was_years_before_is_background():
    text = (
        "A bomb killed three people at a market in Sydney on Friday.\n\nThe attack comes ten years after a gunman held 18 people hostage at a cafe "
        "in Sydney and killed two of them."
    )
    assert {r.kind for r in reports(text) if "abducted" in r.figures} == {"background"}


def test_a_year_at_the_head_of_a_sentence_is_that_of_all_that_it_tells():
    text = (
        "A man was shot in Minya on Friday.\n\nIn 2017, a suicide bomber killed 29 people at a cathedral in Cairo, and gunmen attacked a bus in Minya, "
        "killing 28."
    )
    old = [r for r in reports(text, "2024-05-14") if r.kind == "background"]
    assert {r.figures["when"].value.first for r in old} == {"2017-01-01"}
    assert {r.figures["killed"].best for r in old} == {29, 28}


def test_a_march_on_another_day_than_the_killing_is_an_incident_of_its_own():
    text = (
        "Two men were beaten to death by a mob in a village in Assam on Friday night, police said.\n\nOn Saturday, hundreds of people held a march in "
        "Guwahati to demand justice."
    )
    assert {r.act for r in reports(text)} == {"lynching", "demonstration"}


def test_a_court_report_tells_the_crime_once():
    text = (
        "A man who stabbed a teacher in a car park has been jailed for life.\n\nBen Carter, 41, attacked Ada Marlow in Leeds on 3 November last year.\n\n"
        "Sentencing him on Monday, the judge said it had been a savage attack."
    )
    found = reports(text, "2024-05-14")
    assert len(found) == 1
    assert found[0].figures["when"].value.first == "2023-11-03"


def test_a_deed_that_is_only_alleged_and_denied_is_not_the_main_act():
    text = (
        "Rival fans fought outside a stadium in Kumasi on Sunday and four people were killed.\n\nA fan leader accused police of firing into the crowd. "
        "The police commander denied that his men had fired any shots."
    )
    main = reports(text)[0]
    assert main.act != "shooting"
    assert main.figures["killed"].best == 4


def test_a_foiled_plot_is_told_as_that_with_the_kind_of_attack():
    text = (
        "Police foil plot to bomb Sydney train station\n\nPolice said on Friday they had disrupted a plot to detonate a bomb at Sydney's Central station, "
        "arresting two brothers in raids. About 20 officers broke down the door of a house before dawn."
    )
    main = reports(text)[0]
    assert main.act == "disrupted_attack"
    assert "bombing" in main.acts


def test_the_wounded_who_are_flown_to_a_city_are_no_incident():
    text = (
        "Three officers were killed when rebels detonated a mine in Sukma district on Monday.\n\nOne officer was named as Ben Carter.\n\n"
        "The injured were airlifted to Raipur."
    )
    assert [r.act for r in reports(text, "2024-05-14")] == ["bombing"]


def test_what_is_said_of_a_sum_is_in_no_incident_and_an_issue_says_so():
    text = "A bomb killed four people at a market in Kirkuk on Monday. Rebels have attacked dozens of villages in the region since 2016."
    record = read_document(Document("d", text, published="2024-05-14", language="en"))
    assert [report.act for report in record.reports] == ["bombing"]
    assert [issue.code for issue in record.issues] == ["event-in-sum"]
    assert text[record.issues[0].start : record.issues[0].end] == "attacked"
