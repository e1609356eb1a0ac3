"""How many came: crowds counted beside the gathering's own words, by each who counts."""

import pytest

from onrecord import read

CROWDS = [
    ("Thousands marched through Lyon on Saturday against the law. Police put the turnout at 4,000 while organisers said 10,000 people had taken part.",
     "en", {(4000, "Police"), (10000, "organisers")}),
    ("About 2,500 people attended the rally in Leeds on Sunday, according to police; organisers claimed 6,000.",
     "en", {(2500, "police"), (6000, "organisers")}),
    ("Protesters blocked the road in Leeds on Sunday. Police estimated the crowd at 900, but organisers said it was closer to 3,000.",
     "en", {(900, "Police"), (3000, "organisers")}),
    ("Some 5,000 demonstrators (15,000 according to unions) marched in Nantes on Thursday.", "en", {(5000, None), (15000, "unions")}),
    ("Plusieurs milliers de personnes ont manifesté samedi à Lyon. La police a compté 4 000 participants, les syndicats 10 000.",
     "fr", {(4000, "La police"), (10000, "les syndicats")}),
    ("Entre 1 200 (police) et 3 000 personnes (organisateurs) ont défilé samedi à Nantes contre la loi.",
     "fr", {(1200, "police"), (3000, "organisateurs")}),
    ("Ils étaient 1 200 selon la police, 3 000 selon les syndicats, à défiler samedi à Nantes.",
     "fr", {(1200, "la police"), (3000, "les syndicats")}),
    ("Selon la préfecture, 1 200 manifestants étaient présents ; les organisateurs en revendiquent 3 000. La manifestation a eu lieu samedi à Nantes.",
     "fr", {(1200, "la préfecture"), (3000, "les organisateurs")}),
    ("Manifestation à Nantes : la préfecture compte 1 200 personnes, les syndicats 3 000", "fr", {(1200, "la préfecture"), (3000, "les syndicats")}),
]  # fmt: skip


def turnout(text, language):
    record = read(text, language=language, published="2031-05-14")
    claims = [c for report in record.reports for c in report.claims if c.variable == "participants" and c.value.best is not None]
    return {(c.value.best, c.said_by.text if c.said_by else None) for c in claims}, record


@pytest.mark.parametrize(("text", "language", "told"), CROWDS)
def test_each_who_counts_a_crowd_is_named_with_the_number(text, language, told):
    assert turnout(text, language)[0] == told


@pytest.mark.parametrize(("text", "language"), [(text, language) for text, language, _ in CROWDS])
def test_numbers_that_differ_are_a_conflict(text, language):
    _, record = turnout(text, language)
    figure = record.reports[0].figures["participants"]
    assert figure.conflict
    assert figure.low < figure.high


@pytest.mark.parametrize(
    "text",
    [
        "Protesters marched in Leeds on Sunday. Police arrested 40 people.",
        "Protesters marched in Leeds on Sunday. Officials said 12 people were injured.",
        "Protesters marched in Leeds on Sunday. Some 300 police officers were deployed.",
        "Protesters marched in Leeds on Sunday. The plant employs 2,000 people.",
    ],
)
def test_who_is_hurt_held_or_elsewhere_did_not_come(text):
    assert turnout(text, "en")[0] == set()


def test_a_crowd_that_nobody_gathered_is_none():
    assert turnout("Police put the number of voters at 4,000. The market in Leeds opened on Sunday.", "en")[0] == set()
