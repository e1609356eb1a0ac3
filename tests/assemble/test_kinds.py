"""Which incidents a report tells, and by which act, on invented reports."""

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def reports(text, published="2024-05-08"):
    return read_document(Document("d", text, published=published, language="en")).reports


def told(text, **given):
    return [r for r in reports(text, **given) if r.kind != "background"]


def test_words_of_violence_that_hit_nobody_name_no_incident():
    text = "LIMA, 8 MAY -- Squatters occupied the lands of a cooperative near Lima on Monday. The minister said smuggling is an attack on our homeland."
    assert [r.act for r in told(text)] == ["occupation"]


def test_a_murder_that_a_report_of_nothing_else_goes_back_to_is_told():
    text = "The governor called a meeting in Lima today. The agenda has four points. He will not speak of the murder of Judge Ana Quispe."
    assert [r.act for r in told(text)] == ["killing"]


def test_the_dead_of_a_whole_war_are_no_incident():
    text = "The two sides will meet in Geneva on Friday. The talks follow the killing of over 70,000 people."
    assert told(text) == []


def test_an_attack_in_passing_with_its_victim_and_its_day_is_told():
    text = (
        "Gunmen shot and killed a shopkeeper in Kano on Monday. Police are looking for three men.\n\n"
        "It was the latest in a series of attacks, including the murder of a teacher in Kaduna on Saturday."
    )
    assert [r.kind for r in told(text)] == ["main", "other"]


def test_another_person_named_in_a_paragraph_of_its_own_is_another_incident():
    text = (
        "BOGOTA, 8 MAY -- The murder of Senator Luis Ortega shook the capital. Luis Ortega was buried on Monday.\n\n"
        "The judges went on strike after the murder of Magistrate Carlos Rojas. Carlos Rojas was 51."
    )
    hit = [{c.value.name for c in r.claims if c.variable == "target"} for r in told(text)]
    assert not any(any("Ortega" in n for n in names) and any("Rojas" in n for n in names) for names in hit)


def test_a_murder_beside_an_accident_is_no_accident():
    text = "A bus crash near Lima delayed the visitors on Monday. They came for the trial over the murder of Judge Ana Quispe."
    assert "killing" in {r.act for r in reports(text)}


def test_who_receives_threats_is_threatened_and_that_is_told_apart_from_the_murder():
    text = (
        "BOGOTA, 8 MAY -- Senator Luis Ortega was murdered in Medellin on Monday. His party called off its meeting.\n\n"
        "Minister Ana Quispe said that she has received death threats."
    )
    assert [r.act for r in told(text)] == ["killing", "threat"]
    assert "Ana Quispe" in str([c.value for c in told(text)[1].claims if c.variable == "target"])


def test_murders_in_general_and_an_attack_on_nobody_told_are_together_no_incident():
    text = (
        "LIMA, 8 MAY -- The party met in Lima today. It said that journalists have been murdered, and that the attack of the right goes on."
    )
    assert told(text) == []


def test_the_murder_of_the_priests_is_one_deed():
    text = "LIMA, 8 MAY -- The bishop is pleased with the inquiry into the murder of the priests. He spoke at a meeting in Lima today."
    assert [r.act for r in told(text)] == ["killing"]
