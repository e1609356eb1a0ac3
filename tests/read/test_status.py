"""Status: whether something is told as having happened."""

import pytest

from onrecord.model.reading import Marks, Predicate
from onrecord.read.layout import lay_out
from onrecord.read.predicates import find_predicates


def told(text: str, trigger: str, language: str = "en") -> Predicate:
    return next(p for p in find_predicates(lay_out(text, language), Marks(), ()) if p.span.quote == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Gunmen attacked the village.", "attacked", "happened"),
        ("Police did not arrest the men.", "arrest", "did_not_happen"),
        ("No one was injured.", "injured", "did_not_happen"),
        ("Officers never fired.", "fired", "did_not_happen"),
        ("Thousands marched against the killing of a student.", "killing", "happened"),
        ("Thousands marched against the eviction of a family.", "eviction", "did_not_happen"),
        ("The law is a protection against violence.", "violence", "did_not_happen"),
        ("They failed to stop the mob.", "stop", "did_not_happen"),
        ("They left without firing a shot.", "firing", "did_not_happen"),
        ("People marched through Nairobi to protest against a bill.", "protest", "happened"),
        ("Workers will strike on Monday.", "strike", "planned"),
        ("Unions plan to block the port.", "block", "planned"),
        ("They are going to attack the base.", "attack", "planned"),
        ("The group threatened to kill the hostages.", "kill", "threatened"),
        ("Rebels may attack the town.", "attack", "possible"),
        ("A man tried to enter the building.", "enter", "possible"),
        ("A man tried to enter the building.", "tried", "happened"),
        ("If they attack the town, people flee.", "attack", "hypothetical"),
        ("Troops would open fire.", "open", "hypothetical"),
        ("Crews are searching the ruins.", "searching", "ongoing"),
        ("Police had to fire in the air.", "fire", "happened"),
        ("They often attack buses.", "attack", "generic"),
        ("They managed to enter the building.", "enter", "happened"),
    ],
)
def test_status_of_a_verb(text: str, trigger: str, status: str):
    assert told(text, trigger).status == status


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("There was no attack on the base.", "attack", "did_not_happen"),
        ("Police prevented an attack.", "attack", "did_not_happen"),
        ("Students will hold a protest.", "protest", "planned"),
        ("They fear a possible attack.", "attack", "possible"),
        ("The attack killed two people.", "attack", "happened"),
        ("Officials condemned the attack.", "attack", "happened"),
    ],
)
def test_status_of_an_event_noun(text: str, trigger: str, status: str):
    assert told(text, trigger).status == status


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Il n'a pas attaqué la maison.", "attaqué", "did_not_happen"),
        ("Les ouvriers vont manifester.", "manifester", "planned"),
        ("Les ouvriers manifesteront lundi.", "manifesteront", "planned"),
        ("Un accident s'est produit hier.", "produit", "happened"),
        ("Ils pourraient attaquer la ville.", "attaquer", "possible"),
    ],
)
def test_status_in_french(text: str, trigger: str, status: str):
    assert told(text, trigger, "fr").status == status


def test_reportedly_hedges_what_still_happened():
    predicate = told("Rebels reportedly attacked the town.", "attacked")
    assert predicate.hedged
    assert predicate.status == "happened"


def test_french_conditional_past_is_reported_and_hedged():
    predicate = told("Les hommes auraient attaqué un poste.", "attaqué", "fr")
    assert predicate.hedged
    assert predicate.status == "happened"


def test_plain_telling_is_not_hedged():
    assert not told("Rebels attacked the town.", "attacked").hedged
