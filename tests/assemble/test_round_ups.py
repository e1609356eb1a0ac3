"""Several incidents in one report, each under its own town; what a report only sums up or looks back on."""

from onrecord import read


def reports(text, **more):
    return read(text, language="en", published="2031-05-19", **more).reports


ROUND_UP = (
    "One person was killed in separate incidents across France on Sunday.\n\n"
    "LYON: Two men threw a grenade at a police post in the Vaise district, wounding eleven people, police said.\n\n"
    "LILLE: Several thousand people marched through the centre on Sunday. Organisers counted 12,000 marchers. Nobody was injured.\n\n"
)


def test_paragraphs_that_open_with_their_town_tell_incidents_of_their_own():
    told = {r.act: {c.value.name for c in r.claims if c.variable == "where"} for r in reports(ROUND_UP) if r.kind != "background"}
    assert {"grenade_attack", "demonstration"} <= set(told)
    assert "Lyon" in told["grenade_attack"]
    assert "Lyon" not in told["demonstration"]


def test_a_count_without_an_event_is_of_the_incident_of_its_paragraphs():
    march = next(r for r in reports(ROUND_UP) if r.act == "demonstration")
    attack = next(r for r in reports(ROUND_UP) if r.act == "grenade_attack")
    assert march.figures["injured"].best == 0
    assert attack.figures["injured"].best == 11


def test_what_a_group_has_done_before_is_background():
    text = (
        "A bomb killed three people at a market in Lyon on Sunday.\n\nPolice blamed the Free Valley Front, a group which has carried out two "
        "stabbings in Marseille since January."
    )
    kinds = {r.act: r.kind for r in reports(text)}
    assert kinds["bombing"] == "main"
    assert kinds["stabbing"] == "background"


def test_what_came_at_the_date_of_a_comparison_is_background():
    text = (
        "A bomb killed three people at a market in Lyon on Sunday.\n\nIt was the deadliest attack in the city since March 2019, when gunmen "
        "killed 40 people at a school."
    )
    main = next(r for r in reports(text) if r.kind == "main")
    assert main.figures["killed"].best == 3


def test_the_day_of_an_arrest_is_not_that_of_the_attack():
    text = "Gunmen killed three people in Lyon on Sunday morning.\n\nPolice arrested five suspects in raids on Monday night."
    main = reports(text)[0]
    assert main.figures["when"].value.first.startswith("2031-05-18")
    assert not main.figures["when"].conflict


def test_a_toll_rises_whichever_is_told_first():
    text = (
        "The number of people killed by a bomb in Lyon rose to 19 on Sunday, officials said.\n\nBy Friday evening the toll stood at 15. "
        "Police at first said that 11 people had been killed."
    )
    assert reports(text)[0].figures["killed"].best == 19


def test_a_figure_of_the_act_is_what_the_report_is_of():
    for one in reports(ROUND_UP):
        assert one.figures["act"].value.act == one.act


def test_what_was_long_before_is_no_part_of_news_without_a_day():
    text = "Gunmen shot nine workers on a bus near Lyon.\n\nAn ambush in the area in 2019 left 28 passengers dead."
    killed = {r.kind: r.figures["killed"].best for r in reports(text) if "killed" in r.figures}
    assert killed.get("main") != 28


def test_before_dawn_on_a_day_was_on_that_day():
    main = reports("Gunmen shot nine workers in Lyon before dawn on Sunday.")[0]
    assert main.figures["when"].value.first == "2031-05-18"
