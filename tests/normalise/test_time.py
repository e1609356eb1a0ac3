"""English and French time expressions; all texts are invented."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.reading import TimeExpression
from onrecord.normalise.time import dateline_date, find_times
from onrecord.read.layout import lay_out

THURSDAY = "2021-06-03"
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}


def times(text: str, language: str = "en", published: str | None = THURSDAY) -> tuple[TimeExpression, ...]:
    return find_times(lay_out(text, language), published)[0]


def values(text: str, language: str = "en", published: str | None = THURSDAY) -> list[tuple[str, str]]:
    return [(t.span.quote, t.value) for t in times(text, language, published)]


def only(text: str, language: str = "en", published: str | None = THURSDAY) -> TimeExpression:
    (found,) = times(text, language, published)
    return found


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("Shots were fired on Tuesday evening.", "Tuesday evening", "2021-06-01TEV"),
        ("Police came at around 3am on Wednesday morning.", "around 3am on Wednesday morning", "2021-06-02T03:00"),
        ("Two men were killed last week.", "last week", "2021-W21"),
        ("Nobody was hurt yesterday.", "yesterday", "2021-06-02"),
        ("A shop burned down on 15 June 1998.", "15 June 1998", "1998-06-15"),
        ("He was jailed in March 2010.", "March 2010", "2010-03"),
        ("It has grown since 1998.", "1998", "1998"),
        ("Unrest marked the 1990s.", "the 1990s", "199"),
        ("A fort of the 19th century fell.", "the 19th century", "18"),
        ("The group split two years ago.", "two years ago", "2019"),
        ("They clashed earlier this month.", "earlier this month", "2021-06"),
        ("They clashed late last year.", "late last year", "2020"),
        ("They met in mid-June.", "mid-June", "2021-06"),
        ("The march was held at the weekend.", "the weekend", "2021-W21-WE"),
        ("Losses rose in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3"),
        ("He spoke in the summer of 1995.", "the summer of 1995", "1995-SU"),
        ("Shops closed at 10:30 p.m. EST on Monday.", "10:30 p.m. EST on Monday", "2021-05-31T22:30"),
        ("They are now in prison.", "now", "PRESENT_REF"),
        ("They were recently freed.", "recently", "PAST_REF"),
    ],
)
def test_english_expressions_read_from_the_publication_date(text: str, quote: str, value: str) -> None:
    assert values(text) == [(quote, value)]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("Des heurts ont éclaté mardi soir.", "mardi soir", "2021-06-01TEV"),
        ("Le mardi 1er juin 2021, deux hommes sont morts.", "mardi 1er juin 2021", "2021-06-01"),
        ("Une bombe a explosé hier.", "hier", "2021-06-02"),
        ("Une bombe a explosé avant-hier.", "avant-hier", "2021-06-01"),
        ("Deux hommes ont été tués la semaine dernière.", "la semaine dernière", "2021-W21"),
        ("La police est arrivée vers 14h30 mardi.", "14h30 mardi", "2021-06-01T14:30"),
        ("Ils ont défilé le week-end dernier.", "le week-end dernier", "2021-W21-WE"),
        ("Il a été arrêté en 2015.", "2015", "2015"),
        ("Il a été arrêté le 06 février 2015.", "06 février 2015", "2015-02-06"),
        ("Il a été blessé ce matin.", "ce matin", "2021-06-03TMO"),
        ("Il a été blessé l’an dernier.", "l’an dernier", "2020"),
        ("Il est mort il y a deux jours.", "il y a deux jours", "2021-06-01"),
        ("Il est mort au mois de mai.", "mois de mai", "2021-05"),
        ("La grève dure depuis lundi.", "lundi", "2021-05-31"),
        ("LE 14 FEVRIER 1990 A 20H, UN HOMME A ETE TUE.", "14 FEVRIER 1990 A 20H", "1990-02-14T20:00"),
    ],
)
def test_french_expressions_read_from_the_publication_date(text: str, quote: str, value: str) -> None:
    assert values(text, "fr") == [(quote, value)]


def test_week_runs_from_monday_to_sunday() -> None:
    week = only("Two men were killed last week.")
    assert (week.first, week.last, week.precision) == ("2021-05-24", "2021-05-30", "week")


def test_part_of_a_day_spans_that_day() -> None:
    evening = only("Shots were fired on Tuesday evening.")
    assert (evening.type, evening.first, evening.last, evening.precision) == ("TIME", "2021-06-01", "2021-06-01", "daypart")


def test_night_from_tuesday_to_wednesday_spans_two_days() -> None:
    night = only("Il est mort dans la nuit de mardi à mercredi.", "fr")
    assert (night.value, night.first, night.last) == ("2021-06-01TNI", "2021-06-01", "2021-06-02")


def test_small_hours_of_a_night_of_two_days_belong_to_the_second() -> None:
    assert only("Dans la nuit de mardi à mercredi, vers 3 heures, il est mort.", "fr").first == "2021-06-02T03:00"


def test_run_of_days_spans_all_of_them() -> None:
    run = only("Talks were held on 10-12 May 2021.")
    assert (run.first, run.last) == ("2021-05-10", "2021-05-12")


def test_clock_time_without_a_day_is_of_the_day_told_before() -> None:
    assert values("A fire broke out at 3am on Wednesday. It burned until 8am.")[1] == ("8am", "2021-06-02T08:00")


def test_clock_time_without_minutes_is_as_fine_as_an_hour() -> None:
    assert [t.precision for t in times("He left at 3am on Monday and came back at 3:05 am on Tuesday.")] == ["hour", "minute"]


def test_past_tense_puts_a_week_day_before_publication() -> None:
    assert values("They marched on Friday.") == [("Friday", "2021-05-28")]


def test_future_tense_puts_a_week_day_after_publication() -> None:
    assert values("They will march on Friday.") == [("Friday", "2021-06-04")]


def test_verb_of_planning_looks_ahead() -> None:
    assert values("They planned to march on Friday.") == [("Friday", "2021-06-04")]


def test_week_day_of_publication_is_that_day() -> None:
    assert values("Police said on Thursday that nobody died.") == [("Thursday", "2021-06-03")]


def test_date_without_year_is_the_one_nearest_to_publication() -> None:
    assert values("He died on December 20.", published="2021-01-05") == [("December 20", "2020-12-20")]


def test_week_day_decides_the_year_of_a_date_without_one() -> None:
    assert values("He died on Wednesday, June 3.") == [("Wednesday, June 3", "2020-06-03")]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("It lasted for three years.", "three years", "P3Y"),
        ("It lasted a year.", "a year", "P1Y"),
        ("It lasted at least three days.", "at least three days", "P3D"),
        ("It lasted two and a half years.", "two and a half years", "P2Y6M"),
        ("It lasted twenty-four hours.", "twenty-four hours", "PT24H"),
        ("It rained over the past 24 hours.", "the past 24 hours", "PT24H"),
        ("It lasted half an hour.", "half an hour", "PT30M"),
        ("It lasted several months.", "several months", "PXM"),
    ],
)
def test_durations_have_no_first_and_last(text: str, quote: str, value: str) -> None:
    duration = only(text)
    assert (duration.type, duration.value, duration.first, duration.last) == ("DURATION", value, None, None)
    assert duration.span.quote.endswith(quote)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("He prays every day.", "en", "P1D"),
        ("They march every Friday.", "en", "XXXX-WXX-5"),
        ("They march each July.", "en", "XXXX-07"),
        ("Ils défilent chaque samedi.", "fr", "XXXX-WXX-6"),
        ("Ils défilent tous les jours.", "fr", "P1D"),
    ],
)
def test_what_recurs_is_a_set(text: str, language: str, value: str) -> None:
    recurring = only(text, language)
    assert (recurring.type, recurring.value, recurring.first) == ("SET", value, None)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It lasted at least three days.", "EQUAL_OR_MORE"),
        ("It lasted more than three days.", "MORE_THAN"),
        ("It lasted nearly three days.", "LESS_THAN"),
        ("It lasted up to three days.", "EQUAL_OR_LESS"),
        ("They met in mid-June.", "MID"),
        ("They met late last year.", "END"),
        ("They met early last year.", "START"),
        ("They met around 7 p.m. on Monday.", "APPROX"),
        ("They met shortly before 7 p.m. on Monday.", "BEFORE"),
    ],
)
def test_hedges_become_mods(text: str, mod: str) -> None:
    assert only(text).mod == mod


def test_moves_count_from_the_last_date_told() -> None:
    told = values("He was shot on 1 May 2020. Three days later he died. The following day they buried him.")
    assert told[1:] == [("Three days later", "2020-05-04"), ("The following day", "2020-05-05")]


def test_french_moves_count_from_the_last_date_told() -> None:
    assert values("Il est né le 5 mars 1990. Deux ans plus tard, il est parti.", "fr")[1] == ("Deux ans plus tard", "1992")


def test_year_told_just_before_counts_where_there_is_no_publication_date() -> None:
    assert values("Il est parti le 7 mars 2014. Il est mort le 9 mars.", "fr", None)[1] == ("9 mars", "2014-03-09")


def test_hours_later_count_from_the_hour_told() -> None:
    assert values("He was shot at 3am on Wednesday and died two hours later.")[1] == ("two hours later", "2021-06-02T05:00")


def test_month_of_the_same_year_is_of_the_year_told() -> None:
    assert values("He left in 1981. She died in March the same year.")[1] == ("March the same year", "1981-03")


def test_date_in_figures_reads_in_any_language() -> None:
    assert values("Er starb am 03.06.2021 um 10:30.", "de") == [("03.06.2021", "2021-06-03"), ("10:30", "2021-06-03T10:30")]


def test_wire_text_in_capitals_reads() -> None:
    text = "AT 2030 ON 15 JUNE TROOPS OPENED FIRE. AT 1800 GMT THEY LEFT."
    assert values(text) == [("2030 ON 15 JUNE", "2021-06-15T20:30"), ("1800 GMT", "2021-06-15T18:00")]


def test_lower_case_text_reads() -> None:
    assert values("police said on friday that two men died on march 3.") == [("friday", "2021-05-28"), ("march 3", "2021-03-03")]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain.",
        "They march for peace.",
        "He sat down as the sun rose.",
        "The second group came after the fall of the town.",
        "He paid $2,000 for 1,998 shirts.",
        "He lives in the 2000 block of Elm Street.",
        "A 35-year-old man, aged 35 years old.",
        "Some 2000 people came.",
        "A man of the USA Today newsroom.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Un homme de 35 ans est mort.",
        "Anne Martin (82 ans) est morte.",
        "Anne Martin, 82 ans, est morte.",
        "Elle est morte à l'âge de 80 ans.",
    ],
)
def test_ages_are_no_durations(text: str) -> None:
    assert values(text, "fr") == []


def test_without_publication_date_there_is_an_issue_in_place_of_a_guess() -> None:
    found, issues = find_times(lay_out("He died on Tuesday. He was born on 3 May 1990.", "en"), None)
    assert [(t.value, t.first) for t in found] == [("XXXX-WXX-2", None), ("1990-05-03", "1990-05-03")]
    assert [(i.code, i.start, i.end) for i in issues] == [("time-without-anchor", 11, 18)]


def test_day_on_no_calendar_is_an_issue() -> None:
    found, issues = find_times(lay_out("He died on 30 February 2020.", "en"), THURSDAY)
    assert found[0].first is None
    assert [i.code for i in issues] == ["time-not-in-calendar"]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("LIMA, 30 AUG 89 (RADIO UNO) -- [TEXT] TWO MEN DIED TODAY.", "en", "1989-08-30"),
        ("This story is from March 10, 2002\n\nTwo men died.", "en", "2002-03-10"),
        ("Two men die in Riga\nMarch 01, 2008\nTwo men died.", "en", "2008-03-01"),
        ("RIGA (Jan. 5, 2016) — Two men died.", "en", "2016-01-05"),
        ("Deux morts à Riga\n\n3 janvier 2016 . –\nDeux hommes sont morts.", "fr", "2016-01-03"),
        ("Publié le 3 juin 2021\nDeux hommes sont morts.", "fr", "2021-06-03"),
    ],
)
def test_dateline_gives_the_date_of_the_report(text: str, language: str, day: str) -> None:
    found = dateline_date(lay_out(text, language))
    assert found is not None
    assert found[0] == day
    assert text[found[1].start : found[1].end] == found[1].quote


@pytest.mark.parametrize("text", ["On 30 August 1989 two men died.", "Two men died.", "", "RIGA, June 3 (Agency) - Two men died."])
def test_text_without_a_full_date_in_a_dateline_gives_none(text: str) -> None:
    assert dateline_date(lay_out(text, "en")) is None


def written(day: date, language: str) -> list[str]:
    month = MONTHS[language][day.month - 1]
    if language == "en":
        return [f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{month.upper()} {day.day} {day.year}", day.isoformat()]
    first = "1er" if day.day == 1 else str(day.day)
    return [f"{first} {month} {day.year}", f"{first} {month.upper()} {day.year}", day.isoformat(), f"{day:%d/%m/%Y}"]


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["en", "fr"]))
def test_every_date_written_out_reads_back(day: date, language: str) -> None:
    for words in written(day, language):
        found = only(f"– {words} –", language, None)
        assert (found.span.quote, found.value, found.first, found.last) == (words, *[day.isoformat()] * 3)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(1, 40))
def test_days_ago_count_back_from_publication(day: date, back: int) -> None:
    plural = "s" if back > 1 else ""
    assert only(f"He died {back} day{plural} ago.", "en", day.isoformat()).value == (day - timedelta(back)).isoformat()
    assert only(f"Il est mort il y a {back} jour{plural}.", "fr", day.isoformat()).value == (day - timedelta(back)).isoformat()


WORDS = st.sampled_from(
    "early late the last next about monday mardi may 3 1998 p.m. 10:30 at on of to in two years ago heures nuit de à matin week every 31 february février "
    "0 24:00 99 , . - -- ' “ \n é quarter first before after within 2021-02-31 00/00/0000 ½ 12/31/99 plus tard une dizaine".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)),
    st.sampled_from(["en", "fr", "de"]),
    st.sampled_from([None, THURSDAY, "0001-01-01", "9999-12-31T23:59", "nonsense"]),
)
def test_any_text_reads_without_a_crash_and_holds_the_contract(text: str, language: str, published: str | None) -> None:
    found, issues = find_times(lay_out(text, language), published)
    last_end = 0
    for t in found:
        assert t.span.quote == text[t.span.start : t.span.end]
        assert t.span.start >= last_end
        last_end = t.span.end
        assert re.match(r"^(P.+|PAST_REF|PRESENT_REF|FUTURE_REF|[0-9X]{1,4}.*|BC.*|T.*)$", t.value)
        assert (t.first is None) == (t.last is None)
        assert t.first is None or t.last is None or t.first <= t.last
        assert (t.precision is None) == (t.type in ("DURATION", "SET"))
    for issue in issues:
        assert issue.start is not None
        assert issue.end is not None
        assert text[issue.start : issue.end]
    dateline_date(lay_out(text, language))


@pytest.mark.parametrize(
    ("text", "day"), [("Men set fire to a shop on Wednesday.", "2026-04-15"), ("A hearing is set for Wednesday.", "2026-04-22")]
)
def test_what_was_set_on_a_day_is_past_and_what_is_set_for_it_is_to_come(text, day):
    times, _ = find_times(lay_out(text, "en"), "2026-04-16")
    assert [time.value for time in times] == [day]


def test_small_hours_after_a_night_are_of_the_day_after():
    told = [value for _, value in values("Overnight, shots were fired. The first was at 11 p.m. and the last at 3 a.m.")]
    assert told == ["2021-06-02TNI", "2021-06-02T23:00", "2021-06-03T03:00"]


def test_small_hours_in_a_later_sentence_are_of_the_second_day_of_the_night():
    told = values("Ils sont venus dans la nuit de mardi à mercredi. Vers 3 heures, ils ont tiré.", "fr")
    assert told[1][1] == "2021-06-02T03:00"


def test_hour_after_vers_is_a_time_and_no_duration():
    assert values("Parti vers 14 heures de la gare, le cortège est arrivé.", "fr")[0][1].endswith("T14:00")


def test_military_hour_after_at_about():
    assert values("HE WAS SHOT AT ABOUT 2130.")[0][1].endswith("T21:30")


def test_a_day_in_the_name_of_a_movement_is_no_date() -> None:
    assert find_times(lay_out("The 19 April Movement signed.", "en"), "2024-05-08")[0] == ()


def test_what_was_set_alight_on_a_day_was_before():
    assert values("Two men have been arrested after a mosque was set alight on Sunday.", published="2025-06-02") == [
        ("Sunday", "2025-06-01")
    ]
