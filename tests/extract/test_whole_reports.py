"""Rules that whole reports showed to be missing: what was hit, what is yet to come, who is only suspected."""

from onrecord.model.document import Document
from onrecord.model.record import Claim, Record
from onrecord.model.value import Comparison, Count, Damage, Party
from onrecord.pipeline import read_document


def record(text: str, language: str = "en") -> Record:
    return read_document(Document("d", text, published="2024-05-08", language=language))


def claims(text: str, variable: str, language: str = "en") -> list[Claim]:
    return [c for c in record(text, language).claims if c.variable == variable]


def status(text: str, act: str, language: str = "en") -> set[str]:
    return {e.status for e in record(text, language).events if e.act == act}


def test_houses_that_were_burned_are_damage_and_no_people_hurt():
    text = "Three people were killed and more than 60 houses burned in Jos on Monday."
    assert [c.value for c in claims(text, "damage")] == [Damage("houses", "destroyed")]
    assert claims(text, "injured") == []


def test_suspected_party_is_only_alleged():
    assert [c.status for c in claims("Suspected rebels attacked a village near Jos on Monday.", "initiator")] == ["alleged"]
    assert [c.status for c in claims("Des rebelles présumés ont attaqué un village lundi.", "initiator", "fr")] == ["alleged"]


def test_armed_men_whom_nobody_knows_are_one_party():
    (claim,) = claims("Des hommes armés non identifiés ont attaqué un village lundi.", "initiator", "fr")
    assert isinstance(claim.value, Party)
    assert (claim.value.name, claim.value.kind) == ("hommes armés non identifiés", "unknown_armed")


def test_truce_that_was_to_begin_has_not_happened():
    assert status("A ceasefire that was to begin on Saturday is in doubt.", "ceasefire") == {"planned"}


def test_troops_that_a_ministry_said_would_be_sent_are_planned():
    assert status("The ministry said that 200 soldiers would be deployed in Jos.", "deployment") == {"planned"}


def test_preparation_of_an_attack_is_no_attack():
    assert "happened" not in status("Police opened an inquiry into the preparation of an attack.", "assault")


def test_bombers_bomb_and_suicide_bombers_too():
    events = record("Bombers killed 12 people in Brest on Monday.").events
    assert "bombing" in {e.act for e in events}


def test_people_who_fled_are_displaced():
    (claim,) = claims("Rebels attacked Jos on Monday. About 300 people have fled to a school.", "displaced")
    assert isinstance(claim.value, Count)
    assert claim.value.best == 300


def test_ordinals_that_compare_with_a_span_of_time():
    for text, language in (
        ("It was the third shooting by Brest police this year.", "en"),
        ("C'est la quatrième attaque de ce type à Brest depuis mars.", "fr"),
    ):
        (claim,) = claims(text, "comparison", language)
        assert isinstance(claim.value, Comparison)
        assert claim.value.kind == "nth"


def test_ordinal_of_a_floor_compares_nothing():
    assert claims("She lived on the third floor since May.", "comparison") == []


def test_demand_in_direct_speech():
    text = 'About 50 people marched in Brest on Monday. "We want the report, all of it," said Ada Stone, who led them.'
    assert "demand" in {c.value.act for c in claims(text, "reaction")}  # type: ignore[union-attr]


def test_police_who_clear_a_site_put_out_those_who_hold_it():
    assert {e.act for e in record("La police a évacué lundi le dépôt pétrolier.", "fr").events} >= {"eviction"}
    assert {e.act for e in record("La police a évacué lundi les habitants.", "fr").events} >= {"rescue"}


def test_relative_word_that_speaks_is_whom_it_stands_for():
    text = "Des heurts ont éclaté à Brest. Quatre agents ont été blessés, a indiqué la préfecture, qui a fait état de onze interpellations."
    (claim,) = claims(text, "arrested", "fr")
    assert claim.said_by is not None
    assert claim.said_by.text.startswith("la préfecture")


def acts(text: str, language: str = "en") -> set[str]:
    return {e.act for e in record(text, language).events}


def test_rubber_bullets_are_no_shooting():
    assert "shooting" not in acts("At least 20 marchers were hit by rubber bullets on Monday.")
    assert "shooting" in acts("At least 20 marchers were hit by bullets on Monday.")


def test_burning_tyres_block_a_road_and_are_no_arson():
    assert acts("Residents burned tyres on the highway on Monday.") == {"blockade"}
    assert acts("Des habitants ont brûlé des pneus lundi.", "fr") == {"blockade"}
    assert acts("Residents burned a truck on the highway on Monday.") == {"arson"}


def test_the_land_behind_a_border_and_the_town_of_a_hospital_are_not_where_it_was():
    text = "Gunmen killed ten people in Tillabery, near the border with Mali, on Monday. The wounded were taken to a hospital in Ouallam after the attack."
    assert not {"Mali", "Ouallam"} & {c.value.name for c in claims(text, "where")}
    assert "Ouallam" in {c.value.name for c in claims("Gunmen attacked the hospital in Ouallam on Monday.", "where")}


def test_a_dateline_before_a_spaced_dash_does_nothing():
    (event,) = [e for e in record("DURBAN - Police arrested six students on Monday.").events if e.act == "arrest"]
    assert [a.span.quote for a in event.roles if a.role == "agent"] == ["Police"]


def test_who_suffers_wounds_is_hurt_whatever_stands_between():
    text = "A boy attacked two women on Monday. The teacher, a 43-year-old woman, suffered wounds to the neck. A colleague was cut on the hand."
    told = [c.value for c in claims(text, "injured")]
    assert [value.of for value in told if isinstance(value, Count)] == ["teacher", "colleague"]


def test_people_marched_away_are_abducted_and_do_not_march():
    assert "demonstration" not in acts("Armed men stormed a church on Sunday and marched 28 people into the forest.")
    assert acts("Armed men marched 28 villagers into the forest on Sunday.") == {"abduction"}


def test_a_christmas_market_is_no_day():
    assert claims("A man drove into a Christmas market in Leeds, killing six people.", "when") == []
