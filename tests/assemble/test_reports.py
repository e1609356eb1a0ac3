"""Which incident each event belongs to, on invented reports."""

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def record(text, published="2024-05-08", language="en"):
    return read_document(Document("d", text, published=published, language=language))


def places(report):
    return {c.value.name for c in report.claims if c.variable == "where"}


def test_one_incident_told_in_stages_stays_one():
    text = (
        "Dockers and police clash in Brest\n\nAbout 200 dockers tried to enter the harbour in Brest on Monday night.\n\n"
        "They were pushed back by police. The dockers returned and attacked officers with stones. The clashes lasted until 3am on Tuesday."
    )
    reports = record(text).reports
    assert [r.kind for r in reports] == ["main"]
    assert reports[0].act in ("clash", "assault")


def test_an_older_incident_in_passing_is_background():
    text = (
        "Dockers attack police in Brest\n\nAbout 200 dockers attacked police in Brest on Monday.\n\n"
        "It is the latest in a series of attacks, including the murder of an officer in Nantes last year."
    )
    kinds = {report.kind: places(report) for report in record(text).reports}
    assert "Brest" in kinds["main"]
    assert "Nantes" in kinds["background"]


def test_a_second_incident_told_in_full_is_a_report_of_its_own():
    text = (
        "Gunmen attacked a village near Kano on Monday and killed nine farmers. Soldiers came two hours later.\n\n"
        "In a separate incident in Lagos on Sunday, a bomb exploded at a market. Four people were killed and twelve wounded."
    )
    reports = record(text).reports
    assert [r.kind for r in reports] == ["main", "other"]
    assert [r.figures["killed"].best for r in reports] == [9, 4]


def test_a_report_without_an_incident_is_not_relevant():
    text = "The council of Brest agreed on a budget for the harbour on Monday. Work on a new quay will begin in June."
    assert not record(text).relevant


def test_violent_words_in_sport_are_no_incident():
    text = "Brest's attack beat the Nantes defence in the league match on Saturday. The striker shot twice before half-time, and the goalkeeper was under fire."
    assert not record(text).relevant


def test_a_place_that_no_sentence_ties_to_the_incident_is_an_issue():
    inferred = record("About 200 dockers attacked police officers on Monday. Nine officers were injured. The union is based in Brest.")
    assert places(inferred.main) == {"Brest"}
    assert [i.code for i in inferred.issues].count("where-inferred") == 1
    told = record("About 200 dockers attacked police officers in Brest on Monday.")
    assert "where-inferred" not in {i.code for i in told.issues}


def test_the_title_names_act_place_and_day():
    report = record("About 200 dockers blocked a road in Brest on Monday.").main
    assert report is not None
    assert report.title == "blockade in Brest on 2024-05-06"


def test_a_state_of_things_is_no_incident():
    text = "The minister condemned violence and terrorism on Monday. He said that attacks on civilians harm the country. The war has cost many lives."
    assert not record(text).relevant


def test_an_attack_on_somebody_picked_out_is_an_incident():
    assert record("Gunmen attacked the mayor of Brest.").relevant
    assert record("Rebels attacked farmers near Kano on Monday.").relevant


def test_what_happened_years_before_is_background():
    text = "The court of Brest heard the case on Monday. In March 2011 two men attacked the mayor in Nantes and wounded him."
    assert "main" not in {r.kind for r in record(text).reports}


def test_an_incident_without_a_time_was_at_the_latest_on_the_day_of_the_dateline():
    report = record("BREST, 3 May 2024 (ABC) -- Gunmen killed the mayor of Nantes. The killers fled.", published=None).main
    assert report is not None
    when = report.figures["when"].value
    assert (when.first, when.last) == (None, "2024-05-03")


def test_the_month_of_march_is_no_march():
    assert not record("BREST, 9 MARCH 2024 (ABC) -- THE COUNCIL MET ON 8 MARCH. IT WILL MEET AGAIN ON 19 MARCH.", published=None).relevant


def test_violence_that_hit_nobody_and_nothing_told_is_no_incident():
    assert not record("The minister spoke on Monday about the recent attacks. The attacks are being investigated, he said.").relevant


def test_people_told_again_are_called_the_same():
    text = (
        "Gunmen killed six Jesuit priests in Brest on Monday. The murdered priests taught there. Police said the Jesuit priests were shot."
    )
    report = record(text).main
    assert report is not None
    assert {c.value.name for c in report.claims if c.variable == "target"} == {"Jesuit priests"}


def test_whom_a_planned_attack_would_hit_is_no_target_of_what_happened():
    report = record("Gunmen killed two guards in Brest on Monday. They plan to attack the mayor, police said.").main
    assert report is not None
    assert {c.value.name for c in report.claims if c.variable == "target"} == {"guards"}


def test_from_a_capital_they_write_of_their_country():
    report = record("SAN SALVADOR, 3 May 1990 (ABC) -- Gunmen killed the mayor. The killers fled.", published=None).main
    assert report is not None
    assert report.figures["where"].value.name == "El Salvador"
