"""Which weapons were used, on invented reports."""

from onrecord.model.document import Document
from onrecord.pipeline import read_document


def weapons(text):
    record = read_document(Document("d", text, published="2024-05-08", language="en"))
    return {c.value.name for c in record.claims if c.variable == "weapon"}


def test_what_was_fired_was_used():
    assert weapons("Gunmen fired automatic weapons at a bus in Brest on Monday and killed two passengers.") == {"automatic weapon"}


def test_arms_that_were_seized_were_not_used():
    assert weapons("Troops clashed with rebels near Kano on Monday. They seized two rifles and six grenades.") == set()
    assert weapons("Two rebels were killed near Kano on Monday and one rifle was confiscated.") == set()


def test_a_pole_that_is_blown_up_is_no_club():
    assert weapons("Rebels blew up several electricity poles with dynamite near Kano on Monday.") == {"dynamite"}


def test_a_make_and_its_noun_are_one_weapon():
    assert weapons("Gunmen shot two farmers with AK-47 rifles near Kano on Monday.") == {"ak-47 rifle"}


def test_what_is_called_after_a_gun_is_no_gun():
    assert weapons("A man was shot in Sampleton on Monday. He had a gun shot wound after a gun fight, and talked of gun control.") == set()


def test_a_weapon_that_nobody_used_is_none():
    assert weapons("Officers shot a man in Sampleton on Monday. One officer did not use his rifle.") == set()
    assert weapons("Officers shot a man in Sampleton on Monday. They were called on a report of a man with a gun.") == set()


def test_a_knife_in_the_hand_of_somebody_shot_hit_nobody():
    assert weapons("Officers shot a man in Sampleton on Monday. He had refused to drop his knife.") == set()
    assert weapons("A man stabbed a clerk with a knife in Sampleton on Monday and fled.") == {"knife"}


def test_what_a_band_is_armed_with_counts_beside_shots():
    text = "Armed men carrying rifles and machetes attacked a village near Kano on Monday. They opened fire and killed two farmers."
    assert "machete" in weapons(text)
