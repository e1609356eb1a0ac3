"""The texts that the scorer of acts learns from, and what acts their own labels name. All from the folder of training files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SOURCES = {
    "en": ("cnc", "re3d", "meantime", "famus_dev", "gum", "ecbplus"),
    "fr": ("fr_popcorn", "fr_winer"),
}
LONGEST = 2000  # characters of a text that are read
EVERY = {"ecbplus": 2, "fr_winer": 4}  # one text in so many is read: those of one topic tell the same
FRAMES = {
    "Arrest": "arrest", "Arraignment": "trial", "Attack": "assault", "Besieging": "armed_clash", "Cause_harm": "assault",
    "Committing_crime": "crime", "Corporal_punishment": "assault", "Counterattack": "armed_clash", "Damaging": "property_destruction",
    "Destroying": "property_destruction", "Detonate_explosive": "bombing", "Execution": "killing", "Explosion": "bombing",
    "Extradition": "deportation", "Fleeing": "displacement", "Hostile_encounter": "clash", "Imprisonment": "arrest", "Invading": "occupation",
    "Kidnapping": "abduction", "Killing": "killing", "Legal_rulings": "trial", "Piracy": "hijacking", "Rape": "sexual_violence",
    "Rescuing": "rescue", "Setting_fire": "arson", "Shoot_projectiles": "shooting", "Smuggling": "crime", "Suicide_attack": "suicide_bombing",
    "Theft": "robbery", "Use_firearm": "shooting",
}  # fmt: skip
"""Frames of FAMuS that are acts. What the others name is none, or unclear."""
UNCLEAR = frozenset({
    "Abusing", "Bearing_arms", "Chaos", "Cause_impact", "Cause_to_fragment", "Change_of_leadership", "Clemency", "Control", "Death", "Dispersal", "Downing",
    "Enforcing", "Escaping", "Event", "Experience_bodily_harm", "Firing", "Hit_target", "Historic_event", "Inhibit_movement", "Intercepting",
    "Limiting", "Mass_motion", "Military_operation", "Predicament", "Quitting_a_place", "Removing", "Render_nonfunctional", "Revenge",
    "Rewards_and_punishments", "Silencing", "Surrendering_possession", "Taking", "Traversing", "Cutting", "Manipulation", "Breaking_out_captive",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A text; `told` has the act (or "none") that its own labels give the word that starts at a code point."""

    name: str
    text: str
    told: dict[int, str] = field(default_factory=dict)


def sources(data: Path, language: str) -> Iterator[Source]:
    """All texts of a language, in a fixed order."""
    for name in SOURCES[language]:
        seen: set[str] = set()
        with (data / f"{name}.jsonl").open(encoding="utf-8") as file:
            for number, line in enumerate(file):
                item = json.loads(line)
                if number % EVERY.get(name, 1) == 0 and (name != "fr_popcorn" or item["split"] == "train"):
                    yield Source(name, item["text"][:LONGEST], _told(item) if name == "famus_dev" else {})
                article = item.get("source_text")
                if article and article not in seen:
                    seen.add(article)
                    yield Source(name, article[:LONGEST])


def _told(item: dict[str, Any]) -> dict[int, str]:
    """What the frame of a FAMuS report makes of its trigger."""
    return {} if item["frame"] in UNCLEAR else {item["trigger"]["chars"][0]: FRAMES.get(item["frame"], "none")}
