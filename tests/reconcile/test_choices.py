from onrecord.model.record import Claim, Sayer
from onrecord.model.span import Span
from onrecord.model.value import Act, Party, Place, When
from onrecord.reconcile.figures import figures_of


def told(variable, value, at, *, by=None, status="asserted", confidence=0.6):
    sayer = Sayer(by, None) if by else None
    span = Span(at, at + 5, "words")
    return Claim(f"c{at}", variable, value, (span,), (), status, None, sayer, hedged=False, confidence=confidence)


def test_the_gravest_act_that_happened_is_the_act():
    claims = (told("act", Act("demonstration"), 0), told("act", Act("clash"), 10), told("act", Act("bombing"), 20, status="planned"))
    assert figures_of(claims)["act"].value == Act("clash")


def test_two_nights_that_do_not_meet_are_a_conflict():
    tuesday, wednesday = When("2024-05-07", "2024-05-07", "daypart"), When("2024-05-08T03:00", "2024-05-08T03:59", "hour")
    result = figures_of((told("when", tuesday, 0), told("when", wednesday, 10)))["when"]
    assert result.conflict
    assert result.value == wednesday


def test_a_month_that_holds_the_day_is_no_conflict():
    result = figures_of(
        (told("when", When("2024-05-01", "2024-05-31", "month"), 0), told("when", When("2024-05-07", "2024-05-07", "day"), 10))
    )
    assert not result["when"].conflict
    assert result["when"].value.precision == "day"


def test_a_town_outweighs_the_country_around_it():
    country = Place("France", "country", "FR", path=("France",), geonameid=1)
    town = Place("Brest", "city", "FR", path=("France", "Bretagne", "Brest"), geonameid=2)
    result = figures_of((told("where", country, 0), told("where", country, 10), told("where", town, 20)))["where"]
    assert result.value == town
    assert not result.conflict


def test_a_denied_party_stays_with_the_denial_against_it():
    rebels = Party("rebels", "group", "organised_rebels")
    result = figures_of((told("initiator", rebels, 0, by="the army"), told("initiator", rebels, 10, by="the rebels", status="denied")))[
        "initiator"
    ]
    assert result.conflict
    assert result.against == ("c10",)
