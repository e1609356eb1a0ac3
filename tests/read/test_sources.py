"""What kind of source a phrase names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.sources import is_medium, source_kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a spokesperson for the regional prefecture", "government"),
        ("Anna Example of the Dockers union", "union"),
        ("a police union official", "union"),
        ("the president of the Dockers union", "union"),
        ("police sources", "police"),
        ("Sgt. Bob Example of the city police department", "police"),
        ("POLICE SPOKESMAN BOB EXAMPLE", "police"),
        ("a lawmaker from the Example party, Eric Example", "politician"),
        ("former interior minister Bob Example", "politician"),
        ("the interior minister", "government"),
        ("the European Union", "government"),
        ("authorities", "government"),
        ("reports from local media outlets", "media"),
        ("the Springfield Gazette", "media"),
        ("Radio Exampleville", "media"),
        ("Footage circulating on social media", "social_media"),
        ("a video posted on Twitter", "social_media"),
        ("Dr Ann Example, a surgeon at the police hospital", "medical"),
        ("hospital officials", "medical"),
        ("a witness", "witness"),
        ("a neighbour who lives nearby", "resident"),
        ("the army", "military"),
        ("Gen. Bob Example", "military"),
        ("the state prosecutor", "court"),
        ("a professor at the University of Exampleville", "expert"),
        ("a human rights group", "ngo"),
        ("the Red Cross", "ngo"),
        ("the company's chief executive", "company"),
        ("the victim's mother", "victim"),
        ("the rebels", "party_to_it"),
        ("a spokesman for the protesters", "party_to_it"),
        ("sources", "unnamed"),
        ("officials who asked not to be named", "unnamed"),
        ("Bob Example", "other"),
        ("he", "other"),
        ("", "other"),
    ],
)
def test_english_titles_and_affiliations_say_the_kind(words: str, kind: str) -> None:
    assert source_kind(words) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("un porte-parole de la préfecture", "government"),
        ("le syndicat de police Exemple", "union"),
        ("le procureur de la République", "court"),
        ("une habitante du quartier", "resident"),
        ("une source policière", "police"),
        ("une source proche du dossier", "unnamed"),
        ("la radio Exemple", "media"),
        ("la députée Anne Exemple", "politician"),
        ("les manifestants", "party_to_it"),
        ("des images diffusées sur les réseaux sociaux", "social_media"),
        ("l’hôpital", "medical"),
    ],
)
def test_french_titles_and_affiliations_say_the_kind(words: str, kind: str) -> None:
    assert source_kind(words, "fr") == kind


def test_newspaper_is_a_medium_and_police_are_none() -> None:
    assert is_medium("the Springfield Herald")
    assert not is_medium("police")


@given(st.text(max_size=60), st.sampled_from(["en", "fr", "de"]))
def test_any_words_have_a_kind(words: str, language: str) -> None:
    assert source_kind(words, language)
