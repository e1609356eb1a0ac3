"""Events: the act that each predicate tells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.events import find_events
from onrecord.model.acts import ACTS
from onrecord.model.document import Document
from onrecord.model.reading import Attribution, Marks, Reading
from onrecord.model.record import Event
from onrecord.model.span import span_at
from onrecord.pipeline import read_document
from onrecord.read.layout import lay_out
from onrecord.read.predicates import find_predicates


def events(text: str, language: str = "en", attributions: tuple[Attribution, ...] = ()) -> tuple[Event, ...]:
    layout = lay_out(text, language)
    return find_events(Reading(layout, Marks(), (), find_predicates(layout, Marks(), ()), attributions))


def acts(text: str, language: str = "en") -> list[str]:
    return [event.act for event in events(text, language) if event.act != "other"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen shot a guard.", "shooting"),
        ("Police opened fire on the crowd.", "shooting"),
        ("A device exploded near the market.", "bombing"),
        ("Militants blew up a bridge.", "bombing"),
        ("A man stabbed the clerk.", "stabbing"),
        ("A gang kidnapped a doctor.", "abduction"),
        ("Rioters set fire to two cars.", "arson"),
        ("Youths threw stones at officers.", "assault"),
        ("Officers fired tear gas at the marchers.", "crowd_dispersal"),
        ("Police lathi-charged the crowd.", "crowd_dispersal"),
        ("Thousands took to the streets.", "demonstration"),
        ("Students staged a sit-in.", "demonstration"),
        ("A group attempted to enter the port.", "attempted_entry"),
        ("Police arrested 12 people.", "arrest"),
        ("Police stood by as shops burned.", "failure_to_act"),
        ("Police did not intervene.", "failure_to_act"),
        ("The rebels claimed responsibility.", "claim_of_responsibility"),
        ("Soldiers defused a bomb.", "disrupted_attack"),
        ("A bus crashed on the highway.", "accident"),
        ("The group took two hostages.", "hostage_taking"),
        ("He attacked the guard with a knife.", "stabbing"),
        ("Workers went on strike.", "strike"),
        ("Rebels clashed with soldiers.", "armed_clash"),
        ("Protesters clashed with police.", "clash"),
    ],
)
def test_act_of_a_verb(text: str, expected: str):
    assert expected in acts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The suicide bombing shocked the town.", "suicide_bombing"),
        ("An exchange of fire followed.", "armed_clash"),
        ("The hunger strike lasted a month.", "hunger_strike"),
        ("5 dead in blast", "bombing"),
        ("The earthquake lasted a minute.", "natural_disaster"),
        ("An attempted murder was reported.", "attempted_attack"),
    ],
)
def test_act_of_a_noun(text: str, expected: str):
    assert expected in acts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La police a interpellé trois hommes.", "arrest"),
        ("Une bombe a explosé devant la gare.", "bombing"),
        ("Les émeutes ont duré trois jours.", "riot"),
        ("Des inondations ont touché la région.", "natural_disaster"),
        ("Les salariés sont en grève.", "strike"),
        ("Deux hommes ont mis le feu à une voiture.", "arson"),
        ("Des milliers de personnes sont descendues dans la rue.", "demonstration"),
    ],
)
def test_act_in_french(text: str, expected: str):
    assert expected in acts(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "He suffered a heart attack.",
        "The studio shot the film in spring.",
        "The firm fired 200 workers.",
        "Lawmakers voted to kill the bill.",
        "The minister came under fire for the plan.",
        "The striker scored as the attack grew and the goalkeeper missed the match.",
    ],
)
def test_figurative_use_is_no_attack(text: str):
    assert not {"assault", "shooting", "killing", "armed_clash", "fire"} & set(acts(text))


def test_killed_takes_the_means_told_in_its_sentence():
    found = {e.span.quote: e.act for e in events("Two men were killed in a shooting by gunmen.")}
    assert found["killed"] == "shooting"


def test_killed_without_means_is_a_killing():
    assert acts("Rebels killed a mayor.") == ["killing"]


def test_killed_in_an_accident_is_no_killing():
    assert "killing" not in acts("Four people were killed in a road accident.")


def test_light_verb_leaves_the_act_to_its_noun():
    found = {e.span.quote: e.act for e in events("The militia carried out an attack.")}
    assert found == {"carried": "other", "attack": "assault"}


def test_failing_to_act_is_what_happened():
    event = next(e for e in events("Police did not intervene.") if e.act == "failure_to_act")
    assert event.status == "happened"


def test_event_carries_the_innermost_attribution_over_it():
    text = "The mayor said that rebels attacked the town."
    cue, content = text.index("said"), text.index("rebels")
    outer = Attribution("a-1", (), (span_at(text, cue, cue + 4),), (span_at(text, 0, len(text)),), None)
    inner = Attribution("a-2", (), (span_at(text, cue, cue + 4),), (span_at(text, content, len(text)),), None)
    event = next(e for e in events(text, attributions=(outer, inner)) if e.act == "assault")
    assert event.attribution == "a-2"


def test_event_ids_are_stable():
    text = "Gunmen attacked the town. Two men were arrested."
    assert [e.id for e in events(text)] == [e.id for e in events(text)]


def test_act_does_not_depend_on_case():
    assert acts("GUNMEN SHOT A GUARD.") == acts("gunmen shot a guard.") == ["shooting"]


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_events_of_known_acts_that_slice_back(text: str):
    for language in ("en", "fr"):
        for event in events(text, language):
            assert event.act in ACTS
            assert text[event.span.start : event.span.end] == event.span.quote


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Police arrested three men in a raid on a flat in Leeds on Monday.", "raid"),
        ("Rebels raided the village of Bura on Tuesday.", "assault"),
        ("Gunmen killed 14 people in a raid on a village on Sunday.", "assault"),
    ],
)
def test_a_raid_is_one_where_authorities_or_nobody_in_particular_make_it(text, act):
    record = read_document(Document("d", text, published="2024-05-14"))
    assert act in {e.act for e in record.events if e.span.quote.startswith("raid")}


def test_explosions_in_a_fight_are_part_of_it_where_no_charge_went_off():
    fight = "Soldiers and rebels fought in the hills on Monday. Explosions were heard until noon."
    assert _read(fight) == {"armed_clash"}
    assert "bombing" in _read(fight + " A bomb exploded in the market.")


def _read(text: str) -> set[str]:
    return {event.act for event in read_document(Document("d", text, published="2026-03-11", language="en")).events} - {"other"}


def test_who_is_hit_by_a_car_is_not_shot():
    assert _read("A teenager was hit by a car in Agen on Monday.") == {"accident"}


def test_who_speaks_behind_a_number_of_the_hurt_is_not_among_them():
    text = "Gunmen opened fire at a wedding party in Agen on Monday, wounding at least nine, police and witnesses said."
    record = read_document(Document("d", text, published="2026-03-11", language="en"))
    assert [c.value.low for c in record.claims if c.variable == "injured"] == [9]
